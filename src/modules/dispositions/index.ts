/**
 * Transaction codes: lists of codes, each a tree, that say what came of a ticket (rules C17, D-10). They own the lists and who
 * may change them. Which codes a ticket has, and when it must have some, is the tickets' matter.
 */
import type { Database } from '../../platform/db/database.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { dispositionCommands } from './commands.ts';
import { codeRead, dispositionReads, listRead, type TransactionCodeRow, type TransactionListRow } from './reads.ts';

export const dispositionsModule = ({ db }: { db: Database }) => ({
  reads: dispositionReads,
  listLoader: rowLoader<TransactionListRow>(db, listRead),
  codeLoader: rowLoader<TransactionCodeRow>(db, codeRead),
  ...dispositionCommands({ db }),
});

export type Dispositions = ReturnType<typeof dispositionsModule>;
export { chooseCodes, missingLists, type ChosenCode } from './choosing.ts';
export { provisionCodes } from './provision.ts';
export type { TransactionCodeRow, TransactionListRow } from './reads.ts';
