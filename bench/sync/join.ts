/** C: how long a long document takes to come after a restart, and how long everybody else waits meanwhile. */
import { randomInt } from 'node:crypto';
import { figure, table } from '../kit/report.ts';
import { PARLEY, type Running } from './contestants.ts';
import { calmDown, eachRound, openSheet, order, type Ground } from './ground.ts';
import type { Rushed } from './rush.ts';

const WHOLE = 1_000_000;
const QUICK_EDITS = 30_000;
const CROWD = 50;
/** What the last keystrokes still cause: stores that wait, compactions. */
const STORED_MS = 120_000;
const DEBOUNCED_MS = 11_000;

interface Joined extends Rushed {
  bytes: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

const joinAll = async (ground: Ground, server: Running, room: number, clients: number): Promise<Joined & { loop: number }> => {
  const places = await Promise.all(Array.from({ length: clients }, (_, seat) => server.place(room, seat + 2)));
  await server.watchLoop();
  const joined = await order<Joined>(ground, { order: 'rush', plan: { door: server.door(), places, clocks: 0 }, typed: true });
  const { worst } = await server.loop();
  await order(ground, { order: 'close' });
  for (const why of joined.failed.slice(0, 3)) ground.fault(`C, ${server.name}: ${why}`);
  return { ...joined, loop: worst };
};

export const benchJoin = async (ground: Ground, traces: string): Promise<unknown> => {
  const client = randomInt(2 ** 20, 2 ** 31);
  const { edits, characters } = await order<{ edits: number; characters: number }>(ground, { order: 'read', traces, client, edits: ground.quick ? QUICK_EDITS : WHOLE });
  const room = ground.rooms(1);
  const sheet = openSheet();
  await eachRound(ground, {
    contestants: ground.contestants.filter(({ keeps }) => keeps), durable: true,
    prepare: async (server) => {
      const started = performance.now();
      await order(ground, { order: 'fill', door: server.door(), places: [await server.place(room, 0), await server.place(room, 1)] });
      sheet.note(server.name, { filled: (performance.now() - started) / 1_000 });
      if (!ground.quick) await pause(DEBOUNCED_MS);
      await calmDown(server, STORED_MS);
    },
    measure: async (server) => {
      await server.restart();
      const cold = await joinAll(ground, server, room, 1);
      const warm = await joinAll(ground, server, room, 1);
      await server.restart();
      const crowd = await joinAll(ground, server, room, CROWD);
      sheet.note(server.name, {
        cold: cold.max, coldLoop: cold.loop, warm: warm.max, crowd: crowd.max, crowdLoop: crowd.loop, bytes: cold.bytes / 1_000, misled: cold.misled + crowd.misled,
      });
    },
  });
  const head = [`C. ${figure(edits)} edits, ${figure(characters)} characters; ms`, 'join cold', 'loop stood', 'again', `${CROWD} at once, cold`, 'loop stood', 'kB', 'told "in step" empty', 'typed in s'];
  const rows = sheet.servers().map((server) => [server, ...['cold', 'coldLoop', 'warm', 'crowd', 'crowdLoop', 'bytes', 'misled', 'filled'].map((name) => figure(sheet.median(server, name)))]);
  ground.say(`${table(head, [...rows, [`${PARLEY}: reach`, '≤ 60', '≤ 50', '', '', '≤ 50', '', '0', '']])}\n`);
  return sheet.medians();
};
