/** D: what a connection and a document cost in memory that do nothing. */
import { figure, table } from '../kit/report.ts';
import { PARLEY, type Running } from './contestants.ts';
import type { Place } from './dialect.ts';
import { calmDown, eachRound, openSheet, order, type Ground } from './ground.ts';
import type { Memory } from './probe.ts';
import type { Rushed } from './rush.ts';

const WARM_UP = 100;
const AT_ONCE = 250;
/** In one document; a server may let no more in. */
const TOGETHER = 250;
const KIB = 1_024;

/** Memory while the clients at these places do nothing. */
const holding = async (ground: Ground, server: Running, places: Place[]): Promise<Memory> => {
  const { failed } = await order<Rushed>(ground, { order: 'rush', plan: { door: server.door(), places, clocks: 0 }, typed: false });
  if (failed.length > 0) throw new Error(`D: ${failed.length} clients could not come, the first: ${failed[0]}`);
  await calmDown(server);
  const memory = await server.memory();
  await order(ground, { order: 'close' });
  await calmDown(server);
  return memory;
};

export const benchIdle = async (ground: Ground): Promise<unknown> => {
  const clients = ground.quick ? AT_ONCE : 1_000;
  const sheet = openSheet();
  await eachRound(ground, {
    contestants: ground.contestants, durable: false,
    measure: async (server) => {
      const [first, few, many] = [ground.rooms(1), ground.rooms(clients / TOGETHER), ground.rooms(clients)];
      const inOne = (room: number, count: number): Promise<Place[]> => Promise.all(Array.from({ length: count }, (_, seat) => server.place(room, seat)));
      // Code, caches and pools that the first clients fill are nobody's.
      await holding(ground, server, await inOne(first, WARM_UP));
      const empty = await server.memory();
      const together = await holding(ground, server, (await Promise.all(Array.from({ length: clients / TOGETHER }, (_, n) => inOne(few + n, TOGETHER)))).flat());
      const apart = await holding(ground, server, await Promise.all(Array.from({ length: clients }, (_, n) => server.place(many + n, n))));
      const each = (more: number): number => more / clients / KIB;
      sheet.note(server.name, {
        connection: each(together.live - empty.live), document: each(apart.live - together.live),
        connectionRss: each(together.rss - empty.rss), documentRss: each(apart.rss - together.rss),
      });
    },
  });
  const head = [`D. ${figure(clients)} idle clients; KiB`, 'a connection', 'a document', 'RSS: a connection', 'and its document'];
  // Pages that the first round took are not given back: the later ones would say nothing.
  const first = (server: string, name: string): string => figure(sheet.all(server, name)[0] ?? NaN);
  const rows = sheet.servers().map((server) => [
    server, figure(sheet.median(server, 'connection')), figure(sheet.median(server, 'document')), first(server, 'connectionRss'), first(server, 'documentRss'),
  ]);
  ground.say(`${table(head, [...rows, [`${PARLEY}: reach`, '≤ 4', '≤ 2', '', '']])}\n`);
  return sheet.medians();
};
