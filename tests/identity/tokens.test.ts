import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor, type StaffActor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { limit } from '../../src/limits.ts';
import type { NewApiToken } from '../../src/modules/identity/index.ts';
import { tokenHash } from '../../src/platform/crypto/tokens.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { actorOf, eventsOf, must, mustFail, signedIn, world, type World } from './support.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const DAY_MS = 24 * 3_600_000;
const create = (actor: StaffActor, input: Partial<NewApiToken> = {}) =>
  w.identity.createApiToken(actor, { name: 'script', scopes: ['READ'], expiresInDays: 90, service: false, ...input });

describe('API tokens', () => {
  test('a personal one acts as its user, within its scopes; the key is kept as a hash only', async () => {
    const { actor, user, workspaceId } = await signedIn(w);
    const { apiToken, key } = must(await create(actor, { name: '  nightly ', scopes: ['WRITE', 'READ', 'READ'] }));
    expect(key).toMatch(/^prl_pat_[\w-]{43}$/);
    expect(apiToken).toMatchObject({ name: 'nightly', scopes: ['READ', 'WRITE'], userId: user.id, lastUsedAt: null, hint: key.slice(0, 12) });
    expect(await w.identity.authenticate(key)).toEqual({
      actor: { kind: 'USER', workspaceId, userId: user.id, sessionId: null, tokenId: apiToken.id, role: 'AGENT', name: user.name, scopes: ['READ', 'WRITE'] },
      expiresAt: apiToken.expiresAt,
    });
    const [row] = await w.db.system.rows<{ hash: Buffer; all: string }>(sql`select hash, t::text as all from api_token t where id = ${apiToken.id}`);
    expect(row!.hash).toEqual(tokenHash(key));
    expect(row!.all).not.toContain(key.slice(12));
    expect(await eventsOf(w.db, actor, 'ApiTokenCreated')).toEqual([{ tokenId: apiToken.id, userId: user.id }]);
  });

  test('a service one is staff without a person, made and seen by administrators', async () => {
    const { actor, workspaceId } = await signedIn(w, { role: 'ADMIN' });
    const agent = await signedIn(w, { workspaceId });
    const { apiToken, key } = must(await create(actor, { service: true, scopes: ['READ', 'WRITE'] }));
    expect(key).toMatch(/^prl_svc_/);
    expect((await w.identity.authenticate(key))!.actor).toEqual({ kind: 'SERVICE', workspaceId, tokenId: apiToken.id, name: 'script', scopes: ['READ', 'WRITE'] });
    const mine = must(await create(agent.actor)).apiToken;
    expect((await w.identity.apiTokens(actor)).map((row) => row.id)).toEqual([apiToken.id]);
    expect((await w.identity.apiTokens(agent.actor)).map((row) => row.id)).toEqual([mine.id]);
    expect(await w.identity.apiTokenLoader(actor).loadMany([apiToken.id, mine.id])).toEqual([{ ...apiToken, lastUsedAt: w.clock.now() }, null]);
    expect(mustFail(await w.identity.revokeApiToken(agent.actor, apiToken.id)).kind).toBe('NotFound');
    expect(mustFail(await w.identity.revokeApiToken(actor, mine.id)).kind).toBe('NotFound');
  });

  test('the last use is told to the minute', async () => {
    const { actor } = await signedIn(w);
    const { apiToken, key } = must(await create(actor));
    const lastUse = async () => (await w.identity.apiTokenLoader(actor).load(apiToken.id))!.lastUsedAt;
    const first = w.clock.now();
    await w.identity.authenticate(key);
    w.clock.pass(59_999);
    await w.identity.authenticate(key);
    expect(await lastUse()).toEqual(first);
    w.clock.pass(1);
    await w.identity.authenticate(key);
    expect(await lastUse()).toEqual(w.clock.now());
  });

  test('expire', async () => {
    const { actor } = await signedIn(w);
    const { key } = must(await create(actor, { expiresInDays: 1 }));
    w.clock.pass(DAY_MS - 1);
    expect(await w.identity.authenticate(key)).not.toBeNull();
    w.clock.pass(1);
    expect(await w.identity.authenticate(key)).toBeNull();
  });

  test('revoking ends a token at once, with an event; a second time it is not found', async () => {
    const { actor } = await signedIn(w);
    const { apiToken, key } = must(await create(actor));
    must(await w.identity.revokeApiToken(actor, apiToken.id));
    expect(await w.identity.authenticate(key)).toBeNull();
    expect(await eventsOf(w.db, actor, 'ApiTokenRevoked')).toEqual([{ tokenId: apiToken.id }]);
    expect(mustFail(await w.identity.revokeApiToken(actor, apiToken.id)).kind).toBe('NotFound');
    expect(await w.identity.apiTokens(actor)).toEqual([]);
  });

  test('a key may revoke itself but neither another nor a session', async () => {
    const { actor } = await signedIn(w);
    const [one, two] = [must(await create(actor)), must(await create(actor))];
    const byKey = await actorOf(w, one.key);
    expect(mustFail(await w.identity.revokeApiToken(byKey, two.apiToken.id)).kind).toBe('Forbidden');
    await expect(w.identity.signOut({ actor: byKey, refreshToken: null, everywhere: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    must(await w.identity.revokeApiToken(byKey, one.apiToken.id));
  });

  test('what does not fit is refused', async () => {
    const { actor } = await signedIn(w);
    const bad: [Partial<NewApiToken>, string][] = [
      [{ name: ' ' }, 'name'], [{ name: 'x'.repeat(limit('nameCharacters') + 1) }, 'name'], [{ name: 'a\0b' }, 'name'], [{ scopes: [] }, 'scopes'],
      [{ expiresInDays: 0 }, 'expiresInDays'], [{ expiresInDays: limit('apiTokenDays') + 1 }, 'expiresInDays'],
    ];
    for (const [input, path] of bad) expect(mustFail(await create(actor, input))).toMatchObject({ kind: 'BadInput', path: [path] });
    for (let i = 0; i < 50; i++) must(await create(actor));
    expect(mustFail(await create(actor)).kind).toBe('BadInput');
  });

  test('a demoted administrator\'s ADMIN key loses what the role lost', async () => {
    const { actor, user, workspaceId } = await signedIn(w, { role: 'ADMIN' });
    const other = await signedIn(w, { workspaceId, role: 'ADMIN' });
    const { key } = must(await create(actor, { scopes: ['ADMIN'] }));
    must(await w.identity.changeUserRole(await actorOf(w, key), other.user.id, 'ADMIN'));
    must(await w.identity.changeUserRole(other.actor, user.id, 'AGENT'));
    expect(mustFail(await w.identity.changeUserRole(await actorOf(w, key), user.id, 'ADMIN')).kind).toBe('Forbidden');
  });
});

describe('customers', () => {
  test('a room token is bound to one conversation and contact, kept as a hash, and lapses', async () => {
    const { id: workspaceId } = await w.identity.provision.createWorkspace({ name: 'Rooms' });
    const ids = { conversationId: newId(), contactId: newId() };
    const made = must(await w.db.tx(systemActor(workspaceId), async (tx) => ok(await w.identity.mintGuest(tx, { ...ids, name: 'Ida' }))));
    expect(made.token).toMatch(/^prl_room_[\w-]{43}$/);
    expect(await w.identity.authenticate(made.token)).toEqual({
      actor: { kind: 'GUEST', workspaceId, guestId: made.guestId, ...ids, name: 'Ida' }, expiresAt: made.expiresAt,
    });
    const [row] = await w.db.system.rows<{ hash: Buffer }>(sql`select hash from guest where id = ${made.guestId}`);
    expect(row!.hash).toEqual(tokenHash(made.token));
    expect(await w.identity.authenticate(`${made.token}x`)).toBeNull();
    expect(await w.identity.authenticate(made.token.replace('prl_room_', 'prl_svc_'))).toBeNull();
    w.clock.pass(limit('roomTokenMs'));
    expect(await w.identity.authenticate(made.token)).toBeNull();
  });

  test('a token of a transaction that failed does not exist', async () => {
    const { id: workspaceId } = await w.identity.provision.createWorkspace({ name: 'Rooms' });
    let token = '';
    await w.db.tx(systemActor(workspaceId), async (tx) => {
      ({ token } = await w.identity.mintGuest(tx, { conversationId: newId(), contactId: newId(), name: 'Ida' }));
      return { ok: false, kind: 'NotFound', message: '', path: [], details: {} };
    });
    expect(await w.identity.authenticate(token)).toBeNull();
  });
});
