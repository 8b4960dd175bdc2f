import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Actor, Role, UserActor } from '../../src/kernel/actor.ts';
import { plus, type Clock } from '../../src/kernel/clock.ts';
import type { Failure, Result } from '../../src/kernel/result.ts';
import { identityEntities, identityModule, type Identity } from '../../src/modules/identity/index.ts';
import type { Passwords } from '../../src/platform/crypto/passwords.ts';
import { openDatabase, type Database } from '../../src/platform/db/database.ts';
import { sql, type Sql } from '../../src/platform/db/sql.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

export const SECRET = 'a secret of at least thirty-two characters';
export const log = createLog('silent');

export interface World {
  test: TestDatabase;
  db: Database;
  clock: FakeClock;
  passwords: ReturnType<typeof countingPasswords>;
  identity: Identity;
  stop(): Promise<void>;
}

export interface FakeClock extends Clock {
  pass(ms: number): void;
}

/** Stands still until told. Starts at the database's day, so that its own defaults are not far off. */
export const fakeClock = (start = new Date()): FakeClock => {
  let now = start;
  return { now: () => now, pass: (ms) => void (now = plus(now, ms)) };
};

/** Hashes without effort, and counts how often it was asked to verify. */
export const countingPasswords = (): Passwords & { verified: number } => ({
  verified: 0,
  hash: async (password) => `plain:${password}`,
  async verify(password, hash) {
    this.verified += 1;
    if (!hash.startsWith('plain:')) throw new Error('this is no hash');
    return hash === `plain:${password}`;
  },
});

/** Identity on a database of the test file's own, with a clock that stands still. */
export const world = async (): Promise<World> => {
  const test = await createTestDatabase();
  const positions = () => { throw new Error('no conversations here'); };
  const db = await openDatabase({ url: test.url, log, entities: identityEntities, within: new Map(), positions });
  const stop = async (): Promise<void> => {
    await db.close();
    await test.drop();
  };
  const clock = fakeClock();
  const passwords = countingPasswords();
  try {
    return { test, db, clock, passwords, identity: await identityModule({ db, clock, secret: SECRET, log, passwords }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/**
 * Starts `work` while `change` is made but not committed, and commits once `waiters` transactions wait for it: a race whose
 * outcome does not depend on luck. Who does not wait for the row decides by what was before the change.
 */
export const during = async <T>(w: World, change: Sql, waiters: number, work: () => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: w.test.url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(change.text, change.values);
    let over = false;
    const outcome = work().finally(() => (over = true));
    for (let waiting = 0; waiting < waiters && !over;) {
      // Else the transaction would see who waited at its first look.
      await client.query('select pg_stat_clear_snapshot()');
      const { rows } = await client.query(`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      waiting = rows[0].waiting;
    }
    await client.query('commit');
    return await outcome;
  } finally {
    await client.end();
  }
};

let people = 0;

/** A user of a workspace (a new one when none is given), with what signs them in. */
export const person = async ({ identity }: World, options: { workspaceId?: string; role?: Role; groupId?: string; email?: string; name?: string } = {}) => {
  const workspaceId = options.workspaceId ?? (await identity.provision.createWorkspace({ name: `Workspace ${people}` })).id;
  people += 1;
  const email = options.email ?? `person${people}@example.test`;
  const user = await identity.provision.createUser({
    workspaceId, email, password: 'right', name: options.name ?? `Person ${people}`, role: options.role ?? 'AGENT', groupId: options.groupId ?? null,
  });
  return { workspaceId, email, user };
};

/** Each test comes from an address of its own, so that throttles do not meet. */
export const address = (): string => [10, ...randomBytes(3)].join('.');

export const signIn = (w: World, email: string, password = 'right', from = address()) =>
  w.identity.signIn({ email, password, workspaceId: null, address: from });

/** A new person who is signed in. */
export const signedIn = async (w: World, options: Parameters<typeof person>[1] = {}) => {
  const who = await person(w, options);
  const session = must(await signIn(w, who.email));
  const actor = await actorOf(w, session.accessToken);
  return { ...who, session, actor };
};

export const actorOf = async ({ identity }: World, token: string): Promise<UserActor> => {
  const known = await identity.authenticate(token);
  if (known?.actor.kind !== 'USER') throw new Error('not signed in as a user');
  return known.actor;
};

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.kind}: ${result.message}`);
  return result.value;
};

export const mustFail = (result: Result<unknown>): Failure => {
  if (result.ok) throw new Error('this should have failed');
  return result;
};

/** Types and payloads of a workspace's events, oldest first. */
export const events = (db: Database, workspaceId: string) =>
  db.rows<{ type: string; payload: Record<string, unknown>; actor: string }>(workspaceId, sql`
    select e.type, e.payload, e.actor from event e where e.workspace_id = ${workspaceId}::uuid order by e.xid, e.id`);

/** What a socket would be told to close by. */
export const eventsOf = async (db: Database, actor: Pick<Actor, 'workspaceId'>, type: string) =>
  (await events(db, actor.workspaceId)).filter((event) => event.type === type).map((event) => event.payload);
