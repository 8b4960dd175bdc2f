/**
 * Subscriptions that survive a lost link: each begins at a resume point, remembers the cursor of its last event, subscribes
 * again with `after`, and drops what it has already seen (a replay may repeat, with the same event id).
 */
import type { Ending, Frame, Payload } from './channel.ts';
import { asFailure, failureOf, RequestFailed } from './failure.ts';
import { backoffMs, type Link } from './link.ts';
import type { Request } from './request.ts';
import { STARTING_POINT } from './shapes.ts';

/** The caller may no longer see this: drop what is shown of it. */
export interface LeftScope {
  __typename: 'LeftScope';
  conversationId?: string | null;
  ticketId?: string | null;
}

export interface EventHandlers<Data> {
  /**
   * The feed has its starting point: what is read from the server now misses nothing that the feed does not bring. Comes
   * once, before the first event, as soon as the server can be reached.
   */
  onStart?(): void;
  /** Each event once, in order. */
  next(data: Data): void;
  /** The cursor was too old: read the state anew. Live events go on by themselves. */
  onResync?(reason: string): void;
  /** Something went out of sight; `next` has had the event too, like every other. */
  onLeft?(scope: LeftScope): void;
  /** The subscription ended for good: with a failure, or because the server has nothing more to say. */
  onEnd?(failure?: RequestFailed): void;
}

export interface FeedDeps {
  link: Pick<Link, 'open' | 'turn' | 'lost'>;
  request: Request;
  /** Gets a fresh token; false: signed out. Throws when nobody can say. */
  renew: () => Promise<boolean>;
}

const REMEMBERED_IDS = 512;
/** A server that ends a subscription so often without a word means it. */
const SILENT_ENDS = 3;

/** A set of ids that forgets the oldest; false for an id that it knows. */
export const recentIds = (limit = REMEMBERED_IDS) => {
  const ids = new Set<string>();
  return (id: string): boolean => {
    if (ids.has(id)) return false;
    ids.add(id);
    if (ids.size > limit) for (const oldest of ids) return ids.delete(oldest);
    return true;
  };
};

type EventLike = { __typename?: unknown; id?: unknown; cursor?: unknown; reason?: unknown };

/** The event of a frame: subscriptions have one root field. */
const eventOf = ({ data }: Frame): EventLike | null => {
  const value: unknown = data ? Object.values(data)[0] : null;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What a feed has heard: gives each event to whom it concerns, once, and knows where to go on. */
const createEar = <Data>(handlers: EventHandlers<Data>, resumes: boolean, start: Record<string, unknown>) => {
  const variables = { ...start };
  const isNew = recentIds();
  const state = { left: false, silentEnds: 0, setbacks: 0 };

  const tell = (event: EventLike | null, data: Data): void => {
    if (event?.__typename === 'ResyncRequired') return handlers.onResync?.(String(event.reason ?? ''));
    state.left = event?.__typename === 'LeftScope';
    handlers.next(data);
    if (state.left) handlers.onLeft?.(event as unknown as LeftScope);
  };
  /** A fault of who listens is theirs: it must not tear the socket that others listen on. */
  const tellSafely = (event: EventLike | null, data: Data): void => {
    try {
      tell(event, data);
    } catch (error) {
      queueMicrotask(() => { throw error; });
    }
  };
  return {
    variables,
    state,
    /** The ending, when the frame brings errors instead of an event. */
    heed: (frame: Frame): Ending | null => {
      if (frame.errors?.length) return { kind: 'REFUSED', errors: frame.errors };
      const event = eventOf(frame);
      state.setbacks = 0;
      state.silentEnds = 0;
      if (resumes && typeof event?.cursor === 'string') variables['after'] = event.cursor;
      if (frame.data && !(typeof event?.id === 'string' && !isNew(event.id))) tellSafely(event, frame.data as Data);
      return null;
    },
  };
};

/** What a feed does after an ending. */
type Next = { kind: 'AGAIN' | 'WITH_THE_LINK' | 'LATER' } | { kind: 'OVER'; failure?: RequestFailed };

const signedOut = () => new RequestFailed('UNAUTHENTICATED', 'The session is over.');

/** After a token that did not count: nobody can say whether the session is over while the server is away. */
const renewed = (renew: FeedDeps['renew']): Promise<Next> =>
  renew().then((fresh) => (fresh ? { kind: 'AGAIN' } : { kind: 'OVER', failure: signedOut() }), () => ({ kind: 'LATER' }));

/** @param mayGoOn a stream that a restart cuts ends like one that is over; only who has been told believes it at once. */
const judge = (ending: Ending, renew: FeedDeps['renew'], mayGoOn: () => boolean): Next | Promise<Next> => {
  switch (ending.kind) {
    case 'LOST': return { kind: 'WITH_THE_LINK' };
    case 'UNAUTHENTICATED': return renewed(renew);
    case 'COMPLETE': return mayGoOn() ? { kind: 'LATER' } : { kind: 'OVER' };
    case 'REFUSED': {
      const failure = failureOf(ending.errors);
      if (failure.code === 'UNAUTHENTICATED') return renewed(renew);
      return failure.passing ? { kind: 'LATER' } : { kind: 'OVER', failure };
    }
  }
};

/** A resume point, asked for until there is an answer; null when nobody wants it any more. */
const startingPoint = async ({ link, request }: FeedDeps, stopped: () => boolean): Promise<string | null> => {
  while (!stopped()) {
    try {
      return (await request<{ eventCursor: string }>(STARTING_POINT)).eventCursor;
    } catch (error) {
      const failure = asFailure(error);
      if (!failure.passing) throw failure;
      link.lost();
      await link.turn();
    }
  }
  return null;
};

/** Watches `payload` until it is stopped. It resumes when its document declares `$after`. */
export const startFeed = <Data>(deps: FeedDeps, { query, variables: given }: Payload, handlers: EventHandlers<Data>): (() => void) => {
  const { link, renew } = deps;
  const resumes = /\$after\b/.test(query);
  const { heed, variables, state } = createEar(handlers, resumes, given);
  let stopped = false;
  let close = () => {};

  /** One subscription, until it ends. */
  const watch = () => new Promise<Ending>((resolve) => {
    close = link.open({ query, variables: { ...variables } }, {
      frame: (frame) => {
        const ending = heed(frame);
        if (ending === null) return;
        close();
        resolve(ending);
      },
      end: resolve,
    });
  });
  const mayGoOn = () => resumes && !state.left && (state.silentEnds += 1) < SILENT_ENDS;

  const run = async (): Promise<RequestFailed | undefined> => {
    if (resumes && variables['after'] == null) variables['after'] = await startingPoint(deps, () => stopped);
    if (!stopped) handlers.onStart?.();
    while (!stopped) {
      const ending = await watch();
      if (stopped) break;
      const next = await judge(ending, renew, mayGoOn);
      if (next.kind === 'OVER') return next.failure;
      if (next.kind === 'WITH_THE_LINK') await link.turn();
      // A fresh token is tried at once; one that is refused again and again is no reason to hurry.
      else if (next.kind === 'LATER' || state.setbacks > 0) await pause(backoffMs(state.setbacks++));
      else state.setbacks += 1;
    }
    return undefined;
  };

  run().catch(asFailure).then((failure) => {
    if (!stopped) handlers.onEnd?.(failure);
  }, () => {});
  return () => {
    stopped = true;
    close();
  };
};
