import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOUR, openDesk, systemNotes, type Desk } from './support.ts';

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
