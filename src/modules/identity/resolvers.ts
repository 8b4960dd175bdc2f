import { globalId, rowId } from '../../kernel/ids.ts';
import { fail, notFound } from '../../kernel/result.ts';
import { staffOf } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Identity } from './index.ts';

export const identityResolvers = (identity: Identity): Resolvers => ({
  Query: queries,
  Mutation: { ...sessionMutations(identity), ...administrationMutations(identity) },
  Guest: {
    conversationId: (guest) => globalId('conversation', guest.conversationId),
    workspace: async (guest, _, ctx) => (await ctx.loader(identity.workspaceLoader).load(guest.workspaceId))!,
  },
});

const queries: QueryResolvers = {
  guest: (_, __, ctx) => (ctx.actor?.kind === 'GUEST' ? ctx.actor : null),
};

/** A refresh token goes back the way it came: a page with the cookie never sees it. */
const sessionMutations = (identity: Identity): MutationResolvers => ({
  signIn: async (_, { input }, ctx) => {
    const { email, password, returnRefreshToken } = input;
    // What is no workspace's id is one that nobody has users in: it must not be told apart before the password was right.
    const workspaceId = input.workspaceId == null ? null : (rowId('workspace', input.workspaceId) ?? '');
    const result = await identity.signIn({ email, password, workspaceId, address: ctx.address });
    if (result.ok) {
      ctx.setRefreshCookie(result.value.refreshToken);
      ctx.become(result.value.actor);
    }
    return payload(result, (session) => ({ session: returnRefreshToken ? session : { ...session, refreshToken: null } }));
  },
  refreshSession: async (_, { input }, ctx) => {
    const byCookie = !input.refreshToken;
    const token = byCookie ? ctx.refreshCookie : input.refreshToken;
    const result = token ? await identity.refreshSession(token) : fail('SessionEnded', 'There is no refresh token.');
    if (byCookie) ctx.setRefreshCookie(result.ok ? result.value.refreshToken : null);
    if (result.ok) ctx.become(result.value.actor);
    return payload(result, (session) => ({ session: byCookie ? { ...session, refreshToken: null } : session }));
  },
  signOut: async (_, { input }, ctx) => {
    await identity.signOut({ actor: ctx.actor, refreshToken: ctx.refreshCookie, everywhere: input.everywhere ?? false });
    ctx.setRefreshCookie(null);
    return { signedOut: true };
  },
});

const administrationMutations = (identity: Identity): MutationResolvers => ({
  setUserStatus: async (_, { input }, ctx) => {
    const actor = staffOf(ctx);
    const uuid = rowId('user', input.userId);
    return payload(uuid ? await identity.setUserStatus(actor, uuid, input.status) : notFound('user', ['userId']), (user) => ({ user }));
  },
  changeUserRole: async (_, { input }, ctx) => {
    const actor = staffOf(ctx);
    const uuid = rowId('user', input.userId);
    return payload(uuid ? await identity.changeUserRole(actor, uuid, input.role) : notFound('user', ['userId']), (user) => ({ user }));
  },
  createApiToken: async (_, { input }, ctx) => {
    // Fields with a default in the schema are always there.
    const wanted = { name: input.name, scopes: input.scopes, expiresInDays: input.expiresInDays!, service: input.service ?? false };
    return payload(await identity.createApiToken(staffOf(ctx), wanted), (made) => made);
  },
  revokeApiToken: async (_, { input }, ctx) => {
    const actor = staffOf(ctx);
    const uuid = rowId('apiToken', input.id);
    return payload(uuid ? await identity.revokeApiToken(actor, uuid) : notFound('API token', ['id']), (apiToken) => ({ apiToken }));
  },
});
