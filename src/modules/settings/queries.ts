import type { Actor } from '../../kernel/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { name, sql } from '../../platform/db/sql.ts';
import type { ModuleReads } from '../../platform/reads/declare.ts';
import { listRows, rowColumns } from '../../platform/reads/loaders.ts';
import { systemActor } from '../../kernel/actor.ts';
import { endpointList, endpointRead, queueList, queueRead, settingsReads, tagList, tagRead, type EndpointRow, type QueueRow, type TagRow } from './reads.ts';

export interface Settings {
  reads: ModuleReads;
  queues(actor: Actor): Promise<QueueRow[]>;
  endpoints(actor: Actor): Promise<EndpointRow[]>;
  tags(actor: Actor): Promise<TagRow[]>;
  /** An enabled endpoint by its public key, in whatever workspace. */
  endpointByKey(key: string): Promise<EndpointRow | null>;
}

export const settingsModule = ({ db }: { db: Database }): Settings => ({
  reads: settingsReads,
  queues: (actor) => listRows<QueueRow>(db, queueRead, queueList, actor),
  endpoints: (actor) => listRows<EndpointRow>(db, endpointRead, endpointList, actor),
  tags: (actor) => listRows<TagRow>(db, tagRead, tagList, actor),

  endpointByKey: async (key) => {
    const columns = rowColumns(endpointRead, 'n', systemActor(''));
    const [row] = await db.system.rows<EndpointRow>(sql`select ${columns} from endpoint ${name('n')} where n.key = ${key} and n.enabled`);
    return row ?? null;
  },
});
