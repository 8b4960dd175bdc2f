import type { StaffActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { fail, notFound, ok, type Failure, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { raw, sql, type Sql } from '../../platform/db/sql.ts';
import { AuxCode, BusinessHours, SlaPolicy, Skill, type AuxCodeEntity, type BusinessHoursEntity, type SkillEntity, type SlaPolicyEntity } from './entities.ts';
import { all, colour, maySet, settingName, timeZone, within } from './rules.ts';

export type SettingKind = 'QUEUE' | 'SKILL' | 'AUX_CODE' | 'HOURS' | 'SLA_POLICY' | 'CHANNEL' | 'WORKSPACE';

/** Every change of a setting leaves this event: what stands on the setting decides anew. */
export const recordSetting = (tx: Tx, kind: SettingKind, id: string, change: 'CREATED' | 'CHANGED' | 'DELETED' = 'CHANGED'): void =>
  tx.record({ type: 'SettingChanged', payload: { kind, id, change } });

export const notAllowed = (): Failure => fail('Forbidden', 'This setting is not yours to change.');

/** One administrator at a time: whether a name is taken or a thing in use is asked once and holds until the commit. */
export const lockSettings = (tx: Tx): Promise<object[]> => tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`settings:${tx.workspaceId}`}, 0))`);

/** Refuses a name that another row of the table has. */
export const freeName = async (tx: Tx, table: string, name: string, id: string | null): Promise<Result<null>> => {
  const [taken] = await tx.rows(sql`select 1 from ${raw(table)} where workspace_id = ${tx.workspaceId}::uuid and name = ${name} and id is distinct from ${id}::uuid`);
  return taken ? fail('NameTaken', 'There is one of this name already.', ['name']) : ok(null);
};

export const roomFor = async (tx: Tx, table: string): Promise<Result<null>> => {
  const [count] = await tx.rows<{ n: number }>(sql`select count(*)::int as n from ${raw(table)} where workspace_id = ${tx.workspaceId}::uuid`);
  return count!.n < limit('settingsAKind') ? ok(null) : fail('LimitReached', `There are ${limit('settingsAKind')} already; delete one first.`, [], { limit: 'settingsAKind' });
};

interface Named {
  id: string;
  workspaceId: string;
  name: string;
}

/** A kind of setting that is no more than a row with a name. */
interface NamedSetting<Entity extends Named> {
  entity: { name: string };
  table: string;
  kind: SettingKind;
  what: string;
  /** Who may change it. */
  for: 'SETTINGS' | 'TIMES';
  /** What its fields may be. */
  check(fields: Partial<Entity>): Result<unknown>;
  /** Rows that stand on one (by its id), which must be gone before it is. */
  users(id: string): Sql | null;
}

/** Makes, changes and deletes such settings. Each answers with the row id. */
const named = <Entity extends Named>(db: Database, setting: NamedSetting<Entity>) => {
  const { table, kind, what } = setting;
  const entity = setting.entity as never;
  const begin = async (tx: Tx, actor: StaffActor): Promise<Result<null>> => {
    if (!maySet(actor, setting.for)) return notAllowed();
    await lockSettings(tx);
    return ok(null);
  };
  const find = async (tx: Tx, id: string): Promise<Result<Entity>> => {
    const found = (await tx.em.findOne(entity, { id, workspaceId: tx.workspaceId } as never)) as Entity | null;
    return found ? ok(found) : notFound(what, ['id']);
  };
  const checked = async (tx: Tx, fields: Partial<Entity>, id: string | null): Promise<Result<Partial<Entity>>> => {
    const name = fields.name === undefined ? ok(undefined) : settingName(fields.name);
    if (!name.ok) return name;
    const rest = setting.check(fields);
    if (!rest.ok) return rest as Failure;
    const free = name.value === undefined ? ok(null) : await freeName(tx, table, name.value, id);
    return free.ok ? ok({ ...fields, ...(name.value !== undefined && { name: name.value }) }) : free;
  };

  return {
    create: (actor: StaffActor, fields: Omit<Entity, 'id' | 'workspaceId'>): Promise<Result<string>> => db.tx(actor, async (tx) => {
      const begun = await begin(tx, actor);
      if (!begun.ok) return begun;
      const room = await roomFor(tx, table);
      if (!room.ok) return room;
      const wanted = await checked(tx, fields as Partial<Entity>, null);
      if (!wanted.ok) return wanted;
      const id = newId();
      tx.em.create(entity, { id, workspaceId: tx.workspaceId, ...wanted.value } as never);
      recordSetting(tx, kind, id, 'CREATED');
      return ok(id);
    }),
    change: (actor: StaffActor, id: string, fields: Partial<Omit<Entity, 'id' | 'workspaceId'>>): Promise<Result<string>> => db.tx(actor, async (tx) => {
      const begun = await begin(tx, actor);
      if (!begun.ok) return begun;
      const found = await find(tx, id);
      if (!found.ok) return found;
      const wanted = await checked(tx, fields as Partial<Entity>, id);
      if (!wanted.ok) return wanted;
      Object.assign(found.value, wanted.value);
      recordSetting(tx, kind, id);
      return ok(id);
    }),
    remove: (actor: StaffActor, id: string): Promise<Result<string>> => db.tx(actor, async (tx) => {
      const begun = await begin(tx, actor);
      if (!begun.ok) return begun;
      const found = await find(tx, id);
      if (!found.ok) return found;
      const users = setting.users(id);
      if (users && (await tx.rows(sql`${users} limit 1`)).length > 0) return fail('InUse', 'Something stands on it: change that first.', ['id']);
      tx.em.remove(found.value as object);
      recordSetting(tx, kind, id, 'DELETED');
      return ok(id);
    }),
  };
};

const target = (value: number | null | undefined, path: string): Result<null> => within(value, 1, limit('longestTargetMs'), [path]);

export const administration = ({ db }: { db: Database }) => ({
  skills: named<SkillEntity>(db, {
    entity: Skill, table: 'skill', kind: 'SKILL', what: 'skill', for: 'SETTINGS',
    check: ({ description }) => within(description?.length, 0, limit('settingTextCharacters'), ['description']),
    users: (id) => sql`select 1 from queue_skill where skill_id = ${id}::uuid`,
  }),
  auxCodes: named<AuxCodeEntity>(db, {
    entity: AuxCode, table: 'aux_code', kind: 'AUX_CODE', what: 'aux code', for: 'SETTINGS',
    check: (fields) => all(fields.colour === undefined ? ok(null) : colour(fields.colour), within(fields.scheduledMs, 1, 86_400_000, ['scheduledMs'])),
    users: () => null,
  }),
  hours: named<BusinessHoursEntity>(db, {
    entity: BusinessHours, table: 'business_hours', kind: 'HOURS', what: 'business hours', for: 'SETTINGS',
    check: ({ zone }) => (zone === undefined ? ok(null) : timeZone(zone)),
    users: (id) => sql`select 1 from queue where hours_id = ${id}::uuid`,
  }),
  slaPolicies: named<SlaPolicyEntity>(db, {
    entity: SlaPolicy, table: 'sla_policy', kind: 'SLA_POLICY', what: 'policy', for: 'TIMES',
    check: (fields) => all(target(fields.firstResponseMs, 'firstResponseMs'), target(fields.nextResponseMs, 'nextResponseMs'), target(fields.resolutionMs, 'resolutionMs')),
    users: (id) => sql`select 1 from queue where sla_policy_id = ${id}::uuid`,
  }),
});
