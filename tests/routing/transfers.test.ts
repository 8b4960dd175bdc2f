import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { kinds, systemNotes } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';
import { openRouted, type RoutedDesk } from './support.ts';

let desk: RoutedDesk;
beforeAll(async () => {
  desk = await openRouted();
});
afterAll(() => desk?.stop());
beforeEach(async () => {
  await desk.clear();
  await desk.mode('PICK');
  await desk.mode('PICK', 'otherQueueId');
});

const user = (part: Part) => desk.house.userId(part);
const capacity = (part: Part, most: number) => desk.sql('update agent set capacity = $2 where user_id = $1', [user(part).slice(4), most]);
const TARGETS = 'query ($id: ID!) { transferTargets(ticketId: $id) { agents { user { id } load capacity } queues { id } } }';
interface Targets { transferTargets: { agents: { user: { id: string }; load: number; capacity: number }[]; queues: { id: string }[] } | null }
const targets = (part: Part, ticketId: string) => desk.ask<Targets>(part, TARGETS, { id: ticketId });
const give = (part: Part, ticketId: string, to: Part, more: object = {}) => desk.act(part, 'transferTicket', { ticketId, userId: user(to), ...more }, 'ticket { id status transferCount }');

test('[K-09, C40] the list shows who is available with room, and what they hold; who is not is refused', async () => {
  await desk.available('agent1', 'agent2', 'outsider');
  await capacity('outsider', 1);
  const { ticketId } = await desk.held('agent1');
  const other = await desk.held('agent2');
  await desk.held('outsider', { endpointKey: desk.house.otherEndpointKey });
  const { transferTargets } = await targets('agent1', ticketId);
  expect(transferTargets!.agents).toEqual([{ user: { id: user('agent2') }, load: 1, capacity: 5 }]);
  expect(transferTargets!.queues.map(({ id }) => id).sort()).toEqual([desk.house.queueId, desk.house.otherQueueId].sort());
  expect(kinds(await give('agent1', ticketId, 'supervisor'))).toEqual(['AgentNotAvailable']);
  expect(kinds(await give('agent1', ticketId, 'outsider'))).toEqual(['AtCapacity']);
  expect(kinds(await give('agent1', ticketId, 'outsider', { overrideCapacity: true }))).toEqual(['AtCapacity']);
  expect(kinds(await give('agent1', ticketId, 'agent2'))).toEqual([]);
  expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', transferCount: 1, assignee: { id: user('agent2') } });
  expect(await targets('agent1', other.ticketId)).toEqual({ transferTargets: null });
});

test('[C40, K-25, G-13] who supervises may give above the capacity, and it is recorded', async () => {
  await desk.available('agent1', 'agent2');
  await capacity('agent2', 1);
  await desk.held('agent2');
  const { ticketId } = await desk.held('agent1');
  await desk.act('agent1', 'markOnHold', { ticketId });
  expect(kinds(await give('supervisor', ticketId, 'agent2'))).toEqual(['AtCapacity']);
  expect(await give('supervisor', ticketId, 'agent2', { overrideCapacity: true })).toMatchObject({ errors: [], ticket: { status: 'OPEN' } });
  expect(systemNotes(await desk.timeline(ticketId)).at(-1)).toBe('Assigned to Agent2 Surname-desk, above their capacity.');
  const [change] = await desk.sql<{ payload: object }>("select payload from event where ticket_id = $1 and type = 'TicketChanged' order by id desc limit 1", [ticketId.slice(4)]);
  expect(change!.payload).toMatchObject({ aboveCapacity: true, cause: 'SUPERVISOR', byUserId: user('supervisor').slice(4) });
});

test('[P-07, C40] a note is optional, unless the workspace wants one', async () => {
  await desk.available('agent1', 'agent2');
  const { ticketId } = await desk.held('agent1');
  await desk.set('transfer_note_required', true);
  expect(kinds(await give('agent1', ticketId, 'agent2'))).toEqual(['BadInput']);
  expect(kinds(await give('agent1', ticketId, 'agent2', { note: '  ' }))).toEqual(['BadInput']);
  expect(kinds(await give('agent1', ticketId, 'agent2', { note: 'Waits for a part.' }))).toEqual([]);
  await desk.set('transfer_note_required', false);
  expect((await desk.timeline(ticketId)).map(({ text }) => text)).toContain('Waits for a part.');
});

test('[H-03, §4.4] a supervisor takes a ticket over from whomever or from the queue; an agent does not', async () => {
  await desk.available('agent1');
  const { ticketId } = await desk.held('agent1');
  expect(kinds(await desk.act('agent2', 'takeTicket', { ticketId }))).toEqual(['NotFound']);
  expect(kinds(await desk.act('agent1', 'takeTicket', { ticketId }))).toEqual(['InvalidTransition']);
  expect(kinds(await desk.act('otherSupervisor', 'takeTicket', { ticketId }))).toEqual(['NotFound']);
  expect(await desk.act('supervisor', 'takeTicket', { ticketId }, 'ticket { assignee { id } status }')).toMatchObject({ errors: [], ticket: { assignee: { id: user('supervisor') }, status: 'OPEN' } });
  const waiting = await desk.chat();
  await capacity('supervisor', 1);
  expect(kinds(await desk.act('supervisor', 'takeTicket', { ticketId: waiting.ticketId }))).toEqual(['AtCapacity']);
  expect(kinds(await desk.act('supervisor', 'takeTicket', { ticketId: waiting.ticketId, overrideCapacity: true }))).toEqual([]);
});

test('[K-09] tickets that are handed over crosswise at the same moment all arrive: nobody waits for each other in a circle', async () => {
  await desk.available('agent1', 'agent2');
  await desk.sql('update agent set capacity = 20 where workspace_id = $1', [desk.house.workspaceId]);
  const some = async (by: Part) => [await desk.held(by), await desk.held(by), await desk.held(by)].map(({ ticketId }) => ticketId);
  const [left, right] = [await some('agent1'), await some('agent2')];
  await desk.as('supervisor');
  for (const [one, two] of [['agent2', 'agent1'], ['agent1', 'agent2'], ['agent2', 'agent1']] as const) {
    const done = await Promise.all([...left.map((id) => give('supervisor', id, one)), ...right.map((id) => give('supervisor', id, two))]);
    expect(done.flatMap(kinds)).toEqual([]);
  }
  expect(await Promise.all(left.map(async (id) => (await desk.ticket(id))!.assignee))).toEqual(left.map(() => ({ id: user('agent2') })));
});

test('[H-03] whoever is asked about a ticket has room for that ticket: a supervisor may give it to them at once', async () => {
  await desk.mode('OFFER');
  await desk.available('agent1');
  await capacity('agent1', 1);
  const { ticketId } = await desk.chat();
  await desk.offered('agent1', ticketId);
  expect(await give('supervisor', ticketId, 'agent1')).toMatchObject({ errors: [], ticket: { status: 'OPEN' } });
  expect(await desk.offers('agent1')).toEqual([]);
});

test('[§4.4] an expert who helps sees the ticket, but not who is free', async () => {
  await desk.available('agent1', 'agent2');
  const { ticketId } = await desk.held('agent1');
  await desk.act('agent1', 'inviteExpert', { ticketId, userId: user('expert') });
  expect(await desk.ticket(ticketId, 'expert')).toMatchObject({ id: ticketId });
  expect(await targets('expert', ticketId)).toEqual({ transferTargets: null });
});
