/** The ticket's rules as pure tables, against expectations written from the requirements, not from the code. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Role } from '../../src/kernel/actor.ts';
import {
  allowedActions, couldSee, engagement, eventOf, lapsed, mayDo, nextTransition, serves, STATUSES, step, supervises, timerEvent, TRANSITIONS,
  type Relation, type Status, type TicketAction, type TicketEvent,
} from '../../src/modules/tickets/rules.ts';

/** Requirements §4.2, row by row: rule, from, event, to. What no row says cannot happen. */
const ROWS: [rule: string, from: Status[], event: TicketEvent, to: Status][] = [
  ['R-02', ['NEW'], 'CUSTOMER_MESSAGE', 'NEW'], ['R-02', ['OPEN'], 'CUSTOMER_MESSAGE', 'OPEN'],
  ['R-02', ['NEW'], 'CUSTOMER_MESSAGE_AGENT_AWAY', 'NEW'], ['R-02', ['OPEN'], 'CUSTOMER_MESSAGE_AGENT_AWAY', 'OPEN'],
  ['G-11', ['PENDING'], 'CUSTOMER_MESSAGE', 'OPEN'], ['G-11', ['PENDING'], 'CUSTOMER_MESSAGE_AGENT_AWAY', 'OPEN'],
  ['G7', ['ON_HOLD'], 'CUSTOMER_MESSAGE', 'OPEN'], ['G7', ['ON_HOLD'], 'CUSTOMER_MESSAGE_AGENT_AWAY', 'OPEN'],
  ['G-09', ['RESOLVED'], 'CUSTOMER_MESSAGE', 'OPEN'], ['G8', ['RESOLVED'], 'CUSTOMER_MESSAGE_AGENT_AWAY', 'NEW'],
  ['K-26', ['NEW'], 'KEYWORD_ONLY_MESSAGE', 'NEW'], ['K-26', ['OPEN'], 'KEYWORD_ONLY_MESSAGE', 'OPEN'], ['K-26', ['PENDING'], 'KEYWORD_ONLY_MESSAGE', 'PENDING'],
  ['K-26', ['RESOLVED'], 'KEYWORD_ONLY_MESSAGE', 'RESOLVED'], ['G7', ['ON_HOLD'], 'KEYWORD_ONLY_MESSAGE', 'OPEN'],
  ['G-12', ['ON_HOLD'], 'AGENT_REPLY', 'OPEN'], ['G-12', ['ON_HOLD'], 'SUPERVISOR_REPLY', 'OPEN'],
  ['H-01', ['OPEN'], 'AGENT_REPLY', 'OPEN'], ['H-03', ['OPEN'], 'SUPERVISOR_REPLY', 'OPEN'],
  ['G-10', ['PENDING'], 'AGENT_REPLY', 'PENDING'], ['G-10', ['PENDING'], 'SUPERVISOR_REPLY', 'PENDING'],
  ['G-03', ['RESOLVED'], 'AGENT_REPLY', 'OPEN'], ['G-03', ['RESOLVED'], 'SUPERVISOR_REPLY', 'OPEN'], ['H-03', ['NEW'], 'SUPERVISOR_REPLY', 'OPEN'],
  ['K-04', ['NEW'], 'ASSIGN', 'OPEN'],
  ['G-13', ['OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED'], 'REASSIGN', 'OPEN'],
  ['K-10', ['NEW', 'OPEN', 'ON_HOLD', 'PENDING'], 'TRANSFER_TO_QUEUE', 'NEW'],
  ['G11', ['OPEN', 'PENDING', 'ON_HOLD'], 'ASSIGNEE_GONE', 'NEW'],
  ['G-04', ['OPEN', 'ON_HOLD'], 'MARK_PENDING', 'PENDING'], ['G-05', ['OPEN', 'PENDING'], 'MARK_ON_HOLD', 'ON_HOLD'],
  ['G-06', ['OPEN', 'PENDING', 'ON_HOLD'], 'RESOLVE', 'RESOLVED'], ['§4.2', ['NEW', 'OPEN', 'PENDING', 'ON_HOLD'], 'RESOLVE_AS_SPAM', 'RESOLVED'],
  ['G-03', ['RESOLVED'], 'REOPEN', 'OPEN'],
  ['K-24', ['OPEN'], 'INACTIVITY', 'RESOLVED'], ['K-24', ['OPEN'], 'KEYWORD', 'RESOLVED'],
  ['G-10', ['PENDING'], 'PENDING_EXPIRED', 'CLOSED'], ['G-08', ['RESOLVED'], 'RESOLVED_EXPIRED', 'CLOSED'],
  ['§4.2', ['NEW', 'OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED'], 'MERGE', 'CLOSED'],
  ['C3', ['RESOLVED'], 'FOLLOW_UP', 'CLOSED'], ['C3', ['CLOSED'], 'RETURN', 'OPEN'], ['C3', ['CLOSED'], 'RETURN_AGENT_AWAY', 'NEW'],
];

