/** The command line. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const USAGE = `npm run day -- [--short] [options]
  A working day of customers, agents and supervisors through the public API of two nodes, one of which is killed and comes back;
  at its end the database is read and what must hold is checked.
  --short             150 dialogues and 12 agents in under four minutes, instead of all dialogues and 40 agents
  --dialogues <file>  recorded dialogues, or the folder in which support-conversations.jsonl.gz lies (../shared/data)
  --limit <n>         only the first n dialogues
  --agents <n>        how many agents
  --rate <n>          dialogues that begin in a second (1.5)
  --seed <n>          who does what; printed at the start
  --json              end with the figures as one line of JSON`;

export interface Options {
  dialogues: string;
  limit: number;
  agents: number;
  rate: number;
  seed: number;
  json: boolean;
}

const Values = z.object({
  short: z.boolean().default(false),
  dialogues: z.string().min(1).default('../shared/data'),
  limit: z.coerce.number().int().min(1).optional(),
  agents: z.coerce.number().int().min(3).max(200).optional(),
  rate: z.coerce.number().positive().default(1.5),
  seed: z.coerce.number().int().min(0).max(0xffff_ffff).optional(),
  json: z.boolean().default(false),
});

/** Throws an error that names every problem. */
export const parseOptions = (args: string[]): Options => {
  const { values } = parseArgs({
    args,
    options: {
      short: { type: 'boolean' }, dialogues: { type: 'string' }, limit: { type: 'string' }, agents: { type: 'string' },
      rate: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' },
    },
  });
  const parsed = Values.safeParse(values);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const { short, limit = short ? 150 : Number.MAX_SAFE_INTEGER, agents = short ? 12 : 40, seed = randomInt(0x7fff_ffff), ...rest } = parsed.data;
  return { ...rest, limit, agents, seed };
};
