import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import { visibleUsers } from '../../src/modules/identity/index.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { actorOf, during, eventsOf, must, mustFail, person, signedIn, signIn, world, type World } from './support.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const ROLES: Role[] = ['ADMIN', 'MANAGER', 'SUPERVISOR', 'AGENT', 'EXPERT', 'PARTNER_VIEWER'];
const guestOf = (workspaceId: string): Actor =>
  ({ kind: 'GUEST', workspaceId, guestId: newId(), conversationId: newId(), contactId: newId(), name: 'Customer' });

/** A workspace with an administrator and a signed-in user of another role. */
const pair = async (role: Role = 'AGENT') => {
  const admin = await signedIn(w, { role: 'ADMIN' });
  return { admin, other: await signedIn(w, { workspaceId: admin.workspaceId, role }) };
};

describe('a user\'s status', () => {
  test('disabling refuses the user at once, ends all sessions and says so in events', async () => {
    const { admin, other } = await pair();
    const second = must(await signIn(w, other.email));
    const key = must(await w.identity.createApiToken(other.actor, { name: 'script', scopes: ['READ'], expiresInDays: 1, service: false })).key;
    expect(must(await w.identity.setUserStatus(admin.actor, other.user.id, 'DISABLED'))).toEqual({ ...other.user, status: 'DISABLED' });
    for (const token of [other.session.accessToken, second.accessToken, key]) expect(await w.identity.authenticate(token)).toBeNull();
    expect(mustFail(await w.identity.refreshSession(second.refreshToken!)).kind).toBe('SessionEnded');
    expect(mustFail(await signIn(w, other.email)).kind).toBe('WrongCredentials');
    expect(await eventsOf(w.db, admin.actor, 'UserStatusChanged')).toEqual([{ userId: other.user.id, status: 'DISABLED' }]);
    expect(await eventsOf(w.db, admin.actor, 'SessionRevoked')).toHaveLength(2);
  });

  test('enabling lets the user sign in again; sessions of before stay ended', async () => {
    const { admin, other } = await pair();
    must(await w.identity.setUserStatus(admin.actor, other.user.id, 'DISABLED'));
    must(await w.identity.setUserStatus(admin.actor, other.user.id, 'ACTIVE'));
    must(await w.identity.setUserStatus(admin.actor, other.user.id, 'ACTIVE'));
    expect(await w.identity.authenticate(other.session.accessToken)).toBeNull();
    must(await signIn(w, other.email));
    expect(await eventsOf(w.db, admin.actor, 'UserStatusChanged')).toHaveLength(2);
  });

  test('the status is asked at every authentication, even if a session was left', async () => {
    const { other } = await pair();
    await w.db.system.rows(sql`update app_user set status = 'DISABLED' where id = ${other.user.id}`);
    expect(await w.identity.authenticate(other.session.accessToken)).toBeNull();
    expect(mustFail(await w.identity.refreshSession(other.session.refreshToken!)).kind).toBe('SessionEnded');
  });
});

describe('a user who is disabled at this moment', () => {
  const disable = (id: string) => sql`update app_user set status = 'DISABLED' where id = ${id}`;

  test('gets no session by the sign-in that is under way', async () => {
    const { user, email } = await person(w);
    expect(mustFail(await during(w, disable(user.id), 1, () => signIn(w, email))).kind).toBe('WrongCredentials');
  });

  test('gets no new token by the refresh that is under way', async () => {
    const { actor, session } = await signedIn(w);
    const revoked = sql`update session set revoked_at = now() where id = ${actor.sessionId}`;
    expect(mustFail(await during(w, revoked, 1, () => w.identity.refreshSession(session.refreshToken!))).kind).toBe('SessionEnded');
  });
});

describe('a user\'s role', () => {
  test('[C5] counts from the next request on, with an event that closes sockets', async () => {
    const { admin, other } = await pair();
    for (const role of ROLES) {
      must(await w.identity.changeUserRole(admin.actor, other.user.id, role));
      expect((await actorOf(w, other.session.accessToken)).role).toBe(role);
    }
    expect(await eventsOf(w.db, admin.actor, 'UserRoleChanged')).toEqual(ROLES.map((role) => ({ userId: other.user.id, role })));
    expect(await eventsOf(w.db, admin.actor, 'SessionRevoked')).toEqual([]);
  });

  test('the last active administrator can be neither disabled nor demoted, also not by two at the same moment', async () => {
    const { admin, other } = await pair('ADMIN');
    const touched = sql`update app_user set name = name where workspace_id = ${admin.workspaceId}`;
    const results = await during(w, touched, 2, () => Promise.all([
      w.identity.changeUserRole(admin.actor, other.user.id, 'AGENT'), w.identity.setUserStatus(other.actor, admin.user.id, 'DISABLED'),
    ]));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(mustFail(results.find((result) => !result.ok)!).kind).toBe('BadInput');

    const last = await signedIn(w, { role: 'ADMIN' });
    const disabled = await person(w, { workspaceId: last.workspaceId, role: 'ADMIN' });
    must(await w.identity.setUserStatus(last.actor, disabled.user.id, 'DISABLED'));
    expect(mustFail(await w.identity.setUserStatus(last.actor, last.user.id, 'DISABLED'))).toMatchObject({ kind: 'BadInput', path: ['status'] });
    expect(mustFail(await w.identity.changeUserRole(last.actor, last.user.id, 'MANAGER'))).toMatchObject({ kind: 'BadInput', path: ['role'] });
    must(await w.identity.changeUserRole(last.actor, last.user.id, 'ADMIN'));
    must(await w.identity.changeUserRole(last.actor, disabled.user.id, 'AGENT'));
  });
});

