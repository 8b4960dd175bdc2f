/** `npm run faults`: kills server and database under load, and looks for what was promised and is gone. */
import { doorAt } from '../replay/door.ts';
import { startServer, type OwnServer } from '../replay/server.ts';
import { attended } from '../kit/command.ts';
import { slowCompactions } from './database.ts';
import { diceOf } from './dice.ts';
import { parseOptions, USAGE, type Options } from './options.ts';
import { BLOWS, blowOf, playRound, type Blow, type RoundReport } from './round.ts';
import { closePages, openPages, seatStaff } from './stage.ts';

/** New documents after so many kills: a reload that has to read a day's work would only be slow. */
const KILLS_A_STAGE = 15;
const SHOWN = 20;

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

interface Figures {
  ackedLost: number;
  seenThenLost: number;
  kills: number;
  byBlow: Record<Blow, number>;
  midCompaction: number;
  edits: number;
  acked: number;
  seen: number;
  /** Edits that were made and are not everywhere in the end, whoever was told of them. */
  missing: number;
  refused: number;
  medianAwayMs: number;
  seconds: number;
  seed: number;
}

const note = (figures: Figures, blow: Blow, round: RoundReport): void => {
  figures.kills++;
  figures.byBlow[blow]++;
  figures.midCompaction += Number(round.midCompaction);
  figures.ackedLost += round.ackedLost;
  figures.seenThenLost += round.seenThenLost;
};

const rehearse = async (options: Options, server: OwnServer, figures: Figures): Promise<void> => {
  const dice = diceOf(options.seed);
  const door = doorAt(server.url);
  const away: number[] = [];
  let told = 0;
  const tell = (what: string): void => {
    if (++told <= SHOWN) say(`error: ${what}`);
  };
  const refused = (why: string): void => {
    figures.refused++;
    tell(why);
  };
  await slowCompactions(server.dataDir);
  const staff = await seatStaff(door);
  while (figures.kills < options.kills) {
    const pages = await openPages(door, staff, dice, refused);
    try {
      for (let n = 0; n < KILLS_A_STAGE && figures.kills < options.kills; n++) {
        const blow = options.blow ?? blowOf(figures.kills);
        const round = await playRound({ server, door, staff, pages, dice, tell }, blow);
        note(figures, blow, round);
        away.push(round.awayMs);
        say(`${figures.kills}/${options.kills} ${blow}: ${round.ackedLost} acknowledged and ${round.seenThenLost} seen edits lost; back after ${Math.round(round.awayMs)} ms`);
      }
      figures.missing += await closePages(pages, tell);
    } finally {
      const entries = pages.flatMap(({ ledger }) => ledger.entries);
      figures.edits += entries.length;
      figures.acked += entries.filter(({ acked }) => acked).length;
      figures.seen += entries.filter(({ seen }) => seen).length;
    }
  }
  figures.medianAwayMs = Math.round(away.sort((a, b) => a - b)[away.length >> 1] ?? 0);
};

const describe = (figures: Figures): string => [
  `${figures.kills} kills (${BLOWS.map((blow) => `${figures.byBlow[blow]} ${blow}`).join(', ')}; ${figures.midCompaction} in the middle of a compaction) in ${figures.seconds} s, seed ${figures.seed}`,
  `${figures.edits} edits, ${figures.acked} acknowledged, ${figures.seen} seen by somebody else`,
  `acknowledged and lost: ${figures.ackedLost}; seen and lost: ${figures.seenThenLost}; missing in the end: ${figures.missing}; refused: ${figures.refused}`,
].join('\n');

const main = async (): Promise<number> => {
  let options: Options;
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (cause) {
    say(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`);
    return 2;
  }
  // Each provider listens for the end of the process.
  process.setMaxListeners(0);
  say(`seed ${options.seed}; starting a server on a temporary data directory`);
  const figures: Figures = {
    ackedLost: 0, seenThenLost: 0, kills: 0, byBlow: { SERVER: 0, DATABASE: 0, BOTH: 0, COMPACTION: 0 }, midCompaction: 0,
    edits: 0, acked: 0, seen: 0, missing: 0, refused: 0, medianAwayMs: 0, seconds: 0, seed: options.seed,
  };
  const since = performance.now();
  let failed = false;
  await attended(startServer(), (server) => rehearse(options, server, figures)).catch((cause: unknown) => {
    failed = true;
    say(`error: ${cause instanceof Error ? cause.stack : String(cause)}`);
  });
  figures.seconds = Math.round((performance.now() - since) / 1_000);
  process.stdout.write(`${describe(figures)}\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  return failed || figures.ackedLost + figures.seenThenLost + figures.missing + figures.refused > 0 ? 1 : 0;
};

// A lost socket or timer must not keep a finished run alive.
process.exit(await main());
