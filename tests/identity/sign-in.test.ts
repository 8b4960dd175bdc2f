import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { limit } from '../../src/limits.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { address, events, must, mustFail, person, signIn, world, type World } from './support.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const fail = async (email: string, from: string, times: number): Promise<void> => {
  for (let i = 0; i < times; i++) expect(mustFail(await signIn(w, email, 'wrong', from)).kind).toBe('WrongCredentials');
};

describe('signing in', () => {
  test('gives a session of the user in their workspace; case and spaces of the address do not matter', async () => {
    const { email, user, workspaceId } = await person(w);
    const session = must(await signIn(w, ` ${email.toUpperCase()} `));
    expect(session.user).toEqual(user);
    expect(session.workspace.id).toBe(workspaceId);
    expect(session.expiresAt.getTime() - w.clock.now().getTime()).toBeLessThanOrEqual(limit('accessTokenMs'));
    const known = await w.identity.authenticate(session.accessToken);
    expect(known!.actor).toMatchObject({ kind: 'USER', userId: user.id, workspaceId, role: 'AGENT', name: user.name, scopes: null, tokenId: null });
    expect(known!.expiresAt!.getTime() - w.clock.now().getTime()).toBe(limit('sessionMs'));
    const { type, payload } = (await events(w.db, workspaceId)).at(-1)!;
    expect({ type, payload }).toEqual({ type: 'SessionStarted', payload: { sessionId: expect.any(String), userId: user.id } });
  });

  test('colleagues at one address who sign in at the same moment, while time goes on, are all let in', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => person(w)));
    const from = address();
    // Time passes with every look at the clock, as it does outside of tests.
    const { now } = w.clock;
    w.clock.now = () => {
      w.clock.pass(1);
      return now();
    };
    const results = await Promise.all(people.map(({ email }) => signIn(w, email, undefined, from)));
    w.clock.now = now;
    expect(results.map((result) => result.ok)).toEqual(people.map(() => true));
  });

  test('a wrong password, an unknown account and a disabled user fail alike, after equal work', async () => {
    const { email } = await person(w);
    const disabled = await person(w);
    await w.db.system.rows(sql`update app_user set status = 'DISABLED' where id = ${disabled.user.id}`);
    const work = async (who: string, password: string) => {
      let statements = 0;
      const { rows, tx } = w.db.system;
      w.db.system.rows = (statement) => (statements++, rows(statement));
      w.db.system.tx = (inside) => tx((run) => inside((statement) => (statements++, run(statement))));
      const before = w.passwords.verified;
      const failure = mustFail(await signIn(w, who, password));
      w.db.system.rows = rows;
      w.db.system.tx = tx;
      return { failure, verified: w.passwords.verified - before, statements };
    };
    const wrong = await work(email, 'wrong');
    expect(wrong).toMatchObject({ failure: { kind: 'WrongCredentials', path: [] }, verified: 1 });
    expect(await work('nobody@example.test', 'wrong')).toEqual(wrong);
    expect(await work('not an address \0', 'wrong')).toEqual(wrong);
    expect(await work(disabled.email, 'right')).toEqual(wrong);
  });

  test('with users in several workspaces: the choices only after the password was right', async () => {
    const first = await person(w);
    const second = await person(w, { email: first.email });
    expect(mustFail(await signIn(w, first.email, 'wrong')).kind).toBe('WrongCredentials');
    const choice = mustFail(await signIn(w, first.email));
    expect(choice.kind).toBe('WorkspaceChoiceNeeded');
    expect((choice.details['workspaces'] as { id: string }[]).map((workspace) => workspace.id).sort()).toEqual([first.workspaceId, second.workspaceId].sort());
    const input = { email: first.email, password: 'right', address: address() };
    expect(must(await w.identity.signIn({ ...input, workspaceId: second.workspaceId })).user.id).toBe(second.user.id);
    const stranger = await person(w);
    expect(mustFail(await w.identity.signIn({ ...input, workspaceId: stranger.workspaceId })).kind).toBe('WrongCredentials');
    expect(mustFail(await w.identity.signIn({ ...input, workspaceId: '' })).kind).toBe('WrongCredentials');
  });
});

