/** The one way into a state: the agent's row, the interval that ends, the one that begins, and the event, in one transaction. */
import { newId } from '../../kernel/ids.ts';
import { notFound, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { lockAgent, type AgentLock } from './access.ts';
import { causeOf, step, type AgentEvent, type AgentState } from './rules.ts';

export interface StateChange {
  event: AgentEvent;
  auxCodeId?: string | null;
  /** When POST_PROCESSING ends by itself. */
  until?: Date | null;
}

/** What happened by itself may find an agent whom it does not move; then it answers with the state that stays. */
export const enterState = async (tx: Tx, userId: string, change: StateChange, now: Date): Promise<Result<AgentState>> => {
  const agent = await lockAgent(tx, userId);
  if (!agent) return notFound('agent', ['userId']);
  const next = step(agent.state, change.event);
  if (!next.ok) return change.event.startsWith('GO_') ? next : ok(agent.state);
  enter(tx, agent, next.value, change, now);
  return next;
};

/** Puts a locked agent into a state that the table gave. The same state with the same code goes on as it is. */
export const enter = (tx: Tx, agent: AgentLock, state: AgentState, { event, auxCodeId = null, until = null }: StateChange, now: Date): void => {
  const { userId } = agent;
  const byUserId = tx.actor.kind === 'USER' ? tx.actor.userId : null;
  if (state === agent.state && auxCodeId === agent.auxCodeId) {
    return tx.write(sql`update agent set state_until = ${until}, version = version + 1 where user_id = ${userId}::uuid and state_until is distinct from ${until}`);
  }
  const cause = causeOf(event, byUserId === userId);
  // Who goes home writes nothing up: wrap-ups without an end would hold their places for ever.
  if (state === 'OFFLINE') {
    tx.write(sql`update interaction set done_at = ${now} where user_id = ${userId}::uuid and ended_at is not null and done_at is null`);
  }
  // Two changes within a moment, or by nodes whose clocks differ, still follow one another.
  tx.write(sql`
    with ended as (
      update agent_interval set until = greatest(${now}::timestamptz, since + interval '1 microsecond')
      where user_id = ${userId}::uuid and until is null returning until)
    insert into agent_interval (id, workspace_id, user_id, state, aux_code_id, cause, by_user_id, since, previous)
    select ${newId()}::uuid, ${tx.workspaceId}::uuid, ${userId}::uuid, ${state}, ${auxCodeId}::uuid, ${cause}, ${byUserId}::uuid, coalesce(e.until, ${now}), e.until
    from (select 1) one left join ended e on true`);
  const own = byUserId === userId;
  tx.write(sql`
    update agent set state = ${state}, aux_code_id = ${auxCodeId}::uuid, state_until = ${until}, version = version + 1,
      state_since = (select since from agent_interval i where i.user_id = agent.user_id and i.until is null),
      idle_since = case when ${state} = 'AVAILABLE' then ${now} else idle_since end,
      signed_in_at = case when state = 'OFFLINE' then ${now} else signed_in_at end,
      -- Whoever acts is there.
      present = present or ${own}::boolean,
      seen_at = case when ${own}::boolean then ${now} else seen_at end
    where user_id = ${userId}::uuid`);
  tx.record({ type: 'AgentStateChanged', payload: { userId, before: agent.state, after: state, auxCodeId, cause, byUserId, at: now } });
};
