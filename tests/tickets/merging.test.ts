import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../src/modules/tickets/rules.ts';
import { startChat, ticketOf, type Customer } from '../support/chat.ts';
import { eventCursor, subscribe } from '../support/subscriber.ts';
import { HOUR, kinds, openDesk, systemNotes, type Desk } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('merging');
});
afterAll(() => desk?.stop());

interface Case {
  customer: Customer;
  ticketId: string;
}

/** One customer who writes at both doors of the house: a ticket in each queue. */
const twice = async (texts: [string, string] = ['My dishwasher leaks.', 'Still leaking.']): Promise<[Case, Case]> => {
  const visitorKey = randomBytes(32).toString('base64url');
  const first = await desk.chat({ visitorKey, name: 'Rosa Lund', text: texts[0] });
  const second = await desk.chat({ visitorKey, name: 'Rosa Lund', text: texts[1], endpointKey: desk.house.otherEndpointKey });
  return [first, second];
};

const merge = (intoId: string, ticketIds: string[], part: Parameters<Desk['as']>[0] = 'manager') =>
  desk.act(part, 'mergeTickets', { intoId, ticketIds }, 'ticket { id status tags { name } participants { id } links { kind outgoing ticket { id } } }');
const texts = async (ticketId: string, part: Parameters<Desk['as']>[0] = 'admin') => (await desk.timeline(ticketId, part)).map((line) => line.text);
const detail = async <T>(ticketId: string, fields: string, part: Parameters<Desk['as']>[0] = 'admin') =>
  (await desk.ask<{ ticket: T }>(part, `query ($id: ID!) { ticket(id: $id) { ${fields} } }`, { id: ticketId })).ticket;
const activeTickets = () => desk.server.database.query<{ n: number }>("select count(*)::int as n from ticket where status <> 'CLOSED' group by conversation_id having count(*) > 1");
const reply = (ticketId: string, input: Record<string, unknown>, part: Parameters<Desk['as']>[0] = 'admin') =>
  desk.act(part, 'sendReply', { ticketId, content: { text: 'Answer.' }, seenUpTo: 0, force: true, ...input }, 'message { id position conversationId author { name } }');

