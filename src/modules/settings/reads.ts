/** What each type is read from. What refers to a queue, endpoint or tag was visible, so by id they are the workspace's. */
import type { Actor } from '../../kernel/actor.ts';
import type { Channel } from '../../kernel/channel.ts';
import { limit } from '../../limits.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { computed, many, one, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { usesTags, visibleQueues } from './access.ts';
import type { AssignmentMode, AuxCodeEntity, FollowUpPolicy, SkillEntity, SlaPolicyEntity } from './entities.ts';
import { spanText, type Holidays, type Weekly } from './rules.ts';

export interface QueueRow {
  id: string;
  name: string;
  enabled: boolean;
  assignmentMode: AssignmentMode;
  acceptanceMs: number;
  followUpPolicy: FollowUpPolicy;
  whenOffline: 'KEEP' | 'REQUEUE';
  hoursId: string | null;
  slaPolicyId: string | null;
}

export type SkillRow = Pick<SkillEntity, 'id' | 'name' | 'description'>;
export type AuxCodeRow = Pick<AuxCodeEntity, 'id' | 'name' | 'status' | 'paid' | 'colour' | 'scheduledMs' | 'archived'>;
export type SlaPolicyRow = Pick<SlaPolicyEntity, 'id' | 'name' | 'firstResponseMs' | 'nextResponseMs' | 'resolutionMs'>;

export interface HoursRow {
  id: string;
  name: string;
  zone: string;
  week: Weekly;
  dates: Holidays;
}

/** A skill that a queue asks for. */
export interface RequiredSkillRow {
  id: string;
  skillId: string;
  minLevel: number;
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

const inWorkspace = (actor: Actor, t: string): Sql => sql`${name(t)}.workspace_id = ${actor.workspaceId}::uuid`;

export const queueRead = typeRead<QueueRow>({
  name: 'Queue', table: 'queue', ids: { id: 'queue' }, visible: inWorkspace,
  columns: (t) => ({
    id: sql`${t}.id`, name: sql`${t}.name`, enabled: sql`${t}.enabled`, assignmentMode: sql`${t}.assignment_mode`, acceptanceMs: sql`${t}.acceptance_ms`,
    followUpPolicy: sql`${t}.follow_up_policy`, whenOffline: sql`${t}.when_offline`, hoursId: sql`${t}.hours_id`, slaPolicyId: sql`${t}.sla_policy_id`,
  }),
  fields: {
    hours: one('BusinessHours', 'hoursId', { shared: true }),
    slaPolicy: one('SlaPolicy', 'slaPolicyId', { shared: true }),
    requiredSkills: many('RequiredSkill', ({ t, parent }) => ({
      join: sql`join skill asked on asked.id = ${t}.skill_id`, where: sql`${t}.queue_id = ${parent.id}`, order: sql`asked.name, asked.id`,
    })),
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

/** Not for customers, experts and partners. */
const forDesks = (actor: Actor, t: string): Sql => sql`(${inWorkspace(actor, t)} and ${usesTags(actor)})`;

export const skillRead = typeRead<SkillRow>({
  name: 'Skill', table: 'skill', ids: { id: 'skill' }, visible: forDesks,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, description: sql`${t}.description` }),
});

const requiredSkillRead = typeRead<RequiredSkillRow>({
  name: 'RequiredSkill', table: 'queue_skill', visible: forDesks,
  columns: (t) => ({ id: sql`${t}.skill_id`, skillId: sql`${t}.skill_id`, minLevel: sql`${t}.min_level` }),
  fields: { skill: one('Skill', 'skillId', { shared: true }) },
});

export const auxCodeRead = typeRead<AuxCodeRow>({
  name: 'AuxCode', table: 'aux_code', ids: { id: 'auxCode' }, visible: forDesks,
  columns: (t) => ({
    id: sql`${t}.id`, name: sql`${t}.name`, status: sql`${t}.status`, paid: sql`${t}.paid`, colour: sql`${t}.colour`, scheduledMs: sql`${t}.scheduled_ms`,
    archived: sql`${t}.archived`,
  }),
});

const week = ({ week: days }: Pick<HoursRow, 'week'>) =>
  ['1', '2', '3', '4', '5', '6', '7'].flatMap((day) => {
    const spans = days[day as keyof Weekly];
    return spans?.length ? [{ weekday: Number(day), spans: spans.map(spanText) }] : [];
  });

const dates = ({ dates: days }: Pick<HoursRow, 'dates'>) =>
  Object.keys(days).sort().map((date) => ({ date, spans: days[date]!.map(spanText) }));

export const hoursRead = typeRead<HoursRow>({
  name: 'BusinessHours', table: 'business_hours', ids: { id: 'businessHours' }, visible: forDesks,
  columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, zone: sql`${t}.zone`, week: sql`${t}.weekly`, dates: sql`${t}.holidays` }),
  fields: { weekly: computed<HoursRow, 'week'>(['week'], week), holidays: computed<HoursRow, 'dates'>(['dates'], dates) },
});

export const slaPolicyRead = typeRead<SlaPolicyRow>({
  name: 'SlaPolicy', table: 'sla_policy', ids: { id: 'slaPolicy' }, visible: forDesks,
  columns: (t) => ({
    id: sql`${t}.id`, name: sql`${t}.name`, firstResponseMs: sql`${t}.first_response_ms`, nextResponseMs: sql`${t}.next_response_ms`, resolutionMs: sql`${t}.resolution_ms`,
  }),
});

const byName = (where: Sql, t: Sql) => ({ where, order: sql`${t}.name, ${t}.id`, limit: limit('listSize') });

export const queueList = many('Queue', ({ t, actor }) => byName(visibleQueues(actor, sql`${t}.id`), t));
export const endpointList = many('Endpoint', ({ t, actor }) => byName(visibleQueues(actor, sql`${t}.queue_id`), t));
export const tagList = many('Tag', ({ actor, t }) => byName(usesTags(actor), t));

/** Settings that whoever works on tickets may know, by name. */
const words = (type: string) => many(type, ({ actor, t }) => byName(usesTags(actor), t));
export const skillList = words('Skill');
export const auxCodeList = words('AuxCode');
export const hoursList = words('BusinessHours');
export const slaPolicyList = words('SlaPolicy');

export const settingsReads: ModuleReads = {
  types: [queueRead, endpointRead, tagRead, skillRead, requiredSkillRead, auxCodeRead, hoursRead, slaPolicyRead],
  roots: {
    skills: { guard: 'staff', field: skillList },
    auxCodes: { guard: 'staff', field: auxCodeList },
    businessHours: { guard: 'staff', field: hoursList },
    slaPolicies: { guard: 'staff', field: slaPolicyList },
    queues: { guard: 'staff', field: queueList },
    endpoints: { guard: 'staff', field: endpointList },
    tags: { guard: 'staff', field: tagList },
  },
};
