/** What a thread shows, and how events change it. Pure: the same events give the same thread in any order of arrival. */
import type { DeliveryStatus, MessageLineFragment, NoteLineFragment } from '../gql/graphql.ts';

export type TimelineEntry = { kind: 'message'; message: MessageLineFragment } | { kind: 'note'; note: NoteLineFragment };

/** My own message between the click and the server's word. */
export interface WaitingMessage {
  clientMutationId: string;
  text: string;
  at: number;
}

export interface Timeline {
  status: 'loading' | 'ready' | 'failed';
  entries: ReadonlyMap<string, TimelineEntry>;
  waiting: readonly WaitingMessage[];
  /** Cursor to page back from; null when the beginning is here. */
  olderThan: string | null;
  loadingOlder: boolean;
}

export type TimelineAction =
  | { type: 'loaded'; entries: TimelineEntry[]; olderThan: string | null }
  /** A second look at the newest page: merges, and keeps the pages before it. */
  | { type: 'merged'; entries: TimelineEntry[] }
  | { type: 'failed' }
  | { type: 'loading-older' }
  | { type: 'older'; entries: TimelineEntry[]; olderThan: string | null }
  | { type: 'older-failed' }
  | { type: 'message'; message: MessageLineFragment; mine: boolean }
  | { type: 'note'; note: NoteLineFragment }
  | { type: 'delivery'; upToPosition: number; delivery: DeliveryStatus }
  | { type: 'waiting'; message: WaitingMessage }
  | { type: 'settled'; clientMutationId: string };

export const emptyTimeline: Timeline = { status: 'loading', entries: new Map(), waiting: [], olderThan: null, loadingOlder: false };

export const idOf = (entry: TimelineEntry) => (entry.kind === 'message' ? entry.message.id : entry.note.id);
export const timeOf = (entry: TimelineEntry) => (entry.kind === 'message' ? entry.message.createdAt : entry.note.createdAt);

/** By time; messages among themselves by their position, which is the server's order. */
const compare = (a: TimelineEntry, b: TimelineEntry): number => {
  if (a.kind === 'message' && b.kind === 'message') return a.message.position - b.message.position;
  return timeOf(a).localeCompare(timeOf(b)) || idOf(a).localeCompare(idOf(b));
};

export const inOrder = (timeline: Timeline): TimelineEntry[] => [...timeline.entries.values()].sort(compare);

export const newestPosition = (timeline: Timeline): number => {
  let newest = 0;
  for (const entry of timeline.entries.values()) if (entry.kind === 'message') newest = Math.max(newest, entry.message.position);
  return newest;
};

const steps: DeliveryStatus[] = ['QUEUED', 'SENT', 'DELIVERED', 'READ'];

/** Delivery only moves forward; a failure stays a failure. */
export const further = (now: DeliveryStatus | null, next: DeliveryStatus): DeliveryStatus | null => {
  if (now === null || now === 'FAILED') return now;
  return next === 'FAILED' || steps.indexOf(next) > steps.indexOf(now) ? next : now;
};

const put = (entries: ReadonlyMap<string, TimelineEntry>, added: TimelineEntry[]) => {
  const next = new Map(entries);
  for (const entry of added) {
    const known = next.get(idOf(entry));
    const isOlderNews = known?.kind === 'message' && entry.kind === 'message' && known.message.delivery !== null && entry.message.delivery !== null;
    next.set(idOf(entry), isOlderNews
      ? { kind: 'message', message: { ...entry.message, delivery: further(known.message.delivery, entry.message.delivery ?? 'QUEUED') } }
      : entry);
  }
  return next;
};

const deliver = (entries: ReadonlyMap<string, TimelineEntry>, upTo: number, delivery: DeliveryStatus) => {
  const next = new Map(entries);
  for (const [id, entry] of entries) {
    // A failure is of one message; progress is of all before it.
    if (entry.kind !== 'message' || entry.message.position > upTo) continue;
    if (delivery === 'FAILED' && entry.message.position !== upTo) continue;
    next.set(id, { kind: 'message', message: { ...entry.message, delivery: further(entry.message.delivery, delivery) } });
  }
  return next;
};

/** The event may come before the answer: then the waiting copy goes with it. */
const withoutCopy = (waiting: readonly WaitingMessage[], text: string) => {
  const index = waiting.findIndex((message) => message.text.trim() === text.trim());
  return index === -1 ? waiting : waiting.toSpliced(index, 1);
};

export const reduceTimeline = (state: Timeline, action: TimelineAction): Timeline => {
  switch (action.type) {
    case 'loaded':
      return { ...state, status: 'ready', entries: put(new Map(), action.entries), olderThan: action.olderThan, loadingOlder: false };
    case 'merged':
      return { ...state, status: 'ready', entries: put(state.entries, action.entries) };
    case 'failed':
      return { ...state, status: state.entries.size > 0 ? state.status : 'failed' };
    case 'loading-older':
      return { ...state, loadingOlder: true };
    case 'older':
      return { ...state, entries: put(state.entries, action.entries), olderThan: action.olderThan, loadingOlder: false };
    case 'older-failed':
      return { ...state, loadingOlder: false };
    case 'message':
      return {
        ...state,
        entries: put(state.entries, [{ kind: 'message', message: action.message }]),
        waiting: action.mine ? withoutCopy(state.waiting, action.message.text) : state.waiting,
      };
    case 'note':
      return { ...state, entries: put(state.entries, [{ kind: 'note', note: action.note }]) };
    case 'delivery':
      return { ...state, entries: deliver(state.entries, action.upToPosition, action.delivery) };
    case 'waiting':
      return { ...state, waiting: [...state.waiting, action.message] };
    case 'settled':
      return { ...state, waiting: state.waiting.filter((message) => message.clientMutationId !== action.clientMutationId) };
  }
};
