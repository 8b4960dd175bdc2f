import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { HOUR, kinds, MINUTE, openDesk, systemNotes, type Desk } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const due = () => desk.server.app.deadlines.runDue();
const now = () => desk.server.clock.now().toISOString();
/** What the log says of a ticket's last change. */
const lastChange = async (ticketId: string) => (await desk.server.database.query<{ actor: string; payload: Record<string, unknown> }>(
  "select actor, payload from event where ticket_id = $1 and type = 'TicketChanged' order by id desc limit 1", [ticketId.slice(4)]))[0]!;

describe('holds', () => {
  test('[G-07, G-08] an hour after it was resolved the system closes a ticket, once, not a moment early', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'resolveTicket', { ticketId });
    desk.server.clock.advance(HOUR - 1);
    expect(await due()).toBe(0);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'RESOLVED' });
    desk.server.clock.advance(1);
    expect(await due()).toBe(1);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'CLOSED', closedAt: now(), nextTransitionAt: null, allowedActions: ['ADD_NOTE'] });
    expect(await lastChange(ticketId)).toMatchObject({ actor: 'system', payload: { change: 'STATUS', cause: 'RESOLVED_EXPIRED', byUserId: null, before: { status: 'RESOLVED' }, after: { status: 'CLOSED' } } });
    expect(systemNotes(await desk.timeline(ticketId)).at(-1)).toBe('Closed, the hold ran out.');
    expect(await due()).toBe(0);
  });

  test('[G-07, G-10] an hour after the agent’s last message it closes a pending one', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markPending', { ticketId });
    desk.server.clock.advance(HOUR / 2);
    await desk.reply('agent1', ticketId);
    desk.server.clock.advance(HOUR - 1);
    expect(await due()).toBe(0);
    desk.server.clock.advance(1);
    expect(await due()).toBe(1);
    expect(await lastChange(ticketId)).toMatchObject({ actor: 'system', payload: { cause: 'PENDING_EXPIRED', after: { status: 'CLOSED' } } });
  });
});

const act = (part: Parameters<Desk['act']>[0], input: Record<string, unknown>) =>
  desk.act(part, 'setTimers', input, 'timers { resolvedHoldMs pendingHoldMs inactivityMs resolveKeywords onHold tagBeforeResolve }');

describe('the customer does not answer', () => {
  test('[K-24] a day after an agent’s answer the system resolves the ticket, and an hour later closes it', async () => {
    const { ticketId } = await desk.held('agent1');
    expect(await desk.ticket(ticketId)).toMatchObject({ nextTransitionAt: null });
    await desk.reply('agent1', ticketId);
    desk.server.clock.advance(24 * HOUR - 1);
    expect(await due()).toBe(0);
    desk.server.clock.advance(1);
    expect(await due()).toBe(1);
    expect(await lastChange(ticketId)).toMatchObject({ actor: 'system', payload: { cause: 'INACTIVITY', before: { status: 'OPEN' }, after: { status: 'RESOLVED', assigneeId: desk.house.userId('agent1').slice(4) } } });
    expect(systemNotes(await desk.timeline(ticketId)).at(-1)).toBe('Resolved, the customer did not answer.');
    desk.server.clock.advance(HOUR);
    await due();
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'CLOSED' });
  });

  test('[K-24] an answer of the customer disarms it, a further one of the agent starts the day anew, and so does another’s after a transfer', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await desk.reply('agent1', ticketId);
    await customer.write('Here is the photo.');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', nextTransitionAt: null });
    desk.server.clock.advance(25 * HOUR);
    expect(await due()).toBe(0);
    await desk.reply('agent1', ticketId);
    desk.server.clock.advance(23 * HOUR);
    await desk.reply('agent1', ticketId);
    desk.server.clock.advance(23 * HOUR);
    expect(await due()).toBe(0);
    await desk.act('agent1', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
    desk.server.clock.advance(HOUR);
    expect(await due()).toBe(1);
    desk.server.clock.advance(HOUR);
    await due();
  });

  test('[K-24, G-05] it is off while the ticket is on hold, and on again with the answer that ends the hold', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.reply('agent1', ticketId);
    await desk.act('agent1', 'markOnHold', { ticketId });
    desk.server.clock.advance(40 * HOUR);
    expect(await due()).toBe(0);
    await desk.reply('agent1', ticketId);
    desk.server.clock.advance(24 * HOUR);
    expect(await due()).toBe(1);
    expect(await lastChange(ticketId)).toMatchObject({ payload: { cause: 'INACTIVITY' } });
  });
});

