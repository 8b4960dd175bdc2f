/** A, B and F: rooms in which people type and move, and what it costs to show it to the others. */
import { figure, median, table } from '../kit/report.ts';
import { PARLEY, RELAY } from './contestants.ts';
import type { Driven, Part } from './drive.ts';
import { calmDown, eachRound, order, placesOf, spending, type Ground } from './ground.ts';

export interface RoomsScenario {
  id: string;
  title: string;
  rooms: number;
  seats: number;
  writers: number;
  /** A second, of all together. */
  edits: number;
  cursors: number;
  /** What the product has to reach, as the table prints it. */
  reach: Partial<Record<Column, string>>;
}

type Column = 'ratio' | 'edits' | 'cursors' | 'delivered';

export const ROOMS: Record<'A' | 'B' | 'F', RoomsScenario[]> = {
  A: [
    { id: 'A1000', title: 'A. one room of 50, 5 write 1,000 edits/s', rooms: 1, seats: 50, writers: 5, edits: 1_000, cursors: 0, reach: { ratio: '≤ 0.70 (0.60)', edits: 'p99 ≤ 25' } },
    { id: 'A300', title: 'A. the same at 300 edits/s', rooms: 1, seats: 50, writers: 5, edits: 300, cursors: 0, reach: { ratio: '≤ 0.85' } },
    { id: 'quiet', title: 'A. a quiet room: two people, one types 10/s', rooms: 1, seats: 2, writers: 1, edits: 10, cursors: 0, reach: { edits: 'p50 ≤ 4' } },
  ],
  B: [{ id: 'B', title: 'B. 500 rooms of two, each types 2/s and moves 5/s', rooms: 500, seats: 2, writers: 2, edits: 2_000, cursors: 5_000, reach: { ratio: '≤ 1.60 (1.50)', edits: 'p99 ≤ 15', cursors: 'p99 ≤ 45' } }],
  F: [{ id: 'F', title: 'F. 200 cursors at 10 Hz in one room', rooms: 1, seats: 200, writers: 0, edits: 0, cursors: 2_000, reach: { delivered: '≥ 99 %', cursors: 'p99 ≤ 60' } }],
};

export interface RoomsResult {
  scenario: string;
  server: string;
  /** Seconds of the processor a million deliveries. */
  serverCpu: number;
  databaseCpu: number;
  /** To the relay's in the same round. */
  ratio: number;
  /** Shares of what was sent to others. */
  delivered: number;
  edits: { p50: number; p99: number };
  cursors: { p50: number; p99: number };
  /** Shares of one processor. */
  serverShare: number;
  generatorShare: number;
}

interface Sample extends RoomsResult {
  round: number;
}

const share = (parts: Part[]): number => parts.reduce((sum, { delivered }) => sum + delivered, 0) / parts.reduce((sum, { expected }) => sum + expected, 0);

const measureRooms = async (ground: Ground, scenario: RoomsScenario, take: Ground['contestants']): Promise<Sample[]> => {
  const samples: Sample[] = [];
  const ms = ground.quick ? 3_000 : 8_000;
  const warm = new Set<string>();
  await eachRound(ground, { contestants: take, durable: false, measure: async (server, round) => {
    const first = ground.rooms(scenario.rooms);
    const rooms = await Promise.all(Array.from({ length: scenario.rooms }, (_, i) => placesOf(server, first + i, scenario.seats)));
    await order(ground, { order: 'open', plan: { door: server.door(), rooms, writers: scenario.writers, text: '' } });
    const { edits, cursors } = scenario;
    if (!warm.has(server.name)) await order(ground, { order: 'drive', drive: { ms: ms / 2, edits, cursors } });
    warm.add(server.name);
    await calmDown(server);
    const { spent, result } = await spending(ground, server, () => order<Driven>(ground, { order: 'drive', drive: { ms, edits, cursors } }));
    const { difference } = await order<{ difference: string | null }>(ground, { order: 'compare' });
    await order(ground, { order: 'close' });
    const parts = [result.edits, result.cursors].filter(({ sent }) => sent > 0);
    const delivered = parts.reduce((sum, part) => sum + part.delivered, 0);
    const complete = share(parts);
    for (const why of result.lost) ground.fault(`${scenario.id}, ${server.name}: a socket was lost: ${why}`);
    if (difference !== null && complete > 0.999) ground.fault(`${scenario.id}, ${server.name}: ${difference}`);
    samples.push({
      scenario: scenario.id, server: server.name, round, serverCpu: spent.server * 1e3 / delivered, databaseCpu: spent.database * 1e3 / delivered, ratio: NaN,
      delivered: complete, edits: result.edits, cursors: result.cursors, serverShare: spent.server / ms, generatorShare: spent.generator / ms,
    });
  } });
  return samples;
};

const summarise = (samples: Sample[], server: string): RoomsResult => {
  const own = samples.filter((sample) => sample.server === server);
  const mid = (value: (sample: Sample) => number): number => median(own.map(value));
  const relayOf = (round: number): number => samples.find((sample) => sample.server === RELAY && sample.round === round)?.serverCpu ?? NaN;
  return {
    scenario: own[0]!.scenario, server, serverCpu: mid((s) => s.serverCpu), databaseCpu: mid((s) => s.databaseCpu), ratio: mid((s) => s.serverCpu / relayOf(s.round)),
    delivered: mid((s) => s.delivered), edits: { p50: mid((s) => s.edits.p50), p99: mid((s) => s.edits.p99) }, cursors: { p50: mid((s) => s.cursors.p50), p99: mid((s) => s.cursors.p99) },
    serverShare: mid((s) => s.serverShare), generatorShare: mid((s) => s.generatorShare),
  };
};

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

const describe = ({ title, reach, edits, cursors }: RoomsScenario, results: RoomsResult[]): string => {
  const only = <T>(wanted: unknown, ...cells: T[]): T[] => (wanted ? cells : []);
  const head = [title, 'CPU-s/M', 'to relay', 'PostgreSQL', 'delivered', ...only(edits, 'edits p50', 'p99 ms'), ...only(cursors, 'cursors p50', 'p99 ms'), 'server CPU', 'clients\' CPU'];
  const rows = results.map((r) => [
    r.server, figure(r.serverCpu), figure(r.ratio), figure(r.databaseCpu), percent(r.delivered), ...only(edits, figure(r.edits.p50), figure(r.edits.p99)),
    ...only(cursors, figure(r.cursors.p50), figure(r.cursors.p99)), percent(r.serverShare), percent(r.generatorShare),
  ]);
  const target = [`${PARLEY}: reach`, '', reach.ratio ?? '', '', reach.delivered ?? '', ...only(edits, '', reach.edits ?? ''), ...only(cursors, '', reach.cursors ?? ''), '', ''];
  return `${table(head, [...rows, target])}\n`;
};

export const benchRooms = async (ground: Ground, scenario: RoomsScenario): Promise<RoomsResult[]> => {
  const samples = await measureRooms(ground, scenario, ground.contestants);
  const results = ground.contestants.map(({ name }) => name).filter((name) => samples.some(({ server }) => server === name)).map((name) => summarise(samples, name));
  ground.say(describe(scenario, results));
  return results;
};
