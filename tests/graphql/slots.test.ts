/** Subscriptions of one user, over all their sockets and streams. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '../../src/kernel/actor.ts';
import { subscriptionSlots } from '../../src/graphql/schema/slots.ts';
import { limit } from '../../src/limits.ts';

test('a user has so many and no more; a slot that is freed is free, and others have their own', () => {
  const slots = subscriptionSlots();
  const red = systemActor('red');
  const taken = Array.from({ length: limit('subscriptionsAUser') }, () => slots.take(red));
  expect(taken.every(Boolean)).toBe(true);
  expect(slots.take(red)).toBeNull();
  expect(slots.take(systemActor('blue'))).not.toBeNull();
  taken[0]!();
  taken[0]!();
  expect(slots.take(red)).not.toBeNull();
  expect(slots.take(red)).toBeNull();
});

test('whatever is taken and freed, in whatever order, as often as they like: the count is right', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean(), fc.nat(20)), { maxLength: 200 }), (steps) => {
    const slots = subscriptionSlots(5);
    const held: { who: string; free: () => void; gone: boolean }[] = [];
    const count = (who?: string): number => held.filter((each) => !each.gone && (who === undefined || each.who === who)).length;
    for (const [who, take, pick] of steps) {
      const one = held[pick];
      if (take) {
        const free = slots.take(systemActor(who));
        expect(free === null).toBe(count(who) >= 5);
        if (free) held.push({ who, free, gone: false });
      } else if (one) {
        one.free();
        one.gone = true;
      }
      expect(slots.size()).toBe(count());
    }
  }));
});
