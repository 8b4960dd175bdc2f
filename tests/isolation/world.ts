/** One server, the victim's case in one workspace, and everybody who might try to reach it. */
import { startTestServer, type TestServer } from '../support/server.ts';
import { buildAttackers, type Attacker, type AttackerName } from './attackers.ts';
import { buildHouse, type House } from './house.ts';
import { buildVictim, type Victim } from './victim.ts';

export interface World {
  server: TestServer;
  /** The victim's workspace and another. */
  home: House;
  away: House;
  victim: Victim;
  attackers: Map<AttackerName, Attacker>;
  /** Tokens of those who may: they prove that an attempt would find something. */
  insiders: { agent1: string; admin: string; customer: string };
  stop(): Promise<void>;
}

export const buildWorld = async (): Promise<World> => {
  const server = await startTestServer();
  try {
    const [home, away] = await Promise.all([buildHouse(server, 'quarry'), buildHouse(server, 'elsewhere')]);
    const victim = await buildVictim(server, home);
    const attackers = await buildAttackers(server, home, away, victim);
    const [agent1, admin] = await Promise.all([server.signIn(home.email('agent1')), server.signIn(home.email('admin'))]);
    return { server, home, away, victim, attackers, insiders: { agent1, admin, customer: victim.customer.token }, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
};
