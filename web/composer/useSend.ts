/** Sends the shared draft. Never past messages that were not seen, never twice, and never loses the words. */
import { useCallback, useRef, useState } from 'react';
import * as Y from 'yjs';
import { useApi } from '../api/ApiProvider.tsx';
import type { DocumentConnection, Outcome } from '../../client/index.ts';
import type { DeskSendReplyMutation, MessageLineFragment } from '../gql/graphql.ts';
import type { TimelineAction } from '../thread/timeline.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { deskQueue } from './queue.ts';

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

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

export const useSend = (scope: SendScope) => {
  const queue = deskQueue(useApi());
  const [state, setState] = useState<SendState>({ kind: 'idle' });
  const busy = useRef(false);
  const latest = useRef(scope);
  latest.current = scope;

  const settle = (outcome: Outcome<DeskSendReplyMutation>): SendState => {
    const { dispatch, onSent } = latest.current;
    if (outcome.kind === 'DROPPED') return { kind: 'idle' };
    if (outcome.kind === 'SENT') {
      if (outcome.answer.message) dispatch({ type: 'message', message: outcome.answer.message, mine: true });
      onSent();
      return { kind: 'idle' };
    }
    const { refusal } = outcome;
    if (refusal.__typename === 'StaleReply') {
      for (const message of refusal.unseen) dispatch({ type: 'message', message, mine: false });
      return { kind: 'stale', unseen: refusal.unseen };
    }
    if (refusal.__typename === 'DraftChanged') return { kind: 'changed' };
    if (refusal.__typename === 'RequestFailed') return { kind: 'failed', reason: words.composer.notSent };
    return { kind: 'failed', reason: words.composer.notSentReason(failureOf([refusal]) ?? '') };
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
      const item = { ticketId: latest.current.ticketId, stateVector, uploadIds, seenUpTo: seenUpTo ?? latest.current.seen };
      const { id, outcome } = queue.add('reply', item);
      dispatch({ type: 'waiting', message: { clientMutationId: id, text: content, at: Date.now() } });
      const next = settle(await outcome);
      // What the server refused it has not done, and its words are still in the draft: the next try is made from there.
      queue.drop(id);
      dispatch({ type: 'settled', clientMutationId: id });
      setState(next);
    } finally {
      busy.current = false;
    }
    // What it reads is always the latest scope.
  }, []);

  const dismiss = useCallback(() => setState((now) => (now.kind === 'sending' ? now : { kind: 'idle' })), []);
  return { state, send, dismiss };
};