describe('[G-20, §4.2] merging', () => {
  test('closes the merged ticket; tags, participants and notes are readable on the survivor, and the notes on both', async () => {
    const [into, from] = await twice();
    await desk.act('admin', 'tagTicket', { ticketId: from.ticketId, tagId: desk.house.tagId });
    await desk.act('admin', 'addNote', { ticketId: from.ticketId, text: 'Serial number 42.', clientMutationId: 'n' });
    await desk.act('admin', 'inviteExpert', { ticketId: from.ticketId, userId: desk.house.userId('expert') });
    const answer = await merge(into.ticketId, [from.ticketId]);
    expect(answer).toMatchObject({
      errors: [], ticket: {
        status: 'NEW', tags: [{ name: `Tag-${desk.house.slug}` }], participants: [{ id: desk.house.userId('expert') }],
        links: [{ kind: 'MERGED_INTO', outgoing: false, ticket: { id: from.ticketId } }],
      },
    });
    expect(await detail(from.ticketId, 'status mergedInto { id } links { kind outgoing ticket { id } }')).toEqual({
      status: 'CLOSED', mergedInto: { id: into.ticketId }, links: [{ kind: 'MERGED_INTO', outgoing: true, ticket: { id: into.ticketId } }],
    });
    expect(await texts(from.ticketId)).toEqual(expect.arrayContaining(['Still leaking.', 'Serial number 42.']));
    // The supervisor of the survivor's queue alone never saw the other ticket, and sees what it brought.
    expect(await desk.ticket(from.ticketId, 'supervisor')).toBeNull();
    expect(await texts(into.ticketId, 'supervisor')).toEqual(expect.arrayContaining(['My dishwasher leaks.', 'Still leaking.', 'Serial number 42.']));
    expect(systemNotes(await desk.timeline(into.ticketId)).some((text) => / was merged into this ticket\.$/.test(text))).toBe(true);
    expect(systemNotes(await desk.timeline(from.ticketId)).some((text) => /^Merged into #/.test(text))).toBe(true);
  });

  test('what the customer still writes there goes to the survivor, moves it, and opens nothing', async () => {
    const [into, from] = await twice();
    await desk.act('agent1', 'claimTicket', { ticketId: into.ticketId });
    await merge(into.ticketId, [from.ticketId]);
    await desk.act('agent1', 'markOnHold', { ticketId: into.ticketId });
    const token = await desk.as('supervisor');
    const inbox = await subscribe(desk.server.wsUrl, token, 'subscription ($after: String) { inboxEvents(after: $after) { __typename ... on TicketActivity { ticket { id } message { text } } } }', { after: await eventCursor(desk.server, token) });
    await from.customer.write('Is anybody there?');
    await inbox.until((event) => event.__typename === 'TicketActivity' && (event.message as { text: string }).text === 'Is anybody there?' && (event.ticket as { id: string }).id === into.ticketId);
    await inbox.stop();
    expect(await desk.ticket(into.ticketId)).toMatchObject({ status: 'OPEN', assignee: { id: desk.house.userId('agent1') } });
    expect(await desk.newest(from.customer)).toMatchObject({ id: from.ticketId, status: 'CLOSED' });
    expect(await texts(into.ticketId, 'supervisor')).toContain('Is anybody there?');
    expect(await activeTickets()).toEqual([]);
  });

  test('a reply goes to where the customer last wrote; who looked elsewhere has not seen it', async () => {
    const [into, from] = await twice();
    await desk.act('agent1', 'claimTicket', { ticketId: into.ticketId });
    await merge(into.ticketId, [from.ticketId]);
    desk.server.clock.advance(1_000);
    await into.customer.write('First door.');
    expect(await detail(into.ticketId, 'replyTo { id }')).toEqual({ replyTo: { id: into.customer.conversationId } });
    desk.server.clock.advance(1_000);
    const { position } = await from.customer.write('Second door.');
    expect(await detail(into.ticketId, 'replyTo { id } conversation { id }', 'agent1')).toEqual({ replyTo: { id: from.customer.conversationId }, conversation: { id: into.customer.conversationId } });
    const blind = await desk.act('agent1', 'sendReply', { ticketId: into.ticketId, content: { text: 'Hello.' }, seenUpTo: 99, clientMutationId: 'blind' });
    expect(kinds(blind)).toEqual(['StaleReply']);
    const seen = { ticketId: into.ticketId, content: { text: 'Hello, second door.' }, seenUpTo: position, conversationId: from.customer.conversationId, clientMutationId: 'seen' };
    const sent = await desk.act('agent1', 'sendReply', seen, 'message { id }');
    expect(sent.errors).toEqual([]);
    const heard = await desk.server.client(from.customer.token).request<{ conversation: { messages: { edges: { node: { text: string } }[] } } }>(
      'query ($id: ID!) { conversation(id: $id) { messages { edges { node { text } } } } }', { id: from.customer.conversationId });
    expect(heard.conversation.messages.edges.at(-1)!.node.text).toBe('Hello, second door.');
    // A repeat finds its first answer, also when the customer has gone back to the first door.
    desk.server.clock.advance(1_000);
    await into.customer.write('Back here.');
    expect(await desk.act('agent1', 'sendReply', seen, 'message { id }')).toEqual(sent);
    expect(await desk.ticket(into.ticketId)).toMatchObject({ status: 'OPEN' });
  });

  test('a survivor that is merged in its turn passes on what it had', async () => {
    const [first, second] = await twice();
    const third = await desk.chat({ visitorKey: first.customer.visitorKey, name: 'Rosa Lund', text: 'Third.' });
    // The third message came to the first conversation, where the first ticket is.
    expect(third.ticketId).toBe(first.ticketId);
    const [split] = [await desk.act('admin', 'splitTicket', { ticketId: first.ticketId, fromPosition: 2 }, 'ticket { id }')];
    const splitId = (split.ticket as { id: string }).id;
    await merge(first.ticketId, [second.ticketId]);
    expect((await merge(splitId, [first.ticketId])).errors).toEqual([]);
    expect(await detail(second.ticketId, 'mergedInto { id }')).toEqual({ mergedInto: { id: splitId } });
    const { position } = await second.customer.write('After both.');
    await first.customer.write('And here.');
    expect(position).toBeGreaterThan(1);
    const lines = await texts(splitId);
    for (const text of ['My dishwasher leaks.', 'Still leaking.', 'Third.', 'After both.', 'And here.']) expect(lines.filter((line) => line === text)).toEqual([text]);
    expect(await activeTickets()).toEqual([]);
  });

  test('[C3] once the survivor is closed, the next message opens a ticket that follows it', async () => {
    const [into, from] = await twice();
    await desk.act('admin', 'tagTicket', { ticketId: into.ticketId, tagId: desk.house.tagId });
    await merge(into.ticketId, [from.ticketId]);
    await desk.act('admin', 'resolveTicket', { ticketId: into.ticketId });
    desk.server.clock.advance(HOUR + 1);
    await from.customer.write('It is me again.');
    const next = await desk.newest(from.customer);
    expect(next).toMatchObject({ status: 'NEW', followUpOf: { id: into.ticketId }, tags: [{ name: `Tag-${desk.house.slug}` }] });
    expect(await detail(next.id, 'links { kind outgoing ticket { id } }')).toEqual({ links: [{ kind: 'FOLLOW_UP', outgoing: true, ticket: { id: into.ticketId } }] });
    expect(await texts(into.ticketId)).not.toContain('It is me again.');
    expect(await desk.ticket(into.ticketId)).toMatchObject({ status: 'CLOSED' });
  });

  test('is for who supervises both, of one customer, with a survivor that is worked on', async () => {
    const [into, from] = await twice();
    const other = await desk.chat({ name: 'Somebody Else' });
    expect(kinds(await merge(into.ticketId, [from.ticketId], 'supervisor'))).toEqual(['NotFound']);
    expect(kinds(await merge(into.ticketId, [other.ticketId], 'agent1'))).toEqual(['InvalidTransition']);
    expect(kinds(await merge(into.ticketId, [other.ticketId]))).toEqual(['BadInput']);
    expect(kinds(await merge(into.ticketId, [into.ticketId]))).toEqual(['BadInput']);
    expect(kinds(await merge(into.ticketId, []))).toEqual(['BadInput']);
    await desk.act('admin', 'resolveTicket', { ticketId: into.ticketId });
    expect(kinds(await merge(into.ticketId, [from.ticketId]))).toEqual(['InvalidTransition']);
    expect((await merge(from.ticketId, [into.ticketId])).errors).toEqual([]);
    expect(kinds(await merge(from.ticketId, [into.ticketId]))).toEqual(['InvalidTransition']);
  });

  test('messages, replies and merges at once leave every message in one place and nobody waiting for ever', async () => {
    const [into, from] = await twice();
    await Promise.all([
      merge(into.ticketId, [from.ticketId]),
      ...[1, 2, 3].flatMap((n) => [from.customer.write(`There ${n}.`), into.customer.write(`Here ${n}.`), reply(into.ticketId, { clientMutationId: `c${n}` })]),
    ]);
    const lines = await texts(into.ticketId);
    for (const n of [1, 2, 3]) expect(lines.filter((text) => text === `There ${n}.` || text === `Here ${n}.`)).toHaveLength(2);
    expect(await activeTickets()).toEqual([]);
  });
});

describe('splitting', () => {
  const open = async () => {
    const made = await desk.held('agent1', { name: 'Split Customer' });
    await made.customer.write('And my oven smokes.');
    await desk.reply('agent1', made.ticketId, 'One thing after the other.');
    return made;
  };
  const split = (ticketId: string, input: Record<string, unknown>, part: Parameters<Desk['as']>[0] = 'supervisor') =>
    desk.act(part, 'splitTicket', { ticketId, ...input }, 'ticket { id number status queue { id } conversation { id } sideConversation { id kind } links { kind outgoing ticket { id } } }');

  test('makes a NEW ticket that shows the messages with their authors, and leaves them where they are', async () => {
    const { customer, ticketId } = await open();
    const answer = await split(ticketId, { fromPosition: 2, queueId: desk.house.otherQueueId }, 'manager');
    const made = answer.ticket as { id: string };
    expect(answer).toMatchObject({
      errors: [], ticket: {
        status: 'NEW', queue: { id: desk.house.otherQueueId }, conversation: { id: customer.conversationId }, sideConversation: { kind: 'SIDE' },
        links: [{ kind: 'SPLIT_FROM', outgoing: true, ticket: { id: ticketId } }],
      },
    });
    const lines = await desk.timeline(made.id, 'otherSupervisor');
    expect(lines.filter((line) => line.__typename === 'Message')).toEqual([
      { __typename: 'Message', text: 'And my oven smokes.', author: { name: 'Split Customer' } },
      { __typename: 'Message', text: 'One thing after the other.', author: { name: desk.house.fullName('agent1') } },
    ]);
    // Whoever has only the new ticket reads nothing of the old one.
    expect(await desk.ticket(ticketId, 'otherSupervisor')).toBeNull();
    const { conversation } = await desk.ask<{ conversation: { messages: { edges: { node: { text: string } }[] } } }>(
      'otherSupervisor', 'query ($id: ID!) { conversation(id: $id) { messages { edges { node { text } } } } }', { id: customer.conversationId });
    expect(conversation.messages.edges.map(({ node }) => node.text)).toEqual(['And my oven smokes.', 'One thing after the other.']);
    expect(await texts(ticketId)).toContain('And my oven smokes.');
    expect(await activeTickets()).toEqual([]);
  });

  test('its answers reach the customer where they are; what the customer writes next is the first ticket’s until that is closed', async () => {
    const { customer, ticketId } = await open();
    const { ticket: made } = (await split(ticketId, { fromPosition: 2 })) as unknown as { ticket: { id: string } };
    await desk.act('agent2', 'claimTicket', { ticketId: made.id });
    const sent = await reply(made.id, { clientMutationId: 'oven' }, 'agent2');
    expect(sent).toMatchObject({ errors: [], message: { conversationId: customer.conversationId, author: { name: desk.house.fullName('agent2') } } });
    expect((await texts(made.id)).filter((text) => text === 'Answer.')).toHaveLength(1);
    await customer.write('About the dishwasher.');
    expect(await texts(made.id)).not.toContain('About the dishwasher.');
    await desk.act('agent1', 'resolveTicket', { ticketId });
    desk.server.clock.advance(HOUR + 1);
    // Nobody has looked at the first one since its hold ran out: the message finds that out, and follows it.
    await customer.write('And the oven?');
    expect(await desk.newest(customer)).toMatchObject({ status: 'NEW', followUpOf: { id: ticketId } });
    expect(await activeTickets()).toEqual([]);
  });

  test('by messages: only the ticket’s own, and only by who supervises it', async () => {
    const { customer, ticketId } = await open();
    const { conversation } = await desk.ask<{ conversation: { messages: { edges: { node: { id: string } }[] } } }>(
      'admin', 'query ($id: ID!) { conversation(id: $id) { messages { edges { node { id } } } } }', { id: customer.conversationId });
    const [first, , third] = conversation.messages.edges.map(({ node }) => node.id);
    const foreign = await startChat(desk.server, { endpointKey: desk.house.endpointKey, name: 'Foreign' });
    const other = await ticketOf(desk.server, await desk.as('admin'), foreign.conversationId);
    expect(kinds(await split(other.id, { messageIds: [first] }))).toEqual(['BadInput']);
    expect(kinds(await split(ticketId, { messageIds: [first] }, 'agent1'))).toEqual(['InvalidTransition']);
    expect(kinds(await split(ticketId, { messageIds: [first] }, 'otherSupervisor'))).toEqual(['NotFound']);
    expect(kinds(await split(ticketId, {}))).toEqual(['BadInput']);
    expect(kinds(await split(ticketId, { messageIds: [first], queueId: desk.house.tagId }))).toEqual(['BadInput']);
    const { ticket: made } = (await split(ticketId, { messageIds: [first, third] })) as unknown as { ticket: { id: string } };
    expect((await desk.timeline(made.id)).filter((line) => line.__typename === 'Message').map((line) => line.text)).toEqual(['Hello, my dishwasher shows E15.', 'One thing after the other.']);
  });

  test('positions become stretches without gaps', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (given) => {
      const positions = given.toSorted((a, b) => a - b);
      const found = runs(positions);
      expect(found.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))).toEqual(positions);
      expect(found.every(([from], i) => i === 0 || from > found[i - 1]![1] + 1)).toBe(true);
    }));
  });
});

