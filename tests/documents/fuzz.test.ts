/**
 * Whatever clients, nodes and the database do: what was acknowledged is stored, nobody is shown what is not, and in the end all
 * have the same. `FUZZ_SEEDS=1000` runs more worlds; `FUZZ_SEED=<n>` runs the one that failed (what happens in it is given by
 * the seed, how the loop interleaves it is not).
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as decoding from 'lib0/decoding';
import pg from 'pg';
import * as Y from 'yjs';
import { diceOf, type Dice } from '../../bench/faults/dice.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { memoryBuses } from '../support/bus.ts';
import { contentOf, fuzzClient, type FuzzClient } from './fuzz-client.ts';
import { connectDatabase, faulty, freshDatabase, newTicket, newWorkspace, staff, startPlace, until, type FaultyDatabase, type Place } from './support.ts';

const ONE = process.env.FUZZ_SEED;
const SEEDS = ONE ? [Number(ONE)] : Array.from({ length: Number(process.env.FUZZ_SEEDS ?? 50) }, (_, i) => i + 1);

let base: { url: string; drop(): Promise<void> };
let databases: Database[];
let workspace: string;
let admin: pg.Client;

beforeAll(async () => {
  base = await freshDatabase();
  databases = [await connectDatabase(base.url), await connectDatabase(base.url)];
  workspace = await newWorkspace(base.url);
  admin = new pg.Client({ connectionString: base.url });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await admin.end();
  await Promise.all(databases.map((db) => db.close()));
  await base.drop();
});

interface Node {
  db: FaultyDatabase;
  bus: ReturnType<ReturnType<typeof memoryBuses>['join']>;
  place: Place;
}

interface World {
  dice: Dice;
  document: string;
  nodes: Node[];
  clients: FuzzClient[];
  /** What happened, for whoever reads a failure. */
  story: string[];
}

const turn = (ms = 0): Promise<void> => new Promise((resolve) => (ms === 0 ? setImmediate(resolve) : setTimeout(resolve, ms)));
const pick = <T>(dice: Dice, from: readonly T[]): T => from[dice.between(0, from.length - 1)]!;

const openWorld = async (seed: number): Promise<World> => {
  const dice = diceOf(seed);
  const buses = memoryBuses();
  const nodes: Node[] = [];
  for (let i = dice.between(1, 2); i > 0; i--) {
    const db = faulty(databases[i - 1]!);
    const bus = buses.join(`node ${i}`);
    nodes.push({ db, bus, place: await startPlace(db, { bus }) });
  }
  const { notes: document } = newTicket();
  const actors = [staff(workspace, 'Anna'), staff(workspace, 'Bert'), staff(workspace, 'Cleo')];
  const clients = Array.from({ length: dice.between(2, 5) }, (_, i) =>
    fuzzClient({ name: 'abcde'[i]!, actor: actors[i % actors.length]!, document, ack: dice.chance(0.6) }));
  for (const client of clients) if (dice.chance(0.8)) client.connect(pick(dice, nodes).place);
  return { dice, document, nodes, clients, story: [] };
};

/** The document as its rows make it. */
const storedDoc = async (document: string): Promise<Y.Doc> => {
  const doc = new Y.Doc();
  const { rows } = await admin.query<{ snapshot: Buffer | null; updates: Buffer[] | null; damage: string | null }>(
    `select d.snapshot, d.quarantine_reason as damage, (select array_agg(u.updates order by u.seq) from document_update u where u.document_id = d.id) as updates
     from document d where d.name = $1`, [document]);
  expect(rows[0]?.damage ?? null).toBeNull();
  if (rows[0]?.snapshot) Y.applyUpdate(doc, rows[0].snapshot);
  for (const packed of rows[0]?.updates ?? []) {
    for (const decoder = decoding.createDecoder(packed); decoding.hasContent(decoder);) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  }
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  return doc;
};

/** Updates that would change the document, had it them. */
const lacking = (doc: Y.Doc, updates: Uint8Array[]): number => {
  let changes = 0;
  doc.on('update', () => void changes++);
  for (const update of updates) Y.applyUpdate(doc, update);
  return changes + Number(doc.store.pendingStructs !== null) + Number(doc.store.pendingDs !== null);
};

/** Now, not in the end: until then a client may have sent again what was lost. */
const audit = async ({ document, clients }: World): Promise<void> => {
  const promised = clients.map(({ name, acked, shown }) => ({ name, acked: [...acked], shown: [...shown] }));
  const stored = await storedDoc(document);
  for (const { name, acked, shown } of promised) {
    expect({ name, acknowledgedButNotStored: lacking(stored, acked) }).toEqual({ name, acknowledgedButNotStored: 0 });
    expect({ name, shownButNotStored: lacking(stored, shown) }).toEqual({ name, shownButNotStored: 0 });
  }
  stored.destroy();
};

const heal = ({ nodes }: World): void => {
  for (const { db, bus } of nodes) {
    db.before = db.after = db.load = () => {};
    if (bus.cut) bus.cut = false;
  }
};

