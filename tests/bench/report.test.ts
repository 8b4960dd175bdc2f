import { expect, test } from '@jest/globals';
import { conversationsReport, firstDifference, percentile } from '../../bench/replay/report.ts';

test('a percentile is a value that was measured (nearest rank), whatever their order', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(values, 0.5)).toBe(50);
  expect(percentile(values, 0.95)).toBe(95);
  expect(percentile(values, 0.99)).toBe(99);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([2, 10], 0.99)).toBe(10);
  expect(percentile([], 0.5)).toBe(0);
});

test('the report has exactly the keys that the issue names', () => {
  const tally = { sent: 10, received: 20, missing: 1, repeated: 2, outOfOrder: 3, altered: 0, latencies: [1, 2, 3.14159] };
  expect(conversationsReport(tally, 4)).toEqual({
    sent: 10, received: 20, missing: 1, repeated: 2, outOfOrder: 3, p50: 2, p95: 3.1, p99: 3.1, perSecond: 2.5,
  });
});

test('a difference of texts is shown where it begins', () => {
  expect(firstDifference('abxd', 'abcde')).toBe('4 characters instead of 5; from 2 on "xd" instead of "cde"');
});
