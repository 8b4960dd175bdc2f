/** What administrators keep in tables of equal kind: checked, made, changed, taken away, each with its event. */
import type { StaffActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { join, name, sql, type Sql } from '../../platform/db/sql.ts';
import { asAdmin } from './access.ts';

export interface ShelfOf<Fields extends object> {
  table: string;
  /** What people call one, also in the event `WordsChanged`. */
  what: string;
  /** Columns of the fields, as they are read back. */
  read: Sql;
  /** The fields as they may be stored. */
  check(tx: Tx, fields: Fields): Promise<Result<Fields>>;
  /** The columns and what goes into them. */
  columns(fields: Fields): Record<string, Sql>;
  /** Columns that no other row may hold the same in, with the field at fault; null is never the same. */
  unique?: Partial<Record<string, string>>;
  /** How many there may be. */
  most?: number;
}

export interface Shelf<Fields extends object> {
  create(actor: StaffActor, fields: Fields): Promise<Result<string>>;
  /** Fields that are left out stay. */
  update(actor: StaffActor, id: string, changes: Partial<Fields>): Promise<Result<string>>;
  remove(actor: StaffActor, id: string): Promise<Result<string>>;
  /** Writes within a transaction whose caller has said who may. */
  put(tx: Tx, id: string, fields: Fields): Promise<Result<string>>;
}

const record = (tx: Tx, what: string, id: string, change: 'CREATED' | 'CHANGED' | 'DELETED'): void =>
  tx.record({ type: 'WordsChanged', payload: { what, id, change } });

const taken = async <Fields extends object>(tx: Tx, { table, unique = {}, columns }: ShelfOf<Fields>, id: string, fields: Fields): Promise<string | null> => {
  const values = columns(fields);
  for (const [column, field] of Object.entries(unique)) {
    const [other] = await tx.rows(sql`
      select 1 from ${name(table)} where workspace_id = ${tx.workspaceId}::uuid and ${name(column)} = ${values[column]!} and id <> ${id}::uuid`);
    if (other) return field!;
  }
  return null;
};

const put = async <Fields extends object>(tx: Tx, shelf: ShelfOf<Fields>, id: string, given: Fields): Promise<Result<string>> => {
  const fields = await shelf.check(tx, given);
  if (!fields.ok) return fields;
  const clash = await taken(tx, shelf, id, fields.value);
  if (clash) return fail('WordTaken', `Another ${shelf.what} has this ${clash}.`, [clash]);
  const columns = Object.entries(shelf.columns(fields.value));
  await tx.rows(sql`
    insert into ${name(shelf.table)} (id, workspace_id, ${join(columns.map(([column]) => name(column)))})
    values (${id}::uuid, ${tx.workspaceId}::uuid, ${join(columns.map(([, value]) => value))})
    on conflict (id) do update set ${join(columns.map(([column]) => sql`${name(column)} = excluded.${name(column)}`))}`);
  return ok(id);
};

/** Without what was not given. */
const given = <Fields extends object>(changes: Partial<Fields>): Partial<Fields> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<Fields>;

export const shelf = <Fields extends object>(db: Database, of: ShelfOf<Fields>): Shelf<Fields> => ({
  put: (tx, id, fields) => put(tx, of, id, fields),
  create: (actor, fields) => asAdmin(db, actor, async (tx) => {
    const [count] = await tx.rows<{ n: number }>(sql`select count(*)::int as n from ${name(of.table)} where workspace_id = ${tx.workspaceId}::uuid`);
    const most = of.most ?? limit('listSize');
    if (count!.n >= most) return fail('LimitReached', `There are ${most} of them already.`, [], { limit: of.most === undefined ? 'listSize' : 'wordsAKind' });
    const id = newId();
    const made = await put(tx, of, id, fields);
    if (made.ok) record(tx, of.what, id, 'CREATED');
    return made;
  }),
  update: (actor, id, changes) => asAdmin(db, actor, async (tx) => {
    const [current] = await tx.rows<Fields>(sql`select ${of.read} from ${name(of.table)} w where id = ${id}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
    if (!current) return notFound(of.what, ['id']);
    const changed = await put(tx, of, id, { ...current, ...given(changes) });
    if (changed.ok) record(tx, of.what, id, 'CHANGED');
    return changed;
  }),
  remove: (actor, id) => asAdmin(db, actor, async (tx) => {
    const gone = await tx.rows(sql`delete from ${name(of.table)} where id = ${id}::uuid and workspace_id = ${tx.workspaceId}::uuid returning 1`);
    if (gone.length === 0) return notFound(of.what, ['id']);
    record(tx, of.what, id, 'DELETED');
    return ok(id);
  }),
});
