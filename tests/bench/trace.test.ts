import { expect, test } from '@jest/globals';
import { rehearse, unitOf } from '../../bench/replay/rehearsal.ts';
import { isAstral, parseTrace } from '../../bench/replay/trace.ts';

test('an edit needs what its parents contain, and theirs', () => {
  const { edits, byAuthor } = parseTrace({
    kind: 'concurrent', endContent: '', numAgents: 2,
    txns: [
      { parents: [], agent: 0, patches: [] },
      { parents: [0], agent: 0, patches: [] },
      { parents: [0], agent: 1, patches: [] },
      { parents: [1, 2], agent: 0, patches: [] },
    ],
  }, 1);
  expect(edits.map((edit) => edit.needs)).toEqual([[0, 0], [1, 0], [1, 0], [2, 1]]);
  expect(byAuthor).toEqual([[0, 1, 3], [2]]);
});

test('a trace in which an author types in two places at once is refused', () => {
  const txns = [{ parents: [], agent: 0, patches: [] }, { parents: [], agent: 0, patches: [] }];
  expect(() => parseTrace({ kind: 'concurrent', endContent: '', numAgents: 1, txns }, 1)).toThrow('transaction 1 does not follow');
});

test('a sequential trace is dealt out turn by turn, each edit after the one before', () => {
  const txns = Array.from({ length: 250 }, (_, index) => ({ patches: [[index, 0, 'x']] }));
  const trace = parseTrace({ endContent: 'x'.repeat(250), txns }, 2);
  expect(trace.byAuthor.map((indices) => indices.length)).toEqual([150, 100]);
  expect(trace.edits[200]?.needs).toEqual([100, 100]);
  expect(rehearse(trace, unitOf(trace))).toBe(trace.end);
});

test('positions count characters or UTF-16 units, whichever leads to the end text', () => {
  const by = (position: number) => parseTrace({ startContent: '👍b', endContent: '👍ab', txns: [{ patches: [[position, 0, 'a']] }] }, 1);
  expect(isAstral(by(1))).toBe(true);
  expect(unitOf(by(1))).toBe('codePoint');
  expect(unitOf(by(2))).toBe('utf16');
  const wrong = parseTrace({ startContent: '👍', endContent: 'b', txns: [{ patches: [[1, 0, 'a']] }] }, 1);
  expect(() => unitOf(wrong)).toThrow('does not come to its end text');
});
