/** What becomes of agents by the clock: wrap-up that ends, presence that is lost, and its grace. */
import { limit } from '../../limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import type { Deadline } from '../../platform/deadlines/deadlines.ts';
import { lockAgent } from './access.ts';
import { enterState } from './states.ts';
import { finishWrapUps } from './wrap-up.ts';

const GONE_MS = limit('presenceLeaseMs') + limit('presenceGraceMs');
const ms = (value: number): Sql => sql`${value}::int * interval '1 millisecond'`;

/** A deadline of agents: `at` is a moment of the row `a`, `where` says for which rows it counts. */
const ofAgents = (name: string, at: Sql, where: Sql, apply: (tx: Tx, userId: string, now: Date) => Promise<void>): Deadline => ({
  name,
  next: sql`select min(${at}) as at from agent a where ${where}`,
  due: (most, now) => sql`select a.user_id as id, a.workspace_id as "workspaceId" from agent a where ${where} and ${at} <= ${now} order by ${at} limit ${most}`,
  fire: async (tx, userId, now) => {
    if (!(await lockAgent(tx, userId))) return false;
    const [due] = await tx.rows(sql`select 1 from agent a where a.user_id = ${userId}::uuid and ${where} and ${at} <= ${now}`);
    if (!due) return false;
    await apply(tx, userId, now);
    return true;
  },
});

/** D-13: the agent as a whole. */
const postProcessing = ofAgents('post-processing', sql`a.state_until`, sql`a.state_until is not null`, async (tx, userId, now) => {
  finishWrapUps(tx, userId, null, now);
  await enterState(tx, userId, { event: 'POST_PROCESSING_EXPIRED' }, now);
});

/** G11: nobody has heard of them for 30 s. */
const lost = ofAgents('presence-lost', sql`(a.seen_at + ${ms(limit('presenceLeaseMs'))})`, sql`a.present and a.seen_at is not null`, async (tx, userId, now) => {
  tx.write(sql`update agent set present = false where user_id = ${userId}::uuid`);
  tx.record({ type: 'AgentPresenceChanged', payload: { userId, present: false, at: now } });
});

/** G11: and after the grace they are offline; whoever holds offers or tickets for them hears of it by the event. */
const gone = ofAgents('presence-gone', sql`(a.seen_at + ${ms(GONE_MS)})`, sql`a.state <> 'OFFLINE' and a.seen_at is not null`, async (tx, userId, now) => {
  await enterState(tx, userId, { event: 'PRESENCE_LOST' }, now);
});

/** The wrap-up of one interaction while the agent goes on with others: its place in the capacity is free again. */
const interaction: Deadline = {
  name: 'interaction-wrap-up',
  next: sql`select min(i.wrap_until) as at from interaction i where i.done_at is null and i.wrap_until is not null`,
  due: (most, now) => sql`
    select i.id, i.workspace_id as "workspaceId" from interaction i where i.done_at is null and i.wrap_until <= ${now} order by i.wrap_until limit ${most}`,
  fire: async (tx, id, now) => {
    const [done] = await tx.rows<{ userId: string }>(sql`
      update interaction set done_at = ${now} where id = ${id}::uuid and done_at is null and wrap_until <= ${now} returning user_id as "userId"`);
    if (!done) return false;
    tx.record({ type: 'WrapUpFinished', payload: { userId: done.userId, at: now } });
    return true;
  },
};

export const agentDeadlines: Deadline[] = [postProcessing, lost, gone, interaction];

