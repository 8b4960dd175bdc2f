import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DoorError, type ErrorCode } from '../../kernel/errors.ts';
import type { Log } from '../../platform/log/log.ts';

/** Codes that Apollo gives to what never reached a resolver. */
const OF_APOLLO: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: 'BAD_INPUT', GRAPHQL_VALIDATION_FAILED: 'BAD_INPUT', BAD_USER_INPUT: 'BAD_INPUT', BAD_REQUEST: 'BAD_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_INPUT', PERSISTED_QUERY_NOT_FOUND: 'NOT_FOUND', PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_INPUT',
};
const OURS = new Set<string>(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT', 'LIMIT', 'CONFLICT', 'RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL']);

/** Errors of a database that is away, restarting or full: the caller may try again. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|08...|57P0[1-3]|53...)$/;
const isAway = (thrown: unknown): boolean => {
  // graphql-js wraps what is no Error to it, such as a system error of another realm.
  const error = (thrown as { thrownValue?: unknown } | null)?.thrownValue ?? thrown;
  const code = (error as { code?: unknown } | null)?.code;
  return (typeof code === 'string' && AWAY.test(code)) || (error instanceof Error && /connection (terminated|timeout|error|ended)|timeout exceeded|not queryable/i.test(error.message));
};

/** The code that a validation rule of ours gave: Apollo wraps the error and puts its own code over it. */
const codeOfRule = (thrown: unknown): unknown =>
  thrown instanceof GraphQLError && thrown.originalError instanceof GraphQLError ? thrown.originalError.extensions.code : undefined;

/**
 * The one place where what was thrown becomes what the wire says: a stable code and English. A bug says nothing of itself to
 * the caller but a reference, under which the log has it.
 */
export const formatError = (log: Log) => (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
  // What failed before any resolver ran (the caller's token, the database behind it) comes wrapped too.
  const original = thrown instanceof GraphQLError ? thrown.originalError : undefined;
  const cause = original && !(original instanceof GraphQLError) ? original : unwrapResolverError(thrown);
  const { path, locations } = formatted;
  if (cause instanceof DoorError) return { message: cause.message, path, locations, extensions: { code: cause.code } };
  const code = String(codeOfRule(thrown) ?? formatted.extensions?.code ?? '');
  if (OURS.has(code) && cause instanceof GraphQLError) return { message: formatted.message, path, locations, extensions: { code } };
  const known = OF_APOLLO[code];
  if (known) return { message: formatted.message, path, locations, extensions: { code: known } };
  if (isAway(cause)) return { message: 'The server cannot reach its database. Try again shortly.', path, locations, extensions: { code: 'UNAVAILABLE' } };
  if (code === '' && thrown instanceof GraphQLError && thrown.originalError === undefined) {
    return { message: formatted.message, path, locations, extensions: { code: 'BAD_INPUT' } };
  }
  const reference = randomUUID();
  log.error({ err: cause, reference }, 'an operation failed');
  return { message: 'Something went wrong on our side.', path, locations, extensions: { code: 'INTERNAL', reference } };
};
