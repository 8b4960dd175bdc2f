/** Configuration: parsed once, every problem told together, frozen. */
import { expect, test } from '@jest/globals';
import path from 'node:path';
import { parseConfig } from '../../src/config.ts';

const SECRET = 'a secret of at least thirty-two characters';
const message = (env: NodeJS.ProcessEnv): string => {
  try {
    parseConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

test('nothing set: an embedded database in .data, the demo, loopback, port 4000', () => {
  expect(parseConfig({})).toMatchObject({
    port: 4000, host: '127.0.0.1', publicUrl: null, databaseUrl: null, dataDir: path.resolve('.data'), filesDir: path.resolve('.data/files'), demo: true, secret: null, logLevel: 'info',
  });
});

test('every problem is told at once, each with the name of its variable', () => {
  const told = message({ PORT: '70000', HOST: '', PUBLIC_URL: 'ftp://x', DATABASE_URL: 'mysql://x', PARLEY_DEMO: 'yes', PARLEY_SECRET: 'short', LOG_LEVEL: 'loud' });
  const [title, ...problems] = told.split('\n');
  expect(title).toBe('The configuration is not usable:');
  expect(problems.map((line) => line.trim().split(' ')[0]).sort()).toEqual(['DATABASE_URL', 'HOST', 'LOG_LEVEL', 'PARLEY_DEMO', 'PARLEY_SECRET', 'PORT', 'PUBLIC_URL']);
});

test('an external database needs a secret, and brings no demo unless asked', () => {
  const DATABASE_URL = 'postgres://parley@db.test/parley';
  expect(message({ DATABASE_URL })).toContain('PARLEY_SECRET is required with DATABASE_URL');
  expect(parseConfig({ DATABASE_URL, PARLEY_SECRET: SECRET })).toMatchObject({ databaseUrl: DATABASE_URL, demo: false, secret: SECRET });
  expect(parseConfig({ DATABASE_URL, PARLEY_SECRET: SECRET, PARLEY_DEMO: '1' }).demo).toBe(true);
  expect(parseConfig({ PARLEY_DEMO: '0' }).demo).toBe(false);
});

test('a problem does not tell the value: it may be a secret', () => {
  expect(message({ PARLEY_SECRET: 'hunter2', DATABASE_URL: 'mysql://user:hunter2@db.test' })).not.toContain('hunter2');
});

test.each([['0', 0], ['8080', 8080]])('PORT %s is %d', (PORT, port) => {
  expect(parseConfig({ PORT }).port).toBe(port);
});
test.each(['-1', '1.5', '65536', 'http'])('PORT %j is refused', (PORT) => {
  expect(message({ PORT })).toContain('  PORT ');
});

test('paths are absolute, the public URL has no slash at its end, and nobody changes any of it', () => {
  const config = parseConfig({ PARLEY_DATA_DIR: 'some/where', PARLEY_FILES: 'files', PUBLIC_URL: 'https://chat.example.test/' });
  expect(config).toMatchObject({ dataDir: path.resolve('some/where'), filesDir: path.resolve('files'), publicUrl: 'https://chat.example.test' });
  expect(Object.isFrozen(config)).toBe(true);
});

test('what other programs set does not matter', () => {
  expect(parseConfig({ PATH: '/bin', NODE_ENV: 'production', PARLEY_UNKNOWN: 'x' }).port).toBe(4000);
});

test('proxies are listed as addresses, networks or by name', () => {
  expect(parseConfig({}).trustProxy).toEqual([]);
  expect(parseConfig({ PARLEY_TRUST_PROXY: 'loopback, 10.0.0.0/8,192.0.2.7,2001:db8::/32' }).trustProxy).toEqual(['loopback', '10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);
  for (const PARLEY_TRUST_PROXY of ['proxy.example', '10.0.0.0/40', 'true']) expect(message({ PARLEY_TRUST_PROXY })).toContain('PARLEY_TRUST_PROXY');
});

test('customers run registered documents unless that is turned off; a budget is a number', () => {
  expect(parseConfig({})).toMatchObject({ trustedDocuments: 'customers', costAMinute: null });
  expect(parseConfig({ PARLEY_TRUSTED_DOCUMENTS: 'off', PARLEY_COST_A_MINUTE: '0' })).toMatchObject({ trustedDocuments: 'off', costAMinute: 0 });
  expect(message({ PARLEY_TRUSTED_DOCUMENTS: 'no', PARLEY_COST_A_MINUTE: 'much' })).toMatch(/PARLEY_TRUSTED_DOCUMENTS[^]*PARLEY_COST_A_MINUTE/);
});

test.each<[string, NodeJS.ProcessEnv, string | null]>([
  ['off by default', {}, null],
  ['on with an endpoint', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.test:4318/' }, 'http://collector.test:4318/v1/traces'],
  ['on with an endpoint for traces, taken as it is', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector.test/t' }, 'http://collector.test/t'],
  ['on by the exporter\'s name', { OTEL_TRACES_EXPORTER: 'otlp' }, 'http://localhost:4318/v1/traces'],
  ['off by the exporter\'s name', { OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.test' }, null],
  ['off when the SDK is', { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.test' }, null],
])('traces are %s', (_, env, url) => {
  expect(parseConfig(env).tracing?.url ?? null).toBe(url);
});

test('traces have headers, a name and a share', () => {
  expect(parseConfig({ OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b, x=1', OTEL_SERVICE_NAME: 'desk', OTEL_TRACES_SAMPLER_ARG: '0.1' }).tracing)
    .toMatchObject({ headers: { 'api-key': 'a b', x: '1' }, serviceName: 'desk', ratio: 0.1 });
});

test('networks that webhooks may call are a list of CIDRs, none by default', () => {
  expect(parseConfig({}).webhookAllow).toEqual([]);
  expect(parseConfig({ PARLEY_WEBHOOK_ALLOW: '10.1.0.0/16, fd00::/8 ,' }).webhookAllow).toEqual(['10.1.0.0/16', 'fd00::/8']);
  for (const bad of ['10.1.0.0', 'localhost', '10.1.0.0/33', '10.0.0.0/8;127.0.0.0/8']) expect(message({ PARLEY_WEBHOOK_ALLOW: bad })).toContain('PARLEY_WEBHOOK_ALLOW must be networks');
});
