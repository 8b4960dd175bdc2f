import { isAdmin, type StaffActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { badInput, fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** What a list is given; undefined stays as it is. */
export interface ListInput {
  name?: string;
  required?: boolean;
  multiChoice?: boolean;
  archived?: boolean;
  /** Queues it is for; none: all. */
  queueIds?: string[];
}

export interface CodeInput {
  name?: string;
  reportText?: string;
  place?: number;
  archived?: boolean;
}

/** Rule §4.4: words of the workspace are the administrators'. */
export const dispositionCommands = ({ db }: { db: Database }) => {
  const asAdmin = async <T>(actor: StaffActor, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> =>
    isAdmin(actor) ? db.tx(actor, work) : fail('Forbidden', 'Only administrators change transaction codes.');
  return {
    createTransactionList: (actor: StaffActor, input: ListInput) => asAdmin(actor, (tx) => createList(tx, input)),
    updateTransactionList: (actor: StaffActor, id: string, input: ListInput) => asAdmin(actor, (tx) => updateList(tx, id, input)),
    createTransactionCode: (actor: StaffActor, listId: string, parentId: string | null, input: CodeInput) => asAdmin(actor, (tx) => createCode(tx, listId, parentId, input)),
    updateTransactionCode: (actor: StaffActor, id: string, input: CodeInput) => asAdmin(actor, (tx) => updateCode(tx, id, input)),
  };
};

const wordOf = (text: string | undefined, path: string): Result<string | null> => {
  if (text === undefined) return ok(null);
  const kept = text.trim();
  return kept !== '' && kept.length <= limit('nameCharacters') ? ok(kept) : badInput(`A name has 1 to ${limit('nameCharacters')} characters.`, [path]);
};

const nameTaken = badInput('There is one of this name already.', ['name']);

const createList = async (tx: Tx, input: ListInput): Promise<Result<string>> => {
  const name = wordOf(input.name ?? '', 'name');
  if (!name.ok) return name;
  const id = newId();
  const made = await tx.rows(sql`
    insert into transaction_list (id, workspace_id, name, required, multi_choice) values (${id}, ${tx.workspaceId}, ${name.value}, ${input.required ?? false}, ${input.multiChoice ?? false})
    on conflict do nothing returning 1`);
  return made.length > 0 ? setQueues(tx, id, input.queueIds ?? []) : nameTaken;
};

const updateList = async (tx: Tx, id: string, input: ListInput): Promise<Result<string>> => {
  const name = wordOf(input.name, 'name');
  if (!name.ok) return name;
  const [taken] = await tx.rows(sql`select 1 from transaction_list where workspace_id = ${tx.workspaceId}::uuid and name = ${name.value} and id <> ${id}::uuid`);
  if (taken) return nameTaken;
  const changed = await tx.rows(sql`
    update transaction_list set name = coalesce(${name.value}, name), required = coalesce(${input.required ?? null}::boolean, required),
      multi_choice = coalesce(${input.multiChoice ?? null}::boolean, multi_choice), archived = coalesce(${input.archived ?? null}::boolean, archived), version = version + 1
    where id = ${id}::uuid and workspace_id = ${tx.workspaceId}::uuid returning 1`);
  if (changed.length === 0) return notFound('list', ['id']);
  return input.queueIds ? setQueues(tx, id, input.queueIds) : changedList(tx, id);
};

const changedList = (tx: Tx, listId: string, id = listId): Result<string> => {
  tx.record({ type: 'TransactionCodesChanged', payload: { listId } });
  return ok(id);
};

const setQueues = async (tx: Tx, id: string, queueIds: string[]): Promise<Result<string>> => {
  await tx.rows(sql`delete from transaction_list_queue where list_id = ${id}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
  const set = await tx.rows(sql`
    insert into transaction_list_queue (list_id, queue_id, workspace_id)
    select ${id}::uuid, q.id, q.workspace_id from queue q where q.id = any(${queueIds}::uuid[]) and q.workspace_id = ${tx.workspaceId}::uuid returning 1`);
  return set.length === new Set(queueIds).size ? changedList(tx, id) : badInput('There is no such queue.', ['queueIds']);
};

const createCode = async (tx: Tx, listId: string, parentId: string | null, input: CodeInput): Promise<Result<string>> => {
  const name = wordOf(input.name ?? '', 'name');
  if (!name.ok) return name;
  const report = wordOf(input.reportText ?? input.name, 'reportText');
  if (!report.ok) return report;
  const [list] = await tx.rows<{ n: number }>(sql`
    select (select count(*)::int from transaction_code c where c.list_id = l.id) as n from transaction_list l where l.id = ${listId}::uuid and l.workspace_id = ${tx.workspaceId}::uuid for update`);
  if (!list) return notFound('list', ['listId']);
  if (list.n >= limit('listSize')) return fail('LimitReached', `A list has at most ${limit('listSize')} codes.`, [], { limit: 'listSize' });
  const depth = parentId ? await depthOf(tx, listId, parentId) : 0;
  if (depth === null) return badInput('There is no such code in this list.', ['parentId']);
  if (depth >= limit('transactionCodeDepth')) return badInput(`Codes lie at most ${limit('transactionCodeDepth')} deep.`, ['parentId']);
  const id = newId();
  const made = await tx.rows(sql`
    insert into transaction_code (id, workspace_id, list_id, parent_id, name, report_text, place)
    values (${id}, ${tx.workspaceId}, ${listId}, ${parentId}, ${name.value}, ${report.value}, ${input.place ?? list.n}) on conflict do nothing returning 1`);
  return made.length > 0 ? changedList(tx, listId, id) : nameTaken;
};

/** How deep a code lies, from 1; null: it is not in the list. */
const depthOf = async (tx: Tx, listId: string, id: string): Promise<number | null> => {
  const [row] = await tx.rows<{ n: number }>(sql`
    with recursive up (id, parent_id) as (
      select id, parent_id from transaction_code where id = ${id}::uuid and list_id = ${listId}::uuid and not archived
      union all select p.id, p.parent_id from up join transaction_code p on p.id = up.parent_id)
    select count(*)::int as n from up`);
  return row!.n > 0 ? row!.n : null;
};

const updateCode = async (tx: Tx, id: string, input: CodeInput): Promise<Result<string>> => {
  const name = wordOf(input.name, 'name');
  if (!name.ok) return name;
  const report = wordOf(input.reportText, 'reportText');
  if (!report.ok) return report;
  const [known] = await tx.rows<{ listId: string; parentId: string | null }>(sql`
    select list_id as "listId", parent_id as "parentId" from transaction_code where id = ${id}::uuid and workspace_id = ${tx.workspaceId}::uuid for update`);
  if (!known) return notFound('code', ['id']);
  const [taken] = await tx.rows(sql`
    select 1 from transaction_code where list_id = ${known.listId}::uuid and parent_id is not distinct from ${known.parentId}::uuid and name = ${name.value} and id <> ${id}::uuid and not archived`);
  if (taken) return nameTaken;
  await tx.rows(sql`
    update transaction_code set name = coalesce(${name.value}, name), report_text = coalesce(${report.value}, report_text), place = coalesce(${input.place ?? null}::int, place),
      archived = coalesce(${input.archived ?? null}::boolean, archived) where id = ${id}::uuid`);
  return changedList(tx, known.listId, id);
};
