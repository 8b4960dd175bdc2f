/**
 * Numbers of PostgreSQL's advisory locks, all in one place: two meanings of one number wait for each other. Any numbers that
 * no other program on the database uses.
 */
export const LOCKS = {
  /** One node migrates at a time. */
  migration: 727_274_001,
  /** Held by the node that runs the after-handlers, as long as its wake-up connection lives. */
  leader: 727_274_002,
  /** One node makes a signing key at a time. */
  signingKey: 727_274_003,
  /** First half of a pair, the second being what it is about: somebody's access is about to change. */
  access: 727_274_004,
  /** One rebuild of statistics adds to sums at a time. */
  statsRebuild: 727_274_005,
} as const;
