/** E: everybody comes back at once, as after a cut of the network. */
import { figure, table } from '../kit/report.ts';
import { PARLEY } from './contestants.ts';
import { calmDown, eachRound, openSheet, order, placesOf, type Ground } from './ground.ts';
import type { Rushed } from './rush.ts';

const SEATS = 2;
const CHARACTERS = 1_000;

export const benchReturn = async (ground: Ground): Promise<unknown> => {
  const rooms = ground.quick ? 100 : 500;
  const first = ground.rooms(rooms);
  const sheet = openSheet();
  let clocks = 0;
  await eachRound(ground, {
    contestants: ground.contestants, durable: true,
    prepare: async (server) => {
      const places = await Promise.all(Array.from({ length: rooms }, (_, i) => placesOf(server, first + i, SEATS)));
      ({ clocks } = await order<{ clocks: number }>(ground, { order: 'open', plan: { door: server.door(), rooms: places, writers: 1, text: 'x'.repeat(CHARACTERS) } }));
      await order(ground, { order: 'close' });
      await calmDown(server);
    },
    measure: async (server) => {
      const keeps = ground.contestants.find(({ name }) => name === server.name)!.keeps;
      const places = (await Promise.all(Array.from({ length: rooms }, (_, i) => placesOf(server, first + i, SEATS)))).flat();
      const rushed = await order<Rushed>(ground, { order: 'rush', plan: { door: server.door(), places, clocks: keeps ? clocks : 0 }, typed: false });
      await order(ground, { order: 'close' });
      if (rushed.failed.length > 0) ground.fault(`E, ${server.name}: ${rushed.failed.length} clients did not come back, the first: ${rushed.failed[0]}`);
      sheet.note(server.name, { p50: rushed.p50, all: rushed.max, misled: rushed.misled });
    },
  });
  const head = [`E. ${figure(rooms * SEATS)} clients back to ${figure(rooms)} documents; ms`, 'half', 'all', 'told "in step" empty'];
  const rows = sheet.servers().map((server) => [server, ...['p50', 'all', 'misled'].map((name) => figure(sheet.median(server, name)))]);
  ground.say(`${table(head, [...rows, [`${PARLEY}: reach`, '', '≤ 300', '0']])}\n`);
  return sheet.medians();
};
