/** Timers, policies, promises and rules of tickets that others were merged into: what counts is where the customer is. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../isolation/until.ts';
import type { Customer } from '../support/chat.ts';
import { labelsOf, make } from '../words/support.ts';
import { HOUR, MINUTE, openDesk, type Desk } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('merged');
});
afterAll(() => desk?.stop());

interface Merged {
  into: string;
  from: string;
  /** The customer at the door of the survivor, and at that of the merged ticket. */
  here: Customer;
  there: Customer;
}

const query = <Row extends object>(text: string, values: unknown[] = []) => desk.server.database.query<Row>(text, values);
const due = () => desk.server.app.deadlines.runDue();
const pass = (ms: number) => desk.server.clock.advance(ms);
/** Later than anything before: a reply goes to where the customer wrote last. */
const write = async (customer: Customer, text: string): Promise<void> => {
  pass(1);
  await customer.write(text);
};
const texts = async (ticketId: string) => (await desk.timeline(ticketId)).map((line) => line.text);
const endpoint = (key: string, policy: string | null) => query('update endpoint set follow_up_policy = $2 where key = $1', [key, policy]);

/** One customer's tickets of both queues; agent1 holds what is left. */
const merged = async (before: (from: string) => Promise<unknown> = async () => {}): Promise<Merged> => {
  const visitorKey = randomBytes(32).toString('base64url');
  const into = await desk.chat({ visitorKey, text: 'It leaks.' });
  const from = await desk.chat({ visitorKey, text: 'It still leaks.', endpointKey: desk.house.otherEndpointKey });
  expect(await desk.act('agent1', 'claimTicket', { ticketId: into.ticketId })).toMatchObject({ errors: [] });
  await before(from.ticketId);
  expect(await desk.act('manager', 'mergeTickets', { intoId: into.ticketId, ticketIds: [from.ticketId] })).toMatchObject({ errors: [] });
  return { into: into.ticketId, from: from.ticketId, here: into.customer, there: from.customer };
};

test('[K-24] a customer who wrote in the other conversation is not taken for one who does not answer', async () => {
  const { into, there } = await merged();
  // The answer went to where the customer last wrote; the survivor's own conversation has none of either.
  await desk.reply('agent1', into);
  await write(there, 'Thanks, but it leaks.');
  await desk.act('agent1', 'markPending', { ticketId: into });
  await write(there, 'Are you there?');
  expect(await desk.ticket(into)).toMatchObject({ status: 'OPEN', nextTransitionAt: null });
  pass(25 * HOUR);
  expect(await due()).toBe(0);
  await desk.reply('agent1', into);
  pass(24 * HOUR);
  expect(await due()).toBe(1);
  expect(await desk.ticket(into)).toMatchObject({ status: 'RESOLVED' });
  pass(HOUR);
  expect(await due()).toBe(1);
});

test('[K-26] a thank-you there resolves the survivor, and belongs to it once it is closed', async () => {
  await desk.act('manager', 'setWorkspaceSettings', { resolveKeywords: ['thanks'] });
  const { into, there } = await merged();
  await write(there, 'Thanks!');
  expect(await desk.ticket(into)).toMatchObject({ status: 'RESOLVED' });
  pass(HOUR);
  await due();
  await write(there, 'thanks');
  expect(await desk.newest(there)).toMatchObject({ status: 'CLOSED' });
  expect((await texts(into)).filter((text) => /^thanks/i.test(text))).toEqual(['Thanks!', 'thanks']);
  await desk.act('manager', 'setWorkspaceSettings', { resolveKeywords: [] });
});

test('[C3] ALWAYS_REOPEN takes up the survivor, never what was merged away, and not what has been followed', async () => {
  const { into, from, here, there } = await merged();
  for (const key of [desk.house.endpointKey, desk.house.otherEndpointKey]) await endpoint(key, 'ALWAYS_REOPEN');
  await desk.act('agent1', 'resolveTicket', { ticketId: into });
  pass(HOUR);
  await due();
  await write(there, 'It leaks again.');
  expect(await desk.ticket(into)).toMatchObject({ status: 'OPEN', assignee: { id: desk.house.userId('agent1') } });
  expect(await desk.ticket(from)).toMatchObject({ status: 'CLOSED' });
  expect(await texts(into)).toContain('It leaks again.');

  await desk.act('agent1', 'resolveTicket', { ticketId: into });
  pass(HOUR);
  await due();
  await endpoint(desk.house.endpointKey, 'ALWAYS_NEW_LINKED');
  await write(here, 'Now the oven.');
  const later = await desk.newest(here);
  expect(later).toMatchObject({ status: 'NEW', followUpOf: { id: into } });
  await write(there, 'And it leaks.');
  expect(await desk.ticket(into)).toMatchObject({ status: 'CLOSED' });
  expect(await desk.newest(there)).toMatchObject({ status: 'NEW', followUpOf: { id: into } });
  // What came after it in its own conversation is not the closed one's.
  expect(await texts(into)).not.toContain('Now the oven.');
  for (const key of [desk.house.endpointKey, desk.house.otherEndpointKey]) await endpoint(key, null);
});

