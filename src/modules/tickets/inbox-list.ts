import { actorKey, seesAll, type StaffActor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { LogEvent } from '../../kernel/event.ts';
import { newId } from '../../kernel/ids.ts';
import type { Reader } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { decodeCursor } from '../../platform/events/cursor.ts';
import { feed, notice, workspaceTopic, type Feed } from '../../platform/events/feed.ts';
import { pageSize } from '../conversations/index.ts';
import { INBOX_TYPES, moved, ticketsOf } from './events.ts';
import { inboxOf, type InboxFilter } from './inbox.ts';
import { microseconds, placeOf } from '../../platform/reads/keyset.ts';
import { differences, fill, lacks, touch, type Placed, type Window } from './list.ts';

/** A row of a list that is followed; the ticket is read by who shows it. */
export interface ListRow {
  id: string;
}

interface ListDeps {
  db: Reader;
  clock: { now(): Date };
}

/** One list as one actor sees it. */
interface List {
  actor: StaffActor;
  filter: InboxFilter | null;
  size: number;
}

const places = async (db: Reader, { actor, filter }: List, where: Sql, most: number): Promise<Placed[]> => {
  const all = inboxOf(actor, filter);
  if (!all) return [];
  const rows = await db.rows<{ id: string; key: string }>(actor.workspaceId, sql`
    select t.id, ${microseconds(sql`t.last_activity_at`)} as key from ticket t where ${all} and ${where} order by t.last_activity_at desc, t.id desc limit ${most}`);
  return rows.map(({ id, key }) => ({ id, key: BigInt(key) }));
};

const firstRows = async (db: Reader, list: List): Promise<Window> =>
  fill({ rows: [], size: list.size, whole: false }, await places(db, list, sql`true`, list.size));

/** The row at the place behind the last one, and what follows it, as far as the list lacks them. */
const nextRows = (db: Reader, list: List, window: Window): Promise<Placed[]> => {
  const last = window.rows.at(-1);
  const held = window.rows.map(({ id }) => id);
  return places(db, list, sql`${last ? sql`(t.last_activity_at, t.id) < ${placeOf({ key: String(last.key), id: last.id })}` : sql`true`} and t.id <> all(${held}::uuid[])`, lacks(window));
};

const afterTouch = async (db: Reader, list: List, window: Window, ids: string[]): Promise<Window> => {
  const found = new Map((await places(db, list, sql`t.id = any(${ids}::uuid[])`, ids.length)).map(({ id, key }) => [id, key]));
  const touched = touch(window, ids.map((id) => ({ id, key: found.get(id) ?? null })));
  return lacks(touched) > 0 ? fill(touched, await nextRows(db, list, touched)) : touched;
};

/** An agent who gets a ticket, gives it away or ends it also gains or loses the contact's history (rule C6). */
const turnsHistory = ({ actor }: List, event: LogEvent): boolean => {
  if (actor.kind !== 'USER' || actor.role !== 'AGENT') return false;
  const { before, after } = moved(event);
  return before?.assigneeId === actor.userId || after?.assigneeId === actor.userId;
};

/** Who sees everything shares a list with their equals; for others nearly every list is their own. */
const viewOf = ({ actor, filter }: List): string => {
  const rank = actor.kind === 'USER' ? actor.role : actor.kind;
  return seesAll(actor) && filter?.mine !== true ? rank : `${rank}:${actorKey(actor)}`;
};

interface ListArgs {
  first: number | null;
  after: string | null;
}

/**
 * The first rows of a filtered inbox, then how they differ: a feed that unfolds, whose state is what its viewers hold. A touched
 * ticket is read anew, so it does not matter how far the database has gone on since the event. What changes without an event
 * of the ticket (a contact's new name in a search) shows at the ticket's next one.
 */
export const inboxList = ({ db, clock }: ListDeps) => (actor: StaffActor, filter: InboxFilter | null, { first, after }: ListArgs): Feed => {
  if (after !== null && !decodeCursor(after)) throw new DoorError('BAD_INPUT', 'This is not a cursor of an event.');
  const list: List = { actor, filter, size: pageSize({ first }).size };
  const scope = viewOf(list);
  let held: Window | null = null;
  let next: Window | null = null;
  return feed({
    workspaceId: actor.workspaceId, key: `inboxList:${scope}:${list.size}:${JSON.stringify(filter)}`, topic: workspaceTopic(actor.workspaceId), actor, after,
    matches: (event) => INBOX_TYPES.includes(event.type),
    where: sql`e.type = any(${INBOX_TYPES}::text[])`,
    sights: async (events, viewers) => {
      const before = held!;
      const ids = [...new Set((await ticketsOf(db, actor.workspaceId, events)).filter((id) => id !== null))];
      next = events.some((event) => turnsHistory(list, event)) ? await firstRows(db, list) : await afterTouch(db, list, before, ids);
      const steps = differences(before.rows, next.rows, new Set(ids));
      const last = events.at(-1)!;
      const changed = { typename: 'InboxListChanged', event: { ...last, payload: { differences: steps } }, scope };
      // One frame for all that happened at once.
      return events.map((event) => viewers.map(() => (event === last && steps.length > 0 ? changed : null)));
    },
    unfolding: {
      opening: async () => {
        held ??= await firstRows(db, list);
        return { typename: 'InboxListed', event: notice(`InboxListed:${newId()}`, clock.now(), { rows: held.rows.map(({ id }): ListRow => ({ id })) }), scope };
      },
      handedOut: () => {
        held = next;
      },
    },
  });
};
