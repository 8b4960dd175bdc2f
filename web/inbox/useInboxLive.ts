/** The feed of all tickets the user may see: rows change in place through the cache, and the open one hears what happened to it. */
import { useEffect, useRef } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { DeskInboxEventsSubscription } from '../gql/graphql.ts';
import { heardAt } from '../parts/serverTime.ts';
import { InboxEvents } from './eventOperations.ts';

export type InboxEvent = DeskInboxEventsSubscription['inboxEvents'];

export const useInboxLive = (onEvent: (event: InboxEvent) => void): void => {
  const api = useApi();
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(() => api.subscribe(InboxEvents, {}, {
    next: ({ inboxEvents }) => {
      if ('at' in inboxEvents) heardAt(inboxEvents.at);
      latest.current(inboxEvents);
    },
  }), [api]);
};
