import type DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { name, sql } from '../../platform/db/sql.ts';
import type { ModuleReads } from '../../platform/reads/declare.ts';
import { listRows, rowColumns, rowLoader } from '../../platform/reads/loaders.ts';
import { systemActor } from '../../kernel/actor.ts';
import { administration } from './administration.ts';
import { queueCommands } from './queues.ts';
import {
  auxCodeRead, endpointList, endpointRead, hoursRead, queueList, queueRead, settingsReads, skillRead, slaPolicyRead, tagList, tagRead,
  type AuxCodeRow, type EndpointRow, type HoursRow, type QueueRow, type SkillRow, type SlaPolicyRow, type TagRow,
} from './reads.ts';
import { workspaceSettings } from './workspace.ts';

export interface Settings extends ReturnType<typeof administration>, ReturnType<typeof queueCommands>, ReturnType<typeof workspaceSettings> {
  reads: ModuleReads;
  queues(actor: Actor): Promise<QueueRow[]>;
  endpoints(actor: Actor): Promise<EndpointRow[]>;
  tags(actor: Actor): Promise<TagRow[]>;
  /** Any queue of the workspace by id: what refers to it was visible. */
  queueLoader(actor: Actor): DataLoader<string, QueueRow | null>;
  skillLoader(actor: Actor): DataLoader<string, SkillRow | null>;
  auxCodeLoader(actor: Actor): DataLoader<string, AuxCodeRow | null>;
  hoursLoader(actor: Actor): DataLoader<string, HoursRow | null>;
  slaPolicyLoader(actor: Actor): DataLoader<string, SlaPolicyRow | null>;
  /** An enabled endpoint by its public key, in whatever workspace. */
  endpointByKey(key: string): Promise<EndpointRow | null>;
}

export const settingsModule = ({ db }: { db: Database }): Settings => ({
  ...administration({ db }),
  ...queueCommands({ db }),
  ...workspaceSettings({ db }),
  reads: settingsReads,
  queues: (actor) => listRows<QueueRow>(db, queueRead, queueList, actor),
  endpoints: (actor) => listRows<EndpointRow>(db, endpointRead, endpointList, actor),
  tags: (actor) => listRows<TagRow>(db, tagRead, tagList, actor),
  queueLoader: rowLoader<QueueRow>(db, queueRead),
  skillLoader: rowLoader<SkillRow>(db, skillRead),
  auxCodeLoader: rowLoader<AuxCodeRow>(db, auxCodeRead),
  hoursLoader: rowLoader<HoursRow>(db, hoursRead),
  slaPolicyLoader: rowLoader<SlaPolicyRow>(db, slaPolicyRead),

  endpointByKey: async (key) => {
    const columns = rowColumns(endpointRead, 'n', systemActor(''));
    const [row] = await db.system.rows<EndpointRow>(sql`select ${columns} from endpoint ${name('n')} where n.key = ${key} and n.enabled`);
    return row ?? null;
  },
});
