/** What each type is read from. */
import type { Actor } from '../../kernel/actor.ts';
import type { Channel } from '../../kernel/channel.ts';
import { DoorError } from '../../kernel/errors.ts';
import { globalId, rowId } from '../../kernel/ids.ts';
import { decodeCursor, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { and, name, sql, type Sql } from '../../platform/db/sql.ts';
import { always, computed, connection, many, one, typeRead, type Bound, type ModuleReads } from '../../platform/reads/declare.ts';
import { pageSize } from '../conversations/index.ts';
import { visibleTickets } from '../tickets/index.ts';
import { administered, readable, usable, visibleViews } from './access.ts';
import type { MacroStep, RuleKind } from './rules.ts';
import { signatureLoader } from './signatures.ts';

export interface CannedRow {
  id: string;
  title: string;
  category: string;
  shortcut: string | null;
  body: string;
  channels: Channel[];
  changedAt: Date;
}

export interface FaqRow {
  id: string;
  title: string;
  category: string;
  body: string;
}

export interface LabelRow {
  id: string;
  name: string;
  colour: string;
  highlight: boolean;
  notifies: boolean;
  archived: boolean;
}

export interface LabelRuleRow {
  id: string;
  labelId: string;
  kind: RuleKind;
  words: string[];
  threshold: number;
  enabled: boolean;
}

export interface LabelApplicationRow {
  id: string;
  labelId: string;
  ruleId: string | null;
  userId: string | null;
  at: Date;
}

export interface SignatureRow {
  id: string;
  name: string;
  html: string;
  isDefault: boolean;
}

export interface MacroRow {
  id: string;
  name: string;
  steps: MacroStep[];
}

export interface SavedViewRow {
  id: string;
  name: string;
  filter: object;
  shared: boolean;
  ownerId: string;
}

export interface AutoReplyRow {
  id: string;
  queueId: string | null;
  locale: string | null;
  text: string;
}

const phrase = (t: Sql) => ({ id: sql`${t}.id`, title: sql`${t}.title`, category: sql`${t}.category`, body: sql`${t}.body` });

const cannedRead = typeRead<CannedRow>({
  name: 'CannedMessage', table: 'canned_message', node: 'cannedMessage', ids: { id: 'cannedMessage' }, visible: usable,
  columns: (t) => ({ ...phrase(t), shortcut: sql`${t}.shortcut`, channels: sql`${t}.channels`, changedAt: sql`${t}.changed_at` }),
});

const faqRead = typeRead<FaqRow>({ name: 'Faq', table: 'faq', node: 'faq', ids: { id: 'faq' }, visible: usable, columns: phrase });

const labelRead = typeRead<LabelRow>({
  name: 'Label', table: 'label', node: 'label', ids: { id: 'label' }, visible: readable,
  columns: (t) => ({
    id: sql`${t}.id`, name: sql`${t}.name`, colour: sql`${t}.colour`, highlight: sql`${t}.highlight`, notifies: sql`${t}.notifies`, archived: sql`${t}.archived`,
  }),
});

const labelRuleRead = typeRead<LabelRuleRow>({
  name: 'LabelRule', table: 'label_rule', node: 'labelRule', ids: { id: 'labelRule' }, visible: usable,
  columns: (t) => ({
    id: sql`${t}.id`, labelId: sql`${t}.label_id`, kind: sql`${t}.kind`, words: sql`${t}.words`, threshold: sql`${t}.threshold`, enabled: sql`${t}.enabled`,
  }),
  fields: { label: one('Label', 'labelId', { shared: true }) },
});

const applicationRead = typeRead<LabelApplicationRow>({
  name: 'LabelApplication', table: 'ticket_label', node: 'labelApplication', ids: { id: 'labelApplication' },
  visible: (actor, t) => sql`exists (select 1 from ticket lt where lt.id = ${name(t)}.ticket_id and ${visibleTickets(actor, 'lt')})`,
  columns: (t) => ({ id: sql`${t}.id`, labelId: sql`${t}.label_id`, ruleId: sql`${t}.rule_id`, userId: sql`${t}.user_id`, at: sql`${t}.at` }),
  fields: { label: one('Label', 'labelId', { shared: true }), rule: one('LabelRule', 'ruleId', { shared: true }), by: one('User', 'userId', { shared: true }) },
});

const signatureRead = typeRead<SignatureRow>({
  name: 'Signature', table: 'signature', node: 'signature', ids: { id: 'signature' }, visible: usable,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, html: sql`${t}.html`, isDefault: sql`${t}.is_default` }),
  fields: {
    users: many('User', ({ t, parent }) => ({
      join: sql`join signature_use used on used.user_id = ${t}.id`, where: sql`used.signature_id = ${parent.id}`, order: sql`${t}.name, ${t}.id`,
    })),
    queues: many('Queue', ({ t, parent }) => ({
      join: sql`join signature_use used on used.queue_id = ${t}.id`, where: sql`used.signature_id = ${parent.id}`, order: sql`${t}.name, ${t}.id`,
    })),
  },
});

