import { seesAll, type Actor, type StaffActor } from '../../kernel/actor.ts';
import { badInput, fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Timers } from './rules.ts';

/** How tickets of a workspace go on by themselves. */
export interface TimerSettings extends Timers {
  /** Rule K-24: messages that say only this settle an open ticket. Empty: none does. */
  resolveKeywords: string[];
  /** Rule G7. */
  onHold: 'OPEN' | 'STAY';
  /** Rule K-23. */
  tagBeforeResolve: boolean;
}

/** What is left out or null stays as it is. */
export type TimerChanges = { [Name in keyof TimerSettings]?: TimerSettings[Name] | null };

const HOLDS = ['resolvedHoldMs', 'pendingHoldMs', 'inactivityMs'] as const;

const columns = sql`
  coalesce(s.resolved_hold_ms, ${limit('resolvedHoldMs')}::int) as "resolvedHoldMs", coalesce(s.pending_hold_ms, ${limit('pendingHoldMs')}::int) as "pendingHoldMs",
  coalesce(s.inactivity_ms, ${limit('inactivityMs')}::int) as "inactivityMs", coalesce(s.resolve_keywords, '{}') as "resolveKeywords",
  coalesce(s.hold_on_customer_message, 'OPEN') as "onHold", coalesce(s.tag_before_resolve, false) as "tagBeforeResolve"`;
const settings = (workspaceId: string) => sql`
  select ${columns} from workspace w left join workspace_setting s on s.workspace_id = w.id where w.id = ${workspaceId}::uuid`;

export const timerSettings = ({ db }: { db: Database }) => ({
  timers: async (actor: Actor): Promise<TimerSettings> => (await db.rows<TimerSettings>(actor.workspaceId, settings(actor.workspaceId)))[0]!,
  setTimers: (actor: StaffActor, changes: TimerChanges) => db.tx(actor, (tx) => setTimers(tx, actor, changes)),
});

const acceptable = (changes: TimerChanges): Result<TimerChanges> => {
  const [least, most] = [limit('timerMinMs'), limit('timerMaxMs')];
  for (const name of HOLDS) {
    const ms = changes[name];
    if (ms != null && (ms < least || ms > most)) return badInput(`A hold is ${least} to ${most} milliseconds.`, [name]);
  }
  const words = changes.resolveKeywords?.map((word) => word.trim());
  if (words && (words.length > limit('resolveKeywords') || words.some((word) => !/[\p{L}\p{N}]/u.test(word) || word.length > limit('nameCharacters')))) {
    return badInput(`At most ${limit('resolveKeywords')} keywords of 1 to ${limit('nameCharacters')} characters, each with a letter or digit.`, ['resolveKeywords']);
  }
  return ok({ ...changes, resolveKeywords: words });
};

/** §4.4: timers are the managers'. What is armed already keeps its time. */
const setTimers = async (tx: Tx, actor: StaffActor, given: TimerChanges): Promise<Result<null>> => {
  if (!seesAll(actor)) return fail('Forbidden', 'Only managers and administrators change timers.');
  const changes = acceptable(given);
  if (!changes.ok) return changes;
  const { resolvedHoldMs, pendingHoldMs, inactivityMs, resolveKeywords, onHold, tagBeforeResolve } = changes.value;
  await tx.rows(sql`insert into workspace_setting (workspace_id) values (${tx.workspaceId}::uuid) on conflict do nothing`);
  await tx.rows(sql`
    update workspace_setting set resolved_hold_ms = coalesce(${resolvedHoldMs}::int, resolved_hold_ms), pending_hold_ms = coalesce(${pendingHoldMs}::int, pending_hold_ms),
      inactivity_ms = coalesce(${inactivityMs}::int, inactivity_ms), resolve_keywords = coalesce(${resolveKeywords ?? null}::text[], resolve_keywords),
      hold_on_customer_message = coalesce(${onHold}, hold_on_customer_message), tag_before_resolve = coalesce(${tagBeforeResolve}::boolean, tag_before_resolve),
      version = version + 1
    where workspace_id = ${tx.workspaceId}::uuid`);
  tx.record({ type: 'TimersChanged', payload: { ...changes.value } });
  return ok(null);
};

/** Rule K-23: whether a ticket may be resolved as it is tagged. */
export const mayResolve = async (tx: Tx, ticketId: string): Promise<Result<null>> => {
  const missing = await tx.rows(sql`
    select 1 from workspace_setting s where s.workspace_id = ${tx.workspaceId}::uuid and s.tag_before_resolve
      and not exists (select 1 from ticket_tag tt where tt.ticket_id = ${ticketId}::uuid)`);
  return missing.length > 0 ? badInput('Tag the ticket before you resolve it.', ['ticketId']) : ok(null);
};