test('[C3] ALWAYS_NEW_LINKED there closes the survivor where its own conversation ends', async () => {
  const { into, here, there } = await merged();
  await endpoint(desk.house.otherEndpointKey, 'ALWAYS_NEW_LINKED');
  await desk.act('agent1', 'resolveTicket', { ticketId: into });
  await write(there, 'Something else.');
  expect(await desk.ticket(into)).toMatchObject({ status: 'CLOSED' });
  expect(await desk.newest(there)).toMatchObject({ status: 'NEW', followUpOf: { id: into } });
  await write(here, 'And here too.');
  expect(await texts(into)).not.toEqual(expect.arrayContaining(['Something else.']));
  expect(await texts(into)).not.toEqual(expect.arrayContaining(['And here too.']));
  await endpoint(desk.house.otherEndpointKey, null);
});

test('[K-07] what was to be sent goes out from the survivor, unless the customer wrote, there or here', async () => {
  const plan = (ticketId: string, text: string, cancelOnCustomerReply: boolean, part: 'admin' | 'agent1' = 'admin') => desk.act(part, 'scheduleReply', {
    ticketId, content: { text }, sendAt: new Date(desk.server.clock.now().getTime() + 10 * MINUTE).toISOString(), cancelOnCustomerReply, clientMutationId: text,
  });
  const { into, there } = await merged(async (from) => plan(from, 'The part is here.', false));
  await plan(into, 'Do you still need us?', true, 'agent1');
  await write(there, 'Hello?');
  pass(10 * MINUTE);
  expect(await due()).toBe(1);
  const { ticket } = await desk.ask<{ ticket: { scheduledReplies: { state: string; text: string; message: { conversationId: string } | null }[] } }>(
    'admin', 'query ($id: ID!) { ticket(id: $id) { scheduledReplies { state text message { conversationId } } } }', { id: into });
  expect(ticket.scheduledReplies.map(({ state, text, message }) => [text, state, message?.conversationId ?? null]).sort()).toEqual([
    ['Do you still need us?', 'CANCELLED', null], ['The part is here.', 'SENT', there.conversationId]]);
});

test('[G5] the survivor’s clocks count what is written and answered there', async () => {
  const policy = randomUUID();
  await query('insert into sla_policy (id, workspace_id, name, next_response_ms) values ($1, $2, $3, $4)', [policy, desk.house.workspaceId, 'Soon', 30 * MINUTE]);
  await query('update queue set sla_policy_id = $2 where id = $1', [desk.house.queueId.slice(4), policy]);
  const { into, there } = await merged();
  const states = async () => (await desk.ask<{ ticket: { sla: { kind: string; state: string }[] } }>('admin', 'query ($id: ID!) { ticket(id: $id) { sla { kind state } } }', { id: into })).ticket.sla;
  await desk.reply('agent1', into);
  await write(there, 'When?');
  expect(await states()).toEqual([{ kind: 'NEXT_RESPONSE', state: 'RUNNING' }]);
  await desk.reply('agent1', into);
  expect(await states()).toEqual([{ kind: 'NEXT_RESPONSE', state: 'MET' }]);
  await query('update queue set sla_policy_id = null where id = $1', [desk.house.queueId.slice(4)]);
});

test('[I-18] a rule hears what is written there, and labels the survivor', async () => {
  const labelId = await make(desk, 'Label', { name: 'Refund', colour: '#aa0000', notifies: false });
  await make(desk, 'LabelRule', { labelId, kind: 'KEYWORD', words: ['refund'] });
  const { into, from, there } = await merged();
  await write(there, 'I want a refund.');
  await until('the label is there', async () => (await labelsOf(desk, into)).includes('Refund'));
  expect(await labelsOf(desk, from)).toEqual([]);
  const { search } = await desk.ask<{ search: { ticket: { id: string } }[] }>('agent1', 'query ($text: String!) { search(text: $text) { ticket { id } } }', { text: 'refund' });
  expect(search.map(({ ticket }) => ticket.id)).toContain(into);
});
