/**
 * What a queue promises its customers, as clocks in business time: first answer, next answer, solution. They follow tickets in
 * the transactions that move those; only warnings and breaches come about by themselves.
 */
import type { Database } from '../../platform/db/database.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { slaDeadlines } from './deadlines.ts';
import { slaReads, type SlaClockRow } from './reads.ts';

export const slaModule = ({ db }: { db: Database }) => ({
  reads: slaReads,
  clockLoader: rowLoader<SlaClockRow>(db, slaReads.clock),
  deadlines: [slaDeadlines()],
});

export type Sla = ReturnType<typeof slaModule>;

export { slaMessages, slaTickets } from './handlers.ts';
export type { SlaClockRow, SlaStepRow } from './reads.ts';
