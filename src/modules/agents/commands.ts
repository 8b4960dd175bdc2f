import type { StaffActor, UserActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { fail, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessLed, accessSelf, type AgentLock } from './access.ts';
import { chosen, codeFor, step, type AgentState, type Code } from './rules.ts';
import { enter } from './states.ts';
import { end, finishWrapUps, type WrapUpDeps } from './wrap-up.ts';

export interface AgentDeps extends WrapUpDeps {
  db: Database;
  clock: Clock;
}

/** Every command answers with the row id of the agent. */
export const agentCommands = (deps: AgentDeps) => {
  const { db, clock } = deps;
  return {
    go: (actor: UserActor, state: AgentState, auxCodeId: string | null = null) => db.tx(actor, (tx) => go(tx, actor, state, auxCodeId, clock.now())),
    setState: (actor: StaffActor, userId: string, state: AgentState, auxCodeId: string | null) =>
      db.tx(actor, (tx) => setState(tx, actor, { userId, state, auxCodeId }, clock.now())),
    finishPostProcessing: (actor: UserActor, ticketId: string | null) => db.tx(actor, (tx) => finish(tx, actor, ticketId, clock.now())),
    endInteraction: (actor: UserActor, ticketId: string) => db.tx(actor, (tx) => endInteraction(tx, deps, actor, ticketId)),
  };
};

const go = async (tx: Tx, actor: UserActor, state: AgentState, auxCodeId: string | null, now: Date): Promise<Result<string>> => {
  const agent = await accessSelf(tx, actor);
  return agent.ok ? choose(tx, agent.value, state, auxCodeId, now) : agent;
};

const setState = async (
  tx: Tx, actor: StaffActor, { userId, state, auxCodeId }: { userId: string; state: AgentState; auxCodeId: string | null }, now: Date,
): Promise<Result<string>> => {
  const agent = await accessLed(tx, actor, userId);
  if (!agent.ok) return agent;
  // Nobody is signed in by another: they would not see what they are offered.
  if (agent.value.state === 'OFFLINE') return fail('InvalidAgentState', 'Who is offline comes back by themself.', ['userId'], { state: 'OFFLINE' });
  return choose(tx, agent.value, state, auxCodeId, now);
};

/** A state that somebody chose, with its reason (I-35). */
const choose = async (tx: Tx, agent: AgentLock, state: AgentState, wanted: string | null, now: Date): Promise<Result<string>> => {
  const event = chosen(state);
  if (!event) return fail('BadInput', 'Nobody chooses POST_PROCESSING; it follows an interaction.', ['state']);
  const next = step(agent.state, event);
  if (!next.ok) return next;
  const codes = state === 'AWAY' || state === 'BUSY'
    ? await tx.rows<Code>(sql`select id, status, archived from aux_code where workspace_id = ${tx.workspaceId}::uuid and (not archived or id = ${wanted}::uuid)`)
    : [];
  const code = codeFor(state, wanted, codes);
  if (!code.ok) return code;
  if (agent.state === 'POST_PROCESSING') finishWrapUps(tx, agent.userId, null, now);
  enter(tx, agent, next.value, { event, auxCodeId: code.value }, now);
  return ok(agent.userId);
};

const finish = async (tx: Tx, actor: UserActor, ticketId: string | null, now: Date): Promise<Result<string>> => {
  const agent = await accessSelf(tx, actor);
  if (!agent.ok) return agent;
  finishWrapUps(tx, actor.userId, ticketId, now);
  const [rest] = await tx.rows(sql`select 1 from interaction where user_id = ${actor.userId}::uuid and ended_at is not null and done_at is null limit 1`);
  const next = step(agent.value.state, 'POST_PROCESSING_FINISHED');
  // One of several that go on: the state is not theirs.
  if (next.ok && !rest) enter(tx, agent.value, next.value, { event: 'POST_PROCESSING_FINISHED' }, now);
  return ok(actor.userId);
};

/** C-15: what a timer could not end. While its ticket is in hand, resolving that ends it. */
const endInteraction = async (tx: Tx, deps: AgentDeps, actor: UserActor, ticketId: string): Promise<Result<string>> => {
  const [row] = await tx.rows<{ status: string; held: boolean }>(sql`
    select t.status, t.assignee_id is not distinct from i.user_id as held from interaction i join ticket t on t.id = i.ticket_id
    where i.ticket_id = ${ticketId}::uuid and i.user_id = ${actor.userId}::uuid and i.workspace_id = ${tx.workspaceId}::uuid and i.ended_at is null for update of t`);
  if (!row) return notFound('interaction', ['ticketId']);
  if (row.held && row.status !== 'RESOLVED' && row.status !== 'CLOSED') return fail('BadInput', 'Resolve the ticket; that ends it.', ['ticketId']);
  await end(tx, deps, { ticketId, userId: actor.userId, outcome: row.status === 'CLOSED' ? 'CLOSED' : 'RESOLVED' }, deps.clock.now());
  return ok(actor.userId);
};
