/** Loads a ticket's timeline, keeps it live, and pages back. */
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { DeskThreadEventsSubscription, DeskTimelineQuery } from '../gql/graphql.ts';
import { announce } from '../shell/announce.ts';
import { words } from '../words.ts';
import { ThreadEvents, TimelineQuery } from './operations.ts';
import { emptyTimeline, newestPosition, reduceTimeline, type Timeline, type TimelineAction, type TimelineEntry } from './timeline.ts';

type ThreadEvent = DeskThreadEventsSubscription['conversationEvents'];
type Page = NonNullable<DeskTimelineQuery['ticket']>['timeline'];

const pageSize = 50;

const entriesOf = (page: Page): TimelineEntry[] =>
  page.edges.map(({ node }) => (node.__typename === 'Message' ? { kind: 'message', message: node } : { kind: 'note', note: node }));

interface Scope {
  ticketId: string;
  conversationId: string;
  /** Position the server has, as the list knows it: more than is shown means something was missed. */
  lastPosition: number;
  closed: boolean;
  myId: string;
  onEvent: (event: ThreadEvent) => void;
}

const actionOf = (event: ThreadEvent, scope: Scope): TimelineAction | null => {
  switch (event.__typename) {
    case 'MessagePosted':
      // A closed ticket gets no more messages: those belong to the next one.
      return scope.closed ? null : { type: 'message', message: event.message, mine: event.message.author.user?.id === scope.myId };
    case 'MessageChanged':
      return { type: 'message', message: event.message, mine: false };
    case 'DeliveryChanged':
      return { type: 'delivery', upToPosition: event.upToPosition, delivery: event.delivery };
    case 'NoteAdded':
      return event.ticketId === scope.ticketId ? { type: 'note', note: event.note } : null;
    default:
      return null;
  }
};

/** Batched: what came within three seconds is one sentence. */
const useAnnouncer = (myId: string) => {
  const counts = useRef(new Map<string, number>());
  return useCallback((event: ThreadEvent) => {
    if (event.__typename === 'NoteAdded' && event.note.writer?.id !== myId) announce(words.thread.announceNote(event.note.writer?.name ?? words.thread.system));
    if (event.__typename !== 'MessagePosted' || event.message.author.user?.id === myId) return;
    const { name } = event.message.author;
    const known = counts.current;
    if (known.size === 0) setTimeout(() => known.clear(), 3_000);
    known.set(name, (known.get(name) ?? 0) + 1);
    announce([...known].map(([who, n]) => words.thread.announce(n, who)).join(', '));
  }, [myId]);
};

export interface LiveTimeline {
  timeline: Timeline;
  dispatch: (action: TimelineAction) => void;
  loadOlder: () => void;
  reload: () => void;
}

export const useTimeline = (scope: Scope): LiveTimeline => {
  const api = useApi();
  const [timeline, dispatch] = useReducer(reduceTimeline, emptyTimeline);
  const latest = useRef(scope);
  latest.current = scope;
  const tell = useAnnouncer(scope.myId);
  const { ticketId, conversationId, lastPosition } = scope;

  const fetchPage = useCallback(async (before: string | null): Promise<Page | null> => {
    const result = await api.client
      .query(TimelineQuery, { id: ticketId, last: pageSize, before }, { requestPolicy: 'network-only' })
      .toPromise();
    return result.data?.ticket?.timeline ?? null;
  }, [api, ticketId]);

  const load = useCallback(async (merge: boolean) => {
    const page = await fetchPage(null);
    if (page === null) return dispatch({ type: 'failed' });
    const entries = entriesOf(page);
    const olderThan = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
    dispatch(merge ? { type: 'merged', entries } : { type: 'loaded', entries, olderThan });
  }, [fetchPage]);

  useEffect(() => {
    const stop = api.subscribe(ThreadEvents, { conversationId }, {
      next: ({ conversationEvents: event }) => {
        const action = actionOf(event, latest.current);
        if (action) dispatch(action);
        tell(event);
        latest.current.onEvent(event);
      },
      onStart: () => void load(false),
      onResync: () => void load(false),
    });
    return stop;
  }, [api, conversationId, load, tell]);

  const missing = timeline.status === 'ready' && !scope.closed && lastPosition > newestPosition(timeline);
  useEffect(() => {
    if (!missing) return;
    const timer = setTimeout(() => void load(true), 500);
    return () => clearTimeout(timer);
  }, [missing, lastPosition, load]);

  const { olderThan, loadingOlder } = timeline;
  const loadOlder = useCallback(() => {
    if (olderThan === null || loadingOlder) return;
    dispatch({ type: 'loading-older' });
    void fetchPage(olderThan).then((page) =>
      dispatch(page === null
        ? { type: 'older-failed' }
        : { type: 'older', entries: entriesOf(page), olderThan: page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null }));
  }, [fetchPage, olderThan, loadingOlder]);

  return { timeline, dispatch, loadOlder, reload: useCallback(() => void load(false), [load]) };
};
