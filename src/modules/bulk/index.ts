/**
 * Work on many tickets at once: everything that a filter finds, not only the page that somebody sees. The job decides when it
 * is made which tickets; who may do it is decided when each is done, by the same commands as for one. Rows and their outcome
 * are written in the command's own transaction, so that a killed node neither does one twice nor forgets it.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Task } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log/log.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import type { Tickets } from '../tickets/index.ts';
import { bulkCommands } from './commands.ts';
import { bulkEvents } from './events.ts';
import { bulkReads, jobRead, type BulkJobRow } from './reads.ts';
import { bulkTask } from './running.ts';

export interface BulkDeps {
  db: Database;
  clock: Clock;
  log: Log;
  tickets: Tickets;
}

export const bulkModule = (deps: BulkDeps) => {
  const jobLoader = rowLoader<BulkJobRow>(deps.db, jobRead);
  return { reads: bulkReads, jobLoader, ...bulkCommands(deps), events: bulkEvents(deps.db), tasks: [bulkTask(deps)] satisfies Task[] };
};

export type Bulk = ReturnType<typeof bulkModule>;
export type { BulkJobRow, BulkRowRow } from './reads.ts';
