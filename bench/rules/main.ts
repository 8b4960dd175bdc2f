/**
 * `npm run check:rules -- [sections]`: every rule is quoted by the title of a test, or `tests/rules-later.json` says why not yet
 * and who owes it. Sections are letters or ranges, like `D G H C-05…C-15`; none means all.
 */
import { readFileSync } from 'node:fs';
import { command } from '../kit/command.ts';
import { asked, judge, quotedIn, testFiles, type Later } from './rules.ts';

const USAGE = 'usage: npm run check:rules -- [sections, like D G C-05..C-15] [--json]';
const TESTS = new URL('../../tests/', import.meta.url).pathname;

const parse = (args: string[]) => ({ json: args.includes('--json'), rules: asked(args.filter((arg) => arg !== '--json')) });

await command(parse, USAGE, async ({ json, rules }, fault) => {
  const quoted = new Map<string, string[]>();
  for (const file of testFiles(TESTS)) {
    for (const rule of quotedIn(readFileSync(file, 'utf8'), file)) quoted.set(rule, [...(quoted.get(rule) ?? []), file.slice(TESTS.length)]);
  }
  const later = JSON.parse(readFileSync(`${TESTS}rules-later.json`, 'utf8')) as Later;
  const verdict = judge(rules, new Set(quoted.keys()), later);
  for (const rule of verdict.missing) fault(`${rule} is quoted by no test, and rules-later.json does not say why`);
  for (const rule of verdict.settled) fault(`${rule} is quoted by a test: take it out of rules-later.json`);
  for (const rule of verdict.unfounded) fault(`${rule} needs a reason and an area in rules-later.json`);
  process.stdout.write(`${rules.length} rules: ${verdict.quoted.length} quoted by tests, ${verdict.later.length} later, ${verdict.missing.length} missing\n`);
  if (json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
});