/** The next commits (or loads) of a node are slow, fail, or succeed without anybody hearing of it. */
const fault = ({ dice, nodes }: World): string => {
  const node = pick(dice, nodes);
  let left = dice.between(1, 2);
  const failing = (): void => {
    if (left-- > 0) throw Object.assign(new Error('away'), { code: '57P03' });
  };
  const kind = pick(dice, ['slow', 'fails', 'unknown', 'load', 'wire'] as const);
  if (kind === 'slow') node.db.before = () => turn(dice.between(1, 15));
  else if (kind === 'fails') node.db.before = failing;
  else if (kind === 'unknown') node.db.after = failing;
  else if (kind === 'load') node.db.load = failing;
  else node.bus.cut = !node.bus.cut;
  return kind;
};

const restart = async ({ dice, nodes, clients }: World): Promise<void> => {
  const node = pick(dice, nodes);
  const old = node.place;
  const [stopped] = await Promise.all([old.stop(), turn(dice.between(0, 3))]);
  node.place = await startPlace(node.db, { bus: node.bus });
  for (const client of clients) if (client.provider.serverUrl === old.url && client.provider.shouldConnect) client.connect(pick(dice, nodes).place);
  return stopped;
};

const step = async (world: World): Promise<string> => {
  const { dice, nodes, clients } = world;
  const client = pick(dice, clients);
  const roll = dice.next();
  if (roll < 0.5) return `${client.name} edits ${client.edit(dice)}`;
  if (roll < 0.56) return client.undo(), `${client.name} undoes`;
  if (roll < 0.6) return client.redo(), `${client.name} redoes`;
  if (roll < 0.65) return client.disconnect(), `${client.name} leaves`;
  if (roll < 0.75) return client.connect(pick(dice, nodes).place), `${client.name} comes`;
  if (roll < 0.82) return `fault: ${fault(world)}`;
  if (roll < 0.84) return heal(world), 'healed';
  if (roll < 0.855) return await restart(world), 'a node restarts';
  if (roll < 0.88) return await audit(world), 'audit';
  return await turn(dice.between(1, 5)), 'a pause';
};

const agree = ({ clients }: World): boolean => {
  const [first, ...others] = clients.map(({ doc }) => Y.snapshot(doc));
  return clients.every(({ provider }) => provider.synced) && others.every((other) => Y.equalSnapshots(first!, other));
};

const standing = ({ name, ack, provider, doc, isSaved }: FuzzClient): string =>
  `${name}: ${JSON.stringify({ ack, synced: provider.synced, connected: provider.wsconnected, saved: isSaved(), url: provider.serverUrl, clocks: [...Y.decodeStateVector(Y.encodeStateVector(doc))], pending: doc.store.pendingStructs !== null })}`;

const conclude = async (world: World): Promise<void> => {
  heal(world);
  for (const client of world.clients) client.connect(pick(world.dice, world.nodes).place);
  await until('all agree', () => agree(world) && world.clients.every((client) => client.isSaved()), 10_000)
    .catch((cause: unknown) => {
      world.story.push(...world.clients.map(standing), ...world.nodes.map(({ place }) => JSON.stringify(place.documents.metrics())));
      throw cause;
    });
  await audit(world);
  const stored = await storedDoc(world.document);
  for (const { name, doc } of world.clients) {
    expect({ name, equal: Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(stored)) }).toEqual({ name, equal: true });
    expect(contentOf(doc)).toEqual(contentOf(stored));
  }
  const whole = Y.snapshot(stored);
  // A node without clients of it hears of the last edit a moment later.
  for (const { place } of world.nodes) {
    await until('all nodes have it', async () => {
      const shown = new Y.Doc();
      Y.applyUpdate(shown, await place.documents.state(workspace, world.document));
      return Y.equalSnapshots(Y.snapshot(shown), whole);
    });
  }
  expect(world.clients.flatMap(({ refused }) => refused)).toEqual([]);
};

const play = async (world: World): Promise<void> => {
  for (let n = world.dice.between(60, 180); n > 0; n--) {
    world.story.push(await step(world));
    if (world.dice.chance(0.5)) await turn();
  }
  await conclude(world);
};

test.each(SEEDS)('world %i', async (seed) => {
  const world = await openWorld(seed);
  try {
    await play(world);
  } catch (cause) {
    const logged = world.nodes.flatMap(({ place }) => place.log.lines.map((line) => JSON.stringify(line, (_, value: unknown) => (value instanceof Error ? value.message : value))));
    const refused = world.clients.flatMap((client) => client.refused);
    throw new Error(`FUZZ_SEED=${seed}: ${String(cause)}\n${[...refused, ...world.story.slice(-60), ...logged.slice(-20)].join('\n')}`, { cause });
  } finally {
    heal(world);
    for (const client of world.clients) client.close();
    await Promise.all(world.nodes.map(({ place }) => place.stop()));
  }
});
