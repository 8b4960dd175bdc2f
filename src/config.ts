import path from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const flag = z.enum(['0', '1']).default('0').transform((v) => v === '1');

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://').optional(),
  PARLEY_DATA_DIR: z.string().min(1).default('.data'),
  PARLEY_FILES: z.string().min(1).optional(),
  PARLEY_DEMO: z.enum(['0', '1']).optional(),
  PARLEY_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PARLEY_WEBHOOK_ALLOW: z.string().default('').transform((text) => text.split(',').map((each) => each.trim()).filter(Boolean))
    .refine((networks) => networks.every((each) => ipaddr.isValidCIDR(each)), 'must be networks such as 10.1.0.0/16, separated by commas'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PARLEY_TEST_FAST_DATABASE: flag,
}).superRefine((env, ctx) => {
  if (env.DATABASE_URL && !env.PARLEY_SECRET) {
    ctx.addIssue({ code: 'custom', path: ['PARLEY_SECRET'], message: 'is required with DATABASE_URL: it seals the signing keys' });
  }
});

export interface Config {
  port: number;
  host: string;
  /** Null: the address the server listens on. */
  publicUrl: string | null;
  /** Null: an embedded PostgreSQL is started in `dataDir`. */
  databaseUrl: string | null;
  /** Absolute. Database, files and keys of the embedded mode. */
  dataDir: string;
  /** Absolute. Where uploaded files lie. */
  filesDir: string;
  demo: boolean;
  /** Null in the embedded mode: `dataDir` keeps a generated one. */
  secret: string | null;
  /** Private networks (CIDR) that webhooks may call. */
  webhookAllow: string[];
  logLevel: string;
  /** Only tests: an embedded database that does not survive a power cut. */
  fastDatabase: boolean;
}

/** Parses the environment once; throws one error that names every problem. */
export const parseConfig = (env: NodeJS.ProcessEnv): Readonly<Config> => {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new Error(`The configuration is not usable:\n${problems.join('\n')}`);
  }
  const e = parsed.data;
  const dataDir = path.resolve(e.PARLEY_DATA_DIR);
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    databaseUrl: e.DATABASE_URL ?? null,
    dataDir,
    filesDir: e.PARLEY_FILES ? path.resolve(e.PARLEY_FILES) : path.join(dataDir, 'files'),
    demo: e.PARLEY_DEMO === undefined ? !e.DATABASE_URL : e.PARLEY_DEMO === '1',
    secret: e.PARLEY_SECRET ?? null,
    webhookAllow: e.PARLEY_WEBHOOK_ALLOW,
    logLevel: e.LOG_LEVEL,
    fastDatabase: e.PARLEY_TEST_FAST_DATABASE,
  });
};

/** The process's environment: the only place that reads it. */
export const environment = (): NodeJS.ProcessEnv => process.env;