describe('the throttle', () => {
  const DELAYS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900];

  test('an account: three failures are free, then a second that doubles up to a quarter of an hour', async () => {
    const { email } = await person(w);
    await fail(email, address(), limit('signInFreeFailures'));
    for (const seconds of DELAYS) {
      await fail(email, address(), 1);
      expect(mustFail(await signIn(w, email, 'right', address()))).toMatchObject({ kind: 'TooManyAttempts', details: { retryAfterSeconds: seconds } });
      w.clock.pass(seconds * 1000 - 1);
      expect(mustFail(await signIn(w, email, 'right', address()))).toMatchObject({ kind: 'TooManyAttempts', details: { retryAfterSeconds: 1 } });
      w.clock.pass(1);
    }
    must(await signIn(w, email, 'right', address()));
    await fail(email, address(), limit('signInFreeFailures') + 1);
    expect(mustFail(await signIn(w, email)).details['retryAfterSeconds']).toBe(1);
  });

  test('an account that does not exist is slowed the same way, and a blocked try costs no hash', async () => {
    await fail('ghost@example.test', address(), limit('signInFreeFailures') + 1);
    const before = w.passwords.verified;
    expect(mustFail(await signIn(w, 'ghost@example.test')).kind).toBe('TooManyAttempts');
    expect(w.passwords.verified).toBe(before);
  });

  test('an address: failures at many accounts add up, another address is not slowed', async () => {
    const from = address();
    const victim = await person(w);
    for (let i = 0; i < 11; i++) await fail(`many${i}@example.test`, from, 1);
    expect(mustFail(await signIn(w, victim.email, 'right', from))).toMatchObject({ kind: 'TooManyAttempts', details: { retryAfterSeconds: 1 } });
    must(await signIn(w, victim.email, 'right', address()));
    w.clock.pass(1000);
    must(await signIn(w, victim.email, 'right', from));
  });

  test('an address of IPv6 is its /64', async () => {
    for (let i = 0; i < 11; i++) await fail(`six${i}@example.test`, `2001:db8:1:2::${i + 1}`, 1);
    expect(mustFail(await signIn(w, 'six@example.test', 'wrong', '2001:db8:1:2:ffff::1')).kind).toBe('TooManyAttempts');
    await fail('six@example.test', '2001:db8:1:3::1', 1);
  });

  test('successes of an office behind one address do not slow it', async () => {
    const from = address();
    for (let i = 0; i < 30; i++) must(await signIn(w, (await person(w)).email, 'right', from));
  });

  test('a success does not clear the failures of others at the address', async () => {
    const from = address();
    const { email } = await person(w);
    for (let i = 0; i < 10; i++) {
      await fail(`mixed${i}@example.test`, from, 1);
      if (i % 3 === 0) must(await signIn(w, email, 'right', from));
    }
    await fail('mixed@example.test', from, 1);
    expect(mustFail(await signIn(w, email, 'right', from)).kind).toBe('TooManyAttempts');
  });

  test('guesses at the same moment do not slip by: of twenty only the free ones and the one that starts the delay are looked at', async () => {
    const { email } = await person(w);
    const before = w.passwords.verified;
    const kinds = await Promise.all(Array.from({ length: 20 }, async () => mustFail(await signIn(w, email, 'wrong', address())).kind));
    expect(kinds.filter((kind) => kind === 'WrongCredentials')).toHaveLength(limit('signInFreeFailures') + 1);
    expect(w.passwords.verified - before).toBe(limit('signInFreeFailures') + 1);
  });

  test('who was quiet for a day starts anew, and the sweep forgets them', async () => {
    const { email } = await person(w);
    await fail(email, address(), limit('signInFreeFailures') + 1);
    w.clock.pass(24 * 3_600_000);
    await fail(email, address(), limit('signInFreeFailures'));
    w.clock.pass(24 * 3_600_000);
    await w.identity.sweep();
    expect(await w.db.system.rows(sql`select 1 from sign_in_throttle`)).toEqual([]);
  });

  test('the table holds no address and no account in the clear', async () => {
    await fail('secret@example.test', '192.0.2.77', 1);
    const rows = await w.db.system.rows<{ key: Buffer }>(sql`select key from sign_in_throttle`);
    for (const { key } of rows) expect(key).toHaveLength(32);
  });
});
