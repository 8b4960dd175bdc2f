/** What the workspace's panels are made of: list, thread, contact; an agent's own pages; a supervisor's review. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUR, openDesk, type Desk } from './support.ts';
import type { Part } from '../isolation/house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('panels');
});
afterAll(() => desk?.stop());

const inbox = async (part: Part, filter: object): Promise<string[]> =>
  (await desk.ask<{ inbox: { edges: { node: { id: string } }[] } }>(part, 'query ($filter: InboxFilter) { inbox(filter: $filter) { edges { node { id } } } }', { filter })).inbox.edges.map(({ node }) => node.id);

test('[K-02] list, thread and contact in one look', async () => {
  const { ticketId } = await desk.held('agent1', { name: 'Panel Customer' });
  await desk.act('agent1', 'tagTicket', { ticketId, tagId: desk.house.tagId });
  await desk.act('agent1', 'addNote', { ticketId, text: 'Prefers mornings.', clientMutationId: 'n' });
  const queued = await desk.chat({ name: 'Panel Queue' });
  // Own active ones, and those that wait in a PICK queue.
  expect(await inbox('agent1', {})).toEqual(expect.arrayContaining([ticketId, queued.ticketId]));
  expect(await inbox('agent1', { status: ['OPEN'], channel: 'WEB', tagId: desk.house.tagId, search: 'panel cust' })).toEqual([ticketId]);
  const { ticket } = await desk.ask<{ ticket: object }>('agent1', `query ($id: ID!) { ticket(id: $id) {
    conversation { messages { edges { node { text } } } presenceDocument } timeline { edges { node { ... on InternalNote { text } } } }
    tags { name } screenPop { contact { name status attributes identities { kind } } recentTickets { id } } } }`, { id: ticketId });
  expect(ticket).toMatchObject({
    conversation: { messages: { edges: [{ node: { text: 'Hello, my dishwasher shows E15.' } }] }, presenceDocument: expect.any(String) },
    timeline: { edges: expect.arrayContaining([{ node: { text: 'Prefers mornings.' } }]) }, tags: [{ name: `Tag-${desk.house.slug}` }],
    screenPop: { contact: { name: 'Panel Customer', status: 'PROVISIONAL', attributes: {}, identities: [{ kind: 'WEB' }] }, recentTickets: [] },
  });
});

test('[G-14] the note of a resolution is optional; a resolved ticket is on the agent’s Resolved page, a closed one on the Closed page', async () => {
  const noted = await desk.held('agent1');
  const plain = await desk.held('agent1');
  await desk.act('agent1', 'resolveTicket', { ticketId: noted.ticketId, note: 'New pump.' });
  await desk.act('agent1', 'resolveTicket', { ticketId: plain.ticketId });
  expect((await desk.timeline(noted.ticketId)).find((line) => line.text === 'New pump.')).toMatchObject({ __typename: 'InternalNote', author: { name: desk.house.fullName('agent1') } });
  expect((await inbox('agent1', { mine: true, status: ['RESOLVED'] })).sort()).toEqual([noted.ticketId, plain.ticketId].sort());
  expect(await inbox('agent2', { mine: true, status: ['RESOLVED'] })).toEqual([]);
  desk.server.clock.advance(HOUR + 1);
  await plain.customer.write('Thanks, and one more thing.');
  expect(await inbox('agent1', { mine: true, status: ['CLOSED'] })).toContain(plain.ticketId);
});

test('[D-17, H-03] a supervisor reviews every chat of the assigned queues, whoever had it and however it ended', async () => {
  const chats = [await desk.held('agent1'), await desk.held('agent2')];
  for (const [i, by] of (['agent1', 'agent2'] as const).entries()) {
    await desk.reply(by, chats[i]!.ticketId, `From ${by}.`);
    await desk.act(by, 'resolveTicket', { ticketId: chats[i]!.ticketId });
  }
  desk.server.clock.advance(HOUR + 1);
  for (const { customer } of chats) await customer.write('Again.');
  for (const [i, by] of (['agent1', 'agent2'] as const).entries()) {
    const lines = (await desk.timeline(chats[i]!.ticketId, 'supervisor')).filter((line) => line.__typename === 'Message').map((line) => line.text);
    expect(lines).toEqual(['Hello, my dishwasher shows E15.', `From ${by}.`]);
    expect(await desk.ticket(chats[i]!.ticketId, 'otherSupervisor')).toBeNull();
  }
});
