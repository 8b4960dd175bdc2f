import { Disclosure } from './Disclosure.tsx';
import { Icon } from './Icon.tsx';
import type { Side, Undo } from './strokes.ts';
import { words } from './words.ts';

interface UndoTheirsProps { name: string; onUndo(which: Undo): void }

/** The other party's marks go only by this explicit choice (rule E-09), and only by the staff's, so it stands apart from one's own commands. */
export const UndoTheirs = ({ name, onUndo }: UndoTheirsProps) => (
  <Disclosure
    className="canvas-theirs"
    buttonClass="canvas-theirs-button"
    listClass="canvas-menu"
    button={<>{words.undoTheirs}<Icon name="down" /></>}
    listLabel={words.undoTheirsOf(name)}
  >
    {(close) => {
      const choose = (which: Undo) => () => {
        close();
        onUndo(which);
      };
      return (
        <>
          <button type="button" onClick={choose('LAST')}><Icon name="undo" />{words.theirLast(name)}</button>
          <button type="button" onClick={choose('ALL')}><Icon name="undoAll" />{words.theirAll(name)}</button>
        </>
      );
    }}
  </Disclosure>
);

const Chip = ({ side, children }: { side: Side; children: string }) => (
  <span className="canvas-chip"><i data-side={side} aria-hidden="true" />{children}</span>
);

interface Party { side: Side; count: number }

interface Props {
  own: Party;
  other: Party & { name: string; drawing: boolean };
}

export const Legend = ({ own, other }: Props) => (
  <div className="canvas-legend">
    <Chip side={own.side}>{words.count(words.you, own.count)}</Chip>
    {(other.count > 0 || other.drawing) && (
      <Chip side={other.side}>{other.drawing ? words.drawing(other.name) : words.count(other.name, other.count)}</Chip>
    )}
  </div>
);
