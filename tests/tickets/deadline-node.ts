/** A node that fires a deadline up to its commit and no further, for a test to kill. The database comes as an argument. */
import { pino } from 'pino';
import { systemClock } from '../../src/kernel/clock.ts';
import { conversationEntities, eventPositions } from '../../src/modules/conversations/index.ts';
import { contactEntities } from '../../src/modules/contacts/index.ts';
import { identityEntities } from '../../src/modules/identity/index.ts';
import { ticketEntities } from '../../src/modules/tickets/index.ts';
import { ticketTimers } from '../../src/modules/tickets/timers.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { startDeadlines } from '../../src/platform/deadlines/deadlines.ts';

const [url] = process.argv.slice(2) as [string];
const log = pino({ level: 'silent' });
const db = await openDatabase({
  url, log, entities: [...identityEntities, ...contactEntities, ...conversationEntities, ...ticketEntities], within: new Map(), positions: eventPositions,
});
const timers = ticketTimers();
startDeadlines({ db, clock: systemClock, log, tail: { listen: () => () => {} } }, [{
  ...timers,
  fire: async (tx, id, now) => {
    const did = await timers.fire(tx, id, now);
    await tx.em.flush();
    process.stdout.write(`${id}\n`);
    return new Promise(() => {}).then(() => did);
  },
}]);
