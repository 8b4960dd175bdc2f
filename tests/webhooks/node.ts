/** A node of its own, for a test to kill. Database and folder of files come as arguments. */
import { pino } from 'pino';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/kernel/clock.ts';

const [databaseUrl, filesDir, secret] = process.argv.slice(2) as [string, string, string];
await startApp(
  { databaseUrl, filesDir, secret, publicUrl: null, clock: systemClock, log: pino({ level: 'silent' }), webhookAllow: ['127.0.0.0/8'] },
  { port: 0, host: '127.0.0.1' },
);
