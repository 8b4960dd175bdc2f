/** Labels say what a ticket needs (workflow), as tags say what it was about; the rules that set them are data (I-16…I-18, I-34). */
import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { accessTicket, recordChange, standing, type TicketEntity } from '../tickets/index.ts';
import { colourOf, labelRuleOf, lineOf, patternOf, readsMessages, type LabelRuleFields } from './rules.ts';
import { shelf } from './shelf.ts';

export interface LabelFields {
  name: string;
  colour: string;
  /** Rows that have it stand out (rule I-17). */
  highlight: boolean;
  /** A manager must look (rule I-34). */
  notifies: boolean;
  archived: boolean;
}

const labelOf = async (_: Tx, fields: LabelFields): Promise<Result<LabelFields>> => {
  const name = lineOf(fields.name, 'name');
  if (!name.ok) return name;
  const colour = colourOf(fields.colour);
  return colour.ok ? ok({ ...fields, name: name.value, colour: colour.value }) : colour;
};

export const labelShelf = (db: Database) => shelf<LabelFields>(db, {
  table: 'label', what: 'label', unique: { name: 'name' }, check: labelOf, read: sql`w.name, w.colour, w.highlight, w.notifies, w.archived`,
  columns: (fields) => ({
    name: sql`${fields.name}`, colour: sql`${fields.colour}`, highlight: sql`${fields.highlight}`, notifies: sql`${fields.notifies}`, archived: sql`${fields.archived}`,
  }),
});

export interface StoredLabelRule extends LabelRuleFields {
  labelId: string;
  enabled: boolean;
}

const ruleOf = async (tx: Tx, fields: StoredLabelRule): Promise<Result<StoredLabelRule>> => {
  const rule = labelRuleOf(fields);
  if (!rule.ok) return rule;
  const [label] = await tx.rows(sql`select 1 from label where id = ${fields.labelId}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
  return label ? ok({ ...fields, ...rule.value }) : badInput('There is no such label.', ['labelId']);
};

export const labelRuleShelf = (db: Database) => shelf<StoredLabelRule>(db, {
  table: 'label_rule', what: 'rule', check: ruleOf, read: sql`w.label_id as "labelId", w.kind, w.words, w.threshold, w.enabled`,
  columns: (fields) => ({
    label_id: sql`${fields.labelId}::uuid`, kind: sql`${fields.kind}`, words: sql`${fields.words}::text[]`, threshold: sql`${fields.threshold}::int`, enabled: sql`${fields.enabled}::boolean`,
    pattern: sql`${readsMessages(fields.kind) ? patternOf(fields.words) : null}::text`,
  }),
});

/** Who set it: a rule or a person, or a service that is neither. */
export interface Applied {
  ruleId: string | null;
  userId: string | null;
}

/**
 * Sets a label on a ticket that is locked. `TicketChanged` moves the lists that show it; `LabelApplied` says why, and is what
 * notifications hear (`notifies`). Of no conversation's order: only who reacts to labels hears of it.
 */
export const applyLabel = async (tx: Tx, ticket: TicketEntity, labelId: string, by: Applied, now: Date): Promise<Result<boolean>> => {
  const [label] = await tx.rows<{ name: string; notifies: boolean }>(sql`
    select name, notifies from label where id = ${labelId}::uuid and workspace_id = ${tx.workspaceId}::uuid and not archived`);
  if (!label) return notFound('label', ['labelId']);
  const added = await tx.rows(sql`
    insert into ticket_label (id, workspace_id, ticket_id, label_id, rule_id, user_id, at)
    values (${newId()}, ${tx.workspaceId}, ${ticket.id}, ${labelId}, ${by.ruleId}, ${by.userId}, ${now}) on conflict (ticket_id, label_id) do nothing returning 1`);
  if (added.length === 0) return ok(false);
  recordChange(tx, ticket, 'LABELLED', standing(ticket), now);
  tx.record({ type: 'LabelApplied', ticketId: ticket.id, payload: { labelId, label: label.name, notifies: label.notifies, ...by, queueId: ticket.queueId, at: now } });
  return ok(true);
};

const takeOff = async (tx: Tx, ticket: TicketEntity, labelId: string, now: Date): Promise<void> => {
  const removed = await tx.rows(sql`delete from ticket_label where ticket_id = ${ticket.id}::uuid and label_id = ${labelId}::uuid returning 1`);
  if (removed.length > 0) recordChange(tx, ticket, 'LABELLED', standing(ticket), now);
};

/** Whoever may tag a ticket may label it. */
export const labelTicket = async (tx: Tx, actor: StaffActor, ticketId: string, labelId: string, on: boolean, now: Date): Promise<Result<string>> => {
  const found = await accessTicket(tx, actor, ticketId, 'TAG', now);
  if (!found.ok) return notFound('ticket', ['ticketId']);
  const { ticket } = found.value;
  if (on) {
    const applied = await applyLabel(tx, ticket, labelId, { ruleId: null, userId: actor.kind === 'USER' ? actor.userId : null }, now);
    return applied.ok ? ok(ticketId) : applied;
  }
  const [known] = await tx.rows(sql`select 1 from label where id = ${labelId}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
  if (!known) return notFound('label', ['labelId']);
  await takeOff(tx, ticket, labelId, now);
  return ok(ticketId);
};

export const labelCommands = ({ db, clock }: { db: Database; clock: Clock }) => ({
  label: (actor: StaffActor, ticketId: string, labelId: string) => db.tx(actor, (tx) => labelTicket(tx, actor, ticketId, labelId, true, clock.now())),
  unlabel: (actor: StaffActor, ticketId: string, labelId: string) => db.tx(actor, (tx) => labelTicket(tx, actor, ticketId, labelId, false, clock.now())),
});
