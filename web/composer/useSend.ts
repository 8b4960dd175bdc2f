/** Sends the shared draft. Never past messages that were not seen, never twice, and never loses the words. */
import { useCallback, useRef, useState } from 'react';
import * as Y from 'yjs';
import { useApi } from '../api/ApiProvider.tsx';
import type { DocumentConnection } from '../api/documents.ts';
import type { DeskSendReplyMutation, MessageLineFragment } from '../gql/graphql.ts';
import type { TimelineAction } from '../thread/timeline.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { SendReply } from './operations.ts';

export type SendState =
  | { kind: 'idle' }
  | { kind: 'sending' }
  /** Messages came that the author has not seen. */
  | { kind: 'stale'; unseen: readonly MessageLineFragment[] }
  /** A colleague changed the draft meanwhile. */
  | { kind: 'changed' }
  | { kind: 'failed'; reason: string };

interface SendScope {
  ticketId: string;
  connection: DocumentConnection | null;
  /** Plain text of the draft, for the waiting line. */
  text: () => string;
  uploadIds: readonly string[];
  seen: number;
  dispatch: (action: TimelineAction) => void;
  onSent: () => void;
}

type Answer = DeskSendReplyMutation['sendReply'];

const retryAfterMs = [1_000, 3_000, 8_000];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

/** The same content keeps its id, so that a repeat is not a second message; other content gets its own. */
const useMutationId = () => {
  const last = useRef({ content: '', id: '' });
  return (content: string): string => {
    if (last.current.content !== content) last.current = { content, id: crypto.randomUUID() };
    return last.current.id;
  };
};

export const useSend = (scope: SendScope) => {
  const { client } = useApi();
  const [state, setState] = useState<SendState>({ kind: 'idle' });
  const busy = useRef(false);
  const latest = useRef(scope);
  latest.current = scope;
  const idFor = useMutationId();

  const deliver = async (stateVector: string, seenUpTo: number, clientMutationId: string): Promise<Answer | null> => {
    const { ticketId, uploadIds } = latest.current;
    const input = { ticketId, draft: { stateVector }, seenUpTo, clientMutationId, ...(uploadIds.length > 0 ? { attachmentIds: [...uploadIds] } : {}) };
    for (const wait of [...retryAfterMs, null]) {
      const { data, error } = await client.mutation(SendReply, { input }).toPromise();
      if (data) return data.sendReply;
      // Only a lost link is worth another try; a refusal of the whole request is not.
      if (wait === null || error?.networkError === undefined) return null;
      await pause(wait);
    }
    return null;
  };

  const settle = (answer: Answer | null): SendState => {
    const { dispatch, onSent } = latest.current;
    const error = answer?.errors[0];
    if (error?.__typename === 'StaleReply') {
      for (const message of error.unseen) dispatch({ type: 'message', message, mine: false });
      return { kind: 'stale', unseen: error.unseen };
    }
    if (error?.__typename === 'DraftChanged') return { kind: 'changed' };
    if (answer === null) return { kind: 'failed', reason: words.composer.notSent };
    if (error !== undefined) return { kind: 'failed', reason: words.composer.notSentReason(failureOf(answer.errors) ?? '') };
    if (answer.message) dispatch({ type: 'message', message: answer.message, mine: true });
    onSent();
    return { kind: 'idle' };
  };

  const send = useCallback(async (seenUpTo?: number) => {
    const { connection, text, uploadIds, dispatch } = latest.current;
    const content = text().trim();
    if (busy.current || connection === null || (content === '' && uploadIds.length === 0)) return;
    busy.current = true;
    setState({ kind: 'sending' });
    try {
      // The server sends what it has: the last letter must have arrived.
      if (!(await connection.saved())) return setState({ kind: 'failed', reason: words.composer.notSaved });
      const stateVector = toBase64(Y.encodeStateVector(connection.doc));
      const clientMutationId = idFor(`${stateVector} ${uploadIds.join(' ')}`);
      dispatch({ type: 'waiting', message: { clientMutationId, text: content, at: Date.now() } });
      const answer = await deliver(stateVector, seenUpTo ?? latest.current.seen, clientMutationId);
      const next = settle(answer);
      dispatch({ type: 'settled', clientMutationId });
      setState(next);
    } finally {
      busy.current = false;
    }
    // What it reads is always the latest scope.
  }, []);

  const dismiss = useCallback(() => setState((now) => (now.kind === 'sending' ? now : { kind: 'idle' })), []);
  return { state, send, dismiss };
};
