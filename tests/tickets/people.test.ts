/** People around a ticket: whom a note names, who helps, who leads. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { subscribe, eventCursor } from '../support/subscriber.ts';
import { openRaw } from '../isolation/raw-socket.ts';
import { until } from '../isolation/until.ts';
import { kinds, openDesk, systemNotes, type Desk } from './support.ts';
import type { Part } from '../isolation/house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('people');
});
afterAll(() => desk?.stop());

interface News {
  id: string;
  kind: string;
  text: string;
  readAt: string | null;
  by: { id: string } | null;
  ticket: { id: string } | null;
}

const newsOf = async (part: Part, unread = false): Promise<News[]> =>
  (await desk.ask<{ notifications: { edges: { node: News }[] } }>(part, 'query ($unread: Boolean) { notifications(unread: $unread) { edges { node { id kind text readAt by { id } ticket { id } } } totalCount } }', { unread }))
    .notifications.edges.map(({ node }) => node);
const id = (part: Part) => desk.house.userId(part);
let notes = 0;
const note = (part: Part, ticketId: string, text: string, mentionIds?: string[]) => desk.act(part, 'addNote', { ticketId, text, mentionIds, clientMutationId: `n${++notes}` });

describe('[G-13, G-19] notify manager', () => {
  test('tells every manager of the queue, writes a system note, and leaves the ticket as it is until it is reassigned', async () => {
    const { ticketId } = await desk.held('agent1');
    expect(kinds(await desk.act('agent1', 'notifyManager', { ticketId, text: 'Too early.' }))).toEqual(['InvalidTransition']);
    await desk.act('agent1', 'markOnHold', { ticketId });
    const token = await desk.as('supervisor');
    const mine = await subscribe(desk.server.wsUrl, token, 'subscription ($after: String) { myEvents(after: $after) { __typename ... on NotificationMade { notification { kind text } } } }', { after: await eventCursor(desk.server, token) });
    expect((await desk.act('agent1', 'notifyManager', { ticketId, text: 'I may not refund this.' }, 'ticket { status assignee { id } allowedActions }'))).toMatchObject({
      errors: [], ticket: { status: 'ON_HOLD', assignee: { id: id('agent1') }, allowedActions: expect.arrayContaining(['NOTIFY_MANAGER']) },
    });
    expect(await mine.until((event) => event.__typename === 'NotificationMade')).toMatchObject({ notification: { kind: 'MANAGER_ASKED', text: 'I may not refund this.' } });
    await mine.stop();
    for (const part of ['supervisor', 'manager'] as const) {
      expect(await newsOf(part)).toEqual([expect.objectContaining({ kind: 'MANAGER_ASKED', text: 'I may not refund this.', by: { id: id('agent1') }, ticket: { id: ticketId } })]);
    }
    for (const part of ['otherSupervisor', 'agent2', 'admin', 'agent1'] as const) expect([part, await newsOf(part)]).toEqual([part, []]);
    expect(systemNotes(await desk.timeline(ticketId)).at(-1)).toBe(`${desk.house.fullName('agent1')} asked a manager: I may not refund this.`);
    expect(kinds(await desk.act('supervisor', 'transferTicket', { ticketId, userId: id('agent2') }))).toEqual([]);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', assignee: { id: id('agent2') } });
  });

  test('not by who merely reads the ticket, nor with nothing to say', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markOnHold', { ticketId });
    expect(kinds(await desk.act('agent1', 'notifyManager', { ticketId, text: ' ' }))).toEqual(['BadInput']);
    expect(kinds(await desk.act('agent2', 'notifyManager', { ticketId, text: 'Please.' }))).toEqual(['NotFound']);
  });

  test('notifications are read once, by their owner', async () => {
    const [one] = await newsOf('manager', true);
    expect(await desk.act('supervisor', 'markNotificationsRead', { ids: [one!.id] }, 'read')).toMatchObject({ read: 0 });
    expect(await desk.act('manager', 'markNotificationsRead', { ids: [one!.id] }, 'read')).toMatchObject({ read: 1 });
    expect(await desk.act('manager', 'markNotificationsRead', {}, 'read')).toMatchObject({ read: 0 });
    expect(await newsOf('manager', true)).toEqual([]);
    expect((await newsOf('manager'))[0]).toMatchObject({ id: one!.id, readAt: expect.any(String) });
  });
});

describe('mentions', () => {
  test('[G-15] whoever a note names hears of it; who does not see the ticket becomes a participant', async () => {
    const { ticketId } = await desk.held('agent1');
    expect((await note('agent1', ticketId, `@[${id('supervisor')}] please look, with @[${id('agent2')}].`, [id('expert')])).errors).toEqual([]);
    for (const part of ['agent2', 'expert'] as const) expect((await newsOf(part))[0]).toMatchObject({ kind: 'MENTION', ticket: { id: ticketId }, by: { id: id('agent1') } });
    expect((await newsOf('supervisor'))[0]).toMatchObject({ kind: 'MENTION' });
    // The supervisor saw it anyway.
    expect((await desk.ticket(ticketId))!.participants.map((user) => user.id).sort()).toEqual([id('agent2'), id('expert')].sort());
    expect(await desk.ticket(ticketId, 'agent2')).not.toBeNull();
  });

  test('a repeat tells nobody again', async () => {
    const { ticketId } = await desk.held('agent1');
    const before = (await newsOf('agent2')).length;
    const again = () => desk.act('agent1', 'addNote', { ticketId, text: `@[${id('agent2')}]`, clientMutationId: 'once' }, 'note { id }');
    expect(await again()).toEqual(await again());
    expect((await newsOf('agent2')).length).toBe(before + 1);
  });

  test('who may not ask for help names only those who see the ticket, and nobody names people who are not here', async () => {
    const { ticketId } = await desk.chat();
    expect(kinds(await note('agent1', ticketId, 'Look.', [id('outsider')]))).toEqual(['BadInput']);
    expect(kinds(await note('agent1', ticketId, 'Look.', [id('agent2'), id('supervisor')]))).toEqual([]);
    expect(kinds(await note('agent1', ticketId, 'Look.', [id('partner')]))).toEqual(['BadInput']);
    expect(kinds(await note('agent1', ticketId, 'Look.', [desk.house.tagId]))).toEqual(['BadInput']);
    expect((await desk.timeline(ticketId)).filter((line) => line.text === 'Look.')).toHaveLength(1);
  });

  test('who no longer helps sees the ticket no more, and is out of its pad', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'inviteExpert', { ticketId, userId: id('expert') });
    const pad = await openRaw(`${desk.server.wsUrl}/collab/ticket:${ticketId}:notes?token=${await desk.as('expert')}`);
    expect(kinds(await desk.act('expert', 'removeParticipant', { ticketId, userId: id('expert') }))).toEqual(['NotFound']);
    expect(await desk.act('agent1', 'removeParticipant', { ticketId, userId: id('expert') }, 'ticket { participants { id } }')).toMatchObject({ errors: [], ticket: { participants: [] } });
    await until('the pad closes', () => pad.code === 4403);
    expect(await desk.ticket(ticketId, 'expert')).toBeNull();
    expect(kinds(await desk.act('agent1', 'removeParticipant', { ticketId, userId: id('expert') }))).toEqual(['BadInput']);
  });
});

test('who has a ticket open shows on it, and that they draft', async () => {
  const { ticketId } = await desk.held('agent1');
  const here = async () => (await desk.ask<{ ticket: { presence: { name: string; activity: string }[] } }>('supervisor', 'query ($id: ID!) { ticket(id: $id) { presence { name activity } } }', { id: ticketId })).ticket.presence;
  expect(await here()).toEqual([]);
  const provider = new WebsocketProvider(`${desk.server.wsUrl}/collab`, `ticket:${ticketId}:presence`, new Y.Doc(), { params: { token: await desk.as('agent1') }, WebSocketPolyfill: WebSocket as never, disableBc: true });
  provider.awareness.setLocalStateField('activity', 'DRAFTING');
  await until('the agent shows', async () => (await here()).length === 1);
  expect(await here()).toEqual([{ name: desk.house.fullName('agent1'), activity: 'DRAFTING' }]);
  provider.destroy();
  provider.awareness.destroy();
  provider.doc.destroy();
});
