/** Who sees which ticket, exactly as §4.4 says, at every way to a ticket. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { systemActor } from '../../src/kernel/actor.ts';
import { globalId, rowId } from '../../src/kernel/ids.ts';
import { ok } from '../../src/kernel/result.ts';
import { provisioning } from '../../src/modules/settings/index.ts';
import type { Part } from '../isolation/house.ts';
import { tryDocument } from '../isolation/raw-socket.ts';
import { upload } from '../isolation/victim.ts';
import { HOUR, openDesk, type Desk } from './support.ts';

/** One of each: where it waits or who has it. */
const CASES = ['new', 'ofAgent1', 'otherNew', 'ofOutsider', 'automaticNew', 'history', 'followUp', 'withHelper'] as const;
type Case = (typeof CASES)[number];

/** §4.4 with C6 and H-08. `history` was agent2's and is closed; `followUp` continues it and is agent1's. */
const VISIBLE: Record<Part, readonly Case[]> = {
  admin: CASES, manager: CASES,
  supervisor: ['new', 'ofAgent1', 'automaticNew', 'history', 'followUp', 'withHelper'], otherSupervisor: ['otherNew', 'ofOutsider'],
  agent1: ['new', 'ofAgent1', 'history', 'followUp', 'withHelper'], agent2: ['new', 'history'], outsider: ['otherNew', 'ofOutsider'],
  expert: [], helper: ['withHelper'], partner: [],
};

let desk: Desk;
const tickets = {} as Record<Case, { ticketId: string; conversationId: string; contactId: string }>;
beforeAll(async () => {
  desk = await openDesk();
  const { house, server } = desk;
  const automatic = await server.app.db.tx(systemActor(house.workspaceId), async (tx) => {
    const queueId = await provisioning.queue(tx, {
      name: 'Automatic', assignmentMode: 'DIRECT', memberIds: (['supervisor', 'agent1', 'agent2'] as const).map((part) => rowId('user', house.userId(part))!),
    });
    await provisioning.webEndpoint(tx, { name: 'Automatic door', key: 'automatic', queueId });
    return ok(globalId('queue', queueId));
  });
  if (!automatic.ok) throw new Error(automatic.message);

  const keep = async (name: Case, { ticketId, customer }: Awaited<ReturnType<Desk['chat']>>) => {
    const { ticket } = await desk.ask<{ ticket: { contact: { id: string } } }>('admin', 'query ($id: ID!) { ticket(id: $id) { contact { id } } }', { id: ticketId });
    tickets[name] = { ticketId, conversationId: customer.conversationId, contactId: ticket.contact.id };
  };
  const past = await desk.held('agent2', { name: 'Comes Back' });
  await desk.reply('agent2', past.ticketId, 'Answered long ago.');
  await desk.act('agent2', 'resolveTicket', { ticketId: past.ticketId });
  server.clock.advance(HOUR + 1);
  await past.customer.write('Me again.');
  const followUp = await desk.newest(past.customer);
  await desk.act('agent1', 'claimTicket', { ticketId: followUp.id });
  await keep('history', past);
  await keep('followUp', { ...past, ticketId: followUp.id });
  await keep('new', await desk.chat({ name: 'Waits Here' }));
  await keep('ofAgent1', await desk.held('agent1', { name: 'Is Served' }));
  await keep('otherNew', await desk.chat({ endpointKey: house.otherEndpointKey, name: 'Waits Elsewhere' }));
  await keep('ofOutsider', await desk.held('outsider', { endpointKey: house.otherEndpointKey, name: 'Is Served Elsewhere' }));
  await keep('automaticNew', await desk.chat({ endpointKey: 'automatic', name: 'Waits For Routing' }));
  const helped = await desk.held('agent1', { name: 'Needs An Expert' });
  await desk.act('agent1', 'inviteExpert', { ticketId: helped.ticketId, userId: house.userId('helper') });
  await keep('withHelper', helped);
}, 60_000);
afterAll(() => desk?.stop());

const PARTS = Object.keys(VISIBLE) as Part[];
const idsOf = (cases: readonly Case[]) => cases.map((name) => tickets[name].ticketId).sort();

