/** The tables of agents, cell by cell, and what others are shown of them. */
import { describe, expect, test } from '@jest/globals';
import {
  capacityOf, causeOf, chosen, codeFor, EVENTS, expertPresence, interactions, interactionState, isFull, levelName, levelNumber, LEVELS,
  rosterStatus, STATES, step, takesWork, TRANSITIONS, videoPresence, type AgentEvent, type AgentState, type Code,
} from '../../src/modules/agents/rules.ts';

const CHOICES: [AgentEvent, AgentState][] = [
  ['GO_AVAILABLE', 'AVAILABLE'], ['GO_AWAY', 'AWAY'], ['GO_BUSY', 'BUSY'], ['GO_ON_BREAK', 'ON_BREAK'], ['GO_WORK_OFFLINE', 'WORK_OFFLINE'],
];

describe('[§4.3] the machine of agents', () => {
  test('is total: every state has a cell for every event', () => {
    for (const state of STATES) expect(Object.keys(TRANSITIONS[state]).sort()).toEqual([...EVENTS].sort());
  });

  test.each(STATES)('%s leads only where the table says', (state) => {
    for (const [event, to] of CHOICES) expect([state, event, TRANSITIONS[state][event]]).toEqual([state, event, state === 'OFFLINE' && to !== 'AVAILABLE' ? null : to]);
    for (const event of ['PRESENCE_LOST', 'SIGNED_OUT'] as const) expect(TRANSITIONS[state][event]).toBe(state === 'OFFLINE' ? null : 'OFFLINE');
    expect(TRANSITIONS[state].GO_OFFLINE).toBe('OFFLINE');
    expect(TRANSITIONS[state].INTERACTION_ENDED).toBe(state === 'AVAILABLE' || state === 'POST_PROCESSING' ? 'POST_PROCESSING' : null);
    for (const event of ['POST_PROCESSING_FINISHED', 'POST_PROCESSING_EXPIRED'] as const) expect(TRANSITIONS[state][event]).toBe(state === 'POST_PROCESSING' ? 'AVAILABLE' : null);
  });

  test('[D-06] a rejected or lapsed offer puts who was available on break, and nobody else', () => {
    for (const event of ['OFFER_REJECTED', 'OFFER_LAPSED'] as const) {
      for (const state of STATES) expect(TRANSITIONS[state][event]).toBe(state === 'AVAILABLE' ? 'ON_BREAK' : null);
    }
  });

  test('what cannot be says in which state', () => {
    expect(step('OFFLINE', 'GO_AWAY')).toMatchObject({ ok: false, kind: 'InvalidAgentState', details: { state: 'OFFLINE' } });
    expect(chosen('POST_PROCESSING')).toBeNull();
    expect(STATES.filter((state) => state !== 'POST_PROCESSING').map((state) => step('AVAILABLE', chosen(state)!))).toEqual(
      STATES.filter((state) => state !== 'POST_PROCESSING').map((value) => ({ ok: true, value })));
  });

  test('a choice has somebody as its cause, everything else itself', () => {
    for (const event of EVENTS) {
      const own = event.startsWith('GO_') || event === 'POST_PROCESSING_FINISHED';
      expect([causeOf(event, true), causeOf(event, false)]).toEqual(own ? ['AGENT', 'SUPERVISOR'] : [event, event]);
    }
  });
});

describe('projections', () => {
  const at = (state: AgentState, load = 0, active = load) => ({ state, load, active, capacity: 5 });

  test.each<[AgentState, string, string, string, boolean]>([
    ['OFFLINE', 'OFFLINE', 'OFFLINE', 'OFFLINE', false],
    ['AVAILABLE', 'AVAILABLE', 'ONLINE', 'ONLINE', true],
    ['AWAY', 'AWAY', 'AWAY', 'ONLINE', false],
    ['BUSY', 'BUSY', 'BUSY', 'ONLINE', false],
    ['ON_BREAK', 'AWAY', 'AWAY', 'ONLINE', false],
    ['WORK_OFFLINE', 'BUSY', 'BUSY', 'ONLINE', false],
    ['POST_PROCESSING', 'BUSY', 'BUSY', 'ONLINE', false],
  ])('[A-04, C8, P-02] %s: roster %s, experts %s, video %s, takes work %s', (state, roster, expert, video, takes) => {
    expect([rosterStatus(at(state)), expertPresence(at(state)), videoPresence(state), takesWork(at(state))]).toEqual([roster, expert, video, takes]);
  });

  test('[A-04, C8] one conversation is busy to experts, while routing still has room', () => {
    expect([expertPresence(at('AVAILABLE', 1)), rosterStatus(at('AVAILABLE', 1)), takesWork(at('AVAILABLE', 1))]).toEqual(['BUSY', 'AVAILABLE', true]);
    // A break stays a break, whatever is left open.
    expect(expertPresence(at('ON_BREAK', 1))).toBe('AWAY');
  });

  test('[K-22, C38, P-02] full is busy by derivation, and clears itself', () => {
    expect([isFull(at('AVAILABLE', 5)), rosterStatus(at('AVAILABLE', 5)), takesWork(at('AVAILABLE', 5))]).toEqual([true, 'BUSY', false]);
    expect([rosterStatus(at('AVAILABLE', 4.5)), takesWork(at('AVAILABLE', 4.5))]).toEqual(['AVAILABLE', true]);
    expect([rosterStatus(at('AWAY', 5)), rosterStatus(at('OFFLINE', 5))]).toEqual(['AWAY', 'OFFLINE']);
  });
});

