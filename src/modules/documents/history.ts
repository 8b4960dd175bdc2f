/** The past of a document for those who may see the document: who edited when, versions, and what they held. Staff only. */
import { isStaff, type Actor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { decodeCursor, encodeCursor, pageOf, type Page, type PageArgs } from '../../kernel/pagination.ts';
import { limit } from '../../limits.ts';
import type { Reader } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Historian } from './historian.ts';
import type { Kinds } from './kinds.ts';
import type { Readings, StoredPast } from './readings.ts';
import { joinSpells, type Spell } from './spells.ts';
import type { Store } from './store.ts';
import type { Access, Shape } from './types.ts';
import type { Range, View } from './viewing.ts';

/** A document as its history is asked for. */
export interface DocumentRow extends StoredPast {
  name: string;
  shape: Shape;
  access: NonNullable<Access>;
}

export interface MilestoneRow {
  version: number;
  at: Date;
  cause: 'TIME' | 'HANDOVER';
}

export type ContentRow = Omit<View, 'at'> & { version: number; at: Date };

export type StrokeRow = NonNullable<View['strokes']>[number];

export interface DocumentHistory {
  /** Null for what the actor may not see, and for customers always. */
  open(actor: Actor, name: string): Promise<DocumentRow | null>;
  spells(row: DocumentRow, args: PageArgs): Promise<Page<Spell>>;
  milestones(row: DocumentRow, args: PageArgs): Promise<Page<MilestoneRow>>;
  /** Null when there is no such version, or it is older than what is kept. */
  at(row: DocumentRow, version: number): Promise<ContentRow | null>;
  attribution(row: DocumentRow, args: PageArgs): Promise<Page<Range>>;
  /** The same, not in pages, for whoever needs all of it. */
  allSpells(row: DocumentRow): Promise<Spell[]>;
  allRanges(row: DocumentRow): Promise<Range[]>;
}

export interface HistoryDeps {
  db: Reader;
  kinds: Kinds;
  store: Pick<Store, 'owners'>;
  readings: Readings;
  historian: Historian;
}

const NO_DOCUMENT = -1;

const sizeOf = ({ first }: PageArgs): number => {
  const size = first ?? limit('defaultPageSize');
  if (size < 1 || size > limit('pageSize')) throw new DoorError('LIMIT', `A page has 1 to ${limit('pageSize')} items.`);
  return size;
};

/** The number that a cursor of this connection holds, with what may follow it. */
const placeOf = (after: string | null | undefined, rest: 'string' | null = null): [number, string] | null => {
  if (after == null) return null;
  const [place, more] = decodeCursor(after, rest ? 2 : 1) ?? [];
  if (!Number.isSafeInteger(place) || (rest !== null && typeof more !== rest)) throw new DoorError('BAD_INPUT', 'This is not a cursor of this connection.');
  return [Number(place), String(more)];
};

const versionOf = async (db: Reader, workspaceId: string, name: string): Promise<{ id: number; version: number }> => {
  const [row] = await db.rows<{ id: number; version: number }>(workspaceId, sql`
    select d.id::float8 as id, greatest(d.snapshot_seq, (select max(u.seq) from document_update u where u.document_id = d.id))::float8 as version
    from document d where d.workspace_id = ${workspaceId}::uuid and d.name = ${name}`);
  return row ?? { id: NO_DOCUMENT, version: 0 };
};

export const documentHistory = ({ db, kinds, store, readings, historian }: HistoryDeps): DocumentHistory => {
  /** All of them: a chapter is thousands of updates and has few. */
  const allSpells = async (row: DocumentRow): Promise<Spell[]> => {
    const log = await readings.log(row);
    const told = await db.rows<{ spells: Spell[] }>(row.workspaceId, sql`
      select p.spells from document_past p where p.document_id = ${row.id} and p.workspace_id = ${row.workspaceId}::uuid and p.last_seq <= ${log.after} order by p.last_seq`);
    const recent = log.upTo === log.after ? [] : await historian.ask({ kind: 'SPELLS', reading: log, owners: await store.owners(row), shape: row.shape });
    return joinSpells([...told.flatMap(({ spells }) => spells), ...recent]);
  };

  const allRanges = async (row: DocumentRow): Promise<Range[]> => {
    const reading = row.version === 0 || row.shape !== 'TEXT' ? null : await readings.at(row, row.version);
    return reading ? historian.ask({ kind: 'ATTRIBUTE', reading, owners: await store.owners(row) }) : [];
  };

  return {
    allSpells, allRanges,
    open: async (actor, name) => {
      const shape = kinds.shapeOf(name);
      if (!isStaff(actor) || shape === null || shape === 'PRESENCE') return null;
      const access = await kinds.access(actor, name);
      return access && { workspaceId: actor.workspaceId, name, shape, access, ...(await versionOf(db, actor.workspaceId, name)) };
    },

    spells: async (row, args) => {
      const [size, from] = [sizeOf(args), placeOf(args.after, 'string')];
      const newest = (a: Pick<Spell, 'last' | 'actor'>, b: Pick<Spell, 'last' | 'actor'>): number => b.last - a.last || (a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : 0);
      const spells = (await allSpells(row)).sort(newest).filter((spell) => !from || newest(spell, { last: from[0], actor: from[1] }) > 0);
      return pageOf(spells.slice(0, size + 1), size, ({ last, actor }) => encodeCursor([last, actor]), { backward: false, started: from !== null });
    },

    milestones: async (row, args) => {
      const [size, from] = [sizeOf(args), placeOf(args.after)];
      const rows = await db.rows<MilestoneRow>(row.workspaceId, sql`
        select v.seq::float8 as version, v.at, v.cause from document_version v
        where v.document_id = ${row.id} and v.workspace_id = ${row.workspaceId}::uuid and v.seq < ${from?.[0] ?? Number.MAX_SAFE_INTEGER}
        order by v.seq desc limit ${size + 1}`);
      return pageOf(rows, size, ({ version }) => encodeCursor([version]), { backward: false, started: from !== null });
    },

    at: async (row, version) => {
      if (version < 1 || version > row.version) return null;
      const reading = await readings.at(row, version);
      if (!reading) return null;
      const { at, ...content } = await historian.ask({ kind: 'VIEW', reading, owners: await store.owners(row), shape: row.shape });
      const when = at === null ? reading.baseAt : new Date(at);
      return when && { ...content, version, at: when };
    },

    attribution: async (row, args) => {
      const [size, from] = [sizeOf(args), placeOf(args.after)];
      const beyond = (await allRanges(row)).filter((range) => range.from > (from?.[0] ?? -1));
      return pageOf(beyond.slice(0, size + 1), size, (range) => encodeCursor([range.from]), { backward: false, started: from !== null });
    },
  };
};