describe('what managers set', () => {
  test('[G-08, G-10, K-24, §4.4] holds are of the workspace; a manager changes them, a supervisor, an agent and a customer do not', async () => {
    const short = { resolvedHoldMs: 5 * MINUTE, pendingHoldMs: 10 * MINUTE, inactivityMs: 2 * HOUR };
    for (const part of ['supervisor', 'agent1', 'expert'] as const) expect(kinds(await act(part, short))).toEqual(['Forbidden']);
    expect(await act('manager', short)).toMatchObject({ errors: [], timers: { ...short, resolveKeywords: [], onHold: 'OPEN' } });
    const [resolved, pending, open] = [await desk.held('agent1'), await desk.held('agent1'), await desk.held('agent1')];
    await desk.act('agent1', 'resolveTicket', { ticketId: resolved.ticketId });
    await desk.act('agent1', 'markPending', { ticketId: pending.ticketId });
    await desk.reply('agent1', open.ticketId);
    for (const [ms, { ticketId }, status] of [[5 * MINUTE, resolved, 'CLOSED'], [5 * MINUTE, pending, 'CLOSED'], [110 * MINUTE, open, 'RESOLVED']] as const) {
      const { status: before } = (await desk.ticket(ticketId))!;
      desk.server.clock.advance(ms - 1);
      await due();
      expect(await desk.ticket(ticketId)).toMatchObject({ status: before });
      desk.server.clock.advance(1);
      await due();
      expect(await desk.ticket(ticketId)).toMatchObject({ status });
    }
    expect(await desk.ask('agent1', '{ timers { resolvedHoldMs pendingHoldMs inactivityMs } }')).toEqual({ timers: short });
    expect(await act('admin', { resolvedHoldMs: HOUR, pendingHoldMs: HOUR, inactivityMs: 24 * HOUR })).toMatchObject({ errors: [] });
  });

  test.each([
    ['a hold of nothing', { resolvedHoldMs: 0 }], ['a hold of months', { pendingHoldMs: 2_000_000_000 }], ['less than a minute', { inactivityMs: -1 }],
    ['a keyword of nothing', { resolveKeywords: ['ok', ' !? '] }], ['too many keywords', { resolveKeywords: Array.from({ length: 51 }, (_, i) => `word ${i}`) }],
  ])('[G-08] not %s', async (_, input) => expect(kinds(await act('manager', input))).toEqual(['BadInput']));

  test('[§4.2] what is armed keeps its time, and one workspace’s timers are not another’s', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'resolveTicket', { ticketId });
    const before = await desk.ticket(ticketId);
    await act('manager', { resolvedHoldMs: 5 * MINUTE });
    expect(await desk.ticket(ticketId)).toMatchObject({ nextTransitionAt: before!.nextTransitionAt });
    const token = await desk.server.signIn('admin@demo.test');
    expect(await desk.server.client(token).request('{ timers { resolvedHoldMs } }')).toEqual({ timers: { resolvedHoldMs: HOUR } });
    await act('manager', { resolvedHoldMs: HOUR });
  });

  test('[K-23] a tag before resolving, if the workspace wants it', async () => {
    await act('admin', { tagBeforeResolve: true });
    const { ticketId } = await desk.held('agent1');
    expect(kinds(await desk.act('agent1', 'resolveTicket', { ticketId }))).toEqual(['BadInput']);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN' });
    await desk.act('agent1', 'tagTicket', { ticketId, tagId: desk.house.tagId });
    expect(kinds(await desk.act('agent1', 'resolveTicket', { ticketId }))).toEqual([]);
    await act('admin', { tagBeforeResolve: false });
  });

  test('[G7] on hold stays on hold through customers’ messages, if the workspace wants it', async () => {
    await act('manager', { onHold: 'STAY' });
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markOnHold', { ticketId });
    await customer.write('Any news?');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'ON_HOLD' });
    await desk.reply('agent1', ticketId);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN' });
    await act('manager', { onHold: 'OPEN' });
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });
});

