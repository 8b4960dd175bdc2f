/** The command line. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `npm run bench:graphql -- [reads|writes|events] [options]
  Without a mode it runs all. The first run on a data directory seeds it: 50,000 conversations, 1,000,000 messages.
  --data <dir>        keep the seeded data there, so that the next run starts at once
  --quick             2,000 conversations, 40,000 messages, short measurements: a look, not a result
  --rounds <n>        interleaved rounds whose median counts (3)
  --peers <a,b>       besides the hand-written one only these, by a part of their name
  --only <text>       only reads and writes whose title has this
  --json              end with all figures as one line of JSON`;

const MODES = ['reads', 'writes', 'events'] as const;
export type Mode = (typeof MODES)[number];

export interface Options {
  modes: readonly Mode[];
  data: string | null;
  quick: boolean;
  rounds: number;
  peers: string[] | null;
  only: string | null;
  json: boolean;
}

const Values = z.object({
  mode: z.enum(MODES).optional(),
  data: z.string().min(1).optional(),
  quick: z.boolean().default(false),
  rounds: z.coerce.number().int().min(1).max(20).optional(),
  peers: z.string().min(1).optional(),
  only: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** Throws an error that names every problem. */
export const parseOptions = (args: string[]): Options => {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: {
      data: { type: 'string' }, quick: { type: 'boolean' }, rounds: { type: 'string' }, peers: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean' },
    },
  });
  if (positionals.length > 1) throw new Error('one mode at most');
  const parsed = Values.safeParse({ ...values, mode: positionals[0] });
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const { mode, data, quick, rounds, peers, only, json } = parsed.data;
  return { modes: mode ? [mode] : MODES, data: data ?? null, quick, rounds: rounds ?? (quick ? 1 : 3), peers: peers?.split(',') ?? null, only: only ?? null, json };
};
