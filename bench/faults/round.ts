/** One kill: load, the blow, the look at what is left. */
import type { Door } from '../replay/door.ts';
import { pause } from '../replay/patience.ts';
import type { OwnServer } from '../replay/server.ts';
import type { Session } from '../replay/session.ts';
import { compactionStands, crashDatabase, databaseReturns, storedContents } from './database.ts';
import type { Dice } from './dice.ts';
import type { Losses } from './ledger.ts';
import { allSaved, comeIn, letGo, lookAll, silence, writeOn, type Page } from './stage.ts';

export const BLOWS = ['SERVER', 'DATABASE', 'BOTH', 'COMPACTION'] as const;
export type Blow = (typeof BLOWS)[number];

/** Of twelve kills seven hit the server alone, two the database, two both, and one the server in the middle of a compaction. */
export const blowOf = (kill: number): Blow => {
  const place = kill % 12;
  if (place === 3 || place === 8) return 'DATABASE';
  if (place === 5 || place === 10) return 'BOTH';
  return place === 7 ? 'COMPACTION' : 'SERVER';
};

export interface Scene {
  server: OwnServer;
  door: Door;
  staff: Session[];
  pages: Page[];
  dice: Dice;
  tell(what: string): void;
}

export interface RoundReport extends Losses {
  /** The blow hit a compaction's transaction. */
  midCompaction: boolean;
  /** Until fresh clients had read everything, ms. */
  awayMs: number;
}

/** Load lasts a random while before the blow, ms. */
const LOAD_MS = [50, 1_200] as const;
/** A burst comes right before every third blow: what is under way then is what a crash would take. */
const BURST = 300;
/** Makes a tail that is compacted. */
const FLOOD = 2_400;
const COMPACTION_MS = 10_000;
/** Between the blows at server and database, ms. */
const BOTH_MS = 100;

const burst = ({ pages, dice }: Scene, edits: number, pick = pages[dice.between(0, pages.length - 1)]!): void => {
  const scribe = pick.scribes[dice.between(0, 1)]!;
  for (let i = 0; i < edits; i++) scribe.edit();
};

/** Resolves when whatever was hit is dead. */
const strike = async (scene: Scene, blow: Blow): Promise<void> => {
  const { server, pages, dice } = scene;
  if (blow === 'DATABASE') {
    await crashDatabase(server.dataDir);
    return;
  }
  letGo(pages);
  if (blow !== 'BOTH') await server.kill();
  else if (dice.chance(0.5)) {
    await crashDatabase(server.dataDir);
    await pause(dice.between(0, BOTH_MS));
    await server.kill();
  } else await Promise.all([server.kill(), crashDatabase(server.dataDir)]);
  await silence(pages);
};

/** The writing goes on while only the database is away, and a while after. */
const recover = async ({ server, dice }: Scene, blow: Blow, writing: AbortController): Promise<void> => {
  if (blow !== 'DATABASE') {
    writing.abort();
    await server.restart();
    return;
  }
  await databaseReturns(server.dataDir);
  await pause(dice.between(0, 300));
  writing.abort();
};

const audit = async ({ server, pages, door, staff, tell }: Scene): Promise<Losses> => {
  const promised = pages.map(({ ledger }) => ledger.promised());
  const stored = await storedContents(server.dataDir, pages.map(({ document }) => document));
  const shown = await lookAll(pages, door, staff[0]!);
  const losses = { ackedLost: 0, seenThenLost: 0 };
  for (const [i, { ledger }] of pages.entries()) {
    for (const content of [stored[i]!, shown[i]!]) {
      const found = ledger.audit(promised[i]!, content, tell);
      losses.ackedLost += found.ackedLost;
      losses.seenThenLost += found.seenThenLost;
    }
  }
  return losses;
};

export const playRound = async (scene: Scene, blow: Blow): Promise<RoundReport> => {
  const { pages, dice } = scene;
  await comeIn(pages);
  const writing = new AbortController();
  const written = writeOn(pages, dice, writing.signal);
  await pause(dice.between(...LOAD_MS));
  if (blow === 'COMPACTION') burst(scene, FLOOD);
  else if (dice.chance(1 / 3)) burst(scene, BURST);
  const midCompaction = blow === 'COMPACTION' && await compactionStands(scene.server.dataDir, COMPACTION_MS);
  const struck = performance.now();
  await strike(scene, blow);
  await recover(scene, blow, writing);
  await written;
  const losses = await audit(scene);
  const awayMs = performance.now() - struck;
  await comeIn(pages);
  await allSaved(pages);
  return { ...losses, midCompaction, awayMs };
};
