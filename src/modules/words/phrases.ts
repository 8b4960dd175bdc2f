/** Canned messages and frequent questions: templates that agents put into what they write (rules I-07…I-11, D-09). */
import type { StaffActor } from '../../kernel/actor.ts';
import type { Channel } from '../../kernel/channel.ts';
import type { Clock } from '../../kernel/clock.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { name, sql } from '../../platform/db/sql.ts';
import type { Tickets } from '../tickets/index.ts';
import { usable } from './access.ts';
import { templateOf, ticketValues } from './filling.ts';
import { channelsOf, fill, lineOf, shortcutOf } from './rules.ts';
import { shelf } from './shelf.ts';

export interface PhraseFields {
  title: string;
  category: string;
  body: string;
}

export interface CannedFields extends PhraseFields {
  shortcut: string | null;
  /** None is every channel. */
  channels: Channel[];
}

const phraseOf = async (tx: Tx, fields: PhraseFields): Promise<Result<PhraseFields>> => {
  const title = lineOf(fields.title, 'title');
  if (!title.ok) return title;
  const category = lineOf(fields.category, 'category');
  if (!category.ok) return category;
  const body = await templateOf(tx, fields.body, 'body');
  return body.ok ? ok({ title: title.value, category: category.value, body: body.value }) : body;
};

const cannedOf = async (tx: Tx, fields: CannedFields): Promise<Result<CannedFields>> => {
  const shortcut = fields.shortcut?.trim() ? shortcutOf(fields.shortcut) : ok(null);
  if (!shortcut.ok) return shortcut;
  const phrase = await phraseOf(tx, fields);
  return phrase.ok ? ok({ ...phrase.value, shortcut: shortcut.value, channels: channelsOf(fields.channels) }) : phrase;
};

const phraseColumns = ({ title, category, body }: PhraseFields) => ({ title: sql`${title}`, category: sql`${category}`, body: sql`${body}` });

/** When it was last changed is kept: what nobody has touched for a month is due for a look (I-12). */
export const cannedShelf = (db: Database, clock: Clock) => shelf<CannedFields>(db, {
  table: 'canned_message', what: 'canned message', most: limit('wordsAKind'), unique: { shortcut: 'shortcut' }, check: cannedOf,
  read: sql`w.title, w.category, w.body, w.shortcut, w.channels`,
  columns: (fields) => ({ ...phraseColumns(fields), shortcut: sql`${fields.shortcut}`, channels: sql`${fields.channels}::text[]`, changed_at: sql`${clock.now()}` }),
});

export const faqShelf = (db: Database) => shelf<PhraseFields>(db, {
  table: 'faq', what: 'question', most: limit('wordsAKind'), check: phraseOf, read: sql`w.title, w.category, w.body`, columns: phraseColumns,
});

/** A template as it would be sent in a ticket. */
export interface Preview {
  text: string;
  emptyVariables: string[];
}

/** Fills a template for a ticket that the actor sees; null when either is not to be seen. */
export const previews = ({ db, tickets }: { db: Database; tickets: Pick<Tickets, 'standing'> }) =>
  async (actor: StaffActor, table: 'canned_message' | 'faq', ticketId: string, id: string): Promise<Preview | null> => {
    const [phrase] = await db.rows<{ body: string }>(actor.workspaceId, sql`select w.body from ${name(table)} w where w.id = ${id}::uuid and ${usable(actor, 'w')}`);
    if (!phrase || (await tickets.standing(actor, ticketId)) === null) return null;
    const rows = <Row extends object>(statement: ReturnType<typeof sql>) => db.rows<Row>(actor.workspaceId, statement);
    const { text, empty } = fill(phrase.body, await ticketValues(rows, actor, ticketId));
    return { text, emptyVariables: empty };
  };

/** What phrases are browsed by, those in use by name (rule I-11). */
export const categories = async (db: Database, actor: StaffActor): Promise<string[]> => {
  const rows = await db.rows<{ category: string }>(actor.workspaceId, sql`
    select category from canned_message w where ${usable(actor, 'w')} union select category from faq w where ${usable(actor, 'w')} order by 1 limit ${limit('listSize')}`);
  return rows.map(({ category }) => category);
};
