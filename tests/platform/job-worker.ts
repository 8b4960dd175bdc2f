/** A job worker of its own, for a test to kill: it says what it begins and never finishes. */
import { pino } from 'pino';
import { sql } from '../../src/platform/db/sql.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { startJobs } from '../../src/platform/jobs/jobs.ts';
import { identityEntities } from '../../src/modules/identity/index.ts';

const url = process.argv[2]!;
const log = pino({ level: 'silent' });
const db = await openDatabase({ url, log, entities: identityEntities, within: new Map(), positions: () => sql`1` });
await startJobs({ db, url, log }, [{
  name: 'work',
  run: (payload) => {
    process.stdout.write(`${JSON.stringify(payload)}\n`);
    return new Promise(() => {});
  },
}]);
