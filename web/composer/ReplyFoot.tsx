import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { Menu } from '../parts/Menu.tsx';
import { toast } from '../shell/toasts.ts';
import { words } from '../words.ts';
import { FilePick } from './FilePick.tsx';
import { FormatButtons } from './FormatButtons.tsx';
import { LaterDialog } from './LaterDialog.tsx';
import { MacroMenu } from './MacroMenu.tsx';

interface ReplyFootProps {
  editor: Editor | null;
  ticketId: string;
  /** Position of the newest message on screen. */
  seen: number;
  hasFiles: boolean;
  /** What goes on: who else writes, or what it waits for. */
  fact: string;
  /** Who sends it, when the reader only helps. */
  holder: string | null;
  sending: boolean;
  blocked: boolean;
  takingScreenshot: boolean;
  onFiles: (files: File[]) => void;
  onPicture: (files: File[]) => void;
  onSend: () => void;
}

/** The sign at the caret, as if it was typed; after a word it needs a space before it. */
const openPicker = (editor: Editor) => {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset);
  editor.chain().focus().insertContent(/\S$/.test(before) ? ' #' : '#').run();
};

const SendButtons = ({ editor, ticketId, hasFiles, sending, blocked, onSend }: Pick<ReplyFootProps, 'editor' | 'ticketId' | 'hasFiles' | 'sending' | 'blocked' | 'onSend'>) => {
  const [later, setLater] = useState(false);
  const askLater = () => {
    if (hasFiles) return toast('failed', words.phrases.laterFiles);
    if (!editor || editor.getText().trim() === '') return toast('failed', words.phrases.laterNothing);
    setLater(true);
  };
  return (
    <span className="split">
      <button type="button" className="btn btn-main" aria-busy={sending} aria-disabled={blocked} onClick={onSend}>
        <Icon name={sending ? 'sync' : 'send'} {...(sending ? { className: 'spin' } : {})} />
        {sending ? words.composer.sending : words.composer.send} <kbd className="wide">Enter</kbd>
      </button>
      <Menu label={words.phrases.sendOptions} className="btn btn-main btn-icon" placement="top end" trigger={<Icon name="down" />} entries={[{ key: 'later', title: words.phrases.later, icon: 'clock' }]} onChoose={askLater} />
      {later && editor && <LaterDialog ticketId={ticketId} editor={editor} onClose={() => setLater(false)} />}
    </span>
  );
};

export const ReplyFoot = ({ editor, ticketId, seen, hasFiles, fact, holder, sending, blocked, takingScreenshot, onFiles, onPicture, onSend }: ReplyFootProps) => (
  <div className="compose-foot">
    {holder === null && <FilePick label={words.composer.attach} icon="clip" multiple onFiles={onFiles} />}
    {holder === null && <FilePick label={words.composer.screenshot} icon="canvas" accept="image/*" busy={takingScreenshot} onFiles={onPicture} />}
    {editor && (
      <button type="button" className="btn btn-ghost btn-icon" aria-label={words.phrases.open} title={words.phrases.open} onMouseDown={(event) => event.preventDefault()} onClick={() => openPicker(editor)}>
        <Icon name="hash" />
      </button>
    )}
    {holder === null && <MacroMenu ticketId={ticketId} seen={seen} />}
    {editor && <FormatButtons editor={editor} />}
    <span className="compose-fact">{fact}</span>
    <span className="grow" />
    {holder !== null ? <span className="compose-fact">{words.composer.holderSends(holder)}</span> : (
      <SendButtons editor={editor} ticketId={ticketId} hasFiles={hasFiles} sending={sending} blocked={blocked} onSend={onSend} />
    )}
  </div>
);