describe('keywords', () => {
  beforeAll(() => act('manager', { resolveKeywords: ['thanks', 'All good'] }));
  afterAll(() => act('manager', { resolveKeywords: [] }));
  const statuses = (conversationId: string) => desk.server.database.query<{ status: string; to: number | null }>(
    'select status, to_position as to from ticket where conversation_id = $1 order by number', [conversationId.slice(4)]);

  test('[K-24, C-15] a customer who says so resolves an open ticket, and no more than that: it stays with its agent', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await customer.write('all good, thanks'); // Two of them are none.
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN' });
    await customer.write('  ALL GOOD :) ');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'RESOLVED', assignee: { id: desk.house.userId('agent1') } });
    expect(await lastChange(ticketId)).toMatchObject({ actor: expect.stringMatching(/^contact:/), payload: { cause: 'KEYWORD', byUserId: null } });
    expect(systemNotes(await desk.timeline(ticketId)).at(-1)).toBe('Resolved, the customer said so.');
  });

  test('[K-26] it reopens neither a resolved nor a pending ticket, and leaves their timers alone', async () => {
    for (const mutation of ['resolveTicket', 'markPending']) {
      const { customer, ticketId } = await desk.held('agent1');
      await desk.act('agent1', mutation, { ticketId });
      const { status, nextTransitionAt } = (await desk.ticket(ticketId))!;
      desk.server.clock.advance(MINUTE);
      await customer.write('Thanks.');
      expect(await desk.ticket(ticketId)).toMatchObject({ status, nextTransitionAt });
      await desk.act('agent1', 'resolveTicket', { ticketId });
    }
  });

  test('[K-26] it opens no follow-up of a closed one, and belongs to that, so that its agent reads it', async () => {
    for (const swept of [true, false]) {
      const { customer, ticketId } = await desk.held('agent1');
      await desk.act('agent1', 'resolveTicket', { ticketId });
      desk.server.clock.advance(HOUR);
      if (swept) await due();
      const { position } = await customer.write('thanks');
      expect(await statuses(customer.conversationId)).toEqual([{ status: 'CLOSED', to: position }]);
      expect((await desk.timeline(ticketId, 'agent1')).some((line) => line.text === 'thanks')).toBe(true);
      await customer.write('But it leaks again.');
      expect(await statuses(customer.conversationId)).toEqual([{ status: 'CLOSED', to: position }, { status: 'NEW', to: null }]);
    }
  });

  test('[K-26] as a first message it opens a ticket like any other', async () => {
    const { ticketId } = await desk.chat({ text: 'Thanks' });
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW' });
  });
});

