import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { Icon } from '../parts/Icon.tsx';
import type { TimelineAction } from '../thread/timeline.ts';
import { words } from '../words.ts';
import { deskQueue } from './queue.ts';

const longest = 10_000;
const keyOf = (ticketId: string) => `parley-note ${ticketId}`;

/** An unfinished note survives a reload and a look at another conversation. */
const useKeptText = (ticketId: string): [string, (text: string) => void] => {
  const [text, setText] = useState(() => sessionStorage.getItem(keyOf(ticketId)) ?? '');
  useEffect(() => {
    if (text === '') sessionStorage.removeItem(keyOf(ticketId));
    else sessionStorage.setItem(keyOf(ticketId), text);
  }, [ticketId, text]);
  return [text, setText];
};

interface NoteFormProps {
  ticketId: string;
  dispatch: (action: TimelineAction) => void;
  onAdded: () => void;
}

export const NoteForm = ({ ticketId, dispatch, onAdded }: NoteFormProps) => {
  const queue = deskQueue(useApi());
  const [text, setText] = useKeptText(ticketId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  const add = async () => {
    const note = text.trim();
    if (busy || note === '') return;
    if (note.length > longest) return setProblem(words.composer.noteTooLong);
    setBusy(true);
    const { id, outcome } = queue.add('note', { ticketId, text: note });
    const added = await outcome;
    setBusy(false);
    if (added.kind !== 'SENT' || !added.answer.note) {
      queue.drop(id);
      return setProblem(words.composer.noteFailed);
    }
    dispatch({ type: 'note', note: added.answer.note });
    setText('');
    setProblem(null);
    onAdded();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void add();
  };
  return (
    <>
      {problem !== null && <p className="note bad" role="alert"><Icon name="warn" /><span>{problem}</span></p>}
      <textarea
        ref={field}
        id="note"
        className="note-text"
        aria-label={words.composer.noteOn}
        placeholder={words.composer.noteHint}
        value={text}
        rows={3}
        autoFocus
        onChange={(e) => setText(e.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="compose-foot">
        <span className="compose-fact"><Icon name="lock" /> {words.composer.noteHint}</span>
        <span className="grow" />
        <button type="button" className="btn btn-plum" aria-busy={busy} aria-disabled={text.trim() === ''} onClick={() => void add()}>
          <Icon name={busy ? 'sync' : 'lock'} {...(busy ? { className: 'spin' } : {})} />
          {busy ? words.composer.addingNote : words.composer.addNote} <kbd className="wide">Enter</kbd>
        </button>
      </div>
    </>
  );
};
