import { Icon, type IconName } from './Icon.tsx';
import type { Side, Undo } from './strokes.ts';
import type { Tool } from './useDrawing.ts';
import { words } from './words.ts';

const TOOLS: readonly { tool: Tool; icon: IconName; label: string }[] = [
  { tool: 'pen', icon: 'pen', label: words.draw },
  { tool: 'pin', icon: 'pin', label: words.pin },
];

interface CommandProps {
  icon: IconName;
  label: string;
  long: string;
  busy?: boolean;
  strong?: boolean;
  onClick(): void;
}

const Command = ({ icon, label, long, busy = false, strong = false, onClick }: CommandProps) => (
  <li>
    <button type="button" className={strong ? 'canvas-command canvas-command-strong' : 'canvas-command'} aria-label={long} aria-busy={busy} onClick={onClick}>
      <Icon name={icon} />{label}
    </button>
  </li>
);

interface Props {
  side: Side;
  tool: Tool;
  busy: 'SEND' | 'DELETE' | null;
  onTool(tool: Tool): void;
  onUndo(which: Undo): void;
  onDelete(): void;
  onSend(): void;
}

export const Toolbar = ({ side, tool, busy, onTool, onUndo, onDelete, onSend }: Props) => (
  <div className="canvas-bar" data-side={side}>
    <div className="canvas-tools" role="group" aria-label={words.tools}>
      {TOOLS.map((each) => (
        <button key={each.tool} type="button" className="canvas-tool" aria-pressed={each.tool === tool} onClick={() => onTool(each.tool)}>
          <Icon name={each.icon} />{each.label}
        </button>
      ))}
    </div>
    <ul className="canvas-commands" aria-label={words.commands}>
      <Command icon="trash" label={words.remove} long={words.removeLong} busy={busy === 'DELETE'} onClick={onDelete} />
      <Command icon="undoAll" label={words.undoAll} long={words.undoAllLong} onClick={() => onUndo('ALL')} />
      <Command icon="undo" label={words.undoLast} long={words.undoLastLong} onClick={() => onUndo('LAST')} />
      <Command icon="send" label={words.send} long={words.sendLong} busy={busy === 'SEND'} strong onClick={onSend} />
    </ul>
  </div>
);