describe.each(PARTS)('%s', (part) => {
  test('[§4.4] the inbox shows exactly these, and counts them', async () => {
    const { inbox } = await desk.ask<{ inbox: { totalCount: number; edges: { node: { id: string } }[] } }>(part, '{ inbox(first: 100) { totalCount edges { node { id } } } }');
    expect(inbox.edges.map((edge) => edge.node.id).sort()).toEqual(idsOf(VISIBLE[part]));
    expect(inbox.totalCount).toBe(VISIBLE[part].length);
  });

  test('[H-09] search and the contact’s tickets never widen that', async () => {
    const found = await Promise.all(CASES.map(async (name) => {
      const { ticketId, contactId } = tickets[name];
      const { number } = (await desk.ticket(ticketId))!;
      const answer = await desk.ask<Record<'byNumber' | 'ofContact', { edges: { node: { id: string } }[] }>>(part, `query ($search: String, $contactId: ID!) {
        byNumber: inbox(filter: { search: $search }) { edges { node { id } } } ofContact: contactTickets(contactId: $contactId) { edges { node { id } } } }`, { search: `#${number}`, contactId });
      return [answer.byNumber, answer.ofContact].flatMap((page) => page.edges.map((edge) => edge.node.id));
    }));
    expect([...new Set(found.flat())].sort()).toEqual(idsOf(VISIBLE[part]));
  });

  test('[§4.4] a ticket, its conversation and its contact are there or not by the same measure', async () => {
    const conversations = new Set(VISIBLE[part].map((name) => tickets[name].conversationId));
    const contacts = new Set(VISIBLE[part].map((name) => tickets[name].contactId));
    for (const name of CASES) {
      const { ticketId, conversationId, contactId } = tickets[name];
      const answer = await desk.ask<Record<'ticket' | 'conversation' | 'contact', object | null>>(part,
        'query ($t: ID!, $c: ID!, $k: ID!) { ticket(id: $t) { id } conversation(id: $c) { id } contact(id: $k) { id } }', { t: ticketId, c: conversationId, k: contactId });
      const seen = { ticket: answer.ticket !== null, conversation: answer.conversation !== null, contact: answer.contact !== null };
      expect([name, seen]).toEqual([name, { ticket: VISIBLE[part].includes(name), conversation: conversations.has(conversationId), contact: contacts.has(contactId) }]);
    }
  });

  test('[§4.4] only who serves or supervises a ticket may answer', async () => {
    const serving: Partial<Record<Part, Case[]>> = {
      admin: [...CASES], manager: [...CASES], supervisor: ['new', 'ofAgent1', 'automaticNew', 'followUp', 'withHelper'], otherSupervisor: ['otherNew', 'ofOutsider'],
      agent1: ['ofAgent1', 'followUp', 'withHelper'], outsider: ['ofOutsider'],
    };
    const may: Case[] = [];
    for (const name of VISIBLE[part]) if ((await desk.ticket(tickets[name].ticketId, part))!.allowedActions.includes('REPLY')) may.push(name);
    expect(may.sort()).toEqual((serving[part] ?? []).filter((name) => name !== 'history').sort());
  });
});

test('[H-02] the agent of a closed ticket does not read on in the thread that a colleague now serves', async () => {
  const { conversation } = await desk.ask<{ conversation: { messages: { edges: { node: { text: string } }[] } } | null }>('agent2',
    'query ($id: ID!) { conversation(id: $id) { messages { edges { node { text } } } } }', { id: tickets.followUp.conversationId });
  const texts = conversation!.messages.edges.map((edge) => edge.node.text);
  expect(texts).toContain('Answered long ago.');
  expect(texts).not.toContain('Me again.');
});

test('[H-02] nor see the pictures and files that came since, nor draw on them', async () => {
  const { conversationId } = tickets.followUp;
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#336699' } }).png().toBuffer();
  const { uploadId } = await upload(desk.server, await desk.as('agent1'), conversationId, 'since.png', picture);
  const { screenshot } = await desk.act('agent1', 'uploadScreenshot', { conversationId, uploadId }, 'screenshot { id document }') as unknown as { screenshot: { id: string; document: string } };
  const seen = await desk.ask<{ conversation: { screenshots: object[] }; node: object | null }>('agent2',
    'query ($id: ID!, $s: ID!) { conversation(id: $id) { screenshots { id image { url } } } node(id: $s) { id } }', { id: conversationId, s: screenshot.id });
  const { code, text } = await tryDocument(desk.server.wsUrl, screenshot.document, await desk.as('agent2'));
  expect({ ...seen, code, text }).toEqual({ conversation: { screenshots: [] }, node: null, code: 4403, text: '' });
});