describe('who administers', () => {
  test.each(ROLES.filter((role) => role !== 'ADMIN'))('[H-04] %s may not manage users', async (role) => {
    const { admin, other } = await pair(role);
    expect(mustFail(await w.identity.setUserStatus(other.actor, admin.user.id, 'DISABLED')).kind).toBe('Forbidden');
    expect(mustFail(await w.identity.changeUserRole(other.actor, other.user.id, 'ADMIN')).kind).toBe('Forbidden');
    expect(mustFail(await w.identity.createApiToken(other.actor, { name: 'x', scopes: ['ADMIN'], expiresInDays: 1, service: false })).kind).toBe('Forbidden');
    expect(mustFail(await w.identity.createApiToken(other.actor, { name: 'x', scopes: ['READ'], expiresInDays: 1, service: true })).kind).toBe('Forbidden');
  });

  test('an administrator\'s key without the scope ADMIN administers nothing', async () => {
    const { admin, other } = await pair();
    const { key } = must(await w.identity.createApiToken(admin.actor, { name: 'x', scopes: ['READ', 'WRITE'], expiresInDays: 1, service: false }));
    const byKey = await actorOf(w, key);
    expect(mustFail(await w.identity.setUserStatus(byKey, other.user.id, 'DISABLED')).kind).toBe('Forbidden');
    expect(mustFail(await w.identity.createApiToken(byKey, { name: 'y', scopes: ['READ'], expiresInDays: 1, service: false })).kind).toBe('Forbidden');
  });

  test('another workspace\'s ids are not found', async () => {
    const { admin } = await pair();
    const stranger = await pair('ADMIN');
    const theirs = must(await w.identity.createApiToken(stranger.admin.actor, { name: 'x', scopes: ['READ'], expiresInDays: 1, service: true })).apiToken;
    const group = await w.identity.provision.createGroup({ workspaceId: stranger.admin.workspaceId, name: 'Theirs' });
    const subaccount = await w.identity.provision.createSubaccount({ workspaceId: stranger.admin.workspaceId, name: 'Theirs' });
    expect(mustFail(await w.identity.setUserStatus(admin.actor, stranger.other.user.id, 'DISABLED')).kind).toBe('NotFound');
    expect(mustFail(await w.identity.changeUserRole(admin.actor, stranger.other.user.id, 'AGENT')).kind).toBe('NotFound');
    expect(mustFail(await w.identity.revokeApiToken(admin.actor, theirs.id)).kind).toBe('NotFound');
    expect(mustFail(await w.identity.setUserStatus(admin.actor, newId(), 'DISABLED')).kind).toBe('NotFound');
    expect(await w.identity.userLoader(admin.actor).load(stranger.other.user.id)).toBeNull();
    expect(await w.identity.apiTokenLoader(admin.actor).load(theirs.id)).toBeNull();
    expect(await w.identity.groupLoader(admin.actor).load(group.id)).toBeNull();
    expect(await w.identity.subaccountLoader(admin.actor).load(subaccount.id)).toBeNull();
    expect(await w.identity.workspaceLoader(admin.actor).load(stranger.admin.workspaceId)).toBeNull();
    expect(await w.identity.apiTokens(admin.actor)).toEqual([]);
    await expect(person(w, { workspaceId: admin.workspaceId, groupId: group.id })).rejects.toThrow('no group');
  });
});

