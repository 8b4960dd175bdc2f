import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { DoorError, type ErrorCode } from '../../kernel/errors.ts';
import type { Log } from '../../platform/log/log.ts';
import { currentOperation, newTraceId } from '../../platform/operation/scope.ts';

/** Codes that Apollo gives to what never reached a resolver. */
const OF_APOLLO: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: 'BAD_INPUT', GRAPHQL_VALIDATION_FAILED: 'BAD_INPUT', BAD_USER_INPUT: 'BAD_INPUT', BAD_REQUEST: 'BAD_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_INPUT', PERSISTED_QUERY_NOT_FOUND: 'NOT_FOUND', PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_INPUT',
};
const OURS = new Set<string>(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT', 'LIMIT', 'CONFLICT', 'RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL']);

/** Errors of a database that is away, restarting, full or too slow: the caller may try again. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|08...|57014|57P0[1-3]|53...)$/;
export const BUG_MESSAGE = 'Something went wrong on our side.';
export const AWAY_MESSAGE = 'The server cannot reach its database. Try again shortly.';

export const isAway = (thrown: unknown): boolean => {
  // graphql-js wraps what is no Error to it, such as a system error of another realm.
  const error = (thrown as { thrownValue?: unknown } | null)?.thrownValue ?? thrown;
  const code = (error as { code?: unknown } | null)?.code;
  return (typeof code === 'string' && AWAY.test(code)) || (error instanceof Error && /connection (terminated|timeout|error|ended)|timeout exceeded|not queryable/i.test(error.message));
};

/** The code that a validation rule of ours gave: Apollo wraps the error and puts its own code over it. */
const codeOfRule = (thrown: unknown): unknown =>
  thrown instanceof GraphQLError && thrown.originalError instanceof GraphQLError ? thrown.originalError.extensions.code : undefined;

/** "Did you mean …" draws a map of the schema for whoever guesses. */
export const hideSuggestion = (message: string): string => message.replace(/ ?Did you mean [^]*$/, '');

/** What graphql-js says of a variable's value, whoever sent it and by whatever door. */
const ofVariable = (message: string): string => (message.startsWith('Variable "$') ? hideSuggestion(message) : message);

/** A message with its code, for the wire and nothing else. */
interface Told {
  message: string;
  code: ErrorCode;
}

/** What the wire may say of what was thrown; null for a bug. */
const toldOf = (formatted: GraphQLFormattedError, thrown: unknown): Told | null => {
  // What failed before any resolver ran (the caller's token, the database behind it) comes wrapped too.
  const original = thrown instanceof GraphQLError ? thrown.originalError : undefined;
  const cause = original && !(original instanceof GraphQLError) ? original : unwrapResolverError(thrown);
  const message = ofVariable(formatted.message);
  if (cause instanceof DoorError) return { message: cause.message, code: cause.code };
  const code = String(codeOfRule(thrown) ?? formatted.extensions?.code ?? '');
  if (OURS.has(code) && cause instanceof GraphQLError) return { message, code: code as ErrorCode };
  const known = OF_APOLLO[code];
  if (known) return { message, code: known };
  if (isAway(cause)) return { message: AWAY_MESSAGE, code: 'UNAVAILABLE' };
  return code === '' && thrown instanceof GraphQLError && thrown.originalError === undefined ? { message, code: 'BAD_INPUT' } : null;
};

/**
 * The one place where what was thrown becomes what the wire says: a stable code, English, and the trace under which the log
 * has it. A bug says nothing more of itself to the caller.
 */
export const formatError = (log: Log) => (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
  const { path, locations } = formatted;
  const traceId = currentOperation()?.traceId ?? newTraceId();
  const told = toldOf(formatted, thrown);
  if (told) return { message: told.message, path, locations, extensions: { code: told.code, traceId } };
  log.error({ err: unwrapResolverError(thrown), traceId }, 'an operation failed');
  return { message: BUG_MESSAGE, path, locations, extensions: { code: 'INTERNAL', traceId } };
};
