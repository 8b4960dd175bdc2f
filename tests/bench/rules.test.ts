import { describe, expect, test } from '@jest/globals';
import { asked, judge, quotedIn } from '../../bench/rules/rules.ts';

describe('which rules', () => {
  test.each<[string, string[], string[]]>([
    ['a section', ['O'], ['O-01', 'O-02', 'O-03', 'O-04']],
    ['a rule', ['K-25'], ['K-25']],
    ['a range', ['C-05..C-07'], ['C-05', 'C-06', 'C-07']],
    ['a range in short, with a section', ['I-33…37', 'O-04'], ['I-33', 'I-34', 'I-35', 'I-36', 'I-37', 'O-04']],
  ])('%s', (_, given, rules) => expect(asked(given)).toEqual(rules));

  test.each(['Z', 'O-05', 'O-03..O-02', 'o'])('%s is none', (given) => expect(() => asked([given])).toThrow('names no rules'));
  test('nothing means all', () => expect(asked([])).toHaveLength(282));
});

test('only titles count, of tests and of groups, and not of what is skipped', () => {
  const source = `
    // [Q-01] a comment
    describe('[Q-02] a group', () => {
      test('[Q-03, Q-04] a test', () => expect('[Q-05]').toBe(1));
      test.each([['[Q-06]']])(\`[Q-07] %s\`, () => {});
      test.skip('[Q-08] later', () => {});
      test.todo('[L-01] later');
    });`;
  expect([...quotedIn(source, 'a.test.ts')].sort()).toEqual(['Q-02', 'Q-03', 'Q-04', 'Q-07']);
});

test('a rule is quoted, or listed with a reason and an area', () => {
  const later = { 'O-02': { reason: 'needs a provider that sends', area: 'sms' }, 'O-03': { reason: 'so', area: '' }, 'O-01': { reason: 'was not built yet', area: 'all' } };
  expect(judge(asked(['O']), new Set(['O-01']), later)).toEqual({ quoted: ['O-01'], later: ['O-02', 'O-03'], missing: ['O-04'], settled: ['O-01'], unfounded: ['O-03'] });
});
