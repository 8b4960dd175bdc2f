/** A desk whose agents are at work: what they do, and how the database keeps it. */
import { systemActor } from '../../src/kernel/actor.ts';
import { globalId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { provisioning } from '../../src/modules/settings/index.ts';
import { openDesk, type Desk } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';
import type { Payload } from '../support/chat.ts';

export const SECOND = 1_000;

export interface AgentView {
  state: string;
  status: string;
  present: boolean;
  auxCode: { name: string } | null;
  since: string | null;
  until: string | null;
  activeTickets: number;
  wrapUps: number;
  load: number;
  capacity: number;
  handled: number;
  averageResponseMs: number | null;
}

export const AGENT = 'state status present auxCode { name } since until activeTickets wrapUps load capacity handled averageResponseMs';

export interface Interval {
  state: string;
  cause: string;
  auxCode: { name: string } | null;
  by: { id: string } | null;
  since: string;
  until: string | null;
}

export interface WorkDesk extends Desk {
  /** Aux codes by name, as global ids. */
  codes: Record<'Lunch' | 'Break' | 'Admin', string>;
  go(part: Part, mutation: string, input?: Record<string, unknown>): Promise<Payload>;
  agent(part: Part, whose?: Part): Promise<AgentView | null>;
  intervals(part: Part, whose?: Part): Promise<Interval[]>;
  /** Time passes, and what is due is done. */
  later(ms: number): Promise<number>;
  set(setting: string, value: unknown): Promise<void>;
}

export const openWorkDesk = async (withCodes = true): Promise<WorkDesk> => {
  const desk = await openDesk('desk', undefined, 'OFFLINE');
  const { server, house } = desk;
  const codes = { Lunch: '', Break: '', Admin: '' };
  if (withCodes) {
    await server.app.db.tx(systemActor(house.workspaceId), async (tx) => {
      for (const [name, status] of [['Lunch', 'AWAY'], ['Break', 'AWAY'], ['Admin', 'BUSY']] as const) {
        codes[name] = globalId('auxCode', await provisioning.auxCode(tx, { name, status, colour: '#111111' }));
      }
      return ok(null);
    });
  }
  const around = () => {
    const now = server.clock.now().getTime();
    return { from: new Date(now - 80 * 24 * 3_600_000).toISOString(), to: new Date(now + 3_600_000).toISOString() };
  };
  return {
    ...desk, codes,
    go: (part, mutation, input = {}) => desk.act(part, mutation, input, `agent { ${AGENT} }`),
    agent: async (part, whose = part) =>
      (await desk.ask<{ user: { agent: AgentView | null } }>(part, `query ($id: ID!) { user(id: $id) { agent { ${AGENT} } } }`, { id: house.userId(whose) })).user.agent,
    intervals: async (part, whose = part) => {
      const { agentIntervals } = await desk.ask<{ agentIntervals: { edges: { node: Interval }[] } }>(part, `query ($userId: ID!, $from: DateTime!, $to: DateTime!) {
        agentIntervals(userId: $userId, from: $from, to: $to, first: 100) { edges { node { state cause auxCode { name } by { id } since until } } } }`, { userId: house.userId(whose), ...around() });
      return agentIntervals.edges.map(({ node }) => node);
    },
    later: async (ms) => {
      server.clock.advance(ms);
      return server.app.deadlines.runDue();
    },
    set: async (setting, value) => {
      await server.database.query(`insert into workspace_setting (workspace_id, ${setting}) values ($1, $2) on conflict (workspace_id) do update set ${setting} = excluded.${setting}`, [house.workspaceId, value]);
    },
  };
};

