import { expect, test } from '@jest/globals';
import { parseOptions } from '../../bench/day/options.ts';
import { endingOf, openPlay } from '../../bench/day/play.ts';

test('a short day is small, everything else is said on the command line, and every wrong option is named', () => {
  expect(parseOptions(['--short', '--seed', '7'])).toEqual({ dialogues: '../shared/data', limit: 150, agents: 12, rate: 1.5, seed: 7, json: false });
  expect(parseOptions(['--json', '--dialogues', 'some.jsonl', '--rate', '0.5'])).toMatchObject({ dialogues: 'some.jsonl', agents: 40, rate: 0.5, json: true });
  expect(() => parseOptions(['--rate', 'fast', '--agents', '1'])).toThrow(/--agents: .*\n--rate: /s);
});

test('a turn is taken once, whoever tells of it, and only when it is its side’s', async () => {
  const play = openPlay({ id: 'd', turns: [{ from: 'customer', text: 'a' }, { from: 'agent', text: 'b' }, { from: 'customer', text: 'a' }] }, 'RESOLVE');
  play.said('b', 'STAFF');
  play.said('a', 'CUSTOMER');
  play.said('a', 'CUSTOMER');
  expect([play.turn, play.nextOf('STAFF'), play.nextOf('CUSTOMER')]).toEqual([1, 'b', null]);
  const changed = play.changes(60_000);
  play.said('b', 'STAFF');
  await changed;
  expect([play.turn, play.nextOf('CUSTOMER')]).toEqual([2, 'a']);
});

test('only early dialogues end by a timer that takes a minute', () => {
  expect([0.05, 0.1, 0.15, 0.2, 0.5].map((roll) => endingOf(roll, true))).toEqual(['AGAIN', 'KEYWORD', 'SILENT', 'PENDING', 'RESOLVE']);
  expect([0.15, 0.2].map((roll) => endingOf(roll, false))).toEqual(['RESOLVE', 'RESOLVE']);
});
