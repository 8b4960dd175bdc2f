/** What concerns the reader alone, heard once for the whole page: their state, their tickets, what is held out to them. */
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { DeskMyEventsSubscription } from '../gql/graphql.ts';
import { heardAt } from '../parts/serverTime.ts';
import { MyEvents } from './operations.ts';

export type MyEvent = DeskMyEventsSubscription['myEvents'];

interface Listener {
  onEvent: (event: MyEvent) => void;
  /** The state has to be read (anew): the feed begins, or its cursor was too old. */
  onStart: () => void;
}

interface Feed {
  listen: (listener: Listener) => () => void;
}

const FeedContext = createContext<Feed | null>(null);

/** Keeps who listens, and tells who comes late that the feed has begun. */
const createFeed = () => {
  const listeners = new Set<Listener>();
  let begun = false;
  return {
    listen: (listener: Listener) => {
      listeners.add(listener);
      if (begun) listener.onStart();
      return () => void listeners.delete(listener);
    },
    event: (event: MyEvent) => listeners.forEach((listener) => listener.onEvent(event)),
    start: () => {
      begun = true;
      listeners.forEach((listener) => listener.onStart());
    },
  };
};

export const MyFeed = ({ children }: { children: ReactNode }) => {
  const api = useApi();
  const [feed] = useState(createFeed);
  useEffect(() => api.subscribe(MyEvents, {}, {
    onStart: feed.start,
    onResync: feed.start,
    next: ({ myEvents }) => {
      heardAt(myEvents.at);
      feed.event(myEvents);
    },
  }), [api, feed]);
  return <FeedContext value={feed}>{children}</FeedContext>;
};

/** Listens while the component is on the page. */
export const useMyFeed = (onEvent: (event: MyEvent) => void, onStart: () => void): void => {
  const feed = useContext(FeedContext);
  if (feed === null) throw new Error('useMyFeed needs MyFeed above it');
  const latest = useRef({ onEvent, onStart });
  latest.current = { onEvent, onStart };
  useEffect(() => feed.listen({
    onEvent: (event) => latest.current.onEvent(event),
    onStart: () => latest.current.onStart(),
  }), [feed]);
};
