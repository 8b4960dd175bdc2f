/** G: a server killed in the midst of edits, and what others had seen of them that is gone afterwards. */
import { figure, table } from '../kit/report.ts';
import { PARLEY, type Running } from './contestants.ts';
import type { Burst } from './burst.ts';
import { eachRound, openSheet, order, placesOf, type Ground } from './ground.ts';

const BURST = 1_000;
/** The server is killed when the other has seen this share of the burst. */
const SHARES = [0.001, 0.25, 0.5, 0.75, 1];
const STEADY = 200;
const STEADY_A_SECOND = 50;

interface Loss {
  seen: number;
  lost: number;
}

const crash = async (ground: Ground, server: Running, edits: number, perSecond: number | null, killAt: number): Promise<Loss> => {
  const [writer, reader] = await placesOf(server, ground.rooms(1), 2);
  const { client, clock, seen } = await order<Burst>(ground, {
    order: 'burst', plan: { door: server.door(), writer: writer!, reader: reader!, edits, perSecond, pid: server.pid(), killAt },
  });
  await server.kill();
  await server.restart();
  const { clock: kept } = await order<{ clock: number }>(ground, { order: 'recover', door: server.door(), place: reader!, client });
  return { seen, lost: Math.min(seen, Math.max(0, clock - kept)) };
};

export const benchCrash = async (ground: Ground): Promise<unknown> => {
  const sheet = openSheet();
  const shares = ground.quick ? [1] : SHARES;
  await eachRound(ground, {
    contestants: ground.contestants.filter(({ keeps }) => keeps), durable: true,
    measure: async (server) => {
      for (const share of shares) {
        const { seen, lost } = await crash(ground, server, BURST, null, Math.ceil(share * BURST));
        sheet.note(server.name, { seen, lost });
      }
      const { seen, lost } = await crash(ground, server, STEADY, STEADY_A_SECOND, STEADY);
      sheet.note(server.name, { steadySeen: seen, steadyLost: lost });
    },
  });
  const sum = (server: string, name: string): number => sheet.all(server, name).reduce((total, value) => total + value, 0);
  const head = [`G. kill -9 in a burst of ${figure(BURST)} edits`, 'kills', 'seen', 'of them lost', 'worst', `kills at ${STEADY_A_SECOND}/s`, 'seen', 'of them lost'];
  const rows = sheet.servers().map((server) => [
    server, String(sheet.all(server, 'lost').length), figure(sum(server, 'seen')), figure(sum(server, 'lost')), figure(Math.max(...sheet.all(server, 'lost'))),
    String(sheet.all(server, 'steadyLost').length), figure(sum(server, 'steadySeen')), figure(sum(server, 'steadyLost')),
  ]);
  ground.say(`${table(head, [...rows, [`${PARLEY}: reach`, '', '', '0', '0', '', '', '0']])}\n`);
  if (sum(PARLEY, 'lost') + sum(PARLEY, 'steadyLost') > 0) ground.fault('G: Parley lost edits that another client had seen');
  return sheet.servers().map((server) => ({ server, seen: sum(server, 'seen'), lost: sum(server, 'lost'), steadySeen: sum(server, 'steadySeen'), steadyLost: sum(server, 'steadyLost') }));
};
