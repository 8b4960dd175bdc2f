/** Cursors are opaque to clients and read with care by us: whatever comes back is ours or null, never an exception. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as pages from '../../src/kernel/pagination.ts';
import * as events from '../../src/platform/events/cursor.ts';

const U64 = 2n ** 64n - 1n;
const cursor = fc.record({ epoch: fc.bigInt({ min: 0n, max: U64 }).map(String), xid: fc.bigInt({ min: 0n, max: U64 }) });

test('an event cursor comes back as it was, and is safe in a URL', () => {
  fc.assert(fc.property(cursor, (value) => {
    const text = events.encodeCursor(value);
    expect(events.decodeCursor(text)).toEqual(value);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
  }));
});

test('event cursors of different places differ', () => {
  fc.assert(fc.property(cursor, cursor, (a, b) => {
    fc.pre(a.epoch !== b.epoch || a.xid !== b.xid);
    expect(events.encodeCursor(a)).not.toBe(events.encodeCursor(b));
  }));
});

test.each(['', 'x', 'null', '1.2.3', ...['1.2', '2.1.2', '1.1.-2', '1.1.2 ', '1.1.2\n', "1.1.2'--", '1.1.1e3', '1..2', `1.1.${'9'.repeat(21)}`].map((text) => Buffer.from(text).toString('base64url'))])(
  'what is no event cursor is null: %j', (text) => {
    expect(events.decodeCursor(text)).toBeNull();
  });

test('any text is an event cursor of ours or null', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.string().map((text) => Buffer.from(`1.${text}`).toString('base64url'))), (text) => {
    const found = events.decodeCursor(text);
    if (found) expect([found.epoch, String(found.xid)]).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/)]);
  }));
});

const values = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n))), { maxLength: 4 });

test('a page cursor comes back as it was, for as many values as it has and no other number', () => {
  fc.assert(fc.property(values, fc.integer({ min: 0, max: 6 }), (given, length) => {
    expect(pages.decodeCursor(pages.encodeCursor(given), length)).toEqual(given.length === length ? given : null);
  }));
});

test('any text is a page cursor of strings and numbers, or null', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map((text) => Buffer.from(text).toString('base64url'))), fc.integer({ min: 0, max: 3 }), (text, length) => {
    const found = pages.decodeCursor(text, length);
    if (found) expect(found.map((value) => typeof value).filter((type) => type !== 'string' && type !== 'number')).toEqual([]);
  }));
});

test('pages in either direction together give every row once, in order', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 7 }), fc.boolean(), (count, size, backward) => {
    const rows = Array.from({ length: count }, (_, i) => i + 1);
    const got: number[] = [];
    for (let from: number | null = null, more = true; more;) {
      const left: number[] = backward ? rows.filter((row) => from === null || row < from).reverse() : rows.filter((row) => from === null || row > from);
      const page: pages.Page<number> = pages.pageOf(left.slice(0, size + 1), size, (row) => pages.encodeCursor([row]), { backward, started: from !== null });
      const nodes = page.edges.map(({ node }) => node);
      if (backward) got.unshift(...nodes);
      else got.push(...nodes);
      expect([page.pageInfo.startCursor, page.pageInfo.endCursor]).toEqual([page.edges[0]?.cursor ?? null, page.edges.at(-1)?.cursor ?? null]);
      more = backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage;
      const edge: string | null = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
      from = edge === null ? null : Number(pages.decodeCursor(edge, 1)![0]);
    }
    expect(got).toEqual(rows);
  }));
});