const EVENTS = Object.keys(TRANSITIONS.NEW) as TicketEvent[];
const cells = STATUSES.flatMap((from) => EVENTS.map((event) => {
  const row = ROWS.find(([, froms, of]) => of === event && froms.includes(from));
  return { rule: row?.[0] ?? '§4.2', from, event, to: row?.[3] ?? null };
}));
describe('the transition table', () => {
  test('[G-01] is total over the six statuses, and every row of the requirements is in it', () => {
    expect(STATUSES).toEqual(['NEW', 'OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED', 'CLOSED']);
    expect(Object.keys(TRANSITIONS).sort()).toEqual([...STATUSES].sort());
    for (const status of STATUSES) expect(Object.keys(TRANSITIONS[status]).sort()).toEqual([...EVENTS].sort());
    expect(new Set(ROWS.map(([, , event]) => event))).toEqual(new Set(EVENTS));
    expect(ROWS.flatMap(([, froms, event]) => froms.map((from) => `${from} ${event}`)).length).toBe(cells.filter((cell) => cell.to !== null).length);
  });

  test.each(cells)('[$rule] $from + $event → $to', ({ from, event, to }) => {
    expect(TRANSITIONS[from][event]).toBe(to);
    const result = step(from, event);
    expect(result.ok ? result.value : [result.kind, result.details]).toEqual(to ?? ['InvalidTransition', { status: from }]);
  });

  test('[G-07] a ticket is closed by timers, by merging, and by the ticket that follows it', () => {
    expect([...new Set(cells.filter((cell) => TRANSITIONS[cell.from][cell.event] === 'CLOSED').map((cell) => cell.event))].sort()).toEqual(['FOLLOW_UP', 'MERGE', 'PENDING_EXPIRED', 'RESOLVED_EXPIRED']);
  });
  test('[K-16, C3] nothing happens to a closed ticket, but that a policy takes it up again', () => {
    expect(EVENTS.filter((event) => TRANSITIONS.CLOSED[event] !== null)).toEqual(['RETURN', 'RETURN_AGENT_AWAY']);
  });
});

const role = fc.constantFrom<Role | null>('ADMIN', 'MANAGER', 'SUPERVISOR', 'AGENT', 'EXPERT', 'PARTNER_VIEWER', null);
const relation: fc.Arbitrary<Relation> = fc.record({ role, assignee: fc.boolean(), participant: fc.boolean(), inQueue: fc.boolean(), pickQueue: fc.boolean() });
const status = fc.constantFrom<Status>(...STATUSES);
const ACTIONS: TicketAction[] = [
  'CLAIM', 'REPLY', 'ADD_NOTE', 'MARK_PENDING', 'MARK_ON_HOLD', 'RESOLVE', 'REOPEN', 'TRANSFER', 'REASSIGN', 'TAKE', 'TAG', 'INVITE_EXPERT',
  'MERGE', 'SPLIT', 'NOTIFY_MANAGER', 'SNOOZE',
];

/** What somebody is to a ticket, with everything not said being false. */
const of = (who: Role | null, more: Partial<Relation> = {}): Relation => ({ role: who, assignee: false, participant: false, inQueue: false, pickQueue: true, ...more });

