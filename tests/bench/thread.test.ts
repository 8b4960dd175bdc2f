import { expect, test } from '@jest/globals';
import { addTally, emptyTally, openThread } from '../../bench/replay/thread.ts';

const EXPECTED = { customer: 2, inbox: 1 };

test('everything that came once and in order is received, with its latency', async () => {
  const thread = openThread(EXPECTED);
  thread.send(1, 'one', 100);
  thread.see('inbox', { position: 1, text: 'one', at: 105 });
  thread.send(2, 'two', 200);
  thread.see('customer', { position: 2, text: 'two', at: 203 });
  thread.see('inbox', { position: 2, text: 'two', at: 210 });
  await thread.settled(0);
  expect(thread.tally()).toEqual({ sent: 2, received: 3, missing: 0, repeated: 0, outOfOrder: 0, altered: 0, latencies: [5, 3, 10] });
});

test('what did not come is missing, for each subscriber who should have got it', () => {
  const thread = openThread(EXPECTED);
  thread.send(1, 'one', 0);
  thread.send(2, 'two', 0);
  thread.see('customer', { position: 2, text: 'two', at: 1 });
  expect(thread.tally()).toMatchObject({ sent: 2, received: 1, missing: 2 });
});

test('the first message may come to a late subscriber, and counts neither way', () => {
  const thread = openThread({ customer: 2 });
  thread.send(1, 'one', 0);
  expect(thread.tally()).toMatchObject({ received: 0, missing: 0 });
  thread.see('customer', { position: 1, text: 'one', at: 9 });
  expect(thread.tally()).toMatchObject({ received: 0, missing: 0, latencies: [] });
});

test('the same position again is repeated, a lower one after a higher is out of order', () => {
  const thread = openThread({ customer: 1 });
  for (const position of [1, 2, 3]) thread.send(position, 'x', 0);
  for (const position of [1, 3, 2, 3]) thread.see('customer', { position, text: 'x', at: 1 });
  expect(thread.tally()).toMatchObject({ received: 3, missing: 0, repeated: 1, outOfOrder: 1 });
});

test('another text than was sent is altered', () => {
  const thread = openThread({ customer: 1 });
  thread.send(1, 'one', 0);
  thread.see('customer', { position: 1, text: 'One', at: 1 });
  expect(thread.tally().altered).toBe(1);
});

test('settled ends with the last reception', async () => {
  const thread = openThread({ customer: 1 });
  thread.send(1, 'one', 0);
  const settled = thread.settled(60_000);
  thread.see('customer', { position: 1, text: 'one', at: 1 });
  await settled;
});

test('tallies of dialogues add up', () => {
  const sum = emptyTally();
  const part = { sent: 2, received: 4, missing: 1, repeated: 1, outOfOrder: 1, altered: 1, latencies: [1, 2] };
  addTally(sum, part);
  addTally(sum, part);
  expect(sum).toEqual({ sent: 4, received: 8, missing: 2, repeated: 2, outOfOrder: 2, altered: 2, latencies: [1, 2, 1, 2] });
});