describe('choices', () => {
  const lunch: Code = { id: 'lunch', status: 'AWAY', archived: false };
  const admin: Code = { id: 'admin', status: 'BUSY', archived: false };

  test.each<[AgentState, string | null, Code[], string | null]>([
    ['AWAY', null, [], null], ['BUSY', null, [], null],
    ['AWAY', null, [admin], null], ['BUSY', null, [lunch], null],
    ['AWAY', null, [lunch], 'refused'], ['BUSY', null, [lunch, admin], 'refused'],
    ['AWAY', 'lunch', [lunch, admin], 'lunch'], ['BUSY', 'admin', [lunch, admin], 'admin'],
    ['AWAY', 'admin', [lunch, admin], 'refused'], ['BUSY', 'lunch', [lunch, admin], 'refused'],
    ['AWAY', 'nothing', [lunch], 'refused'], ['AWAY', 'nothing', [], 'refused'],
    ['AWAY', 'lunch', [{ ...lunch, archived: true }], 'refused'], ['AWAY', null, [{ ...lunch, archived: true }], null],
    ['AVAILABLE', null, [lunch], null], ['AVAILABLE', 'lunch', [lunch], 'refused'], ['ON_BREAK', 'lunch', [lunch], 'refused'], ['OFFLINE', 'lunch', [lunch], 'refused'],
  ])('[I-35, I-04] %s with the code %s', (state, wanted, codes, outcome) => {
    const result = codeFor(state, wanted, codes);
    expect(result.ok ? result.value : 'refused').toBe(outcome);
  });

  test.each([[0, false], [1, true], [5, true], [20, true], [21, false], [-1, false], [2.5, false], [Number.NaN, false]])('[P-04] a capacity of %s: %s', (wanted, fine) => {
    expect(capacityOf(wanted).ok).toBe(fine);
  });

  test('[I-02] five levels, named in order', () => {
    expect([1, 2, 3, 4, 5].map(levelName)).toEqual(['BEGINNER', 'BASIC', 'INTERMEDIATE', 'ADVANCED', 'EXPERT']);
    expect(LEVELS.map(levelNumber)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('interactions', () => {
  const at = (status: string, assigneeId: string | null) => ({ status, assigneeId });
  const by = (cause: string, channel = 'WEB') => ({ cause, channel });
  const none = { begins: null, ends: null };

  test.each([
    ['a claim', at('NEW', null), at('OPEN', 'a'), by('AGENT'), { begins: 'a', ends: null }],
    ['waiting for the customer', at('OPEN', 'a'), at('PENDING', 'a'), by('AGENT'), none],
    ['an answer off hold', at('ON_HOLD', 'a'), at('OPEN', 'a'), by('AGENT'), none],
    ['resolving', at('OPEN', 'a'), at('RESOLVED', 'a'), by('AGENT'), { begins: null, ends: { userId: 'a', outcome: 'RESOLVED' } }],
    ['closing after the hold', at('RESOLVED', 'a'), at('CLOSED', 'a'), by('RESOLVED_EXPIRED'), none],
    ['closing of what was pending', at('PENDING', 'a'), at('CLOSED', 'a'), by('PENDING_EXPIRED'), { begins: null, ends: { userId: 'a', outcome: 'CLOSED' } }],
    ['taking up again', at('RESOLVED', 'a'), at('OPEN', 'a'), by('REOPENED'), { begins: 'a', ends: null }],
    ['transfer to somebody', at('OPEN', 'a'), at('OPEN', 'b'), by('AGENT'), { begins: 'b', ends: { userId: 'a', outcome: 'TRANSFERRED' } }],
    ['transfer to a queue', at('OPEN', 'a'), at('NEW', null), by('AGENT'), { begins: null, ends: { userId: 'a', outcome: 'TRANSFERRED' } }],
    ['a queue takes back', at('OPEN', 'a'), at('NEW', null), by('ASSIGNEE_GONE'), { begins: null, ends: { userId: 'a', outcome: 'AGENT_GONE' } }],
    ['[C-15] a timer resolves an SMS ticket', at('OPEN', 'a'), at('RESOLVED', 'a'), by('INACTIVITY', 'SMS'), none],
    ['[C-15] a keyword resolves an SMS ticket', at('OPEN', 'a'), at('RESOLVED', 'a'), by('KEYWORD', 'SMS'), none],
    ['[C-08] its agent resolves an SMS ticket', at('OPEN', 'a'), at('RESOLVED', 'a'), by('AGENT', 'SMS'), { begins: null, ends: { userId: 'a', outcome: 'RESOLVED' } }],
    ['a timer resolves a chat', at('OPEN', 'a'), at('RESOLVED', 'a'), by('INACTIVITY'), { begins: null, ends: { userId: 'a', outcome: 'RESOLVED' } }],
  ])('%s', (_, before, after, how, expected) => {
    expect(interactions(before, after, how)).toEqual(expected);
  });

  test('[D-13] a row says where it stands', () => {
    const now = new Date();
    expect([interactionState({ endedAt: null, doneAt: null }), interactionState({ endedAt: now, doneAt: null }), interactionState({ endedAt: now, doneAt: now })])
      .toEqual(['ACTIVE', 'POST_PROCESSING', 'DONE']);
  });
});