describe('allowedActions', () => {
  test('lists exactly what the machine then accepts', () => {
    fc.assert(fc.property(relation, status, fc.constantFrom(...ACTIONS), (who, at, action) => {
      const event = eventOf(action, at, who);
      const listed = allowedActions(at, who).includes(action);
      if (event === null) return listed ? mayDo(action, at, who) : true;
      return listed === (mayDo(action, at, who) && step(at, event).ok);
    }), { numRuns: 2_000 });
  });

  test('[§4.4] nobody who neither serves nor supervises the ticket changes it', () => {
    fc.assert(fc.property(relation, status, (who, at) => {
      const changes = allowedActions(at, who).filter((action) => action !== 'ADD_NOTE' && action !== 'CLAIM');
      return serves(who) || changes.length === 0;
    }), { numRuns: 1_000 });
  });

  const WORK: TicketAction[] = ['REPLY', 'ADD_NOTE', 'MARK_PENDING', 'MARK_ON_HOLD', 'RESOLVE', 'TRANSFER', 'REASSIGN', 'TAG', 'INVITE_EXPERT', 'SNOOZE'];
  const LEAD: TicketAction[] = [...WORK, 'TAKE', 'MERGE', 'SPLIT'];
  const BY_ROLE: [string, Relation, Status, TicketAction[]][] = [
    ['[H-01] the assignee works on an open ticket', of('AGENT', { assignee: true, inQueue: true }), 'OPEN', WORK],
    ['[G-12] the assignee may go on while it is on hold', of('AGENT', { assignee: true }), 'ON_HOLD', [...WORK.filter((a) => a !== 'MARK_ON_HOLD'), 'NOTIFY_MANAGER']],
    ['[G-04] the assignee waits for the customer', of('AGENT', { assignee: true }), 'PENDING', WORK.filter((a) => a !== 'MARK_PENDING')],
    ['[G-03] the assignee takes a resolved ticket up again', of('AGENT', { assignee: true }), 'RESOLVED', ['REPLY', 'ADD_NOTE', 'REOPEN', 'REASSIGN', 'TAG', 'INVITE_EXPERT']],
    ['[K-04] an agent of a PICK queue claims, and only that', of('AGENT', { inQueue: true }), 'NEW', ['CLAIM', 'ADD_NOTE']],
    ['[C6] an agent of an automatic queue does not claim', of('AGENT', { inQueue: true, pickQueue: false }), 'NEW', ['ADD_NOTE']],
    ['[H-02] a colleague who reads history changes nothing', of('AGENT', { inQueue: true }), 'OPEN', ['ADD_NOTE']],
    ['[H-08] a supervisor does all in their queue', of('SUPERVISOR', { inQueue: true }), 'OPEN', LEAD],
    ['[H-08] a supervisor of another queue does nothing', of('SUPERVISOR'), 'OPEN', ['ADD_NOTE']],
    ['[H-03] a supervisor answers, resolves or assigns a NEW ticket', of('SUPERVISOR', { inQueue: true }), 'NEW', ['CLAIM', 'REPLY', 'ADD_NOTE', 'RESOLVE', 'TRANSFER', 'REASSIGN', 'TAKE', 'TAG', 'INVITE_EXPERT', 'MERGE', 'SPLIT', 'SNOOZE']],
    ['[H-06, C5] a manager does all, in any queue', of('MANAGER'), 'OPEN', LEAD],
    ['[H-06, C5] an administrator does all, in any queue', of('ADMIN'), 'OPEN', LEAD],
    ['[G-07] a closed ticket only takes notes', of('ADMIN', { assignee: true }), 'CLOSED', ['ADD_NOTE']],
    ['[§4.4] an invited expert does not act on the ticket', of('EXPERT', { participant: true }), 'OPEN', []],
    ['[§4.4] not even as an assignee who became an expert', of('EXPERT', { assignee: true, inQueue: true }), 'OPEN', []],
  ];
  test.each(BY_ROLE)('%s', (_, who, at, expected) => {
    expect([...allowedActions(at, who)].sort()).toEqual([...expected].sort());
  });

  test('[§4.4] supervising is by role, and for supervisors by queue', () => {
    expect([of('ADMIN'), of('MANAGER'), of(null), of('SUPERVISOR', { inQueue: true })].map(supervises)).toEqual([true, true, true, true]);
    expect([of('SUPERVISOR', { assignee: true }), of('AGENT', { assignee: true, inQueue: true }), of('EXPERT', { participant: true, inQueue: true }), of('PARTNER_VIEWER', { inQueue: true })].map(supervises))
      .toEqual([false, false, false, false]);
  });
});

describe('[K-03, C2] engagement', () => {
  const ticket = (at: Status, assigneeId: string | null, lastCustomerPosition: number, lastStaffPosition: number, assigneeReadPosition: number) =>
    engagement({ status: at, assigneeId, lastCustomerPosition, lastStaffPosition, assigneeReadPosition });
  test.each([
    ['nobody has it', ticket('NEW', null, 3, 0, 0), 'UNASSIGNED'], ['nobody has it, though somebody answered earlier', ticket('NEW', null, 1, 2, 9), 'UNASSIGNED'],
    ['somebody has it and has not read the newest', ticket('OPEN', 'a', 3, 0, 2), 'ASSIGNED'], ['read up to the newest', ticket('OPEN', 'a', 3, 0, 3), 'READ'],
    ['read, and the customer wrote again', ticket('OPEN', 'a', 4, 2, 3), 'ASSIGNED'], ['the last word is the agent’s', ticket('OPEN', 'a', 3, 4, 0), 'RESPONDED'],
    ['pending, answered', ticket('PENDING', 'a', 3, 4, 4), 'RESPONDED'], ['on hold, read', ticket('ON_HOLD', 'a', 3, 0, 3), 'READ'],
    ['resolved', ticket('RESOLVED', 'a', 5, 4, 0), 'CLOSED'], ['closed', ticket('CLOSED', 'a', 3, 4, 4), 'CLOSED'], ['resolved as spam', ticket('RESOLVED', null, 1, 0, 0), 'CLOSED'],
  ])('%s', (_, actual, expected) => expect(actual).toBe(expected));
});

