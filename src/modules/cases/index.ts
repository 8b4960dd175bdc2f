/**
 * Cases of the local CRM: the transcript of a chat, kept with a customer (rules C14, D-11 to D-19), and what pops up when a
 * customer comes. They own neither tickets nor contacts: a case has one of each. Where the channel's policy says AUTO, a
 * ticket that is resolved or closed is saved by itself.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { caseCommands } from './commands.ts';
import { caseRead, caseReads, type CaseRow } from './reads.ts';

export const casesModule = (deps: { db: Database; clock: Clock }) => ({
  reads: caseReads,
  caseLoader: rowLoader<CaseRow>(deps.db, caseRead),
  ...caseCommands(deps),
});

export type Cases = ReturnType<typeof casesModule>;
export { caseHandler } from './saving.ts';
export type { CaseRow, ScreenPopRow } from './reads.ts';
