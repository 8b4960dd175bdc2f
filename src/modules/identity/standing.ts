import DataLoader from 'dataloader';
import { groundOf, type Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { guestCounts, sessionCounts, tokenCounts } from './access.ts';

/**
 * Whether what an actor came with still counts, and gives the same role: for who acts longer than a request. Many at once are
 * one statement.
 */
export const standing = ({ db, clock }: { db: Database; clock: Clock }): ((actor: Actor) => Promise<boolean>) => {
  const loader = new DataLoader<Actor, boolean>(async (actors) => {
    const grounds = actors.map((actor) => ({ ...groundOf(actor), role: actor.kind === 'USER' ? actor.role : null }));
    const now = clock.now();
    const rows = await db.system.rows<{ stands: boolean }>(sql`
      select case w.kind
        when 'session' then exists (select 1 from session s join app_user u on u.id = s.user_id
          where s.id = w.id and u.role = w.role and ${sessionCounts(now)})
        when 'token' then exists (select 1 from api_token t left join app_user u on u.id = t.user_id
          where t.id = w.id and (t.user_id is null or u.role = w.role) and ${tokenCounts(now)})
        when 'guest' then exists (select 1 from guest g where g.id = w.id and ${guestCounts(now)})
        else true end as stands
      from unnest(${grounds.map(({ kind }) => kind ?? null)}::text[], ${grounds.map(({ id }) => id ?? null)}::uuid[], ${grounds.map(({ role }) => role)}::text[])
        with ordinality w (kind, id, role, n) order by w.n`);
    return rows.map(({ stands }) => stands);
  }, { cache: false, maxBatchSize: 1_000, batchScheduleFn: setImmediate });
  return (actor) => loader.load(actor);
};
