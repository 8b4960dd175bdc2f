/** Saved views of the inbox: one's own, or shared by whoever supervises. */
import { isAdmin, type StaffActor, type UserActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { fail, notFound, ok, type Failure, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { visibleViews, worksOnTickets } from './access.ts';
import { lineOf } from './rules.ts';

export interface ViewFields {
  name: string;
  /** An `InboxFilter` of the API. */
  filter: object;
  shared: boolean;
}

const mayShare = (actor: StaffActor): boolean => isAdmin(actor) || actor.kind === 'SERVICE' || actor.role === 'SUPERVISOR' || actor.role === 'MANAGER';

const onlySupervisors = (): Failure => fail('Forbidden', 'Views are shared by supervisors, managers and administrators.');

const create = async (tx: Tx, actor: UserActor, fields: ViewFields): Promise<Result<string>> => {
  const name = lineOf(fields.name, 'name');
  if (!name.ok) return name;
  const [count] = await tx.rows<{ n: number }>(sql`select count(*)::int as n from saved_view where owner_id = ${actor.userId}::uuid`);
  if (count!.n >= limit('savedViews')) return fail('LimitReached', `You have ${limit('savedViews')} views already.`, [], { limit: 'savedViews' });
  const id = newId();
  await tx.rows(sql`insert into saved_view (id, workspace_id, owner_id, name, filter, shared)
    values (${id}, ${tx.workspaceId}, ${actor.userId}, ${name.value}, ${JSON.stringify(fields.filter)}::jsonb, ${fields.shared})`);
  return ok(id);
};

/** One's own view, or a shared one for whoever may share. */
const access = async (tx: Tx, actor: UserActor, id: string): Promise<Result<ViewFields>> => {
  const [row] = await tx.rows<ViewFields & { ownerId: string }>(sql`
    select v.name, v.filter, v.shared, v.owner_id as "ownerId" from saved_view v where v.id = ${id}::uuid and ${visibleViews(actor, 'v')} for update`);
  if (!row) return notFound('view', ['id']);
  return row.ownerId === actor.userId || mayShare(actor) ? ok({ name: row.name, filter: row.filter, shared: row.shared }) : onlySupervisors();
};

const update = async (tx: Tx, actor: UserActor, id: string, changes: Partial<ViewFields>): Promise<Result<string>> => {
  const current = await access(tx, actor, id);
  if (!current.ok) return current;
  const fields = { ...current.value, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
  if (fields.shared && !current.value.shared && !mayShare(actor)) return onlySupervisors();
  const name = lineOf(fields.name, 'name');
  if (!name.ok) return name;
  await tx.rows(sql`update saved_view set name = ${name.value}, filter = ${JSON.stringify(fields.filter)}::jsonb, shared = ${fields.shared} where id = ${id}::uuid`);
  return ok(id);
};

export const viewCommands = ({ db }: { db: Database }) => ({
  create: async (actor: UserActor, fields: ViewFields): Promise<Result<string>> => {
    if (!worksOnTickets(actor)) return fail('Forbidden', 'Views are for those who work on tickets.');
    return fields.shared && !mayShare(actor) ? onlySupervisors() : db.tx(actor, (tx) => create(tx, actor, fields));
  },
  update: (actor: UserActor, id: string, changes: Partial<ViewFields>) => db.tx(actor, (tx) => update(tx, actor, id, changes)),
  remove: (actor: UserActor, id: string) => db.tx(actor, async (tx) => {
    const current = await access(tx, actor, id);
    if (!current.ok) return current;
    await tx.rows(sql`delete from saved_view where id = ${id}::uuid`);
    return ok(id);
  }),
});
