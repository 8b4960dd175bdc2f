/** The command line. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BLOWS, type Blow } from './round.ts';

export const USAGE = `npm run faults -- [--kills <n>] [options]
  Kills the server and its database under load, and looks whether anything that was acknowledged or seen is gone.
  --kills <n>   how many times (20)
  --blow <name> only SERVER, DATABASE, BOTH or COMPACTION
  --seed <n>    what happens when; printed at the start of each run
  --json        end with the figures as one line of JSON`;

export interface Options {
  kills: number;
  blow: Blow | null;
  seed: number;
  json: boolean;
}

const Values = z.object({
  kills: z.coerce.number().int().min(1).max(10_000).default(20),
  blow: z.enum(BLOWS).optional(),
  seed: z.coerce.number().int().min(0).max(0xffff_ffff).optional(),
  json: z.boolean().default(false),
});

/** Throws an error that names every problem. */
export const parseOptions = (args: string[]): Options => {
  const { values } = parseArgs({ args, options: { kills: { type: 'string' }, blow: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } } });
  const parsed = Values.safeParse(values);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'));
  return { ...parsed.data, blow: parsed.data.blow ?? null, seed: parsed.data.seed ?? randomInt(0x7fff_ffff) };
};
