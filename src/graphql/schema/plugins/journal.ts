import type { ApolloServerPlugin } from '@apollo/server';
import { limit } from '../../../limits.ts';
import type { Log } from '../../../platform/log/log.ts';
import type { Metrics } from '../../../platform/metrics/metrics.ts';
import { currentOperation } from '../../../platform/operation/scope.ts';
import type { Context } from '../../kit/context.ts';
import type { CostReport } from '../gate.ts';

/** What is kept of an operation: never its variables, nor its text, which may hold values too. */
export interface Entry {
  operation: string;
  kind: string;
  /** SHA-256 of the document, to find it again. */
  document: string | undefined;
  traceId: string | undefined;
  ms: number;
  cost: CostReport | undefined;
  outcome: string;
}

/** An operation in the log, the metrics and the trace. Slow ones are for the operator, the others for whoever debugs. */
export const write = ({ log, metrics }: { log: Log; metrics: Metrics }, entry: Entry): void => {
  const failed = entry.outcome !== 'OK';
  metrics.operation(entry.kind, failed, entry.ms);
  currentOperation()?.span?.describe(`${entry.kind} ${entry.operation}`, {
    'graphql.operation.type': entry.kind, 'graphql.operation.name': entry.operation, 'parley.outcome': entry.outcome, 'parley.cost': entry.cost?.actual ?? 0,
  }, failed);
  if (entry.ms >= limit('slowOperationMs')) log.warn(entry, 'a slow operation');
  else log.debug(entry, 'operation');
};

/** Stands last: it reports what the others have made of the answer. */
export const journal = (to: { log: Log; metrics: Metrics }): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => {
    const started = performance.now();
    return {
      willSendResponse: async ({ operation, operationName, queryHash, response: { body } }) => {
        const result = body.kind === 'single' ? body.singleResult : body.initialResult;
        write(to, {
          operation: operationName ?? '', kind: operation?.operation ?? 'unknown', document: queryHash,
          traceId: currentOperation()?.traceId, ms: Math.round((performance.now() - started) * 10) / 10,
          cost: result.extensions?.cost as CostReport | undefined,
          outcome: result.errors ? String(result.errors[0]?.extensions?.code) : 'OK',
        });
      },
    };
  },
});
