/**
 * Subscriptions that survive a lost link: each remembers the cursor of its last event and subscribes again with
 * `after`, and drops what it has already seen (a replay may repeat, with the same event id).
 */
import type { ExecutionResult } from 'graphql';
import type { Client as WsClient, SubscribePayload } from 'graphql-ws';

export interface Sink {
  next(result: ExecutionResult): void;
  error(error: unknown): void;
  complete(): void;
}

const rememberedIds = 512;

/** A set of ids that forgets the oldest. */
export const recentIds = (limit = rememberedIds) => {
  const ids = new Set<string>();
  return (id: string): boolean => {
    if (ids.has(id)) return false;
    ids.add(id);
    if (ids.size > limit) for (const oldest of ids) return ids.delete(oldest);
    return true;
  };
};

interface EventLike {
  id?: unknown;
  cursor?: unknown;
}

/** The event of a frame: subscriptions have one root field. */
const eventOf = (result: ExecutionResult): EventLike | null => {
  const value: unknown = result.data ? Object.values(result.data)[0] : null;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
};

const isRefusedSignIn = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === 4401 || error.code === 4403);

/**
 * @param renew gets a fresh token after the server refused ours; false ends the subscription.
 */
export const resumable = (ws: WsClient, renew: () => Promise<boolean>) => (payload: SubscribePayload, sink: Sink) => {
  const isNew = recentIds();
  // graphql-ws serialises this very object again at each reconnect, so a changed `after` is what resumes.
  const variables: Record<string, unknown> = { ...payload.variables };
  const resumed: SubscribePayload = { ...payload, variables };
  let stop = () => {};
  let ended = false;

  const start = () => {
    stop = ws.subscribe<Record<string, unknown>>(resumed, {
      next: (result) => {
        const event = eventOf(result as ExecutionResult);
        if (typeof event?.cursor === 'string') variables['after'] = event.cursor;
        if (typeof event?.id === 'string' && !isNew(event.id)) return;
        sink.next(result as ExecutionResult);
      },
      error: (error) => {
        if (!isRefusedSignIn(error)) return sink.error(error);
        void renew().then((again) => {
          if (ended) return;
          if (again) start();
          else sink.complete();
        });
      },
      complete: () => sink.complete(),
    });
  };
  start();
  return {
    unsubscribe: () => {
      ended = true;
      stop();
    },
  };
};
