/** Search over everything the reader may see. Focus stays in the field; arrows choose, Enter opens. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { useLocation } from 'wouter';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { channelIcon, Icon } from '../parts/Icon.tsx';
import { StatusChip } from '../parts/StatusChip.tsx';
import { when } from '../parts/time.ts';
import { words } from '../words.ts';
import { useSearch, type SearchHit, type SearchState } from './useSearch.ts';

const Snippet = ({ hit }: { hit: SearchHit }) => (
  <span className="hit-snippet">
    <span className="muted">{words.search.fields[hit.field]}: </span>
    {hit.snippet.map((part, index) => (part.matched ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
  </span>
);

interface HitProps {
  hit: SearchHit;
  id: string;
  active: boolean;
  onOpen: () => void;
  onPoint: () => void;
}

const Hit = ({ hit, id, active, onOpen, onPoint }: HitProps) => {
  const { ticket } = hit;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // Reached by the field's arrows; a pointer is the other way.
    <li ref={row} id={id} role="option" aria-selected={active} className="hit" onClick={onOpen} onPointerMove={onPoint}>
      <Icon name={channelIcon[ticket.channel]} label={words.channel[ticket.channel]} />
      <span className="hit-who"><b className="trunc">{nameOf(ticket.contact)}</b> <span className="mono muted">#{ticket.number}</span></span>
      <StatusChip status={ticket.status} />
      <time className="muted" dateTime={ticket.lastActivityAt}>{when(new Date(ticket.lastActivityAt), new Date())}</time>
      <Snippet hit={hit} />
    </li>
  );
};

const saidOf = (state: SearchState): string => {
  if (state.kind === 'idle') return words.search.start;
  if (state.kind === 'failed') return words.search.failed;
  return state.hits.length === 0 ? words.search.none(state.text) : words.search.count(state.hits.length);
};

const Keys = () => (
  <p className="palette-keys" aria-hidden>
    <span><kbd>↑</kbd> <kbd>↓</kbd> {words.search.keys.choose}</span>
    <span><kbd>Enter</kbd> {words.search.keys.open}</span>
    <span><kbd>Esc</kbd> {words.search.keys.close}</span>
  </p>
);

/** Which hit is chosen; another list begins at its top. */
const useChosen = (hits: readonly SearchHit[]) => {
  const [chosen, setChosen] = useState({ hits, at: 0 });
  const at = chosen.hits === hits ? chosen.at : 0;
  const choose = (next: number) => setChosen({ hits, at: Math.max(0, Math.min(hits.length - 1, next)) });
  return { at, choose };
};

const noHits: readonly SearchHit[] = [];

const Palette = ({ onClose }: { onClose: () => void }) => {
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const state = useSearch(text);
  const hits = state.kind === 'found' ? state.hits : noHits;
  const { at, choose } = useChosen(hits);
  const base = useId();
  const idOf = (index: number) => `${base}-${index}`;

  const open = (hit: SearchHit | undefined) => {
    if (hit === undefined) return;
    onClose();
    navigate(`/desk/${hit.ticket.id}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') return open(hits[at]);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    choose(at + (event.key === 'ArrowDown' ? 1 : -1));
  };
  return (
    <>
      <label className="palette-field">
        <Icon name="search" />
        <span className="vh">{words.search.label}</span>
        <input
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={base}
          aria-autocomplete="list"
          {...(hits.length > 0 ? { 'aria-activedescendant': idOf(at) } : {})}
          placeholder={words.search.hint}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="btn btn-ghost btn-icon" aria-label={words.close} onClick={onClose}><Icon name="x" /></button>
      </label>
      <ul id={base} role="listbox" aria-label={words.search.results} className={state.kind === 'found' && state.stale ? 'hits stale' : 'hits'}>
        {hits.map((hit, index) => (
          <Hit key={hit.ticket.id} hit={hit} id={idOf(index)} active={index === at} onOpen={() => open(hit)} onPoint={() => index !== at && choose(index)} />
        ))}
      </ul>
      <p className={hits.length > 0 ? 'vh' : 'palette-said'} role="status">{saidOf(state)}</p>
      <Keys />
    </>
  );
};

export const SearchPalette = ({ onClose }: { onClose: () => void }) => (
  <ModalOverlay className="scrim palette-scrim" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
    <Modal className="dialog palette">
      <AriaDialog className="dialog-in" aria-label={words.search.title}><Palette onClose={onClose} /></AriaDialog>
    </Modal>
  </ModalOverlay>
);
