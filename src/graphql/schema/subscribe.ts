import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Context } from '../kit/context.ts';

/**
 * graphql-js's `subscribe` with one difference: each event is executed in a fresh context, so a loader never answers with
 * what it read for an earlier event.
 */
export const subscribe = async (args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> => {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]() as AsyncGenerator<unknown>;
  const results = (async function* (): AsyncGenerator<ExecutionResult> {
    for await (const rootValue of events) {
      yield await execute({ ...args, rootValue, contextValue: (args.contextValue as Context).fresh() });
    }
  })();
  // Leaving must reach the source at once: it may be waiting for an event that never comes.
  const finish = results.return.bind(results);
  results.return = (value) => {
    void events.return(undefined);
    return finish(value);
  };
  return results;
};
