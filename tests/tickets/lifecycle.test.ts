import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startChat } from '../support/chat.ts';
import { HOUR, kinds, MINUTE, openDesk, systemNotes, TICKET, type Desk, type TicketView } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const now = () => desk.server.clock.now().getTime();
const due = (ticket: TicketView | null) => (ticket?.nextTransitionAt ? Date.parse(ticket.nextTransitionAt) - now() : null);
const causeOf = async (id: string) => (await desk.server.database.query<{ cause: string }>('select cause from ticket where id = $1', [id.slice(4)]))[0]!.cause;

describe('claiming', () => {
  test('[K-04] of two agents who claim at the same moment exactly one gets it', async () => {
    for (let round = 0; round < 4; round++) {
      const { ticketId } = await desk.chat();
      const answers = await Promise.all((['agent1', 'agent2'] as const).map((part) => desk.act(part, 'claimTicket', { ticketId }, `ticket { ${TICKET} }`)));
      const [won, lost] = answers[0]!.errors.length === 0 ? answers : answers.toReversed();
      expect(won).toMatchObject({ errors: [], ticket: { status: 'OPEN', engagement: 'ASSIGNED' } });
      expect(['NotFound', 'AlreadyAssigned']).toContain(kinds(lost!)[0]);
      expect(systemNotes(await desk.timeline(ticketId))).toHaveLength(1);
      await desk.act('supervisor', 'resolveTicket', { ticketId });
    }
  });

  test('[C6] who supervises hears that somebody else has it', async () => {
    const { ticketId } = await desk.held('agent1');
    const late = await desk.act('supervisor', 'claimTicket', { ticketId }, 'ticket { id } errors { ... on AlreadyAssigned { assignee { id } } }');
    expect(late.errors).toMatchObject([{ __typename: 'AlreadyAssigned', assignee: { id: desk.house.userId('agent1') } }]);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[P-04, K-25] an agent holds five; two claims at once for the last place get one', async () => {
    const waiting = await Promise.all(Array.from({ length: 6 }, () => desk.chat({ endpointKey: desk.house.otherEndpointKey })));
    for (const { ticketId } of waiting.slice(0, 4)) await desk.act('outsider', 'claimTicket', { ticketId });
    const answers = await Promise.all(waiting.slice(4).map(({ ticketId }) => desk.act('outsider', 'claimTicket', { ticketId })));
    expect(answers.map(kinds).sort()).toEqual([[], ['AtCapacity']]);
    const left = waiting[4 + answers.findIndex((answer) => answer.errors.length > 0)]!.ticketId;
    expect(await desk.ticket(left)).toMatchObject({ status: 'NEW', assignee: null });
    await desk.act('outsider', 'resolveTicket', { ticketId: waiting[0]!.ticketId });
    expect(kinds(await desk.act('outsider', 'claimTicket', { ticketId: left }))).toEqual([]);
    for (const { ticketId } of waiting.slice(1)) await desk.act('otherSupervisor', 'resolveTicket', { ticketId });
  });
});

describe('waiting', () => {
  test('[G-04, G-10] pending lapses an hour after the agent’s last message, and a further message restarts it', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.reply('agent1', ticketId);
    desk.server.clock.advance(10 * MINUTE);
    await desk.act('agent1', 'markPending', { ticketId });
    const pending = await desk.ticket(ticketId);
    expect(pending).toMatchObject({ status: 'PENDING', allowedActions: expect.not.arrayContaining(['MARK_PENDING']) });
    expect(due(pending)).toBe(50 * MINUTE);
    desk.server.clock.advance(20 * MINUTE);
    expect(await desk.reply('agent1', ticketId)).toMatchObject({ errors: [], ticket: { status: 'PENDING' } });
    expect(due(await desk.ticket(ticketId))).toBe(HOUR);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G-18] marked late, the hold counts from the marking', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.reply('agent1', ticketId);
    desk.server.clock.advance(2 * HOUR);
    await desk.act('agent1', 'markPending', { ticketId });
    expect(due(await desk.ticket(ticketId))).toBe(HOUR);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G-11] a customer’s message within the hold opens a pending ticket and disarms its timer', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markPending', { ticketId });
    desk.server.clock.advance(59 * MINUTE);
    await customer.write('Here I am.');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', nextTransitionAt: null, assignee: { id: desk.house.userId('agent1') } });
    expect(await causeOf(ticketId)).toBe('CUSTOMER');
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G-05, G-12] an agent’s reply takes a ticket off hold', async () => {
    const { ticketId } = await desk.held('agent1');
    expect(await desk.act('agent1', 'markOnHold', { ticketId }, `ticket { ${TICKET} }`)).toMatchObject({ errors: [], ticket: { status: 'ON_HOLD', nextTransitionAt: null } });
    expect(await desk.reply('agent1', ticketId)).toMatchObject({ errors: [], ticket: { status: 'OPEN', engagement: 'RESPONDED' } });
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G7] so does a customer’s message, however late', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markOnHold', { ticketId });
    desk.server.clock.advance(30 * HOUR);
    await customer.write('Any news?');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN' });
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G-17] what the table does not allow says where the ticket stands', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markOnHold', { ticketId });
    const again = await desk.act('agent1', 'markOnHold', { ticketId }, 'ticket { id } errors { ... on InvalidTransition { status } }');
    expect(again).toMatchObject({ ticket: null, errors: [{ __typename: 'InvalidTransition', status: 'ON_HOLD' }] });
    expect(kinds(await desk.act('agent1', 'reopenTicket', { ticketId }))).toEqual(['InvalidTransition']);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });
});

