/**
 * Rules that label by themselves (I-18). They run after the commit, from the log: a customer's message is stored without
 * waiting for them, and a rule that breaks holds no message back. An application happens once, whoever repeats the event.
 */
import { isAdmin, systemActor, type StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { lockTicket, ownersOf, reach } from '../tickets/index.ts';
import { onlyAdmins } from './access.ts';
import { applyLabel } from './labels.ts';
import { labelRuleOf, patternOf, type LabelRuleFields } from './rules.ts';

interface Match {
  ticketId: string;
  labelId: string;
  ruleId: string;
}

/** Enough of the rule's words stand in a customer's message. */
const says = (m: Sql, pattern: Sql, threshold: Sql): Sql => sql`(${m}.side = 'CUSTOMER' and ${m}.deleted_at is null and regexp_count(${m}.text, ${pattern}, 1, 'i') >= ${threshold})`;

/** A rule that works, on tickets that have not got its label yet. */
const works = (kinds: string[]): Sql => sql`
  r.enabled and r.kind = any(${kinds}::text[]) and exists (select 1 from label l where l.id = r.label_id and not l.archived)
  and not exists (select 1 from ticket_label had where had.ticket_id = t.id and had.label_id = r.label_id)`;

const MATCH = sql`t.id as "ticketId", r.label_id as "labelId", r.id as "ruleId"`;

const byMessages = (ids: string[]): Sql => sql`
  select distinct on (t.id, r.label_id) ${MATCH} from message m cross join lateral ${ownersOf(sql`m`)} o join ticket t on t.id = o.id join label_rule r on r.workspace_id = t.workspace_id
  where m.id = any(${ids}::uuid[]) and ${works(['KEYWORD', 'NEGATIVE_WORDS'])} and ${says(sql`m`, sql`r.pattern`, sql`r.threshold`)} order by t.id, r.label_id, r.id`;

const byTransfers = (ids: string[]): Sql => sql`
  select distinct on (t.id, r.label_id) ${MATCH} from ticket t join label_rule r on r.workspace_id = t.workspace_id
  where t.id = any(${ids}::uuid[]) and ${works(['TRANSFERS'])} and t.transfer_count >= r.threshold order by t.id, r.label_id, r.id`;

const byBreaches = (ids: string[]): Sql => sql`
  select distinct on (t.id, r.label_id) ${MATCH} from ticket t join label_rule r on r.workspace_id = t.workspace_id
  where t.id = any(${ids}::uuid[]) and ${works(['SLA_BREACHED'])} order by t.id, r.label_id, r.id`;

const ticketsOf = (events: LogEvent[], matches: (event: LogEvent) => boolean): string[] =>
  [...new Set(events.filter(matches).flatMap((event) => event.ticketId ?? []))];

/** A ticket that changed hands: by queue or by person, both are counted on it. */
const handedOver = ({ type, payload }: LogEvent): boolean => type === 'TicketChanged' && (payload.change === 'TRANSFERRED' || payload.change === 'ASSIGNED');

export const LABEL_TYPES = ['MessagePosted', 'TicketChanged', 'SlaBreached'];

/** Applies what the events of one workspace give cause for. */
export const applyRules = async ({ db, clock }: { db: Database; clock: Clock }, workspaceId: string, events: LogEvent[]): Promise<void> => {
  const messages = events.filter(({ type, payload }) => type === 'MessagePosted' && payload.side === 'CUSTOMER').map(({ payload }) => String(payload.messageId));
  const asked = [
    { ids: messages, statement: byMessages },
    { ids: ticketsOf(events, handedOver), statement: byTransfers },
    { ids: ticketsOf(events, ({ type }) => type === 'SlaBreached'), statement: byBreaches },
  ].filter(({ ids }) => ids.length > 0);
  for (const { ids, statement } of asked) {
    for (const { ticketId, labelId, ruleId } of await db.rows<Match>(workspaceId, statement(ids))) {
      await db.tx(systemActor(workspaceId), async (tx) => {
        const found = await lockTicket(tx, ticketId);
        return found ? applyLabel(tx, found.ticket, labelId, { ruleId, userId: null }, clock.now()) : ok(false);
      });
    }
  }
};

export interface DryRun {
  /** Counted up to the limit `inboxCount`. */
  count: number;
  /** The newest of them. */
  ticketIds: string[];
}

const SAMPLE = 10;

/** What the rule would have found in tickets that something happened to since then. */
const found = (rule: LabelRuleFields): Sql => {
  switch (rule.kind) {
    case 'TRANSFERS': return sql`t.transfer_count >= ${rule.threshold}::int`;
    // The clocks know it as well as the log does, which has no index by tickets and does not keep everything.
    case 'SLA_BREACHED': return sql`exists (select 1 from sla_clock k where k.ticket_id = t.id and k.breached_at is not null)`;
    case 'KEYWORD': case 'NEGATIVE_WORDS':
      return sql`exists (select 1 from ${reach(sql`t.id`)} p join message m on m.conversation_id = p.conversation_id
        and m.position between p.from_position and coalesce(p.to_position, 2147483647) where ${says(sql`m`, sql`${patternOf(rule.words)}`, sql`${rule.threshold}::int`)})`;
  }
};

/** Rule I-18: on past data, before the rule is let loose on new. It changes nothing. */
export const dryRun = (db: Database) => async (actor: StaffActor, given: LabelRuleFields, since: Date): Promise<Result<DryRun>> => {
  if (!isAdmin(actor)) return onlyAdmins();
  const rule = labelRuleOf(given);
  if (!rule.ok) return rule;
  const rows = await db.rows<{ id: string }>(actor.workspaceId, sql`
    select t.id from ticket t where t.workspace_id = ${actor.workspaceId}::uuid and t.last_activity_at >= ${since} and ${found(rule.value)}
    order by t.last_activity_at desc, t.id desc limit ${limit('inboxCount')}`);
  return ok({ count: rows.length, ticketIds: rows.slice(0, SAMPLE).map(({ id }) => id) });
};
