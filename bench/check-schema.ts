/**
 * `npm run check:schema`: what the last release promised still holds, or is listed with a reason. `npm run schema:release` makes
 * the schema of now the one that was promised.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema, findBreakingChanges, findDangerousChanges, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { readSdl } from './sdl.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
/** In a folder of its own, so that no reader of `schema/*.graphql` takes it for a module. */
const RELEASED = path.join(ROOT, 'schema/released/schema.graphql');
const ALLOWED = path.join(ROOT, 'schema/released/breaking.json');

/** A break that somebody wants, in the words of the finding. */
export interface Allowed {
  change: string;
  reason: string;
}

export interface Comparison {
  /** Breaks that nobody has given a reason for. */
  broken: string[];
  /** Reasons for what is not broken. */
  idle: string[];
  /** Listed breaks. */
  allowed: Allowed[];
  /** What an old client may stumble over, such as a new value of an enum. */
  dangerous: string[];
}

export const compare = (released: GraphQLSchema, now: GraphQLSchema, allowed: readonly Allowed[]): Comparison => {
  const breaks = findBreakingChanges(released, now).map(({ description }) => description);
  const reasons = new Map(allowed.filter(({ reason }) => reason.trim() !== '').map((each) => [each.change, each]));
  return {
    broken: breaks.filter((change) => !reasons.has(change)),
    allowed: breaks.flatMap((change) => reasons.get(change) ?? []),
    idle: allowed.map(({ change }) => change).filter((change) => !breaks.includes(change)),
    dangerous: findDangerousChanges(released, now).map(({ description }) => description),
  };
};

const comparison = (schema: GraphQLSchema): Comparison =>
  compare(buildSchema(readFileSync(RELEASED, 'utf8')), schema, JSON.parse(readFileSync(ALLOWED, 'utf8')) as Allowed[]);

/** Findings for `npm run check:codegen`. */
export const broken = (schema: GraphQLSchema): { where: string; what: string }[] => {
  const found = comparison(schema);
  return [
    ...found.broken.map((what) => ({ where: 'schema', what })),
    ...found.idle.map((what) => ({ where: 'schema/released/breaking.json', what: `lists what is not broken: ${what}` })),
  ];
};

const release = (schema: GraphQLSchema): void => {
  writeFileSync(RELEASED, `# The schema of the last release, made by \`npm run schema:release\`.\n${printSchema(lexicographicSortSchema(schema))}\n`);
  writeFileSync(ALLOWED, '[]\n');
  process.stdout.write('The schema of now is the released one.\n');
};

const say = (title: string, lines: readonly string[]): void => {
  process.stdout.write(`${title}: ${lines.length === 0 ? 'none' : lines.length}\n${lines.map((line) => `  ${line}\n`).join('')}`);
};

const check = (schema: GraphQLSchema): number => {
  const { broken: unlisted, idle, allowed, dangerous } = comparison(schema);
  say('Broken since the last release', unlisted);
  say('Broken with a reason', allowed.map(({ change, reason }) => `${change} ${reason}`));
  say('Listed in schema/released/breaking.json, but not broken', idle);
  say('May surprise an old client', dangerous);
  return unlisted.length + idle.length > 0 ? 1 : 0;
};

const main = (): number => {
  const { values } = parseArgs({ options: { release: { type: 'boolean', default: false } } });
  const schema = readSdl(path.join(ROOT, 'schema'));
  if (!values.release) return check(schema);
  release(schema);
  return 0;
};

if (import.meta.main) process.exitCode = main();
