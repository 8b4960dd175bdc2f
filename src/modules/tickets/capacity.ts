/**
 * How much somebody holds, and how much they may. The row of `agent` is the lock under which it is counted: whoever is about to
 * hand somebody a ticket locks conversation, ticket, agent, in this order. A pending offer
 * counts as if it were taken, and so does what somebody still writes up.
 */
import type { Channel } from '../../kernel/channel.ts';
import { fail } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { CHANNELS } from '../settings/index.ts';

/** Rule C9: the smaller of what the agent takes and what the channel allows. */
export const effectiveCapacity = (capacity: number, channel: string, ceiling: number | null): number =>
  Math.min(capacity, ceiling ?? CHANNELS[channel as Channel].maxConcurrent ?? capacity);

/** What somebody has room for, in the weights of rule P-08. */
export interface Room {
  load: number;
  /** What one more ticket of the channel weighs. */
  weight: number;
  /** Effective, for the channel. */
  capacity: number;
}

/** Weights have two decimals; a sum of them as a float is compared as what it means. */
export const fits = ({ load, weight, capacity }: Room): boolean => Math.round((load + weight) * 100) <= capacity * 100;

/** What a ticket of each status counts, before its channel's weight. */
const weightsSql = (workspaceId: string): Sql => sql`
  select s.status, case s.status when 'OPEN' then 1 when 'PENDING' then coalesce(w.pending_weight, 0) else coalesce(w.on_hold_weight, 0) end as weight
  from (values ('OPEN'), ('PENDING'), ('ON_HOLD')) s(status) left join workspace_setting w on w.workspace_id = ${workspaceId}::uuid`;

/**
 * Rows of `user_id` and `load` for the users of an array; no row is no load. `except` is a ticket that does not count.
 */
export const loadsSql = (workspaceId: string, users: Sql, except: string | null = null): Sql => sql`
  select h.user_id, sum(w.weight * coalesce(p.weight, 1))::float8 as load
  from (
    select assignee_id as user_id, channel, status from ticket
      where assignee_id = any(${users}) and status in ('OPEN', 'PENDING', 'ON_HOLD') and id is distinct from ${except}::uuid
    union all
    select offered_to, channel, 'OPEN' from ticket where offered_to = any(${users}) and id is distinct from ${except}::uuid
    union all
    select user_id, channel, 'OPEN' from interaction
      where user_id = any(${users}) and ended_at is not null and done_at is null and ticket_id is distinct from ${except}::uuid) h
  join (${weightsSql(workspaceId)}) w on w.status = h.status
  left join channel_policy p on p.workspace_id = ${workspaceId}::uuid and p.channel = h.channel
  group by h.user_id`;

/**
 * Makes whoever else counts these agents' load wait. Several are locked in one order; and all of them before a ticket's row is
 * written, whose trigger locks what its people may see: two who did it the other way round would wait for each other.
 */
export const lockAgents = (tx: Tx, userIds: readonly (string | null | undefined)[]): void => {
  const ids = [...new Set(userIds.filter((id) => id != null))];
  if (ids.length > 0) tx.write(sql`select 1 from agent where user_id = any(${ids}::uuid[]) and workspace_id = ${tx.workspaceId}::uuid order by user_id for update`);
};

export interface AgentRoom extends Room {
  state: string;
  mayReject: boolean;
}

/** What an agent has room for, counted under their lock; null for who may not hold tickets. */
export const roomOf = async (tx: Tx, userId: string, channel: string, except: string | null = null): Promise<AgentRoom | null> => {
  lockAgents(tx, [userId]);
  const [row] = await tx.rows<{ state: string; mayReject: boolean; capacity: number; load: number; ceiling: number | null; weight: number }>(sql`
    select a.state, a.may_reject as "mayReject", a.capacity, coalesce(l.load, 0) as load, p.max_concurrent as ceiling, coalesce(p.weight, 1)::float8 as weight
    from agent a left join channel_policy p on p.workspace_id = a.workspace_id and p.channel = ${channel}
    left join (${loadsSql(tx.workspaceId, sql`array[${userId}]::uuid[]`, except)}) l on l.user_id = a.user_id
    where a.user_id = ${userId}::uuid and a.workspace_id = ${tx.workspaceId}::uuid`);
  return row ? { ...row, capacity: effectiveCapacity(row.capacity, channel, row.ceiling) } : null;
};

/** Rules P-04, P-08, C-05, K-25. */
export const hasRoom = async (tx: Tx, userId: string, channel: string): Promise<boolean> => {
  const room = await roomOf(tx, userId, channel);
  return room !== null && fits(room);
};

/** G8: whether a reopened ticket finds its last agent free. Who still writes up (perhaps this very one) is there for it, too. */
export const isFree = async (tx: Tx, userId: string, ticket: { id: string; channel: string }): Promise<boolean> => {
  const room = await roomOf(tx, userId, ticket.channel, ticket.id);
  return room !== null && ['AVAILABLE', 'POST_PROCESSING'].includes(room.state) && fits(room);
};

/** Rule K-25. */
export const full = fail('AtCapacity', 'That is more than they may hold at once.', ['ticketId']);
