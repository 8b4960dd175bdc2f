/** `npm run audit:graphql`: the GraphQL over HTTP audits of `graphql-http` against /graphql, its own server or `--url`. */
import { parseArgs } from 'node:util';
import { auditServer, type AuditRequirement, type AuditResult } from 'graphql-http';
import { ask, doorAt } from './replay/door.ts';
import { startServer } from './replay/server.ts';

const USAGE = 'npm run audit:graphql -- [--url http://127.0.0.1:4000 --token <of staff>] [--json]';
const LEVELS: AuditRequirement[] = ['MUST', 'SHOULD', 'MAY'];

interface Options {
  /** Null: a server of its own, on a temporary data directory. */
  url: string | null;
  /** Some audits introspect, which is for staff. Null: the demo's administrator signs in. */
  token: string | null;
  json: boolean;
}

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const levelOf = ({ name }: AuditResult): AuditRequirement => LEVELS.find((level) => name.startsWith(level))!;

const parseOptions = (args: string[]): Options => {
  const { values } = parseArgs({ args, options: { url: { type: 'string' }, token: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const url = values.url?.replace(/\/+$/, '').replace(/\/graphql$/, '') ?? null;
  if (url !== null && !URL.canParse(url)) throw new Error(`--url is no address: ${url}`);
  return { url, token: values.token ?? null, json: values.json };
};

/** One line an audit, and what came instead under those that failed. */
const tell = async (result: AuditResult): Promise<void> => {
  const line = `${result.name} (${result.id})`;
  if (result.status === 'ok') return say(`  passed  ${line}`);
  const body = await result.response.text().catch(() => '');
  say(`  FAILED  ${line}\n            ${result.reason}; status ${result.response.status}, ${result.response.headers.get('content-type')}: ${body.slice(0, 200)}`);
};

/** Prints the audits by level; true when every MUST and SHOULD passed. */
const audit = async (url: string, token: string, json: boolean): Promise<boolean> => {
  const asStaff: typeof fetch = (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${token}` } });
  const results = await auditServer({ url: `${url}/graphql`, fetchFn: asStaff });
  const counts = new Map<AuditRequirement, [passed: number, total: number]>();
  for (const level of LEVELS) {
    const audits = results.filter((result) => levelOf(result) === level);
    counts.set(level, [audits.filter(({ status }) => status === 'ok').length, audits.length]);
    say(`${level}:`);
    for (const result of audits) await tell(result);
  }
  say([...counts].map(([level, [passed, total]]) => `${level} ${passed}/${total}`).join(', '));
  if (json) say(JSON.stringify(Object.fromEntries([...counts].map(([level, count]) => [level.toLowerCase(), count]))));
  return [...counts].every(([level, [passed, total]]) => level === 'MAY' || passed === total);
};

const signIn = async (url: string): Promise<string> => {
  const { signIn: { session } } = await ask<{ signIn: { session: { accessToken: string } } }>(doorAt(url),
    'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }', { input: { email: 'admin@demo.test', password: 'parley-demo' } });
  return session.accessToken;
};

const main = async (): Promise<number> => {
  let options: Options;
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return 2;
  }
  if (options.url !== null) return (await audit(options.url, options.token ?? (await signIn(options.url)), options.json)) ? 0 : 1;
  const server = await startServer();
  try {
    return (await audit(server.url, await signIn(server.url), options.json)) ? 0 : 1;
  } finally {
    await server.stop();
  }
};

process.exitCode = await main();
