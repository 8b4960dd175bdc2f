import DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';
import { byId } from '../../platform/db/by-id.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { usesTags, visibleQueues } from './access.ts';

export interface QueueRow {
  id: string;
  name: string;
  enabled: boolean;
  assignmentMode: 'OFFER' | 'DIRECT' | 'PICK';
}

export interface EndpointRow {
  id: string;
  workspaceId: string;
  name: string;
  channel: 'WEB';
  key: string;
  queueId: string;
  enabled: boolean;
}

export interface TagRow {
  id: string;
  name: string;
  colour: string;
}

const QUEUE = sql`q.id, q.name, q.enabled, q.assignment_mode as "assignmentMode"`;
const ENDPOINT = sql`n.id, n.workspace_id as "workspaceId", n.name, n.channel, n.key, n.queue_id as "queueId", n.enabled`;

export interface Settings {
  queues(actor: Actor): Promise<QueueRow[]>;
  endpoints(actor: Actor): Promise<EndpointRow[]>;
  tags(actor: Actor): Promise<TagRow[]>;
  /** Any queue of the workspace by id: what refers to it was visible. */
  queueLoader(actor: Actor): DataLoader<string, QueueRow | null>;
  endpointLoader(actor: Actor): DataLoader<string, EndpointRow | null>;
  /** Ids of a queue's members. */
  memberIdsLoader(actor: Actor): DataLoader<string, string[]>;
  /** An enabled endpoint by its public key, in whatever workspace. */
  endpointByKey(key: string): Promise<EndpointRow | null>;
}

export const settingsModule = ({ db }: { db: Database }): Settings => ({
  queues: (actor) =>
    db.rows<QueueRow>(actor.workspaceId, sql`
      select ${QUEUE} from queue q where ${visibleQueues(actor, sql`q.id`)} order by q.name limit ${limit('listSize')}`),
  endpoints: (actor) =>
    db.rows<EndpointRow>(actor.workspaceId, sql`
      select ${ENDPOINT} from endpoint n where ${visibleQueues(actor, sql`n.queue_id`)} order by n.name limit ${limit('listSize')}`),
  tags: (actor) => db.rows<TagRow>(actor.workspaceId, sql`select id, name, colour from tag where workspace_id = ${actor.workspaceId}::uuid and ${usesTags(actor)} order by name limit ${limit('listSize')}`),

  queueLoader: (actor) =>
    new DataLoader(async (ids) =>
      byId(await db.rows<QueueRow>(actor.workspaceId, sql`select ${QUEUE} from queue q where q.id = any(${ids}::uuid[])`), ids)),
  endpointLoader: (actor) =>
    new DataLoader(async (ids) =>
      byId(await db.rows<EndpointRow>(actor.workspaceId, sql`select ${ENDPOINT} from endpoint n where n.id = any(${ids}::uuid[])`), ids)),
  memberIdsLoader: (actor) =>
    new DataLoader(async (ids) => {
      const rows = await db.rows<{ queueId: string; userIds: string[] }>(actor.workspaceId, sql`
        select m.queue_id as "queueId", array_agg(m.user_id order by u.name) as "userIds"
        from queue_member m join app_user u on u.id = m.user_id where m.queue_id = any(${ids}::uuid[]) group by m.queue_id`);
      const found = new Map(rows.map((row) => [row.queueId, row.userIds]));
      return ids.map((id) => found.get(id) ?? []);
    }),

  endpointByKey: async (key) => {
    const [row] = await db.system.rows<EndpointRow>(sql`select ${ENDPOINT} from endpoint n where n.key = ${key} and n.enabled`);
    return row ?? null;
  },
});
