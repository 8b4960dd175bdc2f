/** Codes of top-level errors at every door (`extensions.code` in GraphQL). */
export type ErrorCode =
  | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_INPUT' | 'LIMIT' | 'CONFLICT' | 'RATE_LIMITED' | 'UNAVAILABLE' | 'INTERNAL';

/** Thrown where no typed payload exists: not signed in, malformed, over a limit, away. Everything else thrown is a bug. */
export class DoorError extends Error {
  override readonly name = 'DoorError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Close codes of every socket, as the contracts at the doors name them. */
export const CLOSE = {
  UNAUTHENTICATED: 4401, NO_ACCESS: 4403, AUTH_TIMEOUT: 4408, QUARANTINED: 4409, OVER_LIMIT: 4413, REFUSED: 4422,
  TOO_MANY: 4429, RESTART: 1012, SLOW_READER: 1013,
} as const;