describe('the policy of the queue, or of the endpoint before it', () => {
  const queue = (policy: string) => desk.server.database.query('update queue set follow_up_policy = $2 where id = $1', [desk.house.queueId.slice(4), policy]);
  const endpoint = (policy: string | null) => desk.server.database.query('update endpoint set follow_up_policy = $2 where key = $1', [desk.house.endpointKey, policy]);
  afterAll(async () => {
    await queue('REOPEN_IN_HOLD');
    await endpoint(null);
  });

  test('[C3, K-16] ALWAYS_NEW_LINKED: also within the hold a new ticket that follows, with tags', async () => {
    await queue('ALWAYS_NEW_LINKED');
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'tagTicket', { ticketId, tagId: desk.house.tagId });
    await desk.act('agent1', 'resolveTicket', { ticketId });
    await customer.write('Something else.');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'CLOSED' });
    expect(await lastChange(ticketId)).toMatchObject({ actor: expect.stringMatching(/^contact:/), payload: { cause: 'CUSTOMER', before: { status: 'RESOLVED' } } });
    expect(await desk.newest(customer)).toMatchObject({ status: 'NEW', assignee: null, followUpOf: { id: ticketId }, tags: [{ name: `Tag-${desk.house.slug}` }] });
  });

  test('[C3, K-15] the endpoint’s ALWAYS_REOPEN counts before it: the closed ticket itself, for the same agent, in one piece', async () => {
    await endpoint('ALWAYS_REOPEN');
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'resolveTicket', { ticketId });
    desk.server.clock.advance(HOUR);
    await due();
    await customer.write('It is back.');
    expect(await desk.newest(customer)).toMatchObject({ id: ticketId, status: 'OPEN', closedAt: null, resolvedAt: null, assignee: { id: desk.house.userId('agent1') } });
    expect(await lastChange(ticketId)).toMatchObject({ payload: { cause: 'REOPENED', before: { status: 'CLOSED' } } });
    expect((await desk.timeline(ticketId, 'agent1')).some((line) => line.text === 'It is back.')).toBe(true);
    expect(kinds(await desk.reply('agent1', ticketId))).toEqual([]);
  });
});

describe('an assignee who is gone', () => {
  const state = (after: string, cause: string) => desk.server.app.db.tx(systemActor(desk.house.workspaceId), async (tx) => {
    const id = desk.house.userId('agent2').slice(4);
    await tx.rows(sql`update agent set state = ${after} where user_id = ${id}::uuid`);
    tx.record({ type: 'AgentStateChanged', payload: { userId: id, before: 'AVAILABLE', after, auxCodeId: null, cause, at: desk.server.clock.now() } });
    return ok(null);
  });
  const whenOffline = (policy: string) => desk.server.database.query('update queue set when_offline = $2 where id = $1', [desk.house.queueId.slice(4), policy]);

  test('[G11] keeps their tickets where the queue says so', async () => {
    const { ticketId } = await desk.held('agent2');
    await state('OFFLINE', 'SIGNED_OUT');
    desk.server.clock.advance(HOUR);
    await due();
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', assignee: { id: desk.house.userId('agent2') } });
    await desk.act('agent2', 'resolveTicket', { ticketId });
  });

  test('[G11] gives them back after a minute where it says that: all but what is resolved; who comes back in time keeps them', async () => {
    await whenOffline('REQUEUE');
    const [open, held, resolved] = [await desk.held('agent2'), await desk.held('agent2'), await desk.held('agent2')];
    await desk.act('agent2', 'markOnHold', { ticketId: held.ticketId });
    await desk.act('agent2', 'resolveTicket', { ticketId: resolved.ticketId });
    await state('OFFLINE', 'SIGNED_OUT');
    desk.server.clock.advance(MINUTE - 1);
    await due();
    await state('AVAILABLE', 'SELF');
    desk.server.clock.advance(MINUTE);
    await due();
    expect(await desk.ticket(open.ticketId)).toMatchObject({ status: 'OPEN' });
    await state('OFFLINE', 'SIGNED_OUT');
    desk.server.clock.advance(MINUTE);
    expect(await due()).toBe(1);
    for (const { ticketId } of [open, held]) {
      expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW', assignee: null, queue: { id: desk.house.queueId } });
      expect(await lastChange(ticketId)).toMatchObject({ actor: 'system', payload: { cause: 'ASSIGNEE_GONE', after: { status: 'NEW', assigneeId: null } } });
      expect(systemNotes(await desk.timeline(ticketId)).at(-1)).toBe('New, whoever had it is gone.');
    }
    expect(await desk.ticket(resolved.ticketId)).toMatchObject({ status: 'RESOLVED', assignee: { id: desk.house.userId('agent2') } });
  });

  test('[G11] who lost their presence had their grace before', async () => {
    const { ticketId } = await desk.held('agent2');
    await state('OFFLINE', 'PRESENCE_LOST');
    expect(await due()).toBe(1);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW' });
    await whenOffline('KEEP');
  });
});
