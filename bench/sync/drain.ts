/** H: a server that is told to stop while everybody is connected and types. */
import pg from 'pg';
import { figure, table } from '../kit/report.ts';
import { PARLEY } from './contestants.ts';
import { eachRound, openSheet, order, type Ground } from './ground.ts';
import type { Left } from './leaving.ts';

const SEATS = 4;
const CLIENTS = 5_000;
const REACH_MS = 5_000;

/** How many updates these documents hold: whoever wrote them, and what compaction has moved away. */
const stored = async (url: string, names: string[]): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the query in flight rejects with it
  await client.connect();
  try {
    const { rows } = await client.query<{ n: string }>(
      `select coalesce(sum((run->>2)::int), 0) as n from document d join document_update u on u.document_id = d.id, jsonb_array_elements(u.authors) run where d.name = any($1)`, [names]);
    return Number(rows[0]!.n);
  } finally {
    await client.end();
  }
};

export const benchDrain = async (ground: Ground): Promise<unknown> => {
  const clients = ground.quick ? CLIENTS / 10 : CLIENTS;
  const sheet = openSheet();
  await eachRound(ground, {
    contestants: ground.contestants.filter(({ name }) => name === PARLEY), durable: true,
    measure: async (server) => {
      const count = clients / SEATS;
      const first = ground.rooms(count);
      const rooms = await Promise.all(Array.from({ length: count }, (_, i) =>
        // Everybody signed in has some of them.
        Promise.all(Array.from({ length: SEATS }, (__, seat) => server.place(first + i, i * SEATS + seat)))));
      const left = await order<Left>(ground, { order: 'leave', plan: { door: server.door(), rooms, writers: 1, text: 'x', pid: server.pid() } });
      await server.restart();
      // A paragraph each from before, and the last edits.
      const kept = await stored(await ground.database(), rooms.map(([place]) => place!.name)) - count;
      const [told] = Object.entries(left.told).sort(([, a], [, b]) => b - a);
      ground.say(`told: ${Object.entries(left.told).map(([what, n]) => `${what} ${figure(n)}`).join(', ')}; to wait, ms by tenths: ${left.delays.map(figure).join(' ')}`);
      if (Object.keys(left.told).length !== 1 || !told![0].startsWith('closed with 1012')) ground.fault('H: not everybody was told to come back');
      if (!(left.ended <= REACH_MS)) ground.fault(`H: the process ended after ${figure(left.ended)} ms`);
      if (kept < left.seen) ground.fault(`H: ${left.seen - kept} edits were seen and not kept`);
      sheet.note(server.name, { half: left.half, all: left.all, ended: left.ended, sent: left.sent, seen: left.seen, kept, spread: left.delays.at(-1)! - left.delays[0]! });
    },
  });
  const head = [`H. SIGTERM, ${figure(clients)} clients; ms`, 'half told', 'all told', 'ended', 'delays apart', 'last edits', 'seen', 'kept'];
  const rows = sheet.servers().map((server) => [server, ...['half', 'all', 'ended', 'spread', 'sent', 'seen', 'kept'].map((name) => figure(sheet.median(server, name)))]);
  ground.say(`${table(head, [...rows, [`${PARLEY}: reach`, '', '', `≤ ${figure(REACH_MS)}`, '', '', '', '= seen, or more']])}\n`);
  return sheet.medians();
};
