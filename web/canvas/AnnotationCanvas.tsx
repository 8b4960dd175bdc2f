/** A screenshot on which both sides draw at the same time (rules E-07 to E-09). Fills the box it is put in. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import './canvas.css';
import { DrawingSurface } from './DrawingSurface.tsx';
import { Icon } from './Icon.tsx';
import { Legend, UndoTheirs } from './Legend.tsx';
import { otherSide, undoMarks, type Side, type Undo } from './strokes.ts';
import { Toolbar } from './Toolbar.tsx';
import { useDrawing, type Tool } from './useDrawing.ts';
import { useMarks, type CanvasConnection } from './useMarks.ts';
import { words } from './words.ts';

export type { CanvasConnection } from './useMarks.ts';

export interface AnnotationCanvasProps {
  screenshot: { id: string; document: string; width: number; height: number; imageUrl: string };
  side: Side;
  connection: CanvasConnection;
  onDelete(): Promise<void>;
  onSend(caption?: string): Promise<void>;
  onClose(): void;
  /** First name of the other party, where the page knows it better than the presence does. */
  names?: { other?: string };
}

interface Notice { text: string; failed: boolean }

/** Good news goes by itself; a failure stays until the next command. */
const GOOD_NEWS_MS = 4_000;

const useNotice = () => {
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => {
    if (!notice || notice.failed) return;
    const timer = setTimeout(() => setNotice(null), GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, setNotice] as const;
};

/** Runs Send or Delete: one at a time, closes when it is done, says so when it is not. */
const useTask = (onClose: () => void, say: (notice: Notice) => void) => {
  const [busy, setBusy] = useState<'SEND' | 'DELETE' | null>(null);
  const running = useRef(false);
  const run = async (task: 'SEND' | 'DELETE', work: () => Promise<void>, during: string, failure: string) => {
    if (running.current) return;
    running.current = true;
    setBusy(task);
    say({ text: during, failed: false });
    try {
      await work();
      onClose();
    } catch {
      say({ text: failure, failed: true });
    } finally {
      running.current = false;
      setBusy(null);
    }
  };
  return { busy, run };
};

export const AnnotationCanvas = ({ screenshot, side, connection, onDelete, onSend, onClose, names }: AnnotationCanvasProps) => {
  const [tool, setTool] = useState<Tool>('pen');
  const [notice, setNotice] = useNotice();
  const { marks, book, otherDraws, otherName, trouble } = useMarks(connection, side);
  const { busy, run } = useTask(onClose, setNotice);
  const drawing = useDrawing({ doc: connection.doc, side, tool, picture: screenshot, onPin: () => setNotice({ text: words.marked, failed: false }) });

  const other = { side: otherSide(side), name: names?.other ?? otherName ?? words.other[otherSide(side)] };
  const count = (party: Side) => marks.filter((mark) => mark.side === party).length;
  // Once shown the choice stays: it must not vanish under the finger or the focus that used it.
  const [theirsShown, setTheirsShown] = useState(false);
  if (!theirsShown && count(other.side) > 0) setTheirsShown(true);
  const undo = (party: Side, which: Undo) => {
    const gone = undoMarks(connection.doc, book, party, which);
    setNotice({ text: words.undone(party === side ? null : other.name, which, gone), failed: false });
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  const summary = `${words.count(words.you, count(side))}. ${words.count(other.name, count(other.side))}.`;

  return (
    <section className="canvas" aria-label={words.title} onKeyDown={keyDown}>
      <header className="canvas-head">
        <span><b>{words.title}</b><small>{words.subtitle}</small></span>
        {theirsShown && side === 'STAFF' && <UndoTheirs name={other.name} onUndo={(which) => undo(other.side, which)} />}
        <button type="button" className="canvas-close" aria-label={words.close} onClick={onClose}><Icon name="close" /></button>
      </header>
      <div className="canvas-stage">
        <DrawingSurface picture={screenshot} marks={marks} drawing={drawing} tool={tool} summary={summary} />
        {trouble && <p className="canvas-note canvas-note-top" role="status"><Icon name="warn" />{trouble}</p>}
        <Legend own={{ side, count: count(side) }} other={{ ...other, count: count(other.side), drawing: otherDraws }} />
      </div>
      <p className={notice?.failed ? 'canvas-notice canvas-notice-failed' : 'canvas-notice'} role={notice?.failed ? 'alert' : 'status'}>{notice?.text}</p>
      <Toolbar
        side={side}
        tool={tool}
        busy={busy}
        onTool={setTool}
        onUndo={(which) => undo(side, which)}
        onDelete={() => void run('DELETE', onDelete, words.deleting, words.notDeleted)}
        onSend={() => void run('SEND', () => onSend(), words.sending, words.notSent)}
      />
    </section>
  );
};
