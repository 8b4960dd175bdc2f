/** The list's live feed: rows change in place through the cache; lists and counts are asked for again, at most once a second. */
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { DeskInboxEventsSubscription } from '../gql/graphql.ts';
import { InboxEvents } from './operations.ts';

export type InboxEvent = DeskInboxEventsSubscription['inboxEvents'];

const soonMs = 200;
const leastMs = 1_000;

/** A number that grows when lists may have changed. */
export const useInboxLive = (onEvent: (event: InboxEvent) => void): number => {
  const api = useApi();
  const [version, setVersion] = useState(0);
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(() => {
    let last = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const changed = () => {
      timer ??= setTimeout(() => {
        timer = null;
        last = Date.now();
        setVersion((n) => n + 1);
      }, Math.max(soonMs, last + leastMs - Date.now()));
    };
    const stop = api.subscribe(InboxEvents, {}, {
      next: ({ inboxEvents }) => {
        latest.current(inboxEvents);
        changed();
      },
      onStart: changed,
      onResync: changed,
    });
    return () => {
      if (timer !== null) clearTimeout(timer);
      stop();
    };
  }, [api]);
  return version;
};
