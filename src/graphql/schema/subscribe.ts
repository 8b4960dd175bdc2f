import { createSourceEventStream, execute, GraphQLError, type ExecutionResult } from 'graphql';
import { isFeed, type Feed } from '../../platform/events/feed.ts';
import type { Hub } from '../../platform/events/hub.ts';
import { apart } from '../../platform/operation/scope.ts';
import type { Payload } from '../../platform/sockets/outlet.ts';
import type { Context } from '../kit/context.ts';
import type { Carried } from './carried.ts';
import { formatted, presenterOf, type FormatError } from './presenter.ts';
import type { Slots } from './slots.ts';

export type EventHub = Hub<Context, Payload>;

export interface SubscriberDeps {
  hub: EventHub;
  slots: Slots;
  format: FormatError;
}

/**
 * In place of graphql-js's `subscribe`. A feed of the event log is joined through the hub, which writes its frames to the
 * outlet itself: what is returned never yields, it only ends. Other sources are executed here, each value in a fresh
 * context, so that a loader never answers with what it read for an earlier one.
 */
export const subscriber = (deps: SubscriberDeps) => async (args: Carried): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> => {
  const { actor } = args.contextValue as Context;
  const release = actor ? deps.slots.take(actor) : () => {};
  if (!release) return formatted({ errors: [new GraphQLError('You have too many open subscriptions.', { extensions: { code: 'LIMIT' } })] }, deps.format);
  const source = await createSourceEventStream(args).catch((error: unknown) => {
    release();
    throw error;
  });
  if (!(Symbol.asyncIterator in source)) {
    release();
    return formatted(source, deps.format);
  }
  if (isFeed(source)) return joined(deps, source, args, release);
  return executed(source[Symbol.asyncIterator]() as AsyncGenerator<unknown>, args, deps.format, release);
};

const joined = ({ hub, format }: SubscriberDeps, source: Feed, args: Carried, release: () => void): AsyncGenerator<never> => {
  const { id, outlet } = args.to;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // What follows outlives the operation that subscribed, and is shared with others.
  const leave = apart(() => hub.join(source, presenterOf(args, format), {
    send: (payload) => outlet.send(id, payload),
    full: outlet.full,
    ready: outlet.ready,
    end: (error) => {
      outlet.flush();
      if (error) reject(error);
      else resolve();
    },
  }));
  const left = promise.finally(() => {
    release();
    outlet.forget(id);
  });
  const end = async () => {
    leave();
    resolve();
    return { done: true as const, value: undefined };
  };
  const ended = left.then(() => ({ done: true as const, value: undefined }));
  // Nobody may be listening when it fails: a client that left.
  ended.catch(() => {});
  return { next: () => ended, return: end, throw: end, [Symbol.asyncIterator]() { return this; }, [Symbol.asyncDispose]: async () => void (await end()) } as AsyncGenerator<never>;
};

const executed = (events: AsyncGenerator<unknown>, args: Carried, format: FormatError, release: () => void): AsyncGenerator<ExecutionResult> => {
  const results = (async function* (): AsyncGenerator<ExecutionResult> {
    try {
      for await (const rootValue of events) {
        yield formatted(await execute({ ...args, rootValue, contextValue: (args.contextValue as Context).fresh() }), format);
      }
    } finally {
      release();
    }
  })();
  // Leaving must reach the source at once: it may be waiting for an event that never comes.
  const finish = results.return.bind(results);
  results.return = (value) => {
    release();
    void events.return(undefined);
    return finish(value);
  };
  return results;
};
