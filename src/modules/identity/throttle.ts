import type { Clock } from '../../kernel/clock.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { deriveKey, keyedHash } from '../../platform/crypto/sealing.ts';
import type { Database } from '../../platform/db/database.ts';
import { join, sql } from '../../platform/db/sql.ts';
import { addressBlock, countTry, FREE_FAILURES, tooManyAttempts, type ThrottleState } from './rules.ts';

/** A sign-in that was let through and counted as a failure until it turns out well. */
export interface Try {
  account: Buffer;
  address: Buffer;
  /** What this try set at the address, to take back exactly that. */
  addressBlockedUntil: Date;
}

/** Slows guessing down, by account and by address. Accounts that do not exist are slowed the same way. */
export interface Throttle {
  count(email: string, address: string): Promise<Result<Try>>;
  /** It was the right password: the account starts anew, and the address takes this one back. */
  forgive(attempt: Try): Promise<void>;
}

interface StateRow extends ThrottleState {
  key: Buffer;
}

/** Not blocked, by whatever clock. */
const NEVER = new Date(0);

export const signInThrottle = ({ db, clock, secret }: { db: Database; clock: Clock; secret: string }): Throttle => {
  const hashing = deriveKey(secret, 'parley sign-in throttle');
  return {
    count: (email, address) => {
      const account = keyedHash(hashing, `account:${email}`);
      const block = keyedHash(hashing, `address:${addressBlock(address)}`);
      return count(db, clock, account, block);
    },
    forgive: async ({ account, address, addressBlockedUntil }) => {
      await db.system.rows(sql`
        update sign_in_throttle set
          failures = case when key = ${account} then 0 else greatest(failures - 1, 0) end,
          blocked_until = case when key = ${account} or blocked_until = ${addressBlockedUntil} then ${NEVER} else blocked_until end
        where key in (${account}, ${address})`);
    },
  };
};

/**
 * Both rows are locked in the order of their keys, so tries at the same moment are counted one after another. The time is
 * taken behind the lock: a colleague who was counted while this one waited must not lie in its future.
 */
const count = (db: Database, clock: Clock, account: Buffer, address: Buffer): Promise<Result<Try>> =>
  db.system.tx(async (rows) => {
    const keys = [account, address].sort(Buffer.compare);
    const found = await rows<StateRow>(sql`
      insert into sign_in_throttle (key, failures, last_failure_at, blocked_until)
      values ${join(keys.map((key) => sql`(${key}, 0, ${NEVER}, ${NEVER})`))}
      on conflict (key) do update set key = excluded.key
      returning key, failures, last_failure_at as "lastFailureAt", blocked_until as "blockedUntil"`);
    const state = (key: Buffer): StateRow => found.find((row) => row.key.equals(key))!;
    const now = clock.now();

    const blockedUntil = new Date(Math.max(state(account).blockedUntil.getTime(), state(address).blockedUntil.getTime()));
    if (blockedUntil > now) return tooManyAttempts(blockedUntil, now);

    const next = { account: countTry(state(account), FREE_FAILURES.account, now), address: countTry(state(address), FREE_FAILURES.address, now) };
    await rows(sql`
      update sign_in_throttle t set failures = n.failures, last_failure_at = ${now}, blocked_until = n.blocked_until
      from (values (${account}::bytea, ${next.account.failures}::int, ${next.account.blockedUntil}::timestamptz),
                   (${address}::bytea, ${next.address.failures}::int, ${next.address.blockedUntil}::timestamptz)) n (key, failures, blocked_until)
      where t.key = n.key`);
    return ok({ account, address, addressBlockedUntil: next.address.blockedUntil });
  });
