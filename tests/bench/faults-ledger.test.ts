import { expect, test } from '@jest/globals';
import { openLedger, type Content } from '../../bench/faults/ledger.ts';

const holding = (marks: string[], counts: Record<string, number> = {}): Content => ({ marks: new Set(marks), counts: new Map(Object.entries(counts)) });
const audited = (ledger: ReturnType<typeof openLedger>, content: Content) => ledger.audit(ledger.promised(), content, () => {});

test('only what was acknowledged or seen can be lost, and each loss counts once', () => {
  const ledger = openLedger('notes');
  ledger.add({ kind: 'INSERT', mark: 'unpromised' });
  ledger.add({ kind: 'INSERT', mark: 'acked' }).acked = true;
  ledger.add({ kind: 'INSERT', mark: 'seen' });
  ledger.sawInserted('seen');
  expect(audited(ledger, holding(['acked', 'seen']))).toEqual({ ackedLost: 0, seenThenLost: 0 });
  expect(audited(ledger, holding([]))).toEqual({ ackedLost: 1, seenThenLost: 1 });
  expect(audited(ledger, holding([]))).toEqual({ ackedLost: 0, seenThenLost: 0 });
  expect(ledger.missing(holding(['acked']))).toBe(2);
});

test('a removal that was promised must not come back, and one that was not may', () => {
  const ledger = openLedger('notes');
  for (const mark of ['a', 'b']) ledger.add({ kind: 'INSERT', mark }).acked = true;
  ledger.add({ kind: 'REMOVE', mark: 'a' });
  ledger.sawRemoved('a');
  ledger.add({ kind: 'REMOVE', mark: 'b' });
  expect(audited(ledger, holding(['b']))).toEqual({ ackedLost: 0, seenThenLost: 0 });
  expect(audited(ledger, holding(['a']))).toEqual({ ackedLost: 0, seenThenLost: 1 });
});

test('a count that was promised is at least reached', () => {
  const ledger = openLedger('notes');
  ledger.add({ kind: 'COUNT', scribe: 'x', count: 1 });
  ledger.add({ kind: 'COUNT', scribe: 'x', count: 2 });
  ledger.sawCount('x', 2);
  expect(audited(ledger, holding([], { x: 3 }))).toEqual({ ackedLost: 0, seenThenLost: 0 });
  expect(audited(ledger, holding([], { x: 1 }))).toEqual({ ackedLost: 0, seenThenLost: 1 });
});

test('what is promised while somebody looks need not be in what they see', () => {
  const ledger = openLedger('notes');
  const entry = ledger.add({ kind: 'INSERT', mark: 'late' });
  const promised = ledger.promised();
  entry.acked = true;
  expect(ledger.audit(promised, holding([]), () => {})).toEqual({ ackedLost: 0, seenThenLost: 0 });
});
