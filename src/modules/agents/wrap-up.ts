/**
 * Interactions, and the wrap-up after each (D-13, §4.3).
 *
 * With several chats at once, the end of one must neither take the agent away from the others nor let the next customer in before
 * its notes are written. So wrap-up belongs to the interaction: while the agent has another open ticket, the state stays AVAILABLE
 * and the ended interaction keeps its place in the capacity until its wrap-up is over. When the last open ticket has gone, the
 * agent as a whole is in POST_PROCESSING, until the latest of these wrap-ups, or until they say that they are done.
 */
import type { Clock } from '../../kernel/clock.ts';
import { plus } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Tx, WithinHandler } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { timeSql } from '../../platform/reads/wire.ts';
import { lockAgent } from './access.ts';
import { interactions, step, type Outcome, type TicketAt } from './rules.ts';
import { enter } from './states.ts';
import { postProcessingMs } from './settings.ts';

export interface WrapUpDeps {
  clock: Clock;
  /** How many open tickets a user (a column or value with the id) has in hand. */
  openTickets(userId: Sql): Sql;
}

interface Ended {
  ticketId: string;
  userId: string;
  outcome: Outcome;
}

/** Within a ticket's change, whose transaction holds its lock: whoever got it begins an interaction, whoever lost it ends one. */
export const interactionHandler = (deps: WrapUpDeps): WithinHandler => async (tx, { ticketId, payload }) => {
  const { before, after, channel, cause } = payload as unknown as { before?: TicketAt; after: TicketAt; channel: string; cause: string };
  const { begins, ends } = interactions(before, after, { channel, cause });
  const now = deps.clock.now();
  if (ends) await end(tx, deps, { ticketId: ticketId!, ...ends }, now);
  if (begins) begin(tx, ticketId!, begins, channel, now);
};

/** The first answer to a customer counts for whoever gave it (P-05). */
export const answerHandler = (): WithinHandler => async (tx, { ticketId, payload }) => {
  const { authorUserId, responseMs } = payload as { authorUserId: string | null; responseMs: number };
  if (authorUserId === null) return;
  tx.write(sql`update interaction set response_ms = ${responseMs} where ticket_id = ${ticketId}::uuid and user_id = ${authorUserId}::uuid and ended_at is null and response_ms is null`);
};

/** Taken up again, an earlier wrap-up of the same ticket is over. An SMS interaction may still be going on (C-15). */
const begin = (tx: Tx, ticketId: string, userId: string, channel: string, now: Date): void => {
  tx.write(sql`update interaction set done_at = ${now} where ticket_id = ${ticketId}::uuid and user_id = ${userId}::uuid and ended_at is not null and done_at is null`);
  tx.write(sql`
    insert into interaction (id, workspace_id, ticket_id, user_id, channel, started_at)
    values (${newId()}, ${tx.workspaceId}, ${ticketId}, ${userId}, ${channel}, ${now})
    on conflict (ticket_id, user_id) where ended_at is null do nothing`);
};

export const end = async (tx: Tx, { openTickets }: WrapUpDeps, { ticketId, userId, outcome }: Ended, now: Date): Promise<void> => {
  const agent = await lockAgent(tx, userId);
  const next = agent && step(agent.state, 'INTERACTION_ENDED');
  const [found] = await tx.rows<{ ms: number | null; open: number; latest: string | null; endless: boolean }>(sql`
    select ${postProcessingMs(tx.workspaceId)} as ms, ${openTickets(sql`${userId}::uuid`)} as open,
      (select ${timeSql(sql`max(w.wrap_until)`)} from interaction w where w.user_id = ${userId}::uuid and w.done_at is null) as latest,
      exists (select 1 from interaction w where w.user_id = ${userId}::uuid and w.ended_at is not null and w.done_at is null and w.wrap_until is null) as endless`);
  const { ms, open, latest, endless } = found!;
  const wraps = next?.ok && ms !== null && outcome !== 'AGENT_GONE';
  const until = wraps && ms > 0 ? plus(now, ms) : null;
  tx.write(sql`
    update interaction set ended_at = ${now}, outcome = ${outcome}, wrap_until = ${until}, done_at = ${wraps ? null : now}
    where ticket_id = ${ticketId}::uuid and user_id = ${userId}::uuid and ended_at is null`);
  if (!wraps || open > 0) return;
  const last = until === null || endless ? null : new Date(Math.max(until.getTime(), latest === null ? 0 : Date.parse(latest)));
  enter(tx, agent!, next.value, { event: 'INTERACTION_ENDED', until: last }, now);
};

/** All wrap-ups of an agent, or only a ticket's, are over. */
export const finishWrapUps = (tx: Tx, userId: string, ticketId: string | null, now: Date): void => {
  tx.write(sql`
    update interaction set done_at = ${now}
    where user_id = ${userId}::uuid and ended_at is not null and done_at is null and (${ticketId}::uuid is null or ticket_id = ${ticketId}::uuid)`);
  tx.record({ type: 'WrapUpFinished', payload: { userId, at: now } });
};

/** Interactions of a user in wrap-up: they hold their place in the capacity like tickets do. */
export const wrapUps = (userId: Sql): Sql =>
  sql`(select count(*)::int from interaction wu where wu.user_id = ${userId} and wu.ended_at is not null and wu.done_at is null)`;
