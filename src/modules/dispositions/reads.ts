/** What each type is read from. Codes are words of the workspace, for those who work on tickets. */
import type { Actor } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import { limit } from '../../limits.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { many, one, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { usesTags } from '../settings/index.ts';

export interface TransactionListRow {
  id: string;
  name: string;
  required: boolean;
  multiChoice: boolean;
  archived: boolean;
  version: number;
}

export interface TransactionCodeRow {
  id: string;
  listId: string;
  parentId: string | null;
  name: string;
  reportText: string;
  archived: boolean;
}

const inWorkspace = (actor: Actor, t: string): Sql =>
  isStaff(actor) ? sql`(${name(t)}.workspace_id = ${actor.workspaceId}::uuid and ${usesTags(actor)})` : sql`false`;

export const listRead = typeRead<TransactionListRow>({
  name: 'TransactionList', table: 'transaction_list', node: 'transactionList', ids: { id: 'transactionList' }, visible: inWorkspace,
  columns: (t) => ({
    id: sql`${t}.id`, name: sql`${t}.name`, required: sql`${t}.required`, multiChoice: sql`${t}.multi_choice`, archived: sql`${t}.archived`, version: sql`${t}.version`,
  }),
  fields: {
    queues: many('Queue', ({ t, parent }) => ({
      join: sql`join transaction_list_queue meant on meant.queue_id = ${t}.id`, where: sql`meant.list_id = ${parent.id}`, order: sql`${t}.name, ${t}.id`,
    })),
    codes: many('TransactionCode', ({ t, parent }) => ({ where: sql`${t}.list_id = ${parent.id} and not ${t}.archived`, order: sql`${t}.place, ${t}.id`, limit: limit('listSize') })),
  },
});

export const codeRead = typeRead<TransactionCodeRow>({
  name: 'TransactionCode', table: 'transaction_code', node: 'transactionCode', ids: { id: 'transactionCode' }, visible: inWorkspace,
  columns: (t) => ({
    id: sql`${t}.id`, listId: sql`${t}.list_id`, parentId: sql`${t}.parent_id`, name: sql`${t}.name`, reportText: sql`${t}.report_text`, archived: sql`${t}.archived`,
  }),
  fields: { list: one('TransactionList', 'listId', { shared: true }), parent: one('TransactionCode', 'parentId') },
});

const lists = many('TransactionList', ({ t }) => ({ where: sql`not ${t}.archived`, order: sql`${t}.name, ${t}.id`, limit: limit('listSize') }));

export const dispositionReads: ModuleReads = { types: [listRead, codeRead], roots: { transactionLists: { guard: 'staff', field: lists } } };