describe('deadlines', () => {
  const HOLDS = { resolvedHoldMs: 3_600_000, pendingHoldMs: 3_600_000, inactivityMs: 86_400_000 };
  const now = new Date('2026-11-22T12:00:00.000Z');
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const after = (minutes: number) => before(-minutes);
  test.each([
    ['[G-08] resolved closes an hour after it was marked', 'RESOLVED', before(50), after(60)], ['[G-10] pending closes an hour after the agent’s last message', 'PENDING', before(10), after(50)],
    ['[G-18] from the marking when that hour is over', 'PENDING', before(90), after(60)], ['[G-18] from the marking when it ends this moment', 'PENDING', before(60), after(60)],
    ['[G-10] from the marking when no agent has written', 'PENDING', null, after(60)], ['[G-10] at once after a message', 'PENDING', now, after(60)],
    ['[G-05] on hold has no timer', 'ON_HOLD', before(10), null], ['new has none', 'NEW', null, null], ['closed has none', 'CLOSED', before(10), null],
    ['[K-24] open waits a day after the agent’s last message', 'OPEN', before(10), after(1_430)], ['[K-24] and not before there is one', 'OPEN', null, null],
  ] as const)('%s', (_, at, lastAgentMessageAt, expected) => expect(nextTransition(at, now, { lastAgentMessageAt, answered: true }, HOLDS)).toEqual(expected));

  test('[K-24] open waits for nobody once the customer has answered', () => {
    expect(nextTransition('OPEN', now, { lastAgentMessageAt: before(10), answered: false }, HOLDS)).toBeNull();
  });

  test.each(STATUSES.map((at) => [at, timerEvent(at)] as const))('a timer of %s is armed exactly where it has an event, which the machine accepts', (at, event) => {
    expect(nextTransition(at, now, { lastAgentMessageAt: now, answered: true }, HOLDS) !== null).toBe(event !== null);
    expect(event === null || step(at, event).ok).toBe(true);
  });

  test.each([
    ['PENDING', before(0), 'PENDING_EXPIRED'], ['RESOLVED', before(1), 'RESOLVED_EXPIRED'], ['PENDING', after(1), null], ['RESOLVED', null, null], ['OPEN', before(1), null], ['ON_HOLD', before(1), null],
  ] as const)('[G-07] %s due at %p has lapsed as %s', (at, due, expected) => expect(lapsed(at, due, now)).toBe(expected));
});

describe('couldSee', () => {
  const user = (who: Role) => ({ id: 'me', role: who, queueIds: ['mine'] });
  test.each([
    ['[H-02] an agent saw their own, in any queue', user('AGENT'), { status: 'ON_HOLD', assigneeId: 'me', queueId: 'other' }, true],
    ['[C6] an agent saw the NEW of their queue', user('AGENT'), { status: 'NEW', assigneeId: null, queueId: 'mine' }, true],
    ['[C6] not the NEW of another queue', user('AGENT'), { status: 'NEW', assigneeId: null, queueId: 'other' }, false],
    ['[H-02] not a colleague’s, in the same queue', user('AGENT'), { status: 'OPEN', assigneeId: 'you', queueId: 'mine' }, false],
    ['[H-08] a supervisor saw all of their queue', user('SUPERVISOR'), { status: 'PENDING', assigneeId: 'you', queueId: 'mine' }, true],
    ['[H-08] and nothing of another', user('SUPERVISOR'), { status: 'OPEN', assigneeId: 'you', queueId: 'other' }, false],
    ['[C5] a manager saw everything', user('MANAGER'), { status: 'OPEN', assigneeId: 'you', queueId: 'other' }, true], ['[C5] so did an administrator', user('ADMIN'), { status: 'CLOSED', assigneeId: null, queueId: 'other' }, true],
    ['[§4.4] an expert saw no queue', user('EXPERT'), { status: 'NEW', assigneeId: null, queueId: 'mine' }, false], ['[§4.4] nor did a partner', user('PARTNER_VIEWER'), { status: 'NEW', assigneeId: null, queueId: 'mine' }, false],
  ] as const)('%s', (_, who, at, expected) => expect(couldSee(who, at)).toBe(expected));
});
