import { expect, test } from '@jest/globals';
import { parseOptions } from '../../bench/graphql/options.ts';
import { figure, firstDifference, median, table } from '../../bench/kit/report.ts';

test('a median is the middle of what was measured, whatever the order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([NaN, 7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('a figure has about three digits, and a dash stands for nothing measured', () => {
  expect([107_707.4, 151.2, 12.34, 0.567, NaN].map(figure)).toEqual(['107,707', '151', '12.3', '0.57', '–']);
});

test('columns are as wide as their widest cell, figures to the right', () => {
  expect(table(['peer', 'ratio'], [['hand-written', '1.00'], ['Parley', '']])).toBe([
    'peer          ratio',
    '------------  -----',
    'hand-written   1.00',
    'Parley',
  ].join('\n'));
});

test('answers differ where a value, a key or a length does; a cursor only by being there or not', () => {
  const page = (cursor: string | null, names: string[]) => ({ edges: names.map((name) => ({ node: { name } })), pageInfo: { endCursor: cursor } });
  expect(firstDifference(page('a', ['x']), page('b', ['x']))).toBeNull();
  expect(firstDifference(page('a', ['x']), page(null, ['x']))).toBe('pageInfo.endCursor: "a" and null');
  expect(firstDifference(page('a', ['x', 'y']), page('a', ['x', 'z']))).toBe('edges.1.node.name: "y" and "z"');
  expect(firstDifference(page('a', ['x']), page('a', ['x', 'y']))).toBe('edges.1: undefined and {"node":{"name":"y"}}');
});

test('without a mode all are run; a wrong one is named', () => {
  expect(parseOptions([]).modes.length).toBeGreaterThan(1);
  expect(parseOptions(['reads', '--peers', 'yoga,parley'])).toMatchObject({ modes: ['reads'], peers: ['yoga', 'parley'], rounds: 3 });
  expect(() => parseOptions(['writing'])).toThrow(/mode/);
});
