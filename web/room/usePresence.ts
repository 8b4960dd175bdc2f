/** Who of the staff is here and types, and the customer's own typing: the conversation's presence document. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentConnection } from '../../client/index.ts';
import type { PresenceState } from '../../client/shapes.ts';
import type { Api } from '../api/client.ts';
import { firstName } from './thread.ts';

/** Rule G10: typing lapses after 6 s without another key. */
const TYPING_MS = 6_000;
/** While typing goes on it is said again this often. */
const AGAIN_MS = 2_500;

export interface RoomPresence {
  /** First names of the staff who are typing now. */
  typing: readonly string[];
  /** First name of somebody of the staff who is here. */
  here: string | null;
  /** A key was pressed. */
  type(): void;
  /** The message is sent, or the field is empty. */
  rest(): void;
}

interface View { typing: readonly string[]; here: string | null }

const NOBODY: View = { typing: [], here: null };

const viewOf = ({ provider: { awareness } }: DocumentConnection): View => {
  const staff = [...(awareness.getStates() as Map<number, PresenceState>)].filter(([, state]) => state.user?.side === 'STAFF');
  const typing = staff.filter(([client, state]) =>
    state.activity === 'TYPING' && Date.now() - (awareness.meta.get(client)?.lastUpdated ?? 0) < TYPING_MS);
  const nameOf = (state: PresenceState) => firstName(state.user?.name ?? '');
  return { typing: [...new Set(typing.map(([, state]) => nameOf(state)))], here: staff[0] ? nameOf(staff[0][1]) : null };
};

const same = (a: View, b: View): boolean => a.here === b.here && a.typing.join() === b.typing.join();

export const usePresence = (api: Api, document: string): RoomPresence => {
  const [view, setView] = useState<View>(NOBODY);
  const connection = useRef<DocumentConnection | null>(null);
  const said = useRef(0);
  const lapse = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const opened = api.openDocument(document);
    connection.current = opened;
    const { awareness } = opened.provider;
    awareness.setLocalStateField('activity', 'VIEWING');
    const look = () => {
      const next = viewOf(opened);
      setView((before) => (same(before, next) ? before : next));
    };
    awareness.on('change', look);
    // Somebody who closed the lid while typing sends nothing more: look at the clock too.
    const clock = setInterval(look, 1_000);
    return () => {
      clearInterval(clock);
      clearTimeout(lapse.current);
      awareness.off('change', look);
      connection.current = null;
      opened.close();
    };
  }, [api, document]);

  const rest = useCallback(() => {
    clearTimeout(lapse.current);
    if (said.current === 0) return;
    said.current = 0;
    connection.current?.provider.awareness.setLocalStateField('activity', 'VIEWING');
  }, []);
  const type = useCallback(() => {
    clearTimeout(lapse.current);
    lapse.current = setTimeout(rest, TYPING_MS);
    if (Date.now() - said.current < AGAIN_MS) return;
    said.current = Date.now();
    connection.current?.provider.awareness.setLocalStateField('activity', 'TYPING');
  }, [rest]);
  return { ...view, type, rest };
};
