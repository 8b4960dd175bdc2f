import DataLoader from 'dataloader';
import type { Actor, Role } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** The row that an actor stands on. */
interface Ground {
  kind: 'session' | 'token' | 'guest' | 'none';
  id: string;
  role: Role | null;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';

const groundOf = (actor: Actor): Ground => {
  switch (actor.kind) {
    case 'USER': return { kind: actor.sessionId ? 'session' : 'token', id: actor.sessionId ?? actor.tokenId ?? NOWHERE, role: actor.role };
    case 'SERVICE': return { kind: 'token', id: actor.tokenId, role: null };
    case 'GUEST': return { kind: 'guest', id: actor.guestId, role: null };
    case 'SYSTEM': return { kind: 'none', id: NOWHERE, role: null };
  }
};

/**
 * Whether what an actor came with still counts, and gives the same role: for who acts longer than a request. Many at once are
 * one statement.
 */
export const standing = ({ db, clock }: { db: Database; clock: Clock }): ((actor: Actor) => Promise<boolean>) => {
  const loader = new DataLoader<Ground, boolean>(async (grounds) => {
    const now = clock.now();
    const rows = await db.system.rows<{ stands: boolean }>(sql`
      select case w.kind
        when 'session' then exists (select 1 from session s join app_user u on u.id = s.user_id
          where s.id = w.id and s.revoked_at is null and s.expires_at > ${now} and u.status = 'ACTIVE' and u.role = w.role)
        when 'token' then exists (select 1 from api_token t left join app_user u on u.id = t.user_id
          where t.id = w.id and t.revoked_at is null and t.expires_at > ${now} and (t.user_id is null or (u.status = 'ACTIVE' and u.role = w.role)))
        when 'guest' then exists (select 1 from guest g where g.id = w.id and g.revoked_at is null and g.expires_at > ${now})
        else true end as stands
      from unnest(${grounds.map(({ kind }) => kind)}::text[], ${grounds.map(({ id }) => id)}::uuid[], ${grounds.map(({ role }) => role)}::text[])
        with ordinality w (kind, id, role, n) order by w.n`);
    return rows.map(({ stands }) => stands);
  }, { cache: false, maxBatchSize: 1_000, batchScheduleFn: setImmediate });
  return (actor) => loader.load(groundOf(actor));
};
