/** Opens the picker at `#` or `/`, and answers its keys while focus stays in the text. */
import type { Editor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { Channel } from '../gql/graphql.ts';
import { singleKeys } from '../shell/singleKeys.ts';
import { toast } from '../shell/toasts.ts';
import { words } from '../words.ts';
import { contentOf, triggerIn } from './phrases.ts';
import { Phrases, PreviewCanned, PreviewFaq } from './phraseOperations.ts';

export interface Phrase {
  kind: 'canned' | 'faq';
  id: string;
  title: string;
  shortcut: string | null;
  body: string;
}

/** Where the sign stands, and what was typed with it. */
interface Place {
  from: number;
  to: number;
  typed: string;
  query: string;
}

const placeIn = (editor: Editor): Place | null => {
  const { selection } = editor.state;
  if (!selection.empty || !editor.isEditable) return null;
  const { $from } = selection;
  const found = triggerIn($from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc'));
  if (found === null) return null;
  return { from: $from.pos - found.query.length - 1, to: $from.pos, typed: found.sign + found.query, query: found.query };
};

/** Follows the caret. What was closed by hand stays closed until another sign is typed. */
const usePlace = (editor: Editor | null) => {
  const [place, setPlace] = useState<Place | null>(null);
  const closedAt = useRef<number | null>(null);
  useEffect(() => {
    if (!editor) return;
    const look = () => {
      const next = editor.isFocused && singleKeys.get() ? placeIn(editor) : null;
      if (next === null || next.from !== closedAt.current) closedAt.current = null;
      const open = next !== null && closedAt.current === null ? next : null;
      setPlace((old) => (old?.from === open?.from && old?.typed === open?.typed ? old : open));
    };
    editor.on('transaction', look);
    return () => {
      editor.off('transaction', look);
      setPlace(null);
    };
  }, [editor]);
  const close = () => {
    closedAt.current = place?.from ?? null;
    setPlace(null);
  };
  return { place, close };
};

/** What matches: those whose shortcut begins so first, frequent questions last. */
const usePhrases = (place: Place | null, channel: Channel): { phrases: Phrase[]; loading: boolean } => {
  const search = place?.query ?? '';
  const [{ data, fetching }] = useQuery({ query: Phrases, variables: { search: search === '' ? null : search, channel }, pause: place === null });
  if (place === null) return { phrases: [], loading: false };
  const begins = (phrase: Phrase) => search !== '' && (phrase.shortcut?.toLowerCase().startsWith(search.toLowerCase()) ?? false);
  const canned = (data?.cannedMessages.edges ?? []).map(({ node }): Phrase => ({ kind: 'canned', ...node }));
  const faqs = (data?.faqs.edges ?? []).map(({ node }): Phrase => ({ kind: 'faq', shortcut: null, ...node }));
  return { phrases: [...canned.sort((a, b) => Number(begins(b)) - Number(begins(a))), ...faqs], loading: fetching && data === undefined };
};

export const usePicker = (editor: Editor | null, ticket: { id: string; channel: Channel }) => {
  const { client } = useApi();
  const { place, close } = usePlace(editor);
  const { phrases, loading } = usePhrases(place, ticket.channel);
  const [chosen, setChosen] = useState({ typed: '', at: 0 });
  const at = chosen.typed === place?.typed ? Math.min(chosen.at, phrases.length - 1) : 0;
  const choose = (next: number) => setChosen({ typed: place?.typed ?? '', at: Math.max(0, Math.min(phrases.length - 1, next)) });

  const insert = async (phrase: Phrase | undefined) => {
    if (phrase === undefined || place === null || !editor) return;
    const query = phrase.kind === 'canned' ? PreviewCanned : PreviewFaq;
    const { data } = await client.query(query, { ticketId: ticket.id, id: phrase.id }).toPromise();
    // Others write here too: what is replaced is the sign where it stands now.
    const now = placeIn(editor);
    if (!data?.preview) return toast('failed', words.phrases.gone);
    if (now === null) return;
    editor.chain().focus().insertContentAt({ from: now.from, to: now.to }, contentOf(data.preview.text)).run();
    close();
  };
  const moves: Partial<Record<string, () => void>> = {
    ArrowDown: () => choose(at + 1),
    ArrowUp: () => choose(at - 1),
    Enter: () => void insert(phrases[at]),
    Tab: () => void insert(phrases[at]),
    Escape: close,
  };
  /** True: the key was the picker's. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (place === null || event.isComposing || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    const move = moves[event.key];
    // With nothing to choose from, Enter sends as ever.
    if (move === undefined || (phrases.length === 0 && event.key !== 'Escape')) return false;
    move();
    return true;
  };
  return { open: place !== null && (phrases.length > 0 || loading || (place.query !== '' && place.typed.startsWith('#'))), typed: place?.typed ?? '', phrases, at, choose, insert, onKey };
};

export type Picker = ReturnType<typeof usePicker>;
