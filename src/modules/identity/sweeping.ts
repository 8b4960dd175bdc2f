import type { Clock } from '../../kernel/clock.ts';
import { plus } from '../../kernel/clock.ts';
import { limit } from '../../limits.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { throttleForgottenBefore } from './rules.ts';

/** Deletes what no longer decides anything: lapsed throttles, sessions with their refresh tokens, room tokens and keys. */
export const sweeping = ({ db, clock }: { db: Database; clock: Clock }) => async (): Promise<void> => {
  const now = clock.now();
  const longOver = plus(now, -limit('sessionMs'));
  await db.system.rows(sql`delete from sign_in_throttle where last_failure_at <= ${throttleForgottenBefore(now)}`);
  await db.system.rows(sql`delete from refresh_token where expires_at <= ${now}`);
  // Ended sessions stay a while for whoever looks into what happened; their refresh tokens go with them.
  await db.system.rows(sql`delete from session where expires_at <= ${longOver} or revoked_at <= ${longOver}`);
  await db.system.rows(sql`delete from guest where expires_at <= ${longOver} or revoked_at <= ${longOver}`);
  await db.system.rows(sql`delete from signing_key where retires_at <= ${now}`);
};
