/** Who is in a document's room, and what they do there. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PresenceState, PresenceUser } from '../../client/shapes.ts';
import type { DocumentConnection } from '../../client/index.ts';
import { useDocument } from './useDocument.ts';

type Activity = NonNullable<PresenceState['activity']>;

export interface Person extends PresenceUser {
  activity: Activity;
}

const strength: Record<Activity, number> = { VIEWING: 0, DRAFTING: 1, TYPING: 2 };

/** One entry a person, with the most telling of their tabs' activities; not oneself. */
const peopleOf = (connection: DocumentConnection, myId: string, withCaret: boolean): Person[] => {
  const people = new Map<string, Person>();
  for (const [client, state] of connection.provider.awareness.getStates() as Map<number, PresenceState>) {
    const { user, activity = 'VIEWING' } = state;
    if (client === connection.doc.clientID || user?.id === undefined || user.id === myId) continue;
    if (withCaret && !state.cursor) continue;
    const known = people.get(user.id);
    if (known === undefined || strength[activity] > strength[known.activity]) people.set(user.id, { ...user, activity });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
};

const same = (a: readonly Person[], b: readonly Person[]) =>
  a.length === b.length && a.every((person, i) => person.id === b[i]?.id && person.activity === b[i]?.activity && person.name === b[i]?.name);

/** The people in an open document, or only those whose caret stands in it. */
export const usePeople = (connection: DocumentConnection | null, myId: string, withCaret = false): readonly Person[] => {
  const [people, setPeople] = useState<readonly Person[]>([]);
  useEffect(() => {
    if (connection === null) return setPeople([]);
    const { awareness } = connection.provider;
    const read = () => setPeople((old) => {
      const next = peopleOf(connection, myId, withCaret);
      return same(old, next) ? old : next;
    });
    read();
    awareness.on('change', read);
    return () => awareness.off('change', read);
  }, [connection, myId, withCaret]);
  return people;
};

/** The server lets typing lapse after 6 s, so it is said again before that. */
const repeatMs = 3_000;

/**
 * A presence room: says that I look, and with `busy(activity)` that I write; it falls back by itself.
 */
export const usePresence = (name: string | null, myId: string, idleMs = 4_000) => {
  const connection = useDocument(name);
  const people = usePeople(connection, myId);
  const said = useRef({ activity: 'VIEWING' as Activity, at: 0 });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const say = useCallback((activity: Activity) => {
    const now = Date.now();
    if (said.current.activity === activity && now - said.current.at < repeatMs) return;
    said.current = { activity, at: now };
    connection?.provider.awareness.setLocalStateField('activity', activity);
  }, [connection]);

  const rest = useCallback(() => {
    clearTimeout(timer.current);
    say('VIEWING');
  }, [say]);

  const busy = useCallback((activity: Activity) => {
    say(activity);
    clearTimeout(timer.current);
    timer.current = setTimeout(rest, idleMs);
  }, [say, rest, idleMs]);

  useEffect(() => {
    said.current = { activity: 'VIEWING', at: 0 };
    say('VIEWING');
    return () => clearTimeout(timer.current);
  }, [say]);

  return useMemo(() => ({ people, busy, rest }), [people, busy, rest]);
};