/** Steps hold row ids; outside they are global. */
const stepOf = ({ action, text, tagId, labelId, queueId, userId }: MacroStep) => ({
  action, text, tagId: tagId && globalId('tag', tagId), labelId: labelId && globalId('label', labelId),
  queueId: queueId && globalId('queue', queueId), userId: userId && globalId('user', userId),
});

const macroRead = typeRead<MacroRow>({
  name: 'Macro', table: 'macro', node: 'macro', ids: { id: 'macro' }, visible: usable,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, steps: sql`${t}.steps` }),
  fields: { steps: computed<MacroRow, 'steps'>(['steps'], ({ steps }) => steps.map(stepOf)) },
});

const viewRead = typeRead<SavedViewRow>({
  name: 'SavedView', table: 'saved_view', node: 'savedView', ids: { id: 'savedView' }, visible: visibleViews,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, filter: sql`${t}.filter`, shared: sql`${t}.shared`, ownerId: sql`${t}.owner_id` }),
  fields: { owner: one('User', 'ownerId', { shared: true }) },
});

const autoReplyRead = typeRead<AutoReplyRow>({
  name: 'AutoReply', table: 'auto_reply', node: 'autoReply', ids: { id: 'autoReply' }, visible: administered,
  columns: (t) => ({ id: sql`${t}.id`, queueId: sql`${t}.queue_id`, locale: sql`${t}.locale`, text: sql`${t}.text` }),
  fields: { queue: one('Queue', 'queueId', { shared: true }) },
});

interface PhraseFilter {
  search?: string | null;
  category?: string | null;
  channel?: Channel | null;
  unchangedSince?: Date | string | null;
}
type PhraseArgs = PageArgs & { filter?: PhraseFilter | null };

/** A cursor's title and row id; what merely looks like one must not reach the database. */
const placeOf = (cursor: string | null | undefined): { title: string | null; id: string | null } => {
  if (cursor == null) return { title: null, id: null };
  const [title, id] = decodeCursor(cursor, 2) ?? [];
  if (typeof title !== 'string' || title.includes('\0') || typeof id !== 'string' || rowId('faq', globalId('faq', id)) === null) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return { title, id };
};