describe('the list of users', () => {
  const listed = async (actor: Actor) => (await w.identity.users(actor as never, {})).edges.map((edge) => edge.node.name);

  test('[H-01] agents and experts see active colleagues, those above see all, partners and customers nobody else', async () => {
    const { user: { workspaceId } } = await person(w, { role: 'ADMIN', name: 'Root' });
    const gone = await person(w, { workspaceId, name: 'Gone' });
    await w.db.system.rows(sql`update app_user set status = 'DISABLED' where id = ${gone.user.id}`);
    const expected: Record<Role, string[]> = {
      ADMIN: ['ADMIN', 'Gone', 'Root'], MANAGER: ['Gone', 'MANAGER', 'Root'], SUPERVISOR: ['Gone', 'Root', 'SUPERVISOR'],
      AGENT: ['AGENT', 'Root'], EXPERT: ['EXPERT', 'Root'], PARTNER_VIEWER: ['PARTNER_VIEWER'],
    };
    for (const role of ROLES) {
      const { actor, user } = await signedIn(w, { workspaceId, role, name: role });
      expect((await listed(actor)).sort()).toEqual(expected[role]);
      expect(await w.identity.userLoader(actor).load(gone.user.id)).toEqual(role === 'PARTNER_VIEWER' ? null : { ...gone.user, status: 'DISABLED' });
      await w.db.system.rows(sql`delete from refresh_token where session_id = ${actor.sessionId}`);
      await w.db.system.rows(sql`delete from session where user_id = ${user.id}`);
      await w.db.system.rows(sql`delete from agent where user_id = ${user.id}`);
      await w.db.system.rows(sql`delete from app_user where id = ${user.id}`);
    }
    expect(await listed({ kind: 'SERVICE', workspaceId, tokenId: newId(), name: 'x', scopes: ['READ'] })).toEqual(['Gone', 'Root']);
    expect(await w.identity.userLoader(guestOf(workspaceId)).load(gone.user.id)).toBeNull();
    expect(await w.identity.subaccountLoader(guestOf(workspaceId)).load(newId())).toBeNull();
    expect((await w.identity.workspaceLoader(guestOf(workspaceId)).load(workspaceId))?.id).toBe(workspaceId);
  });

  test('pages by name without a gap or repeat, also where names are equal', async () => {
    const { actor, workspaceId } = await signedIn(w, { role: 'ADMIN', name: 'Same' });
    for (let i = 0; i < 6; i++) await person(w, { workspaceId, name: i < 3 ? 'Same' : `Name ${i}` });
    const whole = await w.identity.users(actor, {});
    expect(whole.edges).toHaveLength(7);
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await w.identity.users(actor, { first: 2, after });
      ids.push(...page.edges.map((edge) => edge.node.id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(ids).toEqual(whole.edges.map((edge) => edge.node.id));
    expect((await w.identity.users(actor, { first: 0 })).edges).toEqual([]);
    const cursor = (text: string) => ({ after: Buffer.from(text).toString('base64url') });
    for (const args of [{ first: -1 }, { after: 'x' }, cursor('["a","b"]'), cursor('[1,2]')]) {
      await expect(w.identity.users(actor, args)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
  });
});

describe('isolation', () => {
  test('[A-18] [A-21] a group is known to its members, managers and administrators', async () => {
    const { id: workspaceId } = await w.identity.provision.createWorkspace({ name: 'Grouped' });
    const [own, other] = await Promise.all(['Own', 'Other'].map((name) => w.identity.provision.createGroup({ workspaceId, name })));
    for (const role of ROLES) {
      const groups = w.identity.groupLoader((await signedIn(w, { workspaceId, role, groupId: own!.id })).actor);
      const seesOthers = role === 'ADMIN' || role === 'MANAGER';
      expect(await groups.loadMany([own!.id, other!.id])).toEqual([own, seesOthers ? other : null]);
      const groupless = w.identity.groupLoader((await signedIn(w, { workspaceId, role })).actor);
      expect(await groupless.loadMany([own!.id, other!.id])).toEqual(seesOthers ? [own, other] : [null, null]);
    }
    expect(await w.identity.groupLoader(guestOf(workspaceId)).load(own!.id)).toBeNull();
  });

  const TENANT_TABLES = ['workspace', 'subaccount', 'user_group', 'app_user', 'session', 'refresh_token', 'guest', 'api_token'];

  test('row-level security is the second wall: another workspace\'s context, or none, shows no rows', async () => {
    const { actor, user, workspaceId } = await signedIn(w);
    await w.identity.provision.createSubaccount({ workspaceId, name: 'One' });
    const stranger = await w.identity.provision.createWorkspace({ name: 'Stranger' });
    const forgetful = sql`select u.id from app_user u where u.id = ${user.id}`;
    expect(await w.db.rows(workspaceId, forgetful)).toHaveLength(1);
    expect(await w.db.rows(stranger.id, forgetful)).toEqual([]);
    expect(await w.db.rows(workspaceId, sql`select u.id from app_user u where ${visibleUsers({ ...actor, workspaceId: stranger.id }, 'u')}`)).toEqual([]);
    for (const table of TENANT_TABLES) {
      const statement = { text: `select 1 from ${table} limit 1`, values: [] };
      expect(await w.db.rows('', statement as never)).toEqual([]);
    }
    for (const table of ['login', 'signing_key', 'sign_in_throttle']) {
      await expect(w.db.rows(workspaceId, { text: `select 1 from ${table}`, values: [] } as never)).rejects.toMatchObject({ code: '42501' });
    }
    const write = w.db.tx(systemActor(stranger.id), async (tx) => {
      await tx.rows(sql`insert into subaccount (id, workspace_id, name) values (${newId()}, ${workspaceId}, 'x')`);
      return { ok: true, value: null };
    });
    await expect(write).rejects.toThrow('row-level security');
  });
});
