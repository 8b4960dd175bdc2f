/** An author of a trace: types its edits in order, each as soon as its parents have come over the wire. */
import * as Y from 'yjs';
import { hasArrived, openShadow, type TypedEdit } from './shadow.ts';
import type { Trace, Unit } from './trace.ts';

/** What all authors have typed so far, by the index of the edit. It tells what to wait for; the wire says when it came. */
export type Manuscript = (TypedEdit | undefined)[];

export interface Desk {
  trace: Trace;
  unit: Unit;
  /** Which author of the trace. */
  author: number;
  /** Ascending by author: Yjs orders inserts at one place by it, and the end text counts on that. */
  clientId: number;
  /** The author's document, connected to the others. */
  doc: Y.Doc;
  manuscript: Manuscript;
  /** Called after each edit: pace, flow control. Null: go on at once. */
  breathe: (index: number) => Promise<void> | null;
  /** How long the document may be still while an edit is awaited. */
  patienceMs: number;
  signal: AbortSignal;
}

/** Resolves when the document has the edit; rejects when it hears nothing for `patienceMs`. */
const untilArrived = ({ doc, manuscript, patienceMs, signal, author }: Desk, index: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      doc.off('update', look);
      signal.removeEventListener('abort', abort);
      end();
    };
    const timer = setTimeout(() => {
      settle(() => { reject(new Error(`author ${author} heard nothing for ${patienceMs} ms while waiting for edit ${index}`)); });
    }, patienceMs);
    const abort = (): void => { settle(() => { reject(new Error('stopped')); }); };
    const look = (): void => {
      timer.refresh();
      const edit = manuscript[index];
      if (edit && hasArrived(doc, edit)) settle(resolve);
    };
    signal.addEventListener('abort', abort);
    doc.on('update', look);
    if (signal.aborted) abort();
    else look();
  });

/** Edits of others that the next one counts on and the shadow lacks, in the order of the trace (a topological one). */
const missing = ({ trace, author }: Desk, index: number, absorbed: number[]): number[] => {
  const lacking: number[] = [];
  trace.edits[index]?.needs.forEach((count, other) => {
    if (other === author) return;
    for (let n = absorbed[other] ?? 0; n < count; n += 1) lacking.push(trace.byAuthor[other]?.[n] ?? -1);
    absorbed[other] = Math.max(absorbed[other] ?? 0, count);
  });
  return lacking.sort((a, b) => a - b);
};

const received = async (desk: Desk, indices: number[]): Promise<TypedEdit[]> => {
  const edits: TypedEdit[] = [];
  for (const index of indices) {
    let edit = desk.manuscript[index];
    if (!edit || !hasArrived(desk.doc, edit)) await untilArrived(desk, index);
    edit = desk.manuscript[index];
    if (!edit) throw new Error(`edit ${index} is not in the manuscript`);
    edits.push(edit);
  }
  return edits;
};

/** Types everything of one author. The document must hold the note as it was laid out, and nothing more. */
export const typeAll = async (desk: Desk): Promise<void> => {
  const { trace, author, doc, manuscript } = desk;
  const shadow = openShadow(Y.encodeStateAsUpdate(doc), desk.clientId);
  const absorbed = new Array<number>(trace.authors).fill(0);
  for (const index of trace.byAuthor[author] ?? []) {
    const lacking = missing(desk, index, absorbed);
    if (lacking.length > 0) shadow.absorb(await received(desk, lacking));
    const edit = shadow.write(trace.edits[index]?.patches ?? [], desk.unit);
    manuscript[index] = edit;
    if (edit.update) Y.applyUpdate(doc, edit.update, 'typed');
    const pause = desk.breathe(index);
    if (pause) await pause;
  }
  shadow.close();
};
