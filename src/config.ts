import path from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const flag = z.enum(['0', '1']).default('0').transform((v) => v === '1');

/** `127.0.0.1, 10.0.0.0/8` and the like; the names `loopback` and `private` stand for their networks. */
const network = z.string().refine((text) => text === 'loopback' || text === 'private' || z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(text).success, 'must list addresses, networks, `loopback` or `private`');
const list = z.string().default('').transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean));
/** `key=value,key=value`, percent-encoded, as OpenTelemetry writes it. */
const pairs = z.string().default('').transform((text) => Object.fromEntries(text.split(',').flatMap((part) => {
  const at = part.indexOf('=');
  return at > 0 ? [[part.slice(0, at).trim(), decodeURIComponent(part.slice(at + 1).trim())]] : [];
})));

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
  PARLEY_TRUST_PROXY: list.pipe(z.array(network)),
  PARLEY_TRUSTED_DOCUMENTS: z.enum(['customers', 'off']).default('customers'),
  PARLEY_COST_A_MINUTE: z.coerce.number().int().min(0).optional(),
  OTEL_SDK_DISABLED: z.enum(['true', 'false', '']).default('false'),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none', '']).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url().optional(),
  OTEL_EXPORTER_OTLP_HEADERS: pairs,
  OTEL_SERVICE_NAME: z.string().default('parley'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
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
  /** Proxies whose `X-Forwarded-For` tells who calls. */
  trustProxy: string[];
  /** `customers`: customers and callers who are not signed in run only the registered documents. */
  trustedDocuments: 'customers' | 'off';
  /** Cost that a user may spend a minute; 0: as much as they like, null: as `limits.ts` says. */
  costAMinute: number | null;
  /** Where traces go; null: nowhere. */
  tracing: { url: string; headers: Record<string, string>; serviceName: string; ratio: number } | null;
}

const DEFAULT_COLLECTOR = 'http://localhost:4318';

/** By OpenTelemetry's own names. An endpoint or `OTEL_TRACES_EXPORTER=otlp` turns traces on. */
const tracingOf = (e: z.output<typeof Environment>): Config['tracing'] => {
  const endpoint = e.OTEL_EXPORTER_OTLP_ENDPOINT;
  const wanted = e.OTEL_TRACES_EXPORTER === 'otlp' || (e.OTEL_TRACES_EXPORTER !== 'none' && (endpoint ?? e.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) !== undefined);
  if (!wanted || e.OTEL_SDK_DISABLED === 'true') return null;
  const url = e.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? `${(endpoint ?? DEFAULT_COLLECTOR).replace(/\/$/, '')}/v1/traces`;
  return { url, headers: e.OTEL_EXPORTER_OTLP_HEADERS, serviceName: e.OTEL_SERVICE_NAME, ratio: e.OTEL_TRACES_SAMPLER_ARG };
};

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
    trustProxy: e.PARLEY_TRUST_PROXY,
    trustedDocuments: e.PARLEY_TRUSTED_DOCUMENTS,
    costAMinute: e.PARLEY_COST_A_MINUTE ?? null,
    tracing: tracingOf(e),
  });
};

/** The process's environment: the only place that reads it. */
export const environment = (): NodeJS.ProcessEnv => process.env;
