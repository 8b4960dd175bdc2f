/** The command line. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `npm run bench:sync -- [A B C D E F G H] [options]
  Without a letter it runs all.
  A  a room of 50, 5 of them writing 1,000 and 300 edits a second     E  1,000 clients come back at once to 500 documents
  B  500 rooms of two, typing 2/s and moving the cursor 5/s each      F  200 cursors at 10 Hz in one room
  C  joining a document of 260,000 edits after a restart              G  kill -9: edits that another had seen, then lost
  D  memory of connections and documents that do nothing              H  SIGTERM: 5,000 clients are told to come back
  --rounds <n>        interleaved rounds whose median counts (3)
  --quick             one short round: a look, not a result
  --peers <a,b>       besides Parley only these, by a part of their name; \`none\`: Parley alone
  --traces <dir>      recorded editing for C (../shared/data/editing-traces); without it the typing is made up
  --profile <dir>     Parley writes a profile of its processor's time there, one a start
  --json              end with all figures as one line of JSON`;

export const SCENARIOS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export interface Options {
  scenarios: readonly Scenario[];
  rounds: number;
  quick: boolean;
  peers: string[] | null;
  traces: string;
  profile: string | null;
  json: boolean;
}

const Values = z.object({
  scenarios: z.array(z.string().transform((name) => name.toUpperCase()).pipe(z.enum(SCENARIOS))),
  rounds: z.coerce.number().int().min(1).max(20).optional(),
  quick: z.boolean().default(false),
  peers: z.string().min(1).optional(),
  traces: z.string().min(1).default('../shared/data/editing-traces'),
  profile: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** Throws an error that names every problem. */
export const parseOptions = (args: string[]): Options => {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: {
      rounds: { type: 'string' }, quick: { type: 'boolean' }, peers: { type: 'string' }, traces: { type: 'string' }, profile: { type: 'string' }, json: { type: 'boolean' },
    },
  });
  const parsed = Values.safeParse({ ...values, scenarios: positionals });
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const { scenarios, rounds, quick, peers, traces, profile, json } = parsed.data;
  return {
    scenarios: scenarios.length > 0 ? SCENARIOS.filter((each) => scenarios.includes(each)) : SCENARIOS,
    rounds: rounds ?? (quick ? 1 : 3), quick, peers: peers?.split(',') ?? null, traces, profile: profile ?? null, json,
  };
};