describe('resolving', () => {
  test('[G-06, G-08, G-14] it closes an hour after it was marked, and keeps the note', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'resolveTicket', { ticketId, note: 'Sent a new pump.' });
    const resolved = await desk.ticket(ticketId);
    expect(resolved).toMatchObject({ status: 'RESOLVED', engagement: 'CLOSED', resolvedAt: new Date(now()).toISOString(), closedAt: null });
    expect(due(resolved)).toBe(HOUR);
    expect(await desk.timeline(ticketId)).toContainEqual({ __typename: 'InternalNote', text: 'Sent a new pump.', author: { name: desk.house.fullName('agent1') } });
  });

  test('[G-09] a message within the hold opens the same ticket for the same agent', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'resolveTicket', { ticketId });
    desk.server.clock.advance(59 * MINUTE);
    await customer.write('It still leaks.');
    expect(await desk.newest(customer)).toMatchObject({ id: ticketId, status: 'OPEN', assignee: { id: desk.house.userId('agent1') }, resolvedAt: null, nextTransitionAt: null });
    expect(await causeOf(ticketId)).toBe('REOPENED');
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G8] when that agent is full it waits in the queue again', async () => {
    const { customer, ticketId } = await desk.held('agent2');
    await desk.act('agent2', 'resolveTicket', { ticketId });
    const others = [];
    for (let i = 0; i < 5; i++) others.push(await desk.held('agent2'));
    await customer.write('It still leaks.');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW', assignee: null });
    expect(await causeOf(ticketId)).toBe('REOPENED');
    for (const other of others) await desk.act('agent2', 'resolveTicket', { ticketId: other.ticketId });
  });

  test.each([['a click', (id: string) => desk.act('agent1', 'reopenTicket', { ticketId: id })], ['an answer', (id: string) => desk.reply('agent1', id)]] as const)(
    '[G-03] %s of the agent opens it within the hold', async (_, how) => {
      const { ticketId } = await desk.held('agent1');
      await desk.act('agent1', 'resolveTicket', { ticketId });
      desk.server.clock.advance(30 * MINUTE);
      expect(kinds(await how(ticketId))).toEqual([]);
      const open = await desk.ticket(ticketId);
      expect(open).toMatchObject({ status: 'OPEN', resolvedAt: null });
      // Rule K-24: from an answer on, the customer has a day.
      expect(due(open)).toBe(open!.engagement === 'RESPONDED' ? 24 * HOUR : null);
      await desk.act('agent1', 'resolveTicket', { ticketId });
    });

  test.each([['reopening', (id: string) => desk.act('agent1', 'reopenTicket', { ticketId: id })], ['answering', (id: string) => desk.reply('agent1', id)]] as const)(
    '[§4.2] %s is refused once the hold has run out', async (_, how) => {
      const { ticketId } = await desk.held('agent1');
      await desk.act('agent1', 'resolveTicket', { ticketId });
      desk.server.clock.advance(HOUR + 1);
      expect(kinds(await how(ticketId))).toEqual(['InvalidTransition']);
    });

  test('[§4.2] a NEW ticket is resolved by who supervises the queue, not by agents', async () => {
    const { ticketId } = await desk.chat();
    expect(kinds(await desk.act('agent1', 'resolveTicket', { ticketId }))).toEqual(['InvalidTransition']);
    expect(kinds(await desk.reply('agent1', ticketId))).toEqual(['InvalidTransition']);
    expect(kinds(await desk.act('supervisor', 'resolveTicket', { ticketId }))).toEqual([]);
  });

  test('[§4.2] a supervisor’s answer to a NEW ticket makes it theirs', async () => {
    const { ticketId } = await desk.chat();
    expect(await desk.reply('supervisor', ticketId)).toMatchObject({ errors: [], ticket: { status: 'OPEN', assignee: { id: desk.house.userId('supervisor') } } });
    await desk.act('supervisor', 'resolveTicket', { ticketId });
  });
});

