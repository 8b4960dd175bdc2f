import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startChat } from '../support/chat.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The examples of client/README.md, each run as a program of its own. */
jest.setTimeout(60_000);

const CLIENT = path.resolve(import.meta.dirname, '../../client');
const PRINTED = ['Dinah Reyes, AGENT\n', 'UNAUTHENTICATED false\n', 'It is on the floor!\n', '2: It is on the floor!\n3: All of it!\nSENT\n', 'saved\n'];

let server: TestServer;
let folder: string;
let examples: string[];

beforeAll(async () => {
  [server, folder] = await Promise.all([startTestServer(), mkdtemp(path.join(tmpdir(), 'parley-readme-'))]);
  const text = await readFile(path.join(CLIENT, 'README.md'), 'utf8');
  examples = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!);
  // The last example opens the newest ticket.
  await startChat(server);
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('every example is run here', () => expect(examples).toHaveLength(PRINTED.length));

test.each(PRINTED.map((printed, i) => [i + 1, printed] as const))('example %i does what it says', async (number, printed) => {
  const file = path.join(folder, `example-${number}.ts`);
  const program = examples[number - 1]!.replaceAll("from './", `from '${CLIENT}/`).replaceAll('http://127.0.0.1:4000', server.app.url);
  await writeFile(file, program);
  const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', file], { timeout: 30_000 });
  expect(stdout).toBe(printed);
});
