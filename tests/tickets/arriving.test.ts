/** What a customer's message does, as rules without a server. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arrival, saysOnly, wakes, type Terms } from '../../src/modules/tickets/arriving-rules.ts';
import { STATUSES, TRANSITIONS, type Status } from '../../src/modules/tickets/rules.ts';

const terms: fc.Arbitrary<Terms> = fc.record({
  followUp: fc.constantFrom('REOPEN_IN_HOLD', 'ALWAYS_NEW_LINKED', 'ALWAYS_REOPEN'), onHold: fc.constantFrom('OPEN', 'STAY'), keywordOnly: fc.boolean(),
});
const status = fc.constantFrom<Status | null>(null, ...STATUSES);

describe('a customer’s message', () => {
  test('[K-15, K-16] does only what the machine allows in that status', () => {
    fc.assert(fc.property(status, fc.boolean(), terms, (at, former, given) => {
      const { kind } = arrival(at, former, given);
      const active = at !== null && at !== 'CLOSED';
      if (kind === 'MESSAGE') expect(active && TRANSITIONS[at].CUSTOMER_MESSAGE !== null).toBe(true);
      if (kind === 'RESOLVE') expect(active && TRANSITIONS[at].KEYWORD !== null).toBe(true);
      if (kind === 'STAY') expect(active).toBe(true);
      if (kind === 'OPEN') expect(!active || TRANSITIONS[at].FOLLOW_UP !== null).toBe(true);
      if (kind === 'RETURN' || kind === 'LAST') expect(former && !active).toBe(true);
    }), { numRuns: 1_000 });
  });

  test('[K-26] of keywords alone never reopens, wakes, or opens a follow-up', () => {
    fc.assert(fc.property(fc.constantFrom<Status | null>(null, 'PENDING', 'RESOLVED', 'CLOSED'), terms, (at, given) => {
      const settled = { ...given, keywordOnly: true };
      const what = arrival(at, true, settled);
      expect(['STAY', 'LAST']).toContain(what.kind);
      expect(wakes(what, settled)).toBe(false);
    }), { numRuns: 500 });
  });

  test.each([
    ['thanks', true], ['Thanks!', true], ['  THANKS 🙏 ', true], ['all  good.', true], ['ALL-GOOD', true], ['thanks, but it leaks', false], ['no thanks', false],
    ['thank', false], ['', false], ['🙏', false], ['ｔｈａｎｋｓ', true], ['erledigt', false],
  ])('[K-24] “%s” is a keyword and nothing else: %s', (text, expected) => expect(saysOnly(text, ['Thanks', 'all good'])).toBe(expected));

  test('[K-24] no text is a keyword where there are none', () => {
    fc.assert(fc.property(fc.string(), (text) => !saysOnly(text, [])), { numRuns: 200 });
  });
});