describe('after the hold', () => {
  test.each([['resolveTicket', 'RESOLVED_EXPIRED'], ['markPending', 'PENDING_EXPIRED']] as const)(
    '[K-16, C3] after %s a message opens a new ticket that follows the old one, with its tags, in the same thread', async (mutation, cause) => {
      const { customer, ticketId } = await desk.held('agent1');
      await desk.reply('agent1', ticketId, 'First answer.');
      await desk.act('agent1', 'tagTicket', { ticketId, tagId: desk.house.tagId });
      await desk.act('agent1', mutation, { ticketId });
      desk.server.clock.advance(HOUR + 1);
      await customer.write('Me again.');
      const [old, fresh] = [await desk.ticket(ticketId), await desk.newest(customer)];
      expect(old).toMatchObject({ status: 'CLOSED', closedAt: new Date(now()).toISOString(), nextTransitionAt: null, allowedActions: ['ADD_NOTE'] });
      expect(await causeOf(ticketId)).toBe(cause);
      expect(fresh).toMatchObject({ status: 'NEW', assignee: null, followUpOf: { id: ticketId }, tags: [{ name: `Tag-${desk.house.slug}` }], queue: { id: desk.house.queueId } });
      const { conversation } = await desk.ask<{ conversation: { messages: { edges: { node: { text: string } }[] } } }>('admin',
        'query ($id: ID!) { conversation(id: $id) { messages { edges { node { text } } } } }', { id: customer.conversationId });
      expect(conversation.messages.edges.map((edge) => edge.node.text).slice(1)).toEqual(['First answer.', 'Me again.']);
      const lines = async (id: string) => (await desk.timeline(id)).filter((line) => line.__typename === 'Message').map((line) => line.text);
      expect([(await lines(ticketId)).slice(1), await lines(fresh.id)]).toEqual([['First answer.'], ['Me again.']]);
    });

  test('[G-07] nothing but a note is accepted on a closed ticket, also from an administrator', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'resolveTicket', { ticketId });
    desk.server.clock.advance(HOUR + 1);
    await customer.write('Me again.');
    const attempts: [string, Record<string, unknown>][] = [
      ['claimTicket', {}], ['markPending', {}], ['markOnHold', {}], ['resolveTicket', {}], ['reopenTicket', {}], ['transferTicket', { queueId: desk.house.otherQueueId }],
      ['transferTicket', { userId: desk.house.userId('agent2') }], ['tagTicket', { tagId: desk.house.otherTagId }], ['inviteExpert', { userId: desk.house.userId('expert') }],
      ['sendReply', { content: { text: 'Hello?' }, seenUpTo: 9, clientMutationId: 'late' }],
    ];
    for (const [mutation, more] of attempts) expect([mutation, (await desk.act('admin', mutation, { ticketId, ...more })).errors.length]).toEqual([mutation, 1]);
    expect(kinds(await desk.act('admin', 'addNote', { ticketId, text: 'For the record.', clientMutationId: 'closed' }))).toEqual([]);
  });

  test('[§4.2] two messages at once after the hold open one ticket', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'resolveTicket', { ticketId });
    desk.server.clock.advance(HOUR + 1);
    await Promise.all(Array.from({ length: 4 }, (_, i) => customer.write(`At once ${i}.`)));
    const tickets = await desk.server.database.query('select status from ticket where conversation_id = $1 order by number', [customer.conversationId.slice(4)]);
    expect(tickets).toEqual([{ status: 'CLOSED' }, { status: 'NEW' }]);
  });

  test('[§4.2] the first messages of one customer from several tabs open one conversation and one ticket', async () => {
    const visitorKey = 'tabs-of-one-and-the-same-browser';
    const tabs = await Promise.all(Array.from({ length: 4 }, () => startChat(desk.server, { endpointKey: desk.house.endpointKey, visitorKey, text: 'Hello from a tab.' })));
    expect(new Set(tabs.map((tab) => tab.conversationId)).size).toBe(1);
    const [counts] = await desk.server.database.query(
      `select (select count(*)::int from ticket where conversation_id = c.id) as tickets, (select count(*)::int from message where conversation_id = c.id) as messages,
        (select count(*)::int from contact where id = c.contact_id) as contacts from conversation c where c.id = $1`, [tabs[0]!.conversationId.slice(4)]);
    expect(counts).toEqual({ tickets: 1, messages: 4, contacts: 1 });
  });
});
