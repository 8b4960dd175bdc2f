import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/actor.ts';
import { rowId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { provisioning } from '../../src/modules/settings/index.ts';
import type { Part } from '../isolation/house.ts';
import { until } from '../isolation/until.ts';
import { eventCursor, subscribe, type Seen, type Subscriber } from '../support/subscriber.ts';
import { HOUR, openDesk, type Desk } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const INBOX = `subscription ($after: String) { inboxEvents(after: $after) { __typename ... on Event { id cursor } ... on TicketOpened { ticket { id status } }
  ... on TicketChanged { change cause by { id } ticket { id status assignee { id } } } ... on TicketActivity { ticket { id } message { text } } ... on LeftScope { ticketId conversationId } } }`;
const MINE = 'subscription ($after: String) { myEvents(after: $after) { __typename ... on Event { id cursor } ... on AssignmentChanged { ticketId assigned ticket { id } } } }';
const THREAD = `subscription ($id: ID!, $after: String) { conversationEvents(conversationId: $id, after: $after) { __typename ... on Event { id cursor } ... on MessagePosted { message { text } }
  ... on TicketOpened { opened: ticket { id } } ... on TicketChanged { change ticket { id } } ... on NoteAdded { ticketId note { text } } ... on LeftScope { conversationId } } }`;

const open: Subscriber[] = [];
afterAll(() => Promise.all(open.map((subscriber) => subscriber.stop())));
/** From now on, and nothing missed. */
const listen = async (part: Part, query: string, variables: Record<string, unknown> = {}): Promise<Subscriber> => {
  const token = await desk.as(part);
  const subscriber = await subscribe(desk.server.wsUrl, token, query, { after: await eventCursor(desk.server, token), ...variables });
  open.push(subscriber);
  return subscriber;
};
const about = (ticketId: string) => (event: Seen): boolean => (event.ticket as { id: string } | undefined)?.id === ticketId || event.ticketId === ticketId;
/** What somebody heard of a ticket, in short. */
const heard = (subscriber: Subscriber, ticketId: string) => subscriber.seen.filter(about(ticketId)).map((event) => [event.__typename, event.change ?? event.assigned].filter((x) => x !== undefined).join(' '));
const changed = (ticketId: string, change: string) => (event: Seen): boolean => event.__typename === 'TicketChanged' && event.change === change && about(ticketId)(event);

describe('inboxEvents', () => {
  test('[C6] a ticket is offered to the queue’s agents, and leaves all but the one who claims', async () => {
    const [one, two, supervisor, outsider] = await Promise.all((['agent1', 'agent2', 'supervisor', 'outsider'] as const).map((part) => listen(part, INBOX)));
    const { ticketId } = await desk.chat();
    await Promise.all([one!, two!, supervisor!].map((each) => each.until((event) => event.__typename === 'TicketOpened' && about(ticketId)(event))));
    await desk.act('agent1', 'claimTicket', { ticketId });
    expect(await one!.until(changed(ticketId, 'ASSIGNED'))).toMatchObject({ cause: 'AGENT', by: { id: desk.house.userId('agent1') }, ticket: { status: 'OPEN', assignee: { id: desk.house.userId('agent1') } } });
    await supervisor!.until(changed(ticketId, 'ASSIGNED'));
    await two!.until((event) => event.__typename === 'LeftScope' && event.ticketId === ticketId);
    await desk.reply('agent1', ticketId, 'Between us.');
    await one!.until((event) => event.__typename === 'TicketActivity' && (event.message as { text: string }).text === 'Between us.');
    // Whatever comes later than this has been decided for everybody before.
    const { ticketId: later } = await desk.chat();
    await two!.until(about(later));
    expect(heard(two!, ticketId)).toEqual(expect.arrayContaining(['TicketOpened', 'LeftScope']));
    expect(heard(two!, ticketId)).not.toContain('TicketChanged ASSIGNED');
    expect(JSON.stringify(two!.seen)).not.toContain('Between us.');
    const { ticketId: elsewhere } = await desk.chat({ endpointKey: desk.house.otherEndpointKey });
    await outsider!.until(about(elsewhere));
    expect(heard(outsider!, ticketId)).toEqual([]);
    await Promise.all([ticketId, later, elsewhere].map((id) => desk.act('admin', 'resolveTicket', { ticketId: id })));
  });

  test('[K-09] a ticket that is transferred leaves its agent and reaches the other; both are told it is theirs or not', async () => {
    const { ticketId } = await desk.held('agent1');
    const [one, two, mine, yours] = await Promise.all([listen('agent1', INBOX), listen('agent2', INBOX), listen('agent1', MINE), listen('agent2', MINE)]);
    await desk.act('agent1', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
    await one.until((event) => event.__typename === 'LeftScope' && event.ticketId === ticketId);
    await two.until(changed(ticketId, 'ASSIGNED'));
    // A resume point may repeat what came just before it, so what is waited for is said exactly.
    expect(await mine.until((event) => about(ticketId)(event) && event.assigned === false)).toMatchObject({ __typename: 'AssignmentChanged', ticket: null });
    expect(await yours.until((event) => about(ticketId)(event) && event.assigned === true)).toMatchObject({ __typename: 'AssignmentChanged', ticket: { id: ticketId } });
    await desk.act('agent2', 'transferTicket', { ticketId, queueId: desk.house.otherQueueId });
    await two.until((event) => event.__typename === 'LeftScope' && event.ticketId === ticketId);
    expect(await yours.until((event) => about(ticketId)(event) && event.assigned === false)).toMatchObject({ ticket: null });
    await desk.act('admin', 'resolveTicket', { ticketId });
  });

  test('[G-02, C6] agents are told nothing of what waits in an automatic queue', async () => {
    const { house, server } = desk;
    await server.app.db.tx(systemActor(house.workspaceId), async (tx) => {
      const memberIds = (['supervisor', 'agent1', 'agent2'] as const).map((part) => rowId('user', house.userId(part))!);
      const queueId = await provisioning.queue(tx, { name: 'Automatic', assignmentMode: 'DIRECT', memberIds });
      await provisioning.webEndpoint(tx, { name: 'Automatic door', key: 'automatic-events', queueId });
      return ok(null);
    });
    const two = await listen('agent2', INBOX);
    const { ticketId } = await desk.chat({ endpointKey: 'automatic-events' });
    await desk.act('supervisor', 'transferTicket', { ticketId, userId: house.userId('agent1') });
    const { ticketId: later } = await desk.chat();
    await two.until(about(later));
    expect(heard(two, ticketId)).toEqual([]);
    await Promise.all([ticketId, later].map((id) => desk.act('admin', 'resolveTicket', { ticketId: id })));
  });
});

describe('myEvents', () => {
  test('a replay brings one’s own comings and goings, and nobody else’s', async () => {
    const after = await eventCursor(desk.server, await desk.as('agent1'));
    const { ticketId: theirs } = await desk.held('agent2');
    await desk.act('agent2', 'transferTicket', { ticketId: theirs, queueId: desk.house.otherQueueId });
    const { ticketId: own } = await desk.held('agent1');
    await desk.act('agent1', 'transferTicket', { ticketId: own, queueId: desk.house.otherQueueId });
    const again = await listen('agent1', MINE, { after });
    await again.until((event) => event.ticketId === own && event.assigned === false);
    const told = (subscriber: Subscriber) => subscriber.seen.filter((event) => [theirs, own].includes(String(event.ticketId))).map((event) => [event.ticketId, event.assigned]);
    expect(told(again)).toEqual([[own, true], [own, false]]);
    const elsewhere = await listen('outsider', MINE, { after });
    const { ticketId: last } = await desk.held('outsider', { endpointKey: desk.house.otherEndpointKey });
    await elsewhere.until((event) => event.ticketId === last);
    expect(told(elsewhere)).toEqual([]);
    await Promise.all([theirs, own, last].map((ticketId) => desk.act('admin', 'resolveTicket', { ticketId })));
  });
});

describe('conversationEvents', () => {
  test('[K-11] staff hear of messages, notes and the ticket in one order; who loses the ticket hears that, and no more', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    const thread = await listen('agent1', THREAD, { id: customer.conversationId });
    await customer.write('First.');
    await desk.act('agent1', 'addNote', { ticketId, text: 'A thought.', clientMutationId: 'n' });
    await desk.act('agent1', 'markOnHold', { ticketId });
    await desk.act('agent1', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
    await customer.write('Not for agent 1.');
    await thread.until((event) => event.__typename === 'LeftScope');
    await thread.ended;
    expect(thread.seen.map((event) => event.__typename)).toEqual(expect.arrayContaining(['MessagePosted', 'NoteAdded', 'TicketChanged', 'LeftScope']));
    expect(JSON.stringify(thread.seen)).not.toContain('Not for agent 1.');
    expect(thread.seen.at(-1)).toMatchObject({ __typename: 'LeftScope', conversationId: customer.conversationId });
    await desk.act('admin', 'resolveTicket', { ticketId });
  });

  test('[H-02] the agent of an earlier ticket gets no error when a colleague works on the next', async () => {
    const { customer, ticketId } = await desk.held('agent2');
    await desk.act('agent2', 'resolveTicket', { ticketId });
    desk.server.clock.advance(HOUR + 1);
    const thread = await listen('agent2', THREAD, { id: customer.conversationId });
    let errors: readonly object[] | undefined;
    void thread.ended.then((end) => (errors = end.errors));
    await customer.write('Me again.');
    const { id } = await desk.newest(customer);
    await desk.act('agent1', 'claimTicket', { ticketId: id });
    await desk.act('agent1', 'addNote', { ticketId: id, text: 'Between us.', clientMutationId: 'n' });
    await until('the stream says how it goes on', () => errors !== undefined || thread.seen.some((event) => event.__typename === 'LeftScope'));
    await desk.act('admin', 'resolveTicket', { ticketId: id });
    expect(errors).toBeUndefined();
  });
});
