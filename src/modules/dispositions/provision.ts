import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** A list to begin with: `[name, codes below it]`. */
export type CodeTree = readonly (readonly [name: string, below?: CodeTree])[];

const START: CodeTree = [
  ['Solved', [['At once'], ['After a repair'], ['By an expert']]],
  ['Not solved', [['Customer gone'], ['Out of warranty'], ['Part not available']]],
  ['Wrong number'],
];

/** A list of codes for demo data and tests. */
export const provisionCodes = async (tx: Tx, options: { name?: string; required?: boolean; multiChoice?: boolean; queueIds?: string[]; codes?: CodeTree } = {}): Promise<string> => {
  const { name = 'Outcome', required = false, multiChoice = false, queueIds = [], codes = START } = options;
  const listId = newId();
  await tx.rows(sql`insert into transaction_list (id, workspace_id, name, required, multi_choice) values (${listId}, ${tx.workspaceId}, ${name}, ${required}, ${multiChoice})`);
  await tx.rows(sql`insert into transaction_list_queue (list_id, queue_id, workspace_id) select ${listId}::uuid, unnest(${queueIds}::uuid[]), ${tx.workspaceId}::uuid`);
  const plant = async (tree: CodeTree, parentId: string | null): Promise<void> => {
    for (const [place, [code, below = []]] of tree.entries()) {
      const id = newId();
      await tx.rows(sql`
        insert into transaction_code (id, workspace_id, list_id, parent_id, name, report_text, place) values (${id}, ${tx.workspaceId}, ${listId}, ${parentId}, ${code}, ${code}, ${place})`);
      await plant(below, id);
    }
  };
  await plant(codes, null);
  return listId;
};