describe('related tickets', () => {
  test('show each other to whoever sees both, until that is taken back', async () => {
    const [one, two] = await twice();
    const relate = (part: Parameters<Desk['as']>[0], mutation: string, otherTicketId: string) =>
      desk.act(part, mutation, { ticketId: one.ticketId, otherTicketId }, 'ticket { links { kind ticket { id } } }');
    expect(kinds(await relate('supervisor', 'relateTickets', two.ticketId))).toEqual(['NotFound']);
    expect(kinds(await relate('manager', 'relateTickets', one.ticketId))).toEqual(['BadInput']);
    expect(await relate('manager', 'relateTickets', two.ticketId)).toMatchObject({ errors: [], ticket: { links: [{ kind: 'RELATED', ticket: { id: two.ticketId } }] } });
    expect(await detail(two.ticketId, 'links { kind ticket { id } }')).toEqual({ links: [{ kind: 'RELATED', ticket: { id: one.ticketId } }] });
    expect(await detail(one.ticketId, 'links { kind ticket { id } }', 'supervisor')).toEqual({ links: [{ kind: 'RELATED', ticket: null }] });
    expect(await relate('manager', 'unrelateTickets', two.ticketId)).toMatchObject({ errors: [], ticket: { links: [] } });
    expect(await detail(two.ticketId, 'links { kind }')).toEqual({ links: [] });
  });
});
