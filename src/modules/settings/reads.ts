/** What each type is read from. What refers to a queue, endpoint or tag was visible, so by id they are the workspace's. */
import type { Actor } from '../../kernel/actor.ts';
import type { Channel } from '../../kernel/channel.ts';
import { limit } from '../../limits.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { many, one, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
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
  channel: Channel;
  key: string;
  queueId: string;
  enabled: boolean;
}

export interface TagRow {
  id: string;
  name: string;
  colour: string;
}

export interface AuxCodeRow {
  id: string;
  name: string;
  status: 'AWAY' | 'BUSY';
  paid: boolean;
  colour: string;
  scheduledMs: number | null;
  archived: boolean;
}

export interface SkillRow {
  id: string;
  name: string;
  description: string;
}

const inWorkspace = (actor: Actor, t: string): Sql => sql`${name(t)}.workspace_id = ${actor.workspaceId}::uuid`;

export const queueRead = typeRead<QueueRow>({
  name: 'Queue', table: 'queue', ids: { id: 'queue' }, visible: inWorkspace,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, enabled: sql`${t}.enabled`, assignmentMode: sql`${t}.assignment_mode` }),
  fields: {
    members: many('User', ({ t, parent }) => ({
      join: sql`join queue_member member on member.user_id = ${t}.id`, where: sql`member.queue_id = ${parent.id}`, order: sql`${t}.name, ${t}.id`,
    })),
  },
});

export const endpointRead = typeRead<EndpointRow>({
  name: 'Endpoint', table: 'endpoint', ids: { id: 'endpoint' }, visible: inWorkspace,
  columns: (t) => ({
    id: sql`${t}.id`, workspaceId: sql`${t}.workspace_id`, name: sql`${t}.name`, channel: sql`${t}.channel`, key: sql`${t}.key`,
    queueId: sql`${t}.queue_id`, enabled: sql`${t}.enabled`,
  }),
  fields: { queue: one('Queue', 'queueId', { shared: true }) },
});

export const tagRead = typeRead<TagRow>({
  name: 'Tag', table: 'tag', ids: { id: 'tag' }, visible: inWorkspace,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, colour: sql`${t}.colour` }),
});

export const auxCodeRead = typeRead<AuxCodeRow>({
  name: 'AuxCode', table: 'aux_code', node: 'auxCode', ids: { id: 'auxCode' }, visible: inWorkspace,
  columns: (t) => ({
    id: sql`${t}.id`, name: sql`${t}.name`, status: sql`${t}.status`, paid: sql`${t}.paid`, colour: sql`${t}.colour`,
    scheduledMs: sql`${t}.scheduled_ms`, archived: sql`${t}.archived`,
  }),
});

export const skillRead = typeRead<SkillRow>({
  name: 'Skill', table: 'skill', node: 'skill', ids: { id: 'skill' }, visible: inWorkspace,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, description: sql`${t}.description` }),
});

const byName = (where: Sql, t: Sql) => ({ where, order: sql`${t}.name, ${t}.id`, limit: limit('listSize') });

export const queueList = many('Queue', ({ t, actor }) => byName(visibleQueues(actor, sql`${t}.id`), t));
export const endpointList = many('Endpoint', ({ t, actor }) => byName(visibleQueues(actor, sql`${t}.queue_id`), t));
export const tagList = many('Tag', ({ actor, t }) => byName(usesTags(actor), t));
export const auxCodeList = many('AuxCode', ({ actor, t }) => byName(sql`(not ${t}.archived and ${usesTags(actor)})`, t));
export const skillList = many('Skill', ({ actor, t }) => byName(usesTags(actor), t));

export const settingsReads: ModuleReads = {
  types: [queueRead, endpointRead, tagRead, auxCodeRead, skillRead],
  roots: {
    queues: { guard: 'staff', field: queueList },
    endpoints: { guard: 'staff', field: endpointList },
    tags: { guard: 'staff', field: tagList },
    auxCodes: { guard: 'staff', field: auxCodeList },
    skills: { guard: 'staff', field: skillList },
  },
};
