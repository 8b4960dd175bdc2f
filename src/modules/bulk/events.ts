import { actorKey, seesAll, type Actor } from '../../kernel/actor.ts';
import type { Reader } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { DoorError } from '../../kernel/errors.ts';
import { feed, workspaceTopic, type Feed } from '../../platform/events/feed.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { jobRead, type BulkJobRow } from './reads.ts';

/** Steps of one job, for whoever may read it. */
export const bulkEvents = (db: Reader) => async (actor: Actor, jobId: string, after: string | null): Promise<Feed> => {
  const job = await rowLoader<BulkJobRow>(db, jobRead)(actor).load(jobId);
  if (!job) throw new DoorError('NOT_FOUND', 'There is no such job, or you may not see it.');
  return feed({
    workspaceId: actor.workspaceId, key: `bulk:${jobId}`, topic: workspaceTopic(actor.workspaceId), actor, after,
    matches: (event) => event.type === 'BulkJobProgressed' && event.payload.jobId === jobId,
    where: sql`e.type = 'BulkJobProgressed' and e.payload->>'jobId' = ${jobId}`,
    sights: async (events, viewers) => events.map((event) => viewers.map((viewer) =>
      (seesAll(viewer) || (viewer.kind === 'USER' && viewer.userId === event.payload.userId) ? { typename: event.type, event, scope: actorKey(viewer) } : null))),
  });
};
