import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Part } from '../isolation/house.ts';
import { HOUR, kinds, MINUTE, openDesk, systemNotes, type Desk } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

interface View {
  id: string;
  state: string;
  reason: string | null;
  sendAt: string;
  settledAt: string | null;
  author: { name: string };
  message: { text: string; author: { name: string } } | null;
}
const FIELDS = 'id state reason sendAt settledAt author { name } message { text author { name } }';

let count = 0;
const due = () => desk.server.app.deadlines.runDue();
const now = () => desk.server.clock.now().getTime();
const pass = (ms: number) => desk.server.clock.advance(ms);
const schedule = (part: Part, ticketId: string, more: Record<string, unknown> = {}) => desk.act(part, 'scheduleReply', {
  ticketId, content: { text: 'The part is here.' }, sendAt: new Date(now() + 10 * MINUTE).toISOString(), clientMutationId: `s${++count}`, ...more,
}, `scheduledReply { ${FIELDS} }`);
const planned = async (ticketId: string, part: Part = 'admin') =>
  (await desk.ask<{ ticket: { scheduledReplies: View[] } | null }>(part, `query ($id: ID!) { ticket(id: $id) { scheduledReplies { ${FIELDS} } } }`, { id: ticketId })).ticket?.scheduledReplies ?? null;
const said = async (ticketId: string) => (await desk.timeline(ticketId)).filter((line) => line.__typename === 'Message').map((line) => line.text).slice(1);

describe('a reply that is sent later', () => {
  test('[K-07] goes out once, at its time, as its author’s answer', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markOnHold', { ticketId });
    const made = await schedule('agent1', ticketId);
    expect(made).toMatchObject({ errors: [], scheduledReply: { state: 'SCHEDULED', author: { name: desk.house.fullName('agent1') }, message: null } });
    pass(10 * MINUTE - 1);
    await due();
    expect(await said(ticketId)).toEqual([]);
    pass(1);
    expect(await due()).toBe(1);
    expect(await due()).toBe(0);
    expect(await said(ticketId)).toEqual(['The part is here.']);
    expect(await planned(ticketId, 'agent1')).toMatchObject([{ state: 'SENT', settledAt: new Date(now()).toISOString(), message: { text: 'The part is here.', author: { name: desk.house.fullName('agent1') } } }]);
    // Like any answer it took the ticket off hold (rule G-12), and it is the author's deed.
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', engagement: 'RESPONDED' });
    const [event] = await desk.server.database.query<{ actor: string }>("select actor from event where conversation_id = $1 and type = 'MessagePosted' order by id desc limit 1", [customer.conversationId.slice(4)]);
    expect(event!.actor).toBe(`user:${desk.house.userId('agent1').slice(4)}`);
    expect(systemNotes(await desk.timeline(ticketId, 'agent1'))).toEqual(expect.arrayContaining([expect.stringMatching(/^A reply of .+ is to be sent at /), 'The scheduled reply was sent.']));
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[K-07] the customer’s message cancels it where that is wished, and only there', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await schedule('agent1', ticketId);
    await schedule('agent1', ticketId, { content: { text: 'Whatever you say.' }, cancelOnCustomerReply: false });
    await customer.write('It works again.');
    expect((await planned(ticketId))!.map(({ state, reason }) => [state, reason])).toEqual([['CANCELLED', 'CUSTOMER_REPLIED'], ['SCHEDULED', null]]);
    pass(10 * MINUTE);
    expect(await due()).toBe(1);
    expect(await said(ticketId)).toEqual(['It works again.', 'Whatever you say.']);
    expect(systemNotes(await desk.timeline(ticketId))).toContain('The scheduled reply was cancelled, the customer wrote.');
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[K-07] a colleague’s answer cancels nothing; whoever may answer cancels', async () => {
    const { ticketId } = await desk.held('agent1');
    const id = (await schedule('agent1', ticketId) as unknown as { scheduledReply: View }).scheduledReply.id;
    await desk.reply('supervisor', ticketId);
    for (const part of ['agent2', 'outsider'] as const) expect(kinds(await desk.act(part, 'cancelScheduledReply', { id }))).toEqual(['NotFound']);
    expect(await desk.act('supervisor', 'cancelScheduledReply', { id }, 'scheduledReply { state reason }')).toMatchObject({ errors: [], scheduledReply: { state: 'CANCELLED', reason: 'STAFF' } });
    pass(10 * MINUTE);
    expect(await due()).toBe(0);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[K-07] a repeat is the first one; neither into the past nor empty nor without end', async () => {
    const { ticketId } = await desk.held('agent1');
    const twice = await Promise.all([1, 2].map(() => schedule('agent1', ticketId, { clientMutationId: 'same' })));
    expect(new Set(twice.map((each) => (each.scheduledReply as unknown as View | null)?.id)).size).toBe(1);
    for (const wrong of [{ sendAt: new Date(now()).toISOString() }, { sendAt: new Date(now() + 100 * 24 * HOUR).toISOString() }, { content: { text: ' ' } }, { clientMutationId: '' }]) {
      expect(kinds(await schedule('agent1', ticketId, wrong))).toEqual(['BadInput']);
    }
    for (let i = 0; i < 9; i++) await schedule('agent1', ticketId);
    expect(kinds(await schedule('agent1', ticketId))).toEqual(['LimitReached']);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[§4.4] with what its author may do then: not when the ticket is somebody else’s, nor when they are gone', async () => {
    const { ticketId } = await desk.held('agent1');
    await schedule('agent1', ticketId);
    await desk.act('supervisor', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
    await schedule('agent2', ticketId);
    await desk.server.database.query("update app_user set status = 'DISABLED' where id = $1", [desk.house.userId('agent2').slice(4)]);
    pass(10 * MINUTE);
    await due();
    expect((await planned(ticketId))!.map(({ state, reason, message }) => [state, reason, message])).toEqual([
      ['FAILED', 'There is no such ticket, or you may not see it.', null], ['FAILED', 'Its author is no longer there.', null]]);
    expect(await said(ticketId)).toEqual([]);
    await desk.server.database.query("update app_user set status = 'ACTIVE' where id = $1", [desk.house.userId('agent2').slice(4)]);
    await desk.act('admin', 'resolveTicket', { ticketId });
  });

  test('[G-07] not to a ticket that was closed meanwhile', async () => {
    const { ticketId } = await desk.held('agent1');
    await schedule('agent1', ticketId, { sendAt: new Date(now() + 2 * HOUR).toISOString() });
    await desk.act('agent1', 'resolveTicket', { ticketId });
    pass(2 * HOUR);
    await due();
    expect(await planned(ticketId)).toMatchObject([{ state: 'FAILED', message: null }]);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'CLOSED' });
  });

  test('[H-02, §4.4] neither colleagues who do not see the ticket nor another workspace nor the customer plans or sees one', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await schedule('agent1', ticketId);
    for (const part of ['agent2', 'outsider', 'expert'] as const) expect([kinds(await schedule(part, ticketId)), await planned(ticketId, part)]).toEqual([['NotFound'], null]);
    const token = await desk.server.signIn('admin@demo.test');
    expect(await desk.server.client(token).request('query ($id: ID!) { ticket(id: $id) { id } }', { id: ticketId })).toEqual({ ticket: null });
    await expect(desk.server.client(customer.token).request('mutation ($input: ScheduleReplyInput!) { scheduleReply(input: $input) { errors { __typename } } }', {
      input: { ticketId, content: { text: 'x' }, sendAt: new Date(now() + HOUR).toISOString(), clientMutationId: 'x' },
    })).rejects.toThrow('FORBIDDEN');
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });
});
