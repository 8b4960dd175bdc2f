/**
 * The event log under 64 writers: two nodes miss nothing, double nothing, and keep each conversation's order. The suite runs a
 * small proof; `PARLEY_PROOF_EVENTS=1000000` runs the whole one.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/actor.ts';
import type { LogEvent } from '../../src/kernel/event.ts';
import { newId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { identityEntities } from '../../src/modules/identity/index.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openDatabase, type Database } from '../../src/platform/db/database.ts';
import { startTail, type EventTail } from '../../src/platform/events/tail.ts';
import { cuttable } from '../support/cuttable.ts';
import { log, startPlatform, until, type Platform } from './support.ts';
import { seedOf, startWriters, type Committed, type Writing } from './writers.ts';

const EVENTS = Number(process.env.PARLEY_PROOF_EVENTS ?? 20_000);
const WHOLE = EVENTS >= 1_000_000;
const PROOF_MS = 60_000 + EVENTS;

let platform: Platform;
let secondNode: Database;
let workspaceId: string;
beforeAll(async () => {
  platform = await startPlatform();
  secondNode = await openDatabase({ url: platform.database.url, log, entities: identityEntities, within: new Map(), positions: (workspace) => sql`select ${workspace}::uuid as workspace_id, 1 as last` });
  workspaceId = await platform.workspace('proof');
});
afterAll(async () => {
  await secondNode.close();
  await platform.stop();
});

const conversations = async (count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, newId);
  await platform.database.query("insert into conversation (id, workspace_id, kind) select id, $1, 'ROOM' from unnest($2::uuid[]) id", [workspaceId, ids]);
  return ids;
};

/** Events of one conversation as the server writes them: positions under its row's lock. */
const write: Writing['write'] = async (client, conversationId, random) => {
  const count = 1 + Math.floor(random() * 40);
  const { rows } = await client.query<{ id: string; xid: string; position: number }>(`
    with last as (update conversation set last_event_position = last_event_position + $2 where id = $1 returning workspace_id, last_event_position - $2 as before)
    insert into event (workspace_id, conversation_id, position, type, actor, payload)
    select workspace_id, $1, before + n, 'Tested', 'system', '{}' from last, generate_series(1, $2::int) n returning id::text, xid::text, position`, [conversationId, count]);
  return rows.map(({ id, xid, position }) => ({ id, xid: BigInt(xid), position }));
};

/** What a node hears, judged while it hears it. */
const witness = (tail: EventTail) => {
  const seen = new Set<string>();
  const last = new Map<string, number>();
  const found = { doubled: 0, disordered: 0, belowCursor: 0 };
  let cursor = 0n;
  const hear = (event: LogEvent): void => {
    if (seen.has(event.id)) found.doubled++;
    seen.add(event.id);
    if (event.position !== (last.get(event.conversationId!) ?? 0) + 1) found.disordered++;
    last.set(event.conversationId!, event.position!);
    // A cursor that was given out says: everything below it was delivered.
    if (BigInt(event.xid) < cursor) found.belowCursor++;
  };
  const stop = tail.listen(({ events, horizon }) => {
    events.forEach(hear);
    cursor = horizon;
  });
  return { seen, found, stop, missed: (committed: Committed[]) => committed.filter(({ id }) => !seen.has(id)).length };
};

test('[64 writers, late commits, rollbacks] two nodes skip 0, double 0, keep each conversation\'s order, and no cursor runs ahead', async () => {
  const seed = seedOf('log proof');
  const tails = [await startTail({ db: platform.db, url: platform.database.url, log }), await startTail({ db: secondNode, url: platform.database.url, log })];
  const witnesses = tails.map(witness);
  const started = performance.now();
  const writers = startWriters({
    url: platform.database.url, seed, write, conversations: await conversations(300),
    // The suite shares its database's connections with another file's server.
    writers: WHOLE ? 64 : 32, delayMs: 40, longMs: WHOLE ? 2_000 : 500,
  });
  await until('enough was written', () => writers.committed.length >= EVENTS, PROOF_MS);
  await writers.stop();
  const ms = performance.now() - started;
  await until('both nodes have it all', () => witnesses.every(({ seen }) => seen.size >= writers.committed.length));
  const ids = new Set(writers.committed.map(({ id }) => id));
  const result = witnesses.map(({ seen, found, missed }) => ({ ...found, missed: missed(writers.committed), unknown: [...seen].filter((id) => !ids.has(id)).length }));
  process.stdout.write(`log proof: ${JSON.stringify({ seconds: Math.round(ms / 1000), committed: ids.size, rolledBack: writers.rolledBack(), longTransactions: writers.long(), result })}\n`);
  expect(result).toEqual(tails.map(() => ({ doubled: 0, disordered: 0, belowCursor: 0, missed: 0, unknown: 0 })));
  for (const { stop } of witnesses) stop();
  await Promise.all(tails.map((tail) => tail.stop()));
}, 2 * PROOF_MS);

const record = () =>
  platform.db.tx(systemActor(workspaceId), async (tx) => {
    tx.record({ type: 'Tested', payload: {} });
    return ok(null);
  });

test('[LISTEN cut] a node that hears no wake-ups finds each event within two looks at the log, a second apart', async () => {
  const way = await cuttable(platform.database.url);
  const tail = await startTail({ db: secondNode, url: way.url, log });
  let [heard, looks] = [0, 0];
  const stop = tail.listen(({ events }) => {
    looks++;
    heard += events.length;
  });
  way.cut();
  await until('it looks by itself', () => looks >= 2);
  for (let i = 1; i <= 3; i++) {
    await record();
    looks = 0;
    await until('it was heard', () => heard >= i);
    expect(looks).toBeLessThanOrEqual(2);
  }
  stop();
  await tail.stop();
  await way.close();
});

test('[LISTEN ended by the database] the node makes a new connection, and what came meanwhile is there', async () => {
  const tail = await startTail({ db: secondNode, url: platform.database.url, log });
  let heard = 0;
  const stop = tail.listen(({ events }) => void (heard += events.length));
  const wires = () => platform.database.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'parley_wake_ups' and datname = current_database()");
  for (let i = 1; i <= 3; i++) {
    const [wire] = await until('it listens', async () => ((await wires()).length > 0 ? wires() : null));
    await platform.database.query('select pg_terminate_backend($1)', [wire!.pid]);
    await record();
    await until('it was heard', () => heard >= i);
  }
  stop();
  await tail.stop();
});
