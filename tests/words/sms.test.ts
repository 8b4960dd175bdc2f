/** Text messages that agents begin, and what comes back. No provider: what it would bring is handed to the channel. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rowId } from '../../src/kernel/ids.ts';
import { kinds, MINUTE, openDesk, TICKET, type Desk, type TicketView } from '../tickets/support.ts';
import { confirm, make, openNeighbour } from './support.ts';

const NUMBER = '+4930123456';
let desk: Desk;
let endpointId: string;
beforeAll(async () => {
  desk = await openDesk();
  const made = await desk.act('admin', 'provisionSmsNumber', { name: 'Berlin', number: '0049 30 123456', queueId: desk.house.queueId }, 'endpoint { id key channel queue { id } }');
  expect(made).toMatchObject({ endpoint: { key: NUMBER, channel: 'SMS', queue: { id: desk.house.queueId } }, errors: [] });
  endpointId = (made.endpoint as { id: string }).id;
});
afterAll(() => desk.stop());

let sent = 0;
type Started = { message: { id: string; text: string; delivery: string; position: number } | null; ticket: TicketView | null; errors: { __typename: string }[] };
const start = async (by: Parameters<Desk['act']>[0], to: string, more: Record<string, unknown> = {}): Promise<Started> =>
  (await desk.act(by, 'startSms', { endpointId, to, text: 'Your parcel is here.', clientMutationId: `sms${++sent}`, ...more }, `message { id text delivery position } ticket { ${TICKET} channel contact { id } }`)) as unknown as Started;
const answer = async (from: string, text: string, providerId = `p${++sent}`): Promise<void> => {
  const received = await desk.server.app.modules.sms.receive({ to: NUMBER, from, text, providerId });
  expect(received.ok).toBe(true);
};
const setting = (column: string, value: unknown) => desk.server.database.query(
  `insert into workspace_setting (workspace_id, ${column}) values ($1, $2) on conflict (workspace_id) do update set ${column} = excluded.${column}`, [desk.house.workspaceId, value]);

test('[C-09, C-10] an agent begins a standalone conversation from a number: QUEUED, PENDING, theirs, once', async () => {
  const to = '+4915100000001';
  const first = await start('agent1', '0049 151 0000 0001', { clientMutationId: 'once' });
  expect(first).toMatchObject({
    message: { text: 'Your parcel is here.', delivery: 'QUEUED', position: 1 },
    ticket: { status: 'PENDING', assignee: { id: desk.house.userId('agent1') }, channel: 'SMS', queue: { id: desk.house.queueId } }, errors: [],
  });
  expect(Date.parse(first.ticket!.nextTransitionAt!)).toBe(desk.server.clock.now().getTime() + 60 * MINUTE);
  expect(await start('agent1', to, { clientMutationId: 'once' })).toMatchObject({ message: { id: first.message!.id }, ticket: { id: first.ticket!.id }, errors: [] });
  // The thread's active ticket is joined, not doubled.
  const second = await start('agent1', to, { text: 'Are you there?' });
  expect(second).toMatchObject({ message: { position: 2 }, ticket: { id: first.ticket!.id, status: 'PENDING' } });
});

test('[C-09, C1] a workspace may keep its agents from writing first; experts never do', async () => {
  expect(kinds((await start('expert', '+4915100000002')) as never)).toEqual(['Forbidden']);
  await setting('outbound_sms', false);
  expect(kinds((await start('agent1', '+4915100000002')) as never)).toEqual(['Forbidden']);
  await setting('outbound_sms', true);
});

test('[C-10] number and customer are needed, and the number is one of the sender’s queues', async () => {
  expect(kinds((await start('agent1', '12345')) as never)).toEqual(['BadInput']);
  expect(kinds((await start('outsider', '+4915100000003')) as never)).toEqual(['NotFound']);
  const { endpoints } = await desk.ask<{ endpoints: { id: string; channel: string }[] }>('agent1', '{ endpoints { id channel } }');
  const web = endpoints.find(({ channel }) => channel === 'WEB')!;
  expect(kinds((await start('agent1', '+4915100000003', { endpointId: web.id })) as never)).toEqual(['NotFound']);
});

test('[C-11, G16] the body is free text of up to 1,600 characters, or a canned message filled for the customer', async () => {
  expect(kinds((await start('agent1', '+4915100000004', { text: 'x'.repeat(1_601) })) as never)).toEqual(['BadInput']);
  expect((await start('agent1', '+4915100000004', { text: '\u{1f600}'.repeat(1_600) })).errors).toEqual([]);
  const cannedId = await make(desk, 'CannedMessage', { title: 'Pick up', category: 'Information', body: '{{agent_name}} of {{queue_name}} for {{phone}}', channels: ['SMS'] });
  expect((await start('agent1', '+4915100000004', { text: undefined, cannedId })).message!.text).toBe(`${desk.house.fullName('agent1')} of Queue-desk for +4915100000004`);
  const mail = await make(desk, 'CannedMessage', { title: 'Mail', category: 'Information', body: 'To {{email}}', channels: ['SMS'] });
  expect(kinds((await start('agent1', '+4915100000004', { text: undefined, cannedId: mail })) as never)).toEqual(['EmptyVariables']);
  const web = await make(desk, 'CannedMessage', { title: 'Web', category: 'Information', body: 'x', channels: ['WEB'] });
  expect(kinds((await start('agent1', '+4915100000004', { text: undefined, cannedId: web })) as never)).toEqual(['NotFound']);
  expect(kinds((await start('agent1', '+4915100000004', { cannedId })) as never)).toEqual(['BadInput']);
});

test('[C-12] the answer comes back through the number’s queue, not to the sender', async () => {
  const { ticket } = await start('agent1', '+4915100000005');
  await answer('+4915100000005', 'Thank you!');
  expect(await desk.ticket(ticket!.id)).toMatchObject({ status: 'NEW', assignee: null, nextTransitionAt: null });
  // Whoever claims it then has it like any other.
  await desk.act('agent2', 'claimTicket', { ticketId: ticket!.id });
  await desk.act('agent2', 'markPending', { ticketId: ticket!.id });
  await answer('+4915100000005', 'Again.');
  expect(await desk.ticket(ticket!.id)).toMatchObject({ status: 'OPEN', assignee: { id: desk.house.userId('agent2') } });
});

test('[C-12] with SENDER_IF_AVAILABLE it comes to the sender while they are available', async () => {
  await setting('outbound_reply_routing', 'SENDER_IF_AVAILABLE');
  const agent = desk.house.userId('agent1').slice(4);
  const { ticket } = await start('agent1', '+4915100000006');
  await desk.server.database.query("update agent set state = 'AVAILABLE' where user_id = $1", [agent]);
  await answer('+4915100000006', 'Thank you!');
  expect(await desk.ticket(ticket!.id)).toMatchObject({ status: 'OPEN', assignee: { id: desk.house.userId('agent1') } });
  // From then on it is their work like any other, and counts as handled (P-09).
  await desk.act('agent1', 'resolveTicket', { ticketId: ticket!.id });
  expect(await desk.server.database.query('select user_id, outcome from interaction where ticket_id = $1', [ticket!.id.slice(4)])).toEqual([{ user_id: agent, outcome: 'RESOLVED' }]);
  const { ticket: other } = await start('agent1', '+4915100000007');
  await desk.server.database.query("update agent set state = 'AWAY' where user_id = $1", [agent]);
  await answer('+4915100000007', 'Thank you!');
  expect(await desk.ticket(other!.id)).toMatchObject({ status: 'NEW', assignee: null });
  await setting('outbound_reply_routing', 'CHANNEL');
});

test('[C-13] a number outside the receiving countries is refused, sending there is not; the list is data', async () => {
  const { smsCountries } = await desk.ask<{ smsCountries: { code: string; name: string; prefix: string }[] }>('agent1', '{ smsCountries { code name prefix } }');
  expect(smsCountries).toHaveLength(30);
  const provision = (number: string, by: 'admin' | 'manager' = 'admin') => desk.act(by, 'provisionSmsNumber', { name: 'x', number, queueId: desk.house.queueId }, 'endpoint { id }');
  expect(kinds(await provision('+8190123456'))).toEqual(['BadInput']);
  expect((await start('agent1', '+8190123456789')).errors).toEqual([]);
  expect(kinds(await desk.act('agent1', 'setSmsCountries', { countries: [] }))).toEqual(['Forbidden']);
  expect(kinds(await provision('+8190123456', 'manager'))).toEqual(['Forbidden']);
  const japan = { code: 'jp', name: 'Japan', prefix: '+81' };
  expect(await desk.act('admin', 'setSmsCountries', { countries: [...smsCountries, japan] }, 'countries { code }')).toMatchObject({ errors: [] });
  expect(kinds(await provision('+8190123456'))).toEqual([]);
  expect(kinds(await provision('+81 90 123456'))).toEqual(['BadInput']);
});

test('[C-14] sent from an open case, the number becomes that customer’s', async () => {
  const { ticketId } = await desk.held('agent2', { name: 'Amara Okafor' });
  const { ticket: web } = await desk.ask<{ ticket: { number: number; contact: { id: string } } }>('agent2', 'query ($id: ID!) { ticket(id: $id) { number contact { id } } }', { id: ticketId });
  const made = await start('agent2', '+4915100000008', { ticketId });
  expect(made).toMatchObject({ ticket: { contact: { id: web.contact.id } }, errors: [] });
  expect((await desk.timeline(made.ticket!.id)).map(({ text }) => text)).toContain(`Text message sent from #${web.number}.`);
  const other = await desk.held('agent2');
  await confirm(desk, 'agent2', other.ticketId, { phone: '+4915100000009' });
  expect(kinds((await start('agent2', '+4915100000009', { ticketId })) as never)).toEqual(['BadInput']);
  expect(kinds((await start('outsider', '+4915100000010', { ticketId })) as never)).toEqual(['NotFound']);
});

test('[C-08, C-15] the sender of a text message has no way to end anything: a ticket that is resolved stays the agent’s conversation', async () => {
  const from = '+4915100000011';
  await answer(from, 'STOP. END. Close this.');
  const rows = await desk.server.database.query<{ id: string }>(
    'select t.id from ticket t join contact_identity i on i.contact_id = t.contact_id where i.value = $1 and t.workspace_id = $2', [from, desk.house.workspaceId]);
  const ticketId = `tkt_${rows[0]!.id}`;
  expect(rowId('ticket', ticketId)).toBe(rows[0]!.id);
  expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW' });
  await desk.act('agent2', 'claimTicket', { ticketId });
  await desk.act('agent2', 'resolveTicket', { ticketId });
  // The thread goes on: the ticket is work on it, not the conversation.
  await answer(from, 'One more thing.');
  expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', assignee: { id: desk.house.userId('agent2') } });
});

test('[C-01] a message that a provider hands over twice stands there once', async () => {
  await answer('+4915100000012', 'Hello?', 'same');
  await answer('+4915100000012', 'Hello?', 'same');
  const [count] = await desk.server.database.query<{ n: number }>("select count(*)::int as n from message where text = 'Hello?' and workspace_id = $1", [desk.house.workspaceId]);
  expect(count!.n).toBe(1);
});

test('[C-09] a hold that ran out is over: the next message begins a ticket that follows', async () => {
  const { ticket } = await start('agent1', '+4915100000013');
  desk.server.clock.advance(61 * MINUTE);
  const next = await start('agent1', '+4915100000013');
  expect(next.ticket!.id).not.toBe(ticket!.id);
  expect(next.ticket).toMatchObject({ status: 'PENDING', followUpOf: { id: ticket!.id } });
  expect(await desk.ticket(ticket!.id)).toMatchObject({ status: 'CLOSED' });
});

test('[R-01] another workspace’s numbers, queues and cases cannot be used', async () => {
  const neighbour = await openNeighbour(desk.server);
  const { ticketId } = await neighbour.held('agent1');
  expect(kinds((await start('agent1', '+4915100000014', { ticketId })) as never)).toEqual(['NotFound']);
  expect(kinds(await neighbour.act('agent1', 'startSms', { endpointId, to: '+4915100000014', text: 'x', clientMutationId: 'x' }))).toEqual(['NotFound']);
  expect(kinds(await desk.act('admin', 'provisionSmsNumber', { name: 'x', number: '+4930999999', queueId: neighbour.house.queueId }))).toEqual(['NotFound']);
});

test('[K-25, G-02] who writes to a customer who waits does not take them out of the line, past everybody and whatever they hold', async () => {
  const from = '+4915100000031';
  await answer(from, 'Is anybody there?');
  const [row] = await desk.server.database.query<{ id: string }>('select t.id from ticket t join contact_identity i on i.contact_id = t.contact_id where i.value = $1', [from]);
  await desk.server.database.query("update queue set assignment_mode = 'OFFER' where id = $1", [desk.house.queueId.slice(4)]);
  expect(await start('agent2', from)).toMatchObject({ message: null, ticket: null, errors: [] });
  expect(await desk.ticket(`tkt_${row!.id}`)).toMatchObject({ status: 'NEW', assignee: null });
  // Who supervises the queue answers, and has it.
  expect(await start('supervisor', from)).toMatchObject({ ticket: { status: 'OPEN', assignee: { id: desk.house.userId('supervisor') } } });
  await desk.server.database.query("update queue set assignment_mode = 'PICK' where id = $1", [desk.house.queueId.slice(4)]);
});
