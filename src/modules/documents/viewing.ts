/** A document as it was, and who wrote what of it. Runs Yjs, so only in the historian's thread. */
import * as Y from 'yjs';
import { STROKES_ARRAY, strokeClient, strokeOf, type Stroke } from '../../../client/shapes.ts';
import { unpackUpdates } from './frames.ts';
import { tellSpells, unpackRows } from './past.ts';
import type { LoggedRow, Spell } from './spells.ts';
import { join } from './splice.ts';
import { linesOf, textOf } from './text.ts';
import type { Shape } from './types.ts';
import { NOTHING, parse, type Update } from './update.ts';

/** What a version is read from: a state, and the log after it. */
export interface Reading {
  base: Uint8Array | null;
  /** Sequence of the base. */
  after: number;
  upTo: number;
  /** Rows of the past, packed; they may hold more than is wanted. */
  chapters: Uint8Array[];
  tail: LoggedRow[];
}

export interface View {
  text: string | null;
  strokes: (Stroke & { owner: string })[] | null;
  /** When the version was committed, ms; null when the reading begins with it. */
  at: number | null;
}

/** A stretch of the text from one author. */
export interface Range {
  owner: string;
  from: number;
  to: number;
}

/** The rows that a reading asks for, each once: one may stand in the log and, moments later, in the past. */
export const rowsOf = async ({ chapters, tail, after, upTo }: Reading): Promise<LoggedRow[]> => {
  const rows = new Map<number, LoggedRow>();
  for (const row of [...(await Promise.all(chapters.map(unpackRows))).flat(), ...tail]) if (row.seq > after && row.seq <= upTo) rows.set(row.seq, row);
  const sorted = [...rows.values()].sort((a, b) => a.seq - b.seq);
  if (sorted.length !== upTo - after) throw new Error(`${sorted.length} rows of the log from ${after} to ${upTo}`);
  return sorted;
};

const joined = (base: Uint8Array | null, rows: LoggedRow[]): Update => {
  const parts = [...(base ? [parse(base)] : []), ...rows.flatMap(({ updates }) => unpackUpdates(updates).map((update) => parse(update)))];
  return parts.length === 0 ? NOTHING : join(parts);
};

/** A Y.Doc for the time of some work. */
export const within = async <T>(update: Uint8Array, options: { gc: boolean }, work: (doc: Y.Doc) => T | Promise<T>): Promise<T> => {
  const doc = new Y.Doc(options);
  try {
    Y.applyUpdate(doc, update);
    return await work(doc);
  } finally {
    doc.destroy();
  }
};

export const readVersion = async (reading: Reading): Promise<{ update: Uint8Array; at: number | null }> => {
  const rows = await rowsOf(reading);
  return { update: joined(reading.base, rows).bytes, at: rows.at(-1)?.at ?? null };
};

export const view = async ({ reading, owners, shape }: { reading: Reading; owners: ReadonlyMap<number, string>; shape: Shape }): Promise<View> => {
  const { update, at } = await readVersion(reading);
  return within(update, { gc: true }, (doc) => (shape === 'STROKES' ? { text: null, strokes: strokesOf(doc, owners), at } : { text: textOf(doc), strokes: null, at }));
};

const strokesOf = (doc: Y.Doc, owners: ReadonlyMap<number, string>): NonNullable<View['strokes']> =>
  doc.getArray<unknown>(STROKES_ARRAY).toArray().flatMap((map) => {
    const stroke = map instanceof Y.Map ? strokeOf(map) : null;
    return stroke ? [{ ...stroke, owner: owners.get(strokeClient(map as Y.Map<unknown>) ?? -1) ?? 'system' }] : [];
  });

/** Stretches of a text by author; newlines between blocks are nobody's. */
export const attribute = async ({ reading, owners }: { reading: Reading; owners: ReadonlyMap<number, string> }): Promise<Range[]> =>
  within((await readVersion(reading)).update, { gc: true }, (doc) => {
    const ranges: Range[] = [];
    let at = 0;
    for (const runs of linesOf(doc)) {
      for (const { text, client } of runs) {
        const owner = owners.get(client) ?? 'system';
        const last = ranges.at(-1);
        if (last && last.owner === owner && last.to === at) last.to += text.length;
        else if (text.length > 0) ranges.push({ owner, from: at, to: at + text.length });
        at += text.length;
      }
      at++;
    }
    return ranges;
  });

/** The spells of a reading's rows. */
export const readSpells = async ({ reading, owners, shape }: { reading: Reading; owners: ReadonlyMap<number, string>; shape: Shape }): Promise<Spell[]> =>
  tellSpells({ snapshot: reading.base, rows: await rowsOf(reading), owners, shape });
