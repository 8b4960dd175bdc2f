/** Ordered differences: whatever happens, applying them to the client's list gives the query's answer. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { followed } from '../../client/list.ts';
import { differences, fill, lacks, touch, type Difference, type Placed, type Window } from '../../src/modules/tickets/list.ts';

/** A database of tickets: where each stands, null when it is not in the list. */
type Tickets = Map<string, bigint | null>;

const answer = (tickets: Tickets, size = Infinity): Placed[] =>
  [...tickets].flatMap(([id, key]) => (key === null ? [] : [{ id, key }])).sort((a, b) => (a.key > b.key || (a.key === b.key && a.id > b.id) ? -1 : 1)).slice(0, size);

/** What the server reads from below the last row: the state of now, without what the window has. */
const below = (tickets: Tickets, window: Window): Placed[] => {
  const held = new Set(window.rows.map(({ id }) => id));
  const last = window.rows.at(-1);
  return answer(tickets).filter((row) => !held.has(row.id) && (!last || row.key < last.key || (row.key === last.key && row.id < last.id))).slice(0, lacks(window));
};

const follow = (tickets: Tickets, window: Window, ids: string[]): Window => {
  const touched = touch(window, ids.map((id) => ({ id, key: tickets.get(id)! })));
  return lacks(touched) > 0 ? fill(touched, below(tickets, touched)) : touched;
};

const idsOf = (rows: readonly Placed[]): string[] => rows.map(({ id }) => id);
/** What a client does with differences: the client of this house, as other frontends would. */
const apply = (ids: readonly string[], { id, ...step }: Difference): string[] =>
  idsShown(followed(ids.map((ticketId) => ({ ticketId })), { __typename: 'InboxListChanged', differences: [{ ...step, ticketId: id }] }));
const idsShown = (rows: readonly { ticketId: string }[]): string[] => rows.map(({ ticketId }) => ticketId);

const IDS = [...'abcdefghij'];
const change = fc.record({ id: fc.constantFrom(...IDS), key: fc.option(fc.bigInt({ min: 0n, max: 12n }), { nil: null, freq: 3 }) });
const start = fc.array(change, { maxLength: 20 }).map((changes): Tickets => new Map([...IDS.map((id) => [id, null] as const), ...changes.map(({ id, key }) => [id, key] as const)]));

test('after every event the client\'s list is the query\'s answer', () => {
  fc.assert(fc.property(start, fc.integer({ min: 1, max: 6 }), fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 30 }), (tickets, size, batches) => {
    let window = fill({ rows: [], size, whole: false }, answer(tickets, size));
    let client = idsOf(window.rows);
    for (const batch of batches) {
      for (const { id, key } of batch) tickets.set(id, key);
      const ids = batch.map(({ id }) => id);
      const next = follow(tickets, window, ids);
      client = differences(window.rows, next.rows, new Set(ids)).reduce(apply, client);
      window = next;
      expect(client).toEqual(idsOf(answer(tickets, size)));
    }
  }), { numRuns: 2_000 });
});

test('events that arrive late, while the database has gone on, lead to the query\'s answer all the same', () => {
  fc.assert(fc.property(start, fc.integer({ min: 1, max: 6 }), fc.array(fc.oneof(change, fc.constant('hear' as const)), { maxLength: 60 }), (tickets, size, steps) => {
    let window = fill({ rows: [], size, whole: false }, answer(tickets, size));
    let client = idsOf(window.rows);
    const waiting: string[] = [];
    const hear = (): void => {
      const id = waiting.shift();
      if (id === undefined) return;
      const next = follow(tickets, window, [id]);
      client = differences(window.rows, next.rows, new Set([id])).reduce(apply, client);
      window = next;
      expect(client).toEqual(idsOf(window.rows));
    };
    for (const step of steps) {
      if (step === 'hear') hear();
      else {
        tickets.set(step.id, step.key);
        waiting.push(step.id);
      }
    }
    while (waiting.length > 0) hear();
    expect(client).toEqual(idsOf(answer(tickets, size)));
  }), { numRuns: 2_000 });
});

test('from any list to any other: the differences lead there, name no ticket twice, and update each touched one that stays', () => {
  const list = fc.shuffledSubarray(IDS).map((ids) => ids.map((id, i) => ({ id, key: BigInt(-i) })));
  fc.assert(fc.property(list, list, fc.subarray(IDS), (before, after, touched) => {
    const steps = differences(before, after, new Set(touched));
    expect(steps.reduce(apply, idsOf(before))).toEqual(idsOf(after));
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    const named = new Set(steps.map(({ id }) => id));
    for (const { id } of after) if (touched.includes(id)) expect(named.has(id)).toBe(true);
  }), { numRuns: 2_000 });
});

test.each([
  ['a ticket that becomes active moves to the top, and nothing else moves', 'abcd', 'cabd', ['MOVE c -']],
  ['one that sinks to the end is one move, not three', 'abcd', 'bcda', ['MOVE a d']],
  ['one that goes pulls the next one in', 'abc', 'acd', ['LEAVE b -', 'ENTER d c']],
  ['one that comes pushes the last one out', 'abc', 'dab', ['LEAVE c -', 'ENTER d -']],
  ['the first rows enter one behind the other', '', 'ab', ['ENTER a -', 'ENTER b a']],
])('%s', (_, before, after, steps) => {
  const rows = (text: string): Placed[] => [...text].map((id, i) => ({ id, key: BigInt(-i) }));
  expect(differences(rows(before), rows(after), new Set()).map((each) => `${each.kind} ${each.id} ${each.after ?? '-'}`)).toEqual(steps);
});
