/** Which codes a ticket of a queue may have, and which it must. */
import { badInput, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import type { TransactionListRow } from './reads.ts';

export interface ChosenCode {
  id: string;
  name: string;
}

/** Lists `l` that are for a queue: those that name it, and those that name none. */
const forQueue = (queueId: string): Sql => sql`not l.archived and (not exists (select 1 from transaction_list_queue q where q.list_id = l.id)
  or exists (select 1 from transaction_list_queue q where q.list_id = l.id and q.queue_id = ${queueId}::uuid))`;

/** The codes with these ids, if a ticket of this queue may have them all: leaves, and one of a list unless it takes several. */
export const chooseCodes = async (tx: Tx, queueId: string, ids: string[]): Promise<Result<ChosenCode[]>> => {
  const path = ['codeIds'];
  const found = await tx.rows<ChosenCode & { listId: string; multiChoice: boolean; leaf: boolean }>(sql`
    select c.id, c.name, l.id as "listId", l.multi_choice as "multiChoice", not exists (select 1 from transaction_code below where below.parent_id = c.id and not below.archived) as leaf
    from transaction_code c join transaction_list l on l.id = c.list_id
    where c.id = any(${ids}::uuid[]) and c.workspace_id = ${tx.workspaceId}::uuid and not c.archived and ${forQueue(queueId)} order by c.place, c.id`);
  if (found.length < new Set(ids).size) return badInput('There is no such code, or it is not for this queue.', path);
  const group = found.find(({ leaf }) => !leaf);
  if (group) return badInput(`${group.name} has codes below it: choose one of them.`, path);
  const twice = [...Map.groupBy(found, ({ listId }) => listId).values()].find((codes) => codes.length > 1 && !codes[0]!.multiChoice);
  return twice ? badInput('One list takes only one code.', path) : ok(found.map(({ id, name }) => ({ id, name })));
};

/** Lists of which a ticket of this queue must have a code and, with these codes `have`, has none. */
export const missingLists = (tx: Tx, queueId: string, have: Sql): Promise<TransactionListRow[]> => tx.rows<TransactionListRow>(sql`
  select l.id, l.name, l.required, l.multi_choice as "multiChoice", l.archived, l.version from transaction_list l
  where l.workspace_id = ${tx.workspaceId}::uuid and l.required and ${forQueue(queueId)}
    and exists (select 1 from transaction_code c where c.list_id = l.id and not c.archived)
    and not exists (select 1 from transaction_code c where c.list_id = l.id and c.id in (${have})) order by l.name`);
