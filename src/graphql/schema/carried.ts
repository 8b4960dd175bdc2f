/**
 * Operations that come over sockets and streams run as those over HTTP do: with a deadline, a trace, a cost that is settled and a
 * line in the journal. Who leaves, or completes what still runs, ends its work in the database.
 */
import { createHash } from 'node:crypto';
import { execute, getOperationAST, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Log } from '../../platform/log/log.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import { startOperation, type RunningOperation } from '../../platform/operation/scope.ts';
import type { Outlet } from '../../platform/sockets/outlet.ts';
import type { Tracing } from '../../platform/trace/tracing.ts';
import type { Admitted } from './gate.ts';
import { write } from './plugins/journal.ts';
import { formatted, type FormatError } from './presenter.ts';

/** An operation with where its answers go. */
export interface Carried extends ExecutionArgs {
  admitted: Pick<Admitted, 'settle'>;
  /** `closed` is aborted when the socket or stream is gone. */
  to: { id: string; outlet: Outlet; closed: AbortSignal };
}

export interface CarrierDeps {
  log: Log;
  metrics: Metrics;
  tracing: Tracing;
  format: FormatError;
  subscribe(args: Carried): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult>;
}

/** For graphql-ws and graphql-sse, whose own ways of executing these replace. */
export const carrier = (deps: CarrierDeps) => {
  /** Runs what begins an answer as an operation, and writes it down. */
  const asOperation = <T extends object>(args: Carried, work: () => Promise<T>): { result: Promise<T>; leave(): void } => {
    const operation = startOperation({ tracing: deps.tracing });
    const { closed } = args.to;
    closed.addEventListener('abort', operation.leave, { once: true });
    if (closed.aborted) operation.leave();
    const started = performance.now();
    const result = operation.run(async () => {
      try {
        const value = await work();
        note(deps, args, operation, performance.now() - started, value);
        return value;
      } finally {
        closed.removeEventListener('abort', operation.leave);
        operation.end();
      }
    });
    return { result, leave: operation.leave };
  };
  return {
    execute: (args: Carried): AsyncGenerator<ExecutionResult> => {
      const { result, leave } = asOperation(args, async () => {
        const answer = formatted(await execute(args), deps.format);
        return answer.data === undefined ? answer : { ...answer, extensions: { cost: args.admitted.settle(answer.data) } };
      });
      return once(result, leave);
    },
    subscribe: (args: Carried) => asOperation(args, () => deps.subscribe(args)).result,
  };
};

/** A query's or mutation's answer, or the start of a subscription; its events are the fan-out's. */
const note = (to: CarrierDeps, args: Carried, { traceId }: RunningOperation, ms: number, answer: ExecutionResult | object): void => {
  const { operationName, document } = args;
  const operation = getOperationAST(document, operationName);
  const { errors, extensions } = answer as ExecutionResult;
  write(to, {
    operation: operation?.name?.value ?? '', kind: operation?.operation ?? 'unknown', traceId, ms: Math.round(ms * 10) / 10,
    document: document.loc && createHash('sha256').update(document.loc.source.body).digest('hex'),
    cost: extensions?.cost as never, outcome: errors ? String(errors[0]?.extensions?.code) : 'OK',
  });
};

/** One answer as a generator: only of such a one are the protocols' engines able to tell that it was completed meanwhile. */
const once = (result: Promise<ExecutionResult>, leave: () => void): AsyncGenerator<ExecutionResult> => {
  const done = { done: true as const, value: undefined };
  const { promise: left, resolve } = Promise.withResolvers<typeof done>();
  let next = async (): Promise<IteratorResult<ExecutionResult>> => {
    next = () => left;
    const value = await Promise.race([result, left]);
    if (value === done) return done;
    resolve(done);
    return { done: false, value: value as ExecutionResult };
  };
  const end = async () => {
    resolve(done);
    leave();
    return done;
  };
  // Nobody may be listening when it fails: a client that left.
  result.catch(() => {});
  return { next: () => next(), return: end, throw: end, [Symbol.asyncIterator]() { return this; }, [Symbol.asyncDispose]: async () => void (await end()) };
};
