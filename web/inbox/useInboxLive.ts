/** The feed of all tickets the user may see: rows change in place through the cache, and the open one hears what happened to it. */
import { useEffect, useRef } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { DeskInboxEventsSubscription } from '../gql/graphql.ts';
import { InboxEvents } from './operations.ts';

export type InboxEvent = DeskInboxEventsSubscription['inboxEvents'];

export const useInboxLive = (onEvent: (event: InboxEvent) => void): void => {
  const api = useApi();
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(() => api.subscribe(InboxEvents, {}, { next: ({ inboxEvents }) => latest.current(inboxEvents) }), [api]);
};
