import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { IResolvers } from '@graphql-tools/utils';
import { graphql } from 'graphql';
import { createContext } from '../../src/graphql/kit/context.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { globalId, newId } from '../../src/kernel/ids.ts';
import { readResolvers } from '../../src/graphql/schema/reads/resolvers.ts';
import { identityResolvers } from '../../src/modules/identity/resolvers.ts';
import { joinReads } from '../../src/platform/reads/declare.ts';
import { address, person, signedIn, world, type World } from './support.ts';

let w: World;
let schema: ReturnType<typeof makeExecutableSchema>;
beforeAll(async () => {
  w = await world();
  const typeDefs = ['base', 'identity'].map((file) => readFileSync(new URL(`../../schema/${file}.graphql`, import.meta.url), 'utf8'));
  // Subscriptions are other modules'; without a field the type would not be valid.
  typeDefs.push('extend type Subscription { none: Boolean }');
  schema = makeExecutableSchema({ typeDefs, resolvers: [readResolvers(w.db, joinReads([w.identity.reads])), identityResolvers(w.identity)] as IResolvers[] });
});
afterAll(() => w.stop());

/** One request; `cookie` is what the answer set it to, `undefined` when it left it alone. */
const ask = async (source: string, variableValues: object = {}, caller: { actor?: Actor | null; cookie?: string } = {}) => {
  let cookie: string | null | undefined;
  const contextValue = createContext({
    actor: caller.actor ?? null, address: address(), refreshCookie: caller.cookie ?? null, setRefreshCookie: (token) => void (cookie = token),
  });
  const answer = await graphql({ schema, source, variableValues: variableValues as Record<string, unknown>, contextValue });
  const codes = answer.errors?.map((error) => (error.originalError as { code?: string } | undefined)?.code ?? error.message);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer has the shape of whatever was asked
  return { data: answer.data as Record<string, any> | null, codes, cookie };
};

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) {
  session { accessToken expiresAt refreshToken user { id email role group { name } } workspace { id } }
  errors { __typename ... on UserError { message path } ... on TooManyAttempts { retryAfterSeconds } ... on WorkspaceChoiceNeeded { workspaces { id name } } } } }`;
const REFRESH = 'mutation ($token: String) { refreshSession(input: { refreshToken: $token }) { session { accessToken refreshToken } errors { __typename } } }';
const SIGN_OUT = 'mutation { signOut(input: {}) { signedOut } }';

describe('signing in over GraphQL', () => {
  test('sets the cookie; the refresh token is in the answer only on request', async () => {
    const workspaceId = (await w.identity.provision.createWorkspace({ name: 'Home' })).id;
    const group = await w.identity.provision.createGroup({ workspaceId, name: 'Own group' });
    const { email, user } = await person(w, { workspaceId, groupId: group.id });
    const { data, cookie } = await ask(SIGN_IN, { input: { email, password: 'right' } });
    expect(data!['signIn'].errors).toEqual([]);
    expect(data!['signIn'].session).toMatchObject({
      refreshToken: null, user: { id: globalId('user', user.id), email, role: 'AGENT', group: { name: 'Own group' } }, workspace: { id: globalId('workspace', workspaceId) },
    });
    expect(cookie).toMatch(/^[\w-]{43}$/);
    const asked = await ask(SIGN_IN, { input: { email, password: 'right', returnRefreshToken: true } });
    expect(asked.data!['signIn'].session.refreshToken).toBe(asked.cookie);
  });

  test('says typed errors, and touches no cookie then', async () => {
    const { email } = await person(w);
    const wrong = await ask(SIGN_IN, { input: { email, password: 'wrong' } });
    expect(wrong.data!['signIn']).toEqual({ session: null, errors: [{ __typename: 'WrongCredentials', message: expect.any(String), path: [] }] });
    expect(wrong.cookie).toBeUndefined();
    const second = await person(w, { email });
    const several = await ask(SIGN_IN, { input: { email, password: 'right' } });
    const [error] = several.data!['signIn'].errors;
    expect(error.__typename).toBe('WorkspaceChoiceNeeded');
    const choice = globalId('workspace', second.workspaceId);
    expect(error.workspaces.map((workspace: { id: string }) => workspace.id)).toContain(choice);
    const chosen = { email, password: 'right', workspaceId: choice };
    expect((await ask(SIGN_IN, { input: chosen })).data!['signIn'].session.workspace.id).toBe(chosen.workspaceId);
    for (const workspaceId of ['', 'nonsense', second.workspaceId]) {
      expect((await ask(SIGN_IN, { input: { ...chosen, workspaceId } })).data!['signIn'].errors[0].__typename).toBe('WrongCredentials');
    }
  });

  test('a refresh token goes back the way it came', async () => {
    const { session } = await signedIn(w);
    const byCookie = await ask(REFRESH, {}, { cookie: session.refreshToken! });
    expect(byCookie.data!['refreshSession'].session.refreshToken).toBeNull();
    expect(byCookie.cookie).toMatch(/^[\w-]{43}$/);
    const byField = await ask(REFRESH, { token: byCookie.cookie });
    expect(byField.data!['refreshSession'].session.refreshToken).toMatch(/^[\w-]{43}$/);
    expect(byField.cookie).toBeUndefined();
    const ended = await ask(REFRESH, {}, { cookie: 'unknown' });
    expect(ended.data!['refreshSession']).toEqual({ session: null, errors: [{ __typename: 'SessionEnded' }] });
    expect(ended.cookie).toBeNull();
    expect((await ask(REFRESH)).data!['refreshSession'].errors).toEqual([{ __typename: 'SessionEnded' }]);
  });

  test('signing out removes the cookie, for anybody', async () => {
    const { actor, session } = await signedIn(w);
    expect(await ask(SIGN_OUT, {}, { actor })).toMatchObject({ data: { signOut: { signedOut: true } }, cookie: null });
    expect(await w.identity.authenticate(session.accessToken)).toBeNull();
    expect(await ask(SIGN_OUT)).toMatchObject({ data: { signOut: { signedOut: true } }, cookie: null });
  });
});

describe('who one is', () => {
  const WHO = '{ me { id } guest { name conversationId workspace { id } } workspace { id } }';

  test('a user, a customer, a service, nobody', async () => {
    const { actor, user, workspaceId } = await signedIn(w);
    const workspace = { id: globalId('workspace', workspaceId) };
    const guest: Actor = { kind: 'GUEST', workspaceId, guestId: newId(), conversationId: newId(), contactId: newId(), name: 'Ida' };
    const service: Actor = { kind: 'SERVICE', workspaceId, tokenId: newId(), name: 's', scopes: ['READ'] };
    expect((await ask(WHO, {}, { actor })).data).toEqual({ me: { id: globalId('user', user.id) }, guest: null, workspace });
    expect((await ask(WHO, {}, { actor: guest })).data).toEqual({
      me: null, guest: { name: 'Ida', conversationId: globalId('conversation', guest.conversationId), workspace }, workspace,
    });
    expect((await ask(WHO, {}, { actor: service })).data).toEqual({ me: null, guest: null, workspace });
    expect((await ask(WHO)).data).toEqual({ me: null, guest: null, workspace: null });
    for (const source of ['{ users { edges { cursor } } }', '{ apiTokens { id } }']) {
      expect((await ask(source)).codes).toEqual(['UNAUTHENTICATED']);
      expect((await ask(source, {}, { actor: guest })).codes).toEqual(['FORBIDDEN']);
    }
  });

  test('[A-18] [A-21] a colleague\'s group of another group is null', async () => {
    const { id: workspaceId } = await w.identity.provision.createWorkspace({ name: 'Groups' });
    const [one, two] = await Promise.all(['One', 'Two'].map((name) => w.identity.provision.createGroup({ workspaceId, name })));
    const member = await signedIn(w, { workspaceId, groupId: one!.id, name: 'A' });
    await person(w, { workspaceId, groupId: two!.id, name: 'B' });
    const { data } = await ask('{ users { edges { node { name group { id name } } } } }', {}, { actor: member.actor });
    expect(data!['users'].edges.map((edge: { node: object }) => edge.node)).toEqual([
      { name: 'A', group: { id: globalId('group', one!.id), name: 'One' } }, { name: 'B', group: null },
    ]);
  });
});

describe('administration over GraphQL', () => {
  test('users and keys, with global ids in and out', async () => {
    const { actor, workspaceId } = await signedIn(w, { role: 'ADMIN' });
    const { user } = await person(w, { workspaceId });
    const userId = globalId('user', user.id);
    const status = 'mutation ($userId: ID!) { setUserStatus(input: { userId: $userId, status: DISABLED }) { user { id status } errors { __typename } } }';
    expect((await ask(status, { userId }, { actor })).data).toEqual({ setUserStatus: { user: { id: userId, status: 'DISABLED' }, errors: [] } });
    for (const wrong of [user.id, globalId('group', user.id), 'x', globalId('user', newId())]) {
      expect((await ask(status, { userId: wrong }, { actor })).data).toEqual({ setUserStatus: { user: null, errors: [{ __typename: 'NotFound' }] } });
    }
    const role = 'mutation ($userId: ID!) { changeUserRole(input: { userId: $userId, role: EXPERT }) { user { role } errors { __typename } } }';
    expect((await ask(role, { userId }, { actor })).data).toEqual({ changeUserRole: { user: { role: 'EXPERT' }, errors: [] } });

    const make = `mutation { createApiToken(input: { name: "n", scopes: [READ] }) {
      key apiToken { id hint scopes user { id } expiresAt lastUsedAt } errors { __typename } } }`;
    const made = await ask(make, {}, { actor });
    const { key, apiToken } = made.data!['createApiToken'];
    expect(key.startsWith(apiToken.hint)).toBe(true);
    expect(apiToken).toMatchObject({ scopes: ['READ'], user: { id: globalId('user', actor.userId) }, lastUsedAt: null });
    expect((await ask('{ apiTokens { id } }', {}, { actor })).data).toEqual({ apiTokens: [{ id: apiToken.id }] });
    const revoke = 'mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { apiToken { id } errors { __typename } } }';
    expect((await ask(revoke, { id: apiToken.id }, { actor })).data).toEqual({ revokeApiToken: { apiToken: { id: apiToken.id }, errors: [] } });
    expect((await ask(revoke, { id: userId }, { actor })).data).toEqual({ revokeApiToken: { apiToken: null, errors: [{ __typename: 'NotFound' }] } });
    expect(await w.identity.authenticate(key)).toBeNull();
  });
});
