/** Why something has no answer, by the codes of the API. */

/** A top-level error as the server writes it. */
export interface ApiError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; [more: string]: unknown };
}

/** Codes of `extensions.code`; `NETWORK` is this client's own: the server was not reached, or what came is no answer. */
export type FailureCode =
  | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_INPUT' | 'LIMIT' | 'CONFLICT' | 'RATE_LIMITED' | 'UNAVAILABLE' | 'INTERNAL' | 'NETWORK';

/** What passes by itself: the same request again, a little later, may be answered. */
const PASSING: readonly string[] = ['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED', 'CONFLICT'];

export interface FailureFacts {
  errors?: readonly ApiError[];
  /** What came besides the errors. */
  data?: unknown;
  /** How long the server asks to wait. */
  retryAfterMs?: number | null;
}

/** An operation that was not answered. Expected failures of a mutation are no such thing: they stand in its payload's `errors`. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly code: FailureCode;
  readonly errors: readonly ApiError[];
  readonly data: unknown;
  readonly retryAfterMs: number | null;
  /** The same again, a little later, may go well. */
  readonly passing: boolean;
  constructor(code: FailureCode, message: string, { errors = [], data = null, retryAfterMs = null }: FailureFacts = {}) {
    super(message);
    this.code = code;
    this.errors = errors;
    this.data = data;
    this.retryAfterMs = retryAfterMs;
    this.passing = PASSING.includes(code);
  }
}

/** The failure that top-level errors tell of: the first one's code counts. */
export const failureOf = (errors: readonly ApiError[], facts: FailureFacts = {}): RequestFailed => {
  const [first] = errors;
  return new RequestFailed((first?.extensions?.code as FailureCode | undefined) ?? 'INTERNAL', first?.message ?? 'The server gave neither data nor errors.', { errors, ...facts });
};

/** Whatever was thrown, as a failure. */
export const asFailure = (thrown: unknown): RequestFailed =>
  thrown instanceof RequestFailed ? thrown : new RequestFailed('NETWORK', thrown instanceof Error ? thrown.message : 'The server was not reached.');
