/** The shape of the documents that are written here, and what of it a reader sees change. */
import type * as Y from 'yjs';
import type { Content, Ledger } from './ledger.ts';

export const marksOf = (doc: Y.Doc): Y.Array<string> => doc.getArray<string>('marks');
export const countsOf = (doc: Y.Doc): Y.Map<number> => doc.getMap<number>('counts');

export const contentOf = (doc: Y.Doc): Content => ({
  marks: new Set(marksOf(doc).toArray()),
  counts: new Map(countsOf(doc).entries()),
});

/** Writes down what others' edits show to this copy. */
export const watch = (doc: Y.Doc, self: string, ledger: Ledger): void => {
  marksOf(doc).observe((event, { local }) => {
    if (local) return;
    for (const item of event.changes.added) for (const mark of item.content.getContent() as string[]) ledger.sawInserted(mark);
    for (const item of event.changes.deleted) for (const mark of item.content.getContent() as string[]) ledger.sawRemoved(mark);
  });
  countsOf(doc).observe((event, { local }) => {
    if (local) return;
    for (const scribe of event.keysChanged as Set<string>) if (scribe !== self) ledger.sawCount(scribe, countsOf(doc).get(scribe) ?? 0);
  });
};
