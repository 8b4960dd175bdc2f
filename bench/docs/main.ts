/** `npm run docs`: the reference under `docs/`, made from the schema, the limits and the codes. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readSdl } from '../sdl.ts';
import { asyncApi } from './asyncapi.ts';
import { errorsPage, limitsPage } from './codes.ts';
import { referencePages } from './reference.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Folders that this alone writes. */
export const MADE = ['docs/api'];

/** Every file by its path from the root. */
export const docs = (): Map<string, string> => {
  const directory = path.join(ROOT, 'schema');
  const schema = readSdl(directory);
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const pages = new Map([...referencePages(schema, directory), ['limits.md', limitsPage()], ['errors.md', errorsPage(schema)]]);
  return new Map([
    ...[...pages].map(([name, text]) => [`docs/api/${name}`, `${text}\n`] as const),
    ['docs/asyncapi.json', `${JSON.stringify(asyncApi(schema, version), null, 2)}\n`],
  ]);
};

const main = (): void => {
  for (const folder of MADE) rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  for (const [file, text] of docs()) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), text);
  }
  process.stdout.write(`${docs().size} files under docs/\n`);
};

if (import.meta.main) main();
