/** The command line. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { ConversationsPlan } from './conversations.ts';
import type { TracePlan } from './typing.ts';

const SAMPLES = path.join(import.meta.dirname, 'samples');

export const USAGE = `npm run replay -- [--conversations <file.jsonl[.gz]>] [--trace <file.json[.gz]>] [options]
  Without a file it plays the samples in bench/replay/samples.
  --url <url>         use a running server instead of one of its own
  --limit <n>         play only the first n dialogues
  --concurrency <n>   dialogues at a time (8)
  --rate <n>          messages or edits a second (0: as fast as possible)
  --authors <n>       who share a sequential trace (2)
  --json              end with the report as one line of JSON`;

export interface Options {
  conversations: ConversationsPlan | null;
  trace: TracePlan | null;
  url: string | null;
  json: boolean;
}

const Values = z.object({
  conversations: z.string().optional(),
  trace: z.string().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  limit: z.coerce.number().int().min(1).default(Number.MAX_SAFE_INTEGER),
  concurrency: z.coerce.number().int().min(1).max(100).default(8),
  rate: z.coerce.number().min(0).default(0),
  authors: z.coerce.number().int().min(1).max(10).default(2),
  json: z.boolean().default(false),
});

/** Throws an error that names every problem. */
export const parseOptions = (args: string[]): Options => {
  const { values } = parseArgs({
    args,
    options: {
      conversations: { type: 'string' }, trace: { type: 'string' }, url: { type: 'string' }, limit: { type: 'string' },
      concurrency: { type: 'string' }, rate: { type: 'string' }, authors: { type: 'string' }, json: { type: 'boolean' },
    },
  });
  const parsed = Values.safeParse(values);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const { limit, concurrency, rate, authors, url, json } = parsed.data;
  const samples = parsed.data.conversations === undefined && parsed.data.trace === undefined;
  const dialogues = samples ? path.join(SAMPLES, 'dialogues.jsonl') : parsed.data.conversations;
  const trace = samples ? path.join(SAMPLES, 'trace.json') : parsed.data.trace;
  return {
    conversations: dialogues === undefined ? null : { file: dialogues, limit, rate, concurrency },
    trace: trace === undefined ? null : { file: trace, authors, rate },
    url: url ?? null,
    json,
  };
};
