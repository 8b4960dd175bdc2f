/**
 * What subscribers of equal scope share must be equal. Two colleagues of one role who see the same rows are asked for every
 * field there is, each by an execution of their own; only what the schema marks with `@viewer` may differ.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { rowId } from '../../src/kernel/ids.ts';
import { operationOf, schema } from '../isolation/operations.ts';
import { eventCursor, subscribe, type Seen } from '../support/subscriber.ts';
import { openDesk, type Desk } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const viewerFields = new Set(Object.values(schema.getTypeMap()).flatMap((type) =>
  (isObjectType(type) ? Object.values(type.getFields()) : []).filter((field) => field.astNode?.directives?.some(({ name }) => name.value === 'viewer')).map((field) => `${type.name}.${field.name}`)));

/** An event without what may differ between viewers: marked fields, and signatures that change with time. */
const shared = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shared);
  if (typeof value !== 'object' || value === null) return value;
  const { __typename: typename } = value as { __typename?: string };
  return Object.fromEntries(Object.entries(value).flatMap(([key, inside]) => {
    const field = key.includes('_') ? key.split('_')[1]! : key;
    return viewerFields.has(`${typename}.${field}`) || field === 'url' || key === 'cursor' ? [] : [[key, shared(inside)]];
  }));
};

/** Makes one part see what the other sees: a member of the same queues. */
const sameQueues = async (as: Part, of: Part): Promise<void> => {
  const [from, to] = [rowId('user', desk.house.userId(of))!, rowId('user', desk.house.userId(as))!];
  await desk.server.database.query('delete from queue_member where user_id = $1', [to]);
  await desk.server.database.query('insert into queue_member (queue_id, user_id, workspace_id) select queue_id, $2, workspace_id from queue_member where user_id = $1', [from, to]);
};

test('the schema marks what depends on the viewer', () => {
  expect([...viewerFields].sort()).toEqual([
    'Case.contact', 'Case.ticket', 'Conversation.readPosition', 'Conversation.unreadCount', 'Message.clientId', 'Ticket.allowedActions', 'Ticket.signature', 'TicketLink.ticket', 'User.agent', 'User.group',
  ]);
});

test.each([['conversationEvents', 'MessagePosted'], ['inboxEvents', 'TicketActivity']])('[H-02] %s: viewers of one role who see the same rows are answered the same in every unmarked field', async (field, last) => {
  await sameQueues('otherSupervisor', 'supervisor');
  const { customer, ticketId } = await desk.chat();
  const watch = async (part: Part) => {
    const token = await desk.as(part);
    const args = { ...(field === 'conversationEvents' ? { conversationId: customer.conversationId } : {}), after: await eventCursor(desk.server, token) };
    // Every field of the last event is selected at this depth, the marked ones too: so each is executed with its own viewer's eyes.
    const operation = operationOf('Subscription', field, args, { depth: 2, only: last }).replace(`... on ${last}`, `... on Event { id } ... on ${last}`);
    return subscribe(desk.server.wsUrl, token, operation, args);
  };
  const [one, other] = await Promise.all([watch('supervisor'), watch('otherSupervisor')]);
  await customer.write('Is it the fan?');
  await desk.act('agent1', 'claimTicket', { ticketId });
  await desk.act('agent1', 'inviteExpert', { ticketId, userId: desk.house.userId('expert') });
  await desk.act('agent1', 'tagTicket', { ticketId, tagId: desk.house.tagId });
  await desk.act('agent1', 'addNote', { ticketId, text: 'It is.', clientMutationId: `note-${field}` });
  await desk.act('agent1', 'sendReply', { ticketId, content: { text: 'It is the fan.' }, seenUpTo: 100, clientMutationId: `reply-${field}` });
  const end = (event: Seen): boolean => event.__typename === last && (event.message as { text: string }).text === 'It is the fan.';
  await Promise.all([one, other].map((each) => each.until(end)));
  const until = (events: Seen[]) => events.slice(0, events.findIndex(end) + 1);
  // State is read when an event is shown, so of each type the last before the end is compared as it stands, the others by id.
  const ids = (events: Seen[]) => until(events).map((event) => event.id);
  expect(ids(one.seen)).toEqual(ids(other.seen));
  expect(shared(until(one.seen).at(-1))).toEqual(shared(until(other.seen).at(-1)));
  await Promise.all([one.stop(), other.stop()]);
  await desk.act('admin', 'resolveTicket', { ticketId });
});
