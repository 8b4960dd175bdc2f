/** Keeps a page's view of the marks in step with the shared document and with who is here. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { PresenceState } from '../../client/shapes.ts';
import { marksOf, otherSide, sideBook, sidesWriting, strokesOf, type Mark, type Side, type SideBook } from './strokes.ts';
import { words } from './words.ts';

/** The part of a document connection that the canvas needs. */
export interface CanvasConnection {
  doc: Y.Doc;
  provider: {
    awareness: {
      getStates(): Map<number, PresenceState>;
      on(event: 'change', run: () => void): void;
      off(event: 'change', run: () => void): void;
    };
    synced: boolean;
    wsconnected: boolean;
    on(event: 'status', run: (status: { status: string }) => void): unknown;
    off(event: 'status', run: (status: { status: string }) => void): unknown;
  };
  /** How the connection stands; one that has ended for good is told to the user (`words.ended`). */
  status: { get(): string; subscribe(listener: () => void): () => void };
}

export interface MarksView {
  marks: readonly Mark[];
  book: SideBook;
  /** The other party has written in the last moments. */
  otherDraws: boolean;
  /** First name of somebody of the other side who is here. */
  otherName: string | null;
  /** What the user must know of the link, if anything. */
  trouble: string | null;
}

/** "Drawing" stays this long after the last batch, so that the word does not flicker between strokes. */
const DRAWING_MS = 1_500;
/** A link that is away for less is not worth a word. */
const OFFLINE_MS = 2_000;

const nameOf = (connection: CanvasConnection, side: Side): string | null => {
  const states = [...connection.provider.awareness.getStates().values()];
  const name = states.find((state) => state.user?.side === side)?.user?.name.trim();
  return name ? name.split(/\s+/)[0]! : null;
};

const useMarkList = (connection: CanvasConnection, book: SideBook, side: Side) => {
  const [view, setView] = useState(() => ({ marks: marksOf(connection.doc, book), otherName: nameOf(connection, otherSide(side)) }));
  useEffect(() => {
    const { awareness } = connection.provider;
    const strokes = strokesOf(connection.doc);
    let frame = 0;
    // Several batches within a frame are shown as one.
    const show = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        book.see(awareness.getStates());
        const name = nameOf(connection, otherSide(side));
        setView((before) => ({ marks: marksOf(connection.doc, book), otherName: name ?? before.otherName }));
      });
    };
    show();
    strokes.observeDeep(show);
    awareness.on('change', show);
    return () => {
      cancelAnimationFrame(frame);
      strokes.unobserveDeep(show);
      awareness.off('change', show);
    };
  }, [connection, book, side]);
  return view;
};

const useOtherDraws = (connection: CanvasConnection, book: SideBook, side: Side): boolean => {
  const [drawing, setDrawing] = useState(false);
  useEffect(() => {
    const strokes = strokesOf(connection.doc);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heed = (_: unknown, transaction: Y.Transaction) => {
      // What arrives before the first synchronisation was drawn earlier.
      if (transaction.local || !connection.provider.synced) return;
      if (!sidesWriting(transaction, book).has(otherSide(side))) return;
      setDrawing(true);
      clearTimeout(timer);
      timer = setTimeout(() => setDrawing(false), DRAWING_MS);
    };
    strokes.observeDeep(heed);
    return () => {
      clearTimeout(timer);
      strokes.unobserveDeep(heed);
    };
  }, [connection, book, side]);
  return drawing;
};

const useOffline = (connection: CanvasConnection): boolean => {
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heed = () => {
      if (connection.provider.wsconnected) {
        clearTimeout(timer);
        timer = undefined;
        setOffline(false);
      } else {
        // Each failed try is told too; the clock runs from the first.
        timer ??= setTimeout(() => setOffline(true), OFFLINE_MS);
      }
    };
    heed();
    connection.provider.on('status', heed);
    return () => {
      clearTimeout(timer);
      connection.provider.off('status', heed);
    };
  }, [connection]);
  return offline;
};

export const useMarks = (connection: CanvasConnection, side: Side): MarksView => {
  const book = useMemo(() => sideBook({ client: connection.doc.clientID, side }), [connection, side]);
  const list = useMarkList(connection, book, side);
  const offline = useOffline(connection);
  const status = useSyncExternalStore(connection.status.subscribe, connection.status.get);
  const trouble = words.ended[status] ?? (offline ? words.offline : null);
  return { ...list, book, otherDraws: useOtherDraws(connection, book, side), trouble };
};