/** `/greet` and `#greet` ask for a shortcut that begins so (C10); anything else for words. */
const searched = (text: string | null | undefined) => {
  const trimmed = text?.trim().replaceAll('\0', '') || null;
  const pattern = (words: string): string => words.replace(/[\\%_]/g, '\\$&');
  if (!trimmed) return { words: null, shortcut: null };
  return /^[/#]/.test(trimmed) ? { words: null, shortcut: `${pattern(trimmed.slice(1).toLowerCase())}%` } : { words: `%${pattern(trimmed)}%`, shortcut: null };
};

const phraseArgs = ({ filter, first, after }: PhraseArgs) => {
  const { size } = pageSize({ first, after });
  const place = placeOf(after);
  return {
    size, limit: size + 1, backward: false, started: place.id !== null, nothing: false, ...place,
    ...searched(filter?.search), category: filter?.category ?? null, channel: filter?.channel ?? null, unchangedSince: filter?.unchangedSince ? new Date(filter.unchangedSince).toISOString() : null,
  };
};

const phrases = (type: 'CannedMessage' | 'Faq') => connection({
  type, prepare: (args: PhraseArgs) => phraseArgs(args),
  page: ({ t, actor }, given: Bound<ReturnType<typeof phraseArgs>>) => {
    const where = [sql`${t}.workspace_id = ${actor.workspaceId}::uuid`];
    const canned = type === 'CannedMessage';
    if (given.category !== null) where.push(sql`${t}.category = ${given.category}`);
    if (given.channel !== null && canned) where.push(sql`(${t}.channels = '{}' or ${t}.channels @> array[${given.channel}::text])`);
    if (given.unchangedSince !== null && canned) where.push(sql`${t}.changed_at < ${given.unchangedSince}::timestamptz`);
    if (given.shortcut !== null) where.push(canned ? sql`${t}.shortcut like ${given.shortcut}` : sql`false`);
    if (given.words !== null) where.push(sql`(${t}.title ilike ${given.words} or ${t}.body ilike ${given.words}${canned ? sql` or ${t}.shortcut ilike ${given.words}` : sql``})`);
    return {
      where: and(where), beyond: given.id === null ? sql`true` : sql`(${t}.title, ${t}.id) > (${given.title}::text, ${given.id}::uuid)`,
      order: sql`${t}.title, ${t}.id`, keys: [sql`${t}.title`, sql`${t}.id`],
    };
  },
});

const byName = (t: Sql, where: Sql = sql`true`) => ({ where, order: sql`${t}.name, ${t}.id`, limit: limit('listSize') });
const usableOnly = (actor: Actor, t: Sql): Sql => usable(actor, t.sql);

/** What hangs on a ticket: whoever sees it sees its labels. */
const onTicket = (db: Database) => ({
  labels: many('Label', ({ t, parent }) => ({
    join: sql`join ticket_label labelled on labelled.label_id = ${t}.id`, where: sql`labelled.ticket_id = ${parent.id}`, order: sql`${t}.name, ${t}.id`,
  })),
  labelApplications: many('LabelApplication', ({ t, parent }) => ({ where: sql`${t}.ticket_id = ${parent.id}`, order: sql`${t}.at, ${t}.id` }), { implied: always }),
  signature: computed<{ id: string }, 'id'>(['id'], ({ id }, _, share) => share(loaderOf(db)).load(id)),
});

/** One a database, so that a request has one of it. */
const loaders = new WeakMap<Database, ReturnType<typeof signatureLoader>>();
const loaderOf = (db: Database) => {
  const known = loaders.get(db) ?? signatureLoader(db);
  loaders.set(db, known);
  return known;
};

export const wordReads = (db: Database): ModuleReads => ({
  types: [cannedRead, faqRead, labelRead, labelRuleRead, applicationRead, signatureRead, macroRead, viewRead, autoReplyRead],
  extend: { Ticket: onTicket(db) },
  roots: {
    cannedMessages: { guard: 'staff', field: phrases('CannedMessage') },
    faqs: { guard: 'staff', field: phrases('Faq') },
    labels: { guard: 'staff', field: many('Label', ({ t, actor }) => byName(t, sql`not ${t}.archived and ${usableOnly(actor, t)}`)) },
    labelRules: { guard: 'staff', field: many('LabelRule', ({ t }) => ({ where: sql`true`, order: sql`${t}.id`, limit: limit('listSize') })) },
    signatures: { guard: 'staff', field: many('Signature', ({ t }) => byName(t)) },
    macros: { guard: 'staff', field: many('Macro', ({ t }) => byName(t)) },
    savedViews: { guard: 'staff', field: many('SavedView', ({ t }) => byName(t)) },
    autoReplies: { guard: 'staff', field: many('AutoReply', ({ t }) => ({ where: sql`true`, order: sql`${t}.id`, limit: limit('listSize') })) },
  },
});

export const wordTypes = {
  canned: cannedRead, faq: faqRead, label: labelRead, labelRule: labelRuleRead, signature: signatureRead, macro: macroRead, view: viewRead, autoReply: autoReplyRead,
};
