import type { StaffActor } from '../../kernel/actor.ts';
import { NO_ROW, rowId } from '../../kernel/ids.ts';
import { notFound, type Result } from '../../kernel/result.ts';
import { staffOf, userOf, type Context } from '../../graphql/kit/context.ts';
import { eventFields, type EventNode } from '../../graphql/kit/event-node.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { MutationResolvers, Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Identity } from '../identity/index.ts';
import type { Settings } from '../settings/index.ts';
import type { AgentRow, Agents, StateCause } from './index.ts';
import { levelNumber, type AgentState, type SkillLevel } from './rules.ts';

export interface AgentResolverDeps {
  agents: Agents;
  identity: Pick<Identity, 'userLoader'>;
  settings: Pick<Settings, 'auxCodeLoader'>;
}

export const agentResolvers = (deps: AgentResolverDeps): Resolvers => ({
  Query: { agentTimes: (_, args, ctx) => deps.agents.times(staffOf(ctx), args) },
  Mutation: { ...stateMutations(deps), ...administrationMutations(deps) },
  Subscription: { rosterEvents: { subscribe: (_, { after }, ctx) => deps.agents.roster(staffOf(ctx), after ?? null) as never, resolve: (node: unknown) => node as never } },
  AgentTime: { auxCode: ({ auxCodeId }, _, ctx) => (auxCodeId ? ctx.loader(deps.settings.auxCodeLoader).load(auxCodeId) : null) },
  ...eventTypes(deps),
});

/** The agent that a command was about, as the caller sees them afterwards. */
const answer = <Errors>({ agents }: AgentResolverDeps, ctx: Context, result: Result<string>) =>
  payload<string, { agent(): Promise<AgentRow | null> }, Errors>(result, (userId) => ({ agent: () => ctx.loader(agents.agentLoader).load(userId) }));

const codeOf = (id: string | null | undefined): string | null => (id == null ? null : (rowId('auxCode', id) ?? NO_ROW));

const stateMutations = (deps: AgentResolverDeps): MutationResolvers => {
  const { agents } = deps;
  const go = (state: AgentState) => async <Errors>(ctx: Context, auxCodeId?: string | null) => answer<Errors>(deps, ctx, await agents.go(userOf(ctx), state, codeOf(auxCodeId)));
  const [available, away, busy, workOffline, offline] = [go('AVAILABLE'), go('AWAY'), go('BUSY'), go('WORK_OFFLINE'), go('OFFLINE')];
  return {
    goAvailable: (_, __, ctx) => available(ctx),
    goAway: (_, { input }, ctx) => away(ctx, input.auxCodeId),
    goBusy: (_, { input }, ctx) => busy(ctx, input.auxCodeId),
    goWorkOffline: (_, __, ctx) => workOffline(ctx),
    goOffline: (_, __, ctx) => offline(ctx),
    finishPostProcessing: async (_, { input }, ctx) => {
      const ticketId = input.ticketId ? (rowId('ticket', input.ticketId) ?? NO_ROW) : null;
      return answer(deps, ctx, await agents.finishPostProcessing(userOf(ctx), ticketId));
    },
    endInteraction: async (_, { input }, ctx) => answer(deps, ctx, await agents.endInteraction(userOf(ctx), rowId('ticket', input.ticketId) ?? NO_ROW)),
    setAgentState: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const userId = rowId('user', input.userId);
      return answer(deps, ctx, userId ? await agents.setState(actor, userId, input.state, codeOf(input.auxCodeId)) : notFound('agent', ['userId']));
    },
  };
};

const skillsOf = (skills: readonly { skillId: string; level: SkillLevel }[] | null | undefined) =>
  (skills ?? []).map(({ skillId, level }) => ({ skillId: rowId('skill', skillId) ?? NO_ROW, level: levelNumber(level) }));

const administrationMutations = (deps: AgentResolverDeps): MutationResolvers => {
  const { agents } = deps;
  const on = async <Errors>(ctx: Context, userId: string, run: (actor: StaffActor, id: string) => Promise<Result<string>>) => {
    const actor = staffOf(ctx);
    const id = rowId('user', userId);
    return answer<Errors>(deps, ctx, id ? await run(actor, id) : notFound('agent', ['userId']));
  };
  return {
    setAgentCapacity: (_, { input }, ctx) => on(ctx, input.userId, (actor, id) => agents.setCapacity(actor, id, input.capacity)),
    setOfferRejection: (_, { input }, ctx) => on(ctx, input.userId, (actor, id) => agents.setOfferRejection(actor, id, input.allowed)),
    setAgentSkills: (_, { input }, ctx) => on(ctx, input.userId, (actor, id) => agents.setSkills(actor, id, skillsOf(input.skills))),
    createAgent: async (_, { input }, ctx) => {
      const { name, email, role, password, username = null, capacity, skills, queueIds } = input;
      return answer(deps, ctx, await agents.create(staffOf(ctx), {
        name, email, role, password, username, capacity: capacity!, skills: skillsOf(skills), queueIds: (queueIds ?? []).map((id) => rowId('queue', id) ?? NO_ROW),
      }));
    },
  };
};

const eventTypes = ({ agents, identity, settings }: AgentResolverDeps): Resolvers => {
  const said = (node: EventNode) => node.event.payload as { userId: string; agents?: string[]; before: AgentState; after: AgentState; auxCodeId: string | null; cause: StateCause; byUserId: string | null };
  return {
    AgentStateChanged: {
      ...eventFields,
      agent: (node, _, ctx) => ctx.loader(agents.agentLoader).load(said(node).userId),
      before: (node) => said(node).before,
      after: (node) => said(node).after,
      auxCode: (node, _, ctx) => (said(node).auxCodeId ? ctx.loader(settings.auxCodeLoader).load(said(node).auxCodeId!) : null),
      cause: (node) => said(node).cause,
      by: (node, _, ctx) => (said(node).byUserId ? ctx.loader(identity.userLoader).load(said(node).byUserId!) : null),
    },
    AgentsChanged: {
      ...eventFields,
      agents: async (node, _, ctx) => {
        const found = await ctx.loader(agents.agentLoader).loadMany(said(node).agents ?? []);
        return found.filter((row): row is AgentRow => row !== null && !(row instanceof Error));
      },
    },
  };
};
