/** Ready texts inside the composer: the list, and the chosen one as it would be sent to this customer. */
import type { Editor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import type { TicketDetailFragment } from '../gql/graphql.ts';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { partsOf } from './phrases.ts';
import { PreviewCanned, PreviewFaq } from './phraseOperations.ts';
import type { Phrase, Picker } from './usePicker.ts';

const listId = 'phrase-list';
const idOf = (index: number) => `phrase-${index}`;

const Preview = ({ phrase, ticketId }: { phrase: Phrase; ticketId: string }) => {
  const [{ data, fetching }] = useQuery({ query: phrase.kind === 'canned' ? PreviewCanned : PreviewFaq, variables: { ticketId, id: phrase.id } });
  const preview = data?.preview;
  if (!preview) return <p className="muted">{fetching ? words.phrases.loading : words.phrases.gone}</p>;
  return (
    <>
      <p className="plain">
        {partsOf(phrase.body, preview.text).map((part, index) => (part.filled ? <var key={index} className={part.empty ? 'empty' : undefined}>{part.text}</var> : <span key={index}>{part.text}</span>))}
      </p>
      {preview.emptyVariables.length > 0 && <p className="picker-empty"><Icon name="warn" />{words.phrases.empty(preview.emptyVariables)}</p>}
    </>
  );
};

const Option = ({ phrase, index, active, picker }: { phrase: Phrase; index: number; active: boolean; picker: Picker }) => {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <li
      ref={row}
      id={idOf(index)}
      role="option"
      aria-selected={active}
      // Focus stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={() => !active && picker.choose(index)}
      onClick={() => void picker.insert(phrase)}
    >
      <span className="grow trunc">{phrase.title}</span>
      {phrase.kind === 'faq' ? <small>{words.phrases.faqs}</small> : phrase.shortcut !== null && <code>/{phrase.shortcut}</code>}
    </li>
  );
};

export const PhrasePicker = ({ picker, ticket, editor }: { picker: Picker; ticket: TicketDetailFragment; editor: Editor }) => {
  const chosen = picker.phrases[picker.at];
  const active = chosen === undefined ? null : idOf(picker.at);
  // The text keeps focus, and says which option its arrows stand on.
  useEffect(() => {
    const text = editor.view.dom;
    text.setAttribute('aria-controls', listId);
    if (active !== null) text.setAttribute('aria-activedescendant', active);
    return () => {
      text.removeAttribute('aria-controls');
      text.removeAttribute('aria-activedescendant');
    };
  }, [editor, active]);
  return (
    <div className="picker" role="group" aria-label={words.phrases.picker}>
      <ul id={listId} className="picker-list" role="listbox" aria-label={words.phrases.matches(picker.typed)}>
        {picker.phrases.map((phrase, index) => <Option key={phrase.id} phrase={phrase} index={index} active={index === picker.at} picker={picker} />)}
      </ul>
      <div className="picker-view" aria-live="polite">
        {chosen === undefined ? <p className="muted">{words.phrases.none}</p> : <Preview phrase={chosen} ticketId={ticket.id} />}
      </div>
      <p className="picker-keys" aria-hidden>
        <span><kbd>↑</kbd> <kbd>↓</kbd> {words.phrases.keys.choose}</span>
        <span><kbd>Enter</kbd> {words.phrases.keys.insert}</span>
        <span><kbd>Esc</kbd> {words.phrases.keys.close}</span>
        <span className="push">{words.phrases.count(picker.phrases.length, words.channel[ticket.channel])}</span>
      </p>
    </div>
  );
};
