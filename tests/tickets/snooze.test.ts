import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Part } from '../isolation/house.ts';
import { HOUR, kinds, openDesk, systemNotes, type Desk } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const due = () => desk.server.app.deadlines.runDue();
const inMs = (ms: number) => new Date(desk.server.clock.now().getTime() + ms).toISOString();
const snooze = (part: Part, ticketId: string, until: string) => desk.act(part, 'snoozeTicket', { ticketId, until }, 'ticket { snoozedUntil status }');
const until = async (ticketId: string) => (await desk.ask<{ ticket: { snoozedUntil: string | null } }>('admin', 'query ($id: ID!) { ticket(id: $id) { snoozedUntil } }', { id: ticketId })).ticket.snoozedUntil;
const inbox = async (filter: Record<string, unknown> = {}) =>
  (await desk.ask<{ inbox: { edges: { node: { id: string } }[] } }>('agent1', 'query ($filter: InboxFilter) { inbox(filter: $filter, first: 100) { edges { node { id } } } }', { filter })).inbox.edges.map(({ node }) => node.id);
const changes = (ticketId: string) => desk.server.database.query<{ change: string; cause: string; actor: string }>(
  "select payload ->> 'change' as change, payload ->> 'cause' as cause, actor from event where ticket_id = $1 and type = 'TicketChanged' and payload ->> 'change' in ('SNOOZED', 'WOKEN') order by id", [ticketId.slice(4)]);

describe('a ticket that sleeps', () => {
  test('[G-16, K-02] is out of the inbox, is found by filter and by search, and wakes at its time', async () => {
    const { ticketId } = await desk.held('agent1', { name: 'Wanda Sleeper' });
    const at = inMs(5 * HOUR);
    expect(await snooze('agent1', ticketId, at)).toMatchObject({ errors: [], ticket: { snoozedUntil: at, status: 'OPEN' } });
    expect([await inbox(), await inbox({ status: ['OPEN'] }), await inbox({ snoozed: false })].map((ids) => ids.includes(ticketId))).toEqual([false, false, false]);
    expect([await inbox({ snoozed: true }), await inbox({ search: 'Sleeper' })]).toEqual([[ticketId], [ticketId]]);
    desk.server.clock.advance(5 * HOUR - 1);
    await due();
    expect(await until(ticketId)).toBe(at);
    desk.server.clock.advance(1);
    expect(await due()).toBe(1);
    expect(await until(ticketId)).toBeNull();
    expect((await inbox())[0]).toBe(ticketId);
    expect(await changes(ticketId)).toEqual([
      { change: 'SNOOZED', cause: 'AGENT', actor: `user:${desk.house.userId('agent1').slice(4)}` }, { change: 'WOKEN', cause: 'SYSTEM', actor: 'system' }]);
    expect(systemNotes(await desk.timeline(ticketId)).slice(-2)).toEqual([`Snoozed until ${at} by ${desk.house.fullName('agent1')}.`, 'Awake again.']);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G-11] its customer wakes it, but not by saying only that it is settled', async () => {
    await desk.act('manager', 'setWorkspaceSettings', { resolveKeywords: ['thanks'] });
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markPending', { ticketId });
    const at = inMs(HOUR / 2);
    await snooze('agent1', ticketId, at);
    await customer.write('Thanks!');
    expect([await until(ticketId), (await desk.ticket(ticketId))!.status]).toEqual([at, 'PENDING']);
    await customer.write('Here is the photo.');
    expect([await until(ticketId), (await desk.ticket(ticketId))!.status]).toEqual([null, 'OPEN']);
    expect((await changes(ticketId)).at(-1)).toMatchObject({ change: 'WOKEN', cause: 'CUSTOMER', actor: expect.stringMatching(/^contact:/) });
    await desk.act('manager', 'setWorkspaceSettings', { resolveKeywords: [] });
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G-16] goes on sleeping while it waits for somebody; resolved or with somebody else it is awake', async () => {
    const { ticketId } = await desk.held('agent1');
    const at = inMs(HOUR / 2);
    await snooze('agent1', ticketId, at);
    await desk.act('agent1', 'markOnHold', { ticketId });
    await desk.act('agent1', 'markPending', { ticketId });
    expect(await until(ticketId)).toBe(at);
    await desk.act('agent1', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
    expect(await until(ticketId)).toBeNull();
    await snooze('agent2', ticketId, at);
    await desk.act('agent2', 'resolveTicket', { ticketId });
    expect(await until(ticketId)).toBeNull();
  });

  test('[§4.4] whoever works on it snoozes and wakes it; not a colleague, not another workspace, not into the past, not when it is over', async () => {
    const { ticketId } = await desk.held('agent1');
    const at = inMs(HOUR);
    expect(kinds(await snooze('agent2', ticketId, at))).toEqual(['NotFound']);
    expect(kinds(await snooze('outsider', ticketId, at))).toEqual(['NotFound']);
    const token = await desk.server.signIn('admin@demo.test');
    const foreign = await desk.server.client(token).request<{ snoozeTicket: { errors: { __typename: string }[] } }>(
      'mutation ($input: SnoozeTicketInput!) { snoozeTicket(input: $input) { errors { __typename } } }', { input: { ticketId, until: at } });
    expect(foreign.snoozeTicket.errors).toEqual([{ __typename: 'NotFound' }]);
    for (const wrong of [inMs(0), inMs(-1), inMs(400 * 24 * HOUR)]) expect(kinds(await snooze('agent1', ticketId, wrong))).toEqual(['BadInput']);
    expect(kinds(await snooze('supervisor', ticketId, at))).toEqual([]);
    expect(await desk.act('agent1', 'unsnoozeTicket', { ticketId }, 'ticket { snoozedUntil }')).toMatchObject({ errors: [], ticket: { snoozedUntil: null } });
    await desk.act('agent1', 'resolveTicket', { ticketId });
    expect(kinds(await snooze('agent1', ticketId, inMs(HOUR)))).toEqual(['InvalidTransition']);
  });
});
