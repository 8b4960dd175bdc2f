/**
 * A recorded typing session, as the editing-traces collection keeps them: concurrent (transactions with parents, by several
 * authors) or sequential (one author, whose turns are dealt out to several). Both become edits that say how much of each
 * author's work their positions count on.
 */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const Patch = z.tuple([z.number().int().min(0), z.number().int().min(0), z.string()]);
const Patches = z.array(Patch);
const Sequential = z.object({
  startContent: z.string().default(''),
  endContent: z.string(),
  txns: z.array(z.object({ patches: Patches })),
});
const Concurrent = z.object({
  kind: z.literal('concurrent'),
  endContent: z.string(),
  numAgents: z.number().int().min(1),
  txns: z.array(z.object({ parents: z.array(z.number().int().min(0)), agent: z.number().int().min(0), patches: Patches })),
});

/** At `position`, `deleted` characters go and `inserted` comes. */
export type Patch = z.infer<typeof Patch>;

export interface Edit {
  author: number;
  patches: Patch[];
  /** For each author, how many of its edits are merged in the text that the positions count on. */
  needs: number[];
}

/** What a position counts: JavaScript's units, or whole characters (they differ beyond the basic plane, as in emoji). */
export type Unit = 'utf16' | 'codePoint';

export interface Trace {
  start: string;
  end: string;
  authors: number;
  edits: Edit[];
  /** For each author, the indices of its edits, in order. */
  byAuthor: number[][];
}

interface Transaction {
  author: number;
  parents: number[];
  patches: Patch[];
}

/** The version at each transaction's parents. A transaction must follow its author's previous one: nobody types in two places. */
const versions = (transactions: Transaction[], authors: number): number[][] => {
  const done = new Array<number>(authors).fill(0);
  const after: number[][] = [];
  return transactions.map(({ author, parents }, index) => {
    if (author >= authors) throw new Error(`transaction ${index} is by author ${author}, but there are only ${authors}`);
    const needs = new Array<number>(authors).fill(0);
    for (const parent of parents) {
      const version = after[parent];
      if (!version) throw new Error(`transaction ${index} has the later transaction ${parent} as a parent`);
      version.forEach((count, other) => { needs[other] = Math.max(needs[other] ?? 0, count); });
    }
    if (needs[author] !== done[author]) {
      throw new Error(`transaction ${index} does not follow the previous one of its author ${author}; such a trace cannot be typed live`);
    }
    done[author] = (done[author] ?? 0) + 1;
    after.push(needs.with(author, (needs[author] ?? 0) + 1));
    return needs;
  });
};

const assemble = (start: string, end: string, authors: number, transactions: Transaction[]): Trace => {
  const needs = versions(transactions, authors);
  const byAuthor = Array.from({ length: authors }, (): number[] => []);
  const edits = transactions.map(({ author, patches }, index): Edit => {
    byAuthor[author]?.push(index);
    return { author, patches, needs: needs[index] ?? [] };
  });
  return { start, end, authors, edits, byAuthor };
};

/** How many consecutive edits of a sequential trace one author types before it is the next one's turn. */
const TURN = 100;

/** Makes a trace of its JSON. `authors` share a sequential one; a concurrent one has its own number of them. */
export const parseTrace = (json: unknown, authors: number): Trace => {
  if (typeof json === 'object' && json !== null && 'kind' in json) {
    const { endContent, numAgents, txns } = Concurrent.parse(json);
    return assemble('', endContent, numAgents, txns.map(({ agent, parents, patches }) => ({ author: agent, parents, patches })));
  }
  const { startContent, endContent, txns } = Sequential.parse(json);
  return assemble(startContent, endContent, authors, txns.map(({ patches }, index) => ({
    author: Math.floor(index / TURN) % authors,
    parents: index === 0 ? [] : [index - 1],
    patches,
  })));
};

/** Reads a trace, compressed or not. */
export const readTrace = async (file: string, authors: number): Promise<Trace> => {
  const bytes = await readFile(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return parseTrace(JSON.parse(text.toString('utf8')), authors);
};

/** True when characters and JavaScript's units differ somewhere in the trace. */
export const isAstral = (trace: Trace): boolean => {
  const beyond = /[\u{10000}-\u{10ffff}]/u;
  return beyond.test(trace.start) || trace.edits.some((edit) => edit.patches.some(([, , inserted]) => beyond.test(inserted)));
};
