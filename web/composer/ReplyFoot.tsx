import type { Editor } from '@tiptap/react';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { FilePick } from './FilePick.tsx';
import { FormatButtons } from './FormatButtons.tsx';

interface ReplyFootProps {
  editor: Editor | null;
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

export const ReplyFoot = ({ editor, fact, holder, sending, blocked, takingScreenshot, onFiles, onPicture, onSend }: ReplyFootProps) => (
  <div className="compose-foot">
    {holder === null && <FilePick label={words.composer.attach} icon="clip" multiple onFiles={onFiles} />}
    {holder === null && <FilePick label={words.composer.screenshot} icon="canvas" accept="image/*" busy={takingScreenshot} onFiles={onPicture} />}
    {editor && <FormatButtons editor={editor} />}
    <span className="compose-fact">{fact}</span>
    <span className="grow" />
    {holder !== null ? <span className="compose-fact">{words.composer.holderSends(holder)}</span> : (
      <button type="button" className="btn btn-main" aria-busy={sending} aria-disabled={blocked} onClick={onSend}>
        <Icon name={sending ? 'sync' : 'send'} {...(sending ? { className: 'spin' } : {})} />
        {sending ? words.composer.sending : words.composer.send} <kbd className="wide">Enter</kbd>
      </button>
    )}
  </div>
);
