/** Plays a trace in memory, every author's documents joined without a server: tells the unit of its positions, and tests the shadows. */
import * as Y from 'yjs';
import { layOut, readNote } from './note.ts';
import { openShadow, type TypedEdit } from './shadow.ts';
import { isAstral, type Trace, type Unit } from './trace.ts';

/** ClientIDs ascend by author number; the one who lays the note out is below them. */
const LAYOUT_CLIENT = 1_000;
export const clientOf = (author: number): number => LAYOUT_CLIENT + 1 + author;

/** The note before anyone types, as an update. */
export const blankNote = (start: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = LAYOUT_CLIENT;
  layOut(doc, start);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
};

/** The text that the trace ends with when positions count in `unit`. */
export const rehearse = (trace: Trace, unit: Unit): string => {
  const seed = blankNote(trace.start);
  const shadows = Array.from({ length: trace.authors }, (_, author) => openShadow(seed, clientOf(author)));
  const absorbed = shadows.map(() => new Array<number>(trace.authors).fill(0));
  const typed: TypedEdit[] = [];
  trace.edits.forEach(({ author, needs, patches }) => {
    const have = absorbed[author] ?? [];
    const lacking = needs.flatMap((count, other) => (other === author ? [] : trace.byAuthor[other]?.slice(have[other], count) ?? []));
    needs.forEach((count, other) => { have[other] = Math.max(have[other] ?? 0, count); });
    const shadow = shadows[author];
    if (!shadow) throw new Error(`there is no author ${author}`);
    shadow.absorb(lacking.sort((a, b) => a - b).flatMap((index) => typed[index] ?? []));
    typed.push(shadow.write(patches, unit));
  });
  const merged = new Y.Doc();
  Y.applyUpdate(merged, seed);
  merged.transact(() => { for (const { update } of typed) if (update) Y.applyUpdate(merged, update); });
  const text = readNote(merged);
  for (const shadow of shadows) shadow.close();
  merged.destroy();
  return text;
};

/** The unit with which the trace comes to its end text. */
export const unitOf = (trace: Trace): Unit => {
  if (!isAstral(trace)) return 'utf16';
  const units: Unit[] = ['codePoint', 'utf16'];
  const fitting = units.find((unit) => {
    try {
      return rehearse(trace, unit) === trace.end;
    } catch {
      return false;
    }
  });
  if (!fitting) throw new Error('the trace does not come to its end text, neither by characters nor by UTF-16 units');
  return fitting;
};
