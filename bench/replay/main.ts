/** `npm run replay`: real dialogues and real typing, through the public API only. */
import { access } from 'node:fs/promises';
import { replayConversations } from './conversations.ts';
import { doorAt } from './door.ts';
import { parseOptions, USAGE, type Options } from './options.ts';
import type { ConversationsReport, TraceReport } from './report.ts';
import { startServer, type OwnServer } from './server.ts';
import { attended } from '../kit/command.ts';
import { replayTrace } from './typing.ts';

/** Errors shown in full; of more only the number is told. */
const SHOWN_FAULTS = 20;

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

const replay = async (options: Options, url: string, own: OwnServer | null, fault: (what: string) => void): Promise<void> => {
  const door = doorAt(url);
  let reports: Partial<ConversationsReport & TraceReport> = {};
  if (options.conversations) {
    const { report, text } = await replayConversations(door, options.conversations, fault);
    process.stdout.write(`${text}\n`);
    if (report.missing + report.repeated + report.outOfOrder > 0) fault('messages were missing, repeated or out of order');
    reports = { ...reports, ...report };
  }
  if (options.trace) {
    const { report, text } = await replayTrace(door, options.trace, own?.restart ?? null, fault);
    process.stdout.write(`${text}\n`);
    reports = { ...reports, ...report };
  }
  if (options.json) process.stdout.write(`${JSON.stringify(reports)}\n`);
};

/** Starts a server where none is given, and stops it whatever happens. */
const run = async (options: Options, fault: (what: string) => void): Promise<void> => {
  for (const plan of [options.conversations, options.trace]) if (plan) await access(plan.file);
  if (options.url) {
    say(`using the server at ${options.url}; it is not restarted`);
    await replay(options, options.url, null, fault);
    return;
  }
  say('starting a server on a temporary data directory');
  await attended(startServer(), (server) => replay(options, server.url, server, fault));
};

const main = async (): Promise<number> => {
  let options: Options;
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (cause) {
    say(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`);
    return 2;
  }
  let faults = 0;
  const fault = (what: string): void => {
    faults += 1;
    if (faults <= SHOWN_FAULTS) say(`error: ${what}`);
  };
  try {
    await run(options, fault);
  } catch (cause) {
    fault(cause instanceof Error ? cause.message : String(cause));
  }
  if (faults > SHOWN_FAULTS) say(`${faults} errors in all`);
  return faults > 0 ? 1 : 0;
};

// A lost socket or timer must not keep a finished replay alive.
process.exit(await main());
