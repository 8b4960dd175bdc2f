/** The server's own database, past the server: what lies in it, and how it dies. */
import * as decoding from 'lib0/decoding';
import pg from 'pg';
import * as Y from 'yjs';
import { databaseOf } from '../kit/database.ts';
import { pause } from '../replay/patience.ts';
import { contentOf } from './content.ts';
import type { Content } from './ledger.ts';

const RETURN_MS = 30_000;
const LOOK_MS = 1;

/** Runs `work` on a connection of its own, which must not fail while the database is being killed. */
const connected = async <T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: (await databaseOf(dataDir)).url });
  client.on('error', () => { /* It is killed on purpose. */ });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => { /* The same. */ });
  }
};

/** As `pg_ctl stop -m immediate` does it. */
export const crashDatabase = async (dataDir: string): Promise<void> => {
  process.kill((await databaseOf(dataDir)).postmaster, 'SIGQUIT');
};

/** Resolves when it answers again. */
export const databaseReturns = async (dataDir: string): Promise<void> => {
  const deadline = performance.now() + RETURN_MS;
  for (;;) {
    try {
      await connected(dataDir, (client) => client.query('select 1'));
      return;
    } catch (cause) {
      if (performance.now() > deadline) throw new Error(`the database was not back within ${RETURN_MS} ms`, { cause });
      await pause(50);
    }
  }
};

/** A compaction takes this long between its statements, so that a kill finds it there, s. */
const SLEEP_S = 0.05;

export const slowCompactions = (dataDir: string): Promise<void> => connected(dataDir, async (client) => {
  await client.query(`create function faults_sleep() returns trigger language plpgsql as $$ begin perform pg_sleep(${SLEEP_S}); return null; end $$`);
  await client.query('create trigger faults_sleep before delete on document_update for each statement execute function faults_sleep()');
});

/** Resolves in the middle of a compaction's transaction: true; false when none came in time. */
export const compactionStands = (dataDir: string, ms: number): Promise<boolean> => connected(dataDir, async (client) => {
  for (const deadline = performance.now() + ms; performance.now() < deadline; await pause(LOOK_MS)) {
    const { rowCount } = await client.query("select 1 from pg_stat_activity where wait_event = 'PgSleep'");
    if (rowCount) return true;
  }
  return false;
});

const unpacked = function* (packed: Uint8Array): Generator<Uint8Array> {
  const decoder = decoding.createDecoder(packed);
  while (decoding.hasContent(decoder)) yield decoding.readVarUint8Array(decoder);
};

const readStored = async (client: pg.Client, document: string): Promise<Content> => {
  const { rows: [head] } = await client.query<{ id: string; snapshot: Buffer | null; seq: string; set_aside: string | null }>(
    'select id, snapshot, snapshot_seq as seq, quarantine_reason as set_aside from document where name = $1', [document]);
  const { rows } = await client.query<{ seq: string; updates: Buffer }>(
    'select seq, updates from document_update where document_id = $1 order by seq', [head?.id ?? 0]);
  if (head?.set_aside) throw new Error(`${document} was set aside: ${head.set_aside}`);
  const doc = new Y.Doc();
  if (head?.snapshot) Y.applyUpdate(doc, head.snapshot);
  for (const [i, { seq, updates }] of rows.entries()) {
    if (Number(seq) !== Number(head!.seq) + i + 1) throw new Error(`${document}: the log has a hole before ${seq}`);
    for (const update of unpacked(updates)) Y.applyUpdate(doc, update);
  }
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`${document}: the log holds updates that rest on nothing`);
  const content = contentOf(doc);
  doc.destroy();
  return content;
};

/** The documents as their rows make them, in one snapshot of the database. */
export const storedContents = (dataDir: string, documents: readonly string[]): Promise<Content[]> => connected(dataDir, async (client) => {
  await client.query('begin isolation level repeatable read read only');
  const contents: Content[] = [];
  for (const document of documents) contents.push(await readStored(client, document));
  return contents;
});
