/** A node of its own, for a test to kill. Prints its address. Database, folder of files, secret and lease come as arguments. */
import { pino } from 'pino';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/kernel/clock.ts';

const [databaseUrl, filesDir, secret, leaseMs] = process.argv.slice(2) as [string, string, string, string];
const app = await startApp(
  {
    databaseUrl, filesDir, secret, publicUrl: null, clock: systemClock, log: pino({ level: 'silent' }), webhookAllow: [], trustedDocuments: 'off',
    nodeLeaseMs: Number(leaseMs),
  },
  { port: 0, host: '127.0.0.1' },
);
process.stdout.write(`${app.url}\n`);
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));
