import type { StaffActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { freeName, lockSettings, notAllowed, recordSetting, roomFor } from './administration.ts';
import { Queue, type AssignmentMode, type QueueEntity } from './entities.ts';
import { all, maySet, settingName, within } from './rules.ts';

export interface RequiredSkill {
  skillId: string;
  minLevel: number;
}

export type QueueChanges = Partial<Omit<QueueEntity, 'id' | 'workspaceId'>> & {
  memberIds?: string[];
  requiredSkills?: RequiredSkill[];
};

export const queueCommands = ({ db }: { db: Database }) => ({
  createQueue: (actor: StaffActor, name: string, assignmentMode: AssignmentMode): Promise<Result<string>> => db.tx(actor, (tx) => create(tx, actor, name, assignmentMode)),
  changeQueue: (actor: StaffActor, id: string, changes: QueueChanges): Promise<Result<string>> => db.tx(actor, (tx) => change(tx, actor, id, changes)),
});

const create = async (tx: Tx, actor: StaffActor, given: string, assignmentMode: AssignmentMode): Promise<Result<string>> => {
  if (!maySet(actor, 'SETTINGS')) return notAllowed();
  await lockSettings(tx);
  const name = settingName(given);
  if (!name.ok) return name;
  const free = all(await freeName(tx, 'queue', name.value, null), await roomFor(tx, 'queue'));
  if (!free.ok) return free;
  const id = newId();
  tx.em.create(Queue, {
    id, workspaceId: tx.workspaceId, name: name.value, enabled: true, assignmentMode, acceptanceMs: 30_000, followUpPolicy: 'REOPEN_IN_HOLD', whenOffline: 'KEEP',
    hoursId: null, slaPolicyId: null,
  });
  recordSetting(tx, 'QUEUE', id, 'CREATED');
  return ok(id);
};

const change = async (tx: Tx, actor: StaffActor, id: string, { memberIds, requiredSkills, ...fields }: QueueChanges): Promise<Result<string>> => {
  if (!maySet(actor, 'SETTINGS')) return notAllowed();
  await lockSettings(tx);
  const queue = await tx.em.findOne(Queue, { id, workspaceId: tx.workspaceId });
  if (!queue) return notFound('queue', ['id']);
  const checked = await checkFields(tx, id, fields);
  if (!checked.ok) return checked;
  Object.assign(queue, checked.value);
  const kept = all(memberIds ? await setMembers(tx, id, memberIds) : ok(null), requiredSkills ? await setSkills(tx, id, requiredSkills) : ok(null));
  if (!kept.ok) return kept;
  recordSetting(tx, 'QUEUE', id);
  return ok(id);
};

const checkFields = async (tx: Tx, id: string, fields: Omit<QueueChanges, 'memberIds' | 'requiredSkills'>): Promise<Result<Partial<QueueEntity>>> => {
  const name = fields.name === undefined ? ok(undefined) : settingName(fields.name);
  if (!name.ok) return name;
  const free = name.value === undefined ? ok(null) : await freeName(tx, 'queue', name.value, id);
  const bounds = all(free, within(fields.acceptanceMs, 5_000, 300_000, ['acceptanceMs']));
  if (!bounds.ok) return bounds;
  for (const [table, path, wanted] of [['business_hours', 'hoursId', fields.hoursId], ['sla_policy', 'slaPolicyId', fields.slaPolicyId]] as const) {
    if (wanted && !(await exists(tx, table, wanted))) return notFound(path === 'hoursId' ? 'business hours' : 'policy', [path]);
  }
  return ok({ ...fields, ...(name.value !== undefined && { name: name.value }) });
};

const exists = async (tx: Tx, table: 'business_hours' | 'sla_policy', id: string): Promise<boolean> =>
  (await tx.rows(table === 'business_hours'
    ? sql`select 1 from business_hours where id = ${id}::uuid and workspace_id = ${tx.workspaceId}::uuid`
    : sql`select 1 from sla_policy where id = ${id}::uuid and workspace_id = ${tx.workspaceId}::uuid`)).length > 0;

/** Who is no longer named leaves; the epochs of what they had open move with the rows. */
const setMembers = async (tx: Tx, queueId: string, memberIds: string[]): Promise<Result<null>> => {
  const known = await tx.rows<{ id: string }>(sql`
    select id from app_user where workspace_id = ${tx.workspaceId}::uuid and id = any(${memberIds}::uuid[]) and role in ('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')`);
  if (known.length < new Set(memberIds).size) return badInput('Not all of them are staff of this workspace who work on tickets.', ['memberIds']);
  await tx.rows(sql`delete from queue_member where queue_id = ${queueId}::uuid and user_id <> all(${memberIds}::uuid[])`);
  await tx.rows(sql`
    insert into queue_member (queue_id, user_id, workspace_id) select ${queueId}::uuid, unnest(${memberIds}::uuid[]), ${tx.workspaceId}::uuid on conflict do nothing`);
  return ok(null);
};

const setSkills = async (tx: Tx, queueId: string, skills: RequiredSkill[]): Promise<Result<null>> => {
  const ids = skills.map(({ skillId }) => skillId);
  const known = await tx.rows(sql`select 1 from skill where workspace_id = ${tx.workspaceId}::uuid and id = any(${ids}::uuid[])`);
  if (known.length < ids.length) return badInput('Each skill of the workspace stands once.', ['requiredSkills']);
  const levels = all(...skills.map(({ minLevel }) => within(minLevel, 1, 5, ['requiredSkills'])));
  if (!levels.ok) return levels;
  await tx.rows(sql`delete from queue_skill where queue_id = ${queueId}::uuid`);
  await tx.rows(sql`
    insert into queue_skill (queue_id, skill_id, workspace_id, min_level)
    select ${queueId}::uuid, s.id, ${tx.workspaceId}::uuid, s.level from unnest(${ids}::uuid[], ${skills.map(({ minLevel }) => minLevel)}::int[]) s(id, level)`);
  return ok(null);
};
