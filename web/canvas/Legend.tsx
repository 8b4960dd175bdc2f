import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from './Icon.tsx';
import type { Side, Undo } from './strokes.ts';
import { words } from './words.ts';

interface UndoTheirsProps { name: string; onUndo(which: Undo): void }

/** The other party's marks go only by this explicit choice (rule E-09), so it stands apart from one's own commands. */
const UndoTheirs = ({ name, onUndo }: UndoTheirsProps) => {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    event.preventDefault();
    close();
  };
  const choose = (which: Undo) => {
    close();
    onUndo(which);
  };
  return (
    <div className="canvas-theirs" ref={box} onKeyDown={keyDown}>
      <button ref={opener} type="button" className="canvas-chip canvas-chip-button" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
        {words.undoTheirs}<Icon name="down" />
      </button>
      {open && (
        <div id={list} className="canvas-menu" role="group" aria-label={words.undoTheirsOf(name)}>
          <button type="button" onClick={() => choose('LAST')}><Icon name="undo" />{words.theirLast(name)}</button>
          <button type="button" onClick={() => choose('ALL')}><Icon name="undoAll" />{words.theirAll(name)}</button>
        </div>
      )}
    </div>
  );
};

const Chip = ({ side, children }: { side: Side; children: string }) => (
  <span className="canvas-chip"><i data-side={side} aria-hidden="true" />{children}</span>
);

interface Party { side: Side; count: number }

interface Props {
  own: Party;
  other: Party & { name: string; drawing: boolean };
  onUndoTheirs(which: Undo): void;
}

export const Legend = ({ own, other, onUndoTheirs }: Props) => (
  <div className="canvas-legend">
    <Chip side={own.side}>{words.count(words.you, own.count)}</Chip>
    {(other.count > 0 || other.drawing) && (
      <Chip side={other.side}>{other.drawing ? words.drawing(other.name) : words.count(other.name, other.count)}</Chip>
    )}
    {other.count > 0 && <UndoTheirs name={other.name} onUndo={onUndoTheirs} />}
  </div>
);
