/** Promises to customers through the doors, with time that the test moves: office hours in Berlin, a Wednesday morning. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Part } from '../isolation/house.ts';
import { startTestServer } from '../support/server.ts';
import { HOUR, MINUTE, openDesk, type Desk } from '../tickets/support.ts';

const SLA = 'kind state targetMs elapsedMs startedAt runningSince pauseReason dueAt warnedAt breachedAt metAt cancelledAt why { kind reason at elapsedMs dueAt }';

interface Step {
  kind: string;
  reason: string | null;
  at: string;
  elapsedMs: number;
  dueAt: string | null;
}
interface ClockView {
  kind: string;
  state: string;
  elapsedMs: number;
  dueAt: string | null;
  metAt: string | null;
  breachedAt: string | null;
  why: Step[];
}

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('desk', await startTestServer({ at: new Date('2026-11-25T09:00:00.000Z') }));
  const { workspaceId } = desk.house;
  const [hours, policy, other] = [randomUUID(), randomUUID(), randomUUID()];
  const weekly = Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [[540, 1_080]]]));
  await query('insert into business_hours (id, workspace_id, name, zone, weekly) values ($1, $2, $3, $4, $5)', [hours, workspaceId, 'Office', 'Europe/Berlin', JSON.stringify(weekly)]);
  await query('insert into sla_policy (id, workspace_id, name, first_response_ms, next_response_ms, resolution_ms) values ($1, $2, $3, $4, $5, $6)',
    [policy, workspaceId, 'Standard', 10 * MINUTE, 30 * MINUTE, 4 * HOUR]);
  await query('insert into sla_policy (id, workspace_id, name, resolution_ms) values ($1, $2, $3, $4)', [other, workspaceId, 'Slow', 20 * HOUR]);
  await query('update queue set hours_id = $2, sla_policy_id = $3 where id = $1', [desk.house.queueId.slice(4), hours, policy]);
  await query('update queue set sla_policy_id = $2 where id = $1', [desk.house.otherQueueId.slice(4), other]);
});
afterAll(() => desk?.stop());

const query = <Row extends object>(text: string, values: unknown[] = []) => desk.server.database.query<Row>(text, values);
const due = () => desk.server.app.deadlines.runDue();
const now = () => desk.server.clock.now();
const pass = (ms: number) => desk.server.clock.advance(ms);
const clocks = async (ticketId: string, part: Part = 'admin') =>
  (await desk.ask<{ ticket: { sla: ClockView[] } | null }>(part, `query ($id: ID!) { ticket(id: $id) { sla { ${SLA} } } }`, { id: ticketId })).ticket?.sla ?? null;
const clock = async (ticketId: string, kind: string) => (await clocks(ticketId))!.filter((each) => each.kind === kind).at(-1)!;
const told = (ticketId: string) => query<{ type: string; kind: string }>(
  "select type, payload ->> 'kind' as kind from event where ticket_id = $1 and type like 'Sla%' order by id", [ticketId.slice(4)]);
const kindsOf = ({ why }: ClockView) => why.map((step) => step.kind);
/** Moves time to an hour and minute in Berlin of this day or the next. */
const until = (iso: string) => pass(Date.parse(iso) - now().getTime());

describe('clocks of a ticket', () => {
  test('[G5] first answer and solution begin with the ticket, in the opening times of its queue', async () => {
    const { ticketId } = await desk.chat();
    const at = now().getTime();
    expect(await clocks(ticketId, 'supervisor')).toMatchObject([
      { kind: 'FIRST_RESPONSE', state: 'RUNNING', targetMs: 10 * MINUTE, dueAt: new Date(at + 10 * MINUTE).toISOString(), why: [{ kind: 'STARTED', elapsedMs: 0 }] },
      { kind: 'RESOLUTION', state: 'RUNNING', targetMs: 4 * HOUR, dueAt: new Date(at + 4 * HOUR).toISOString() },
    ]);
    await desk.act('agent1', 'claimTicket', { ticketId });
    pass(4 * MINUTE);
    await desk.reply('agent1', ticketId);
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'MET', elapsedMs: 4 * MINUTE, metAt: now().toISOString(), dueAt: null });
    await desk.act('agent1', 'resolveTicket', { ticketId });
    const solved = await clock(ticketId, 'RESOLUTION');
    expect([solved.state, kindsOf(solved)]).toEqual(['MET', ['STARTED', 'MET']]);
    expect(await told(ticketId)).toEqual([]);
  });

  test('[G5] the next answer is promised from the customer’s message on, once until it comes', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    await customer.write('Hello?');
    expect((await clocks(ticketId))!.map(({ kind }) => kind)).toEqual(['FIRST_RESPONSE', 'RESOLUTION']);
    await desk.reply('agent1', ticketId);
    pass(MINUTE);
    await customer.write('It still leaks.');
    const began = now().getTime();
    pass(MINUTE);
    await customer.write('And it is loud.');
    expect(await clock(ticketId, 'NEXT_RESPONSE')).toMatchObject({ state: 'RUNNING', dueAt: new Date(began + 30 * MINUTE).toISOString() });
    await desk.reply('agent1', ticketId);
    expect((await clocks(ticketId))!.filter(({ kind }) => kind === 'NEXT_RESPONSE')).toMatchObject([{ state: 'MET', elapsedMs: MINUTE }]);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G5] PENDING stops all of them and ON_HOLD the solution, and what had passed counts on', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    pass(5 * MINUTE);
    await desk.act('agent1', 'markOnHold', { ticketId });
    expect(await clock(ticketId, 'RESOLUTION')).toMatchObject({ state: 'PAUSED', pauseReason: 'ON_HOLD', elapsedMs: 5 * MINUTE, dueAt: null });
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'RUNNING' });
    pass(2 * MINUTE);
    await desk.act('agent1', 'markPending', { ticketId });
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'PAUSED', pauseReason: 'PENDING', elapsedMs: 7 * MINUTE });
    pass(20 * MINUTE);
    await customer.write('The number is 42.');
    const solution = await clock(ticketId, 'RESOLUTION');
    expect(solution).toMatchObject({ state: 'RUNNING', elapsedMs: 5 * MINUTE, dueAt: new Date(now().getTime() + 4 * HOUR - 5 * MINUTE).toISOString() });
    expect(solution.why.map(({ kind, reason, elapsedMs }) => [kind, reason, elapsedMs])).toEqual([
      ['STARTED', null, 0], ['PAUSED', 'ON_HOLD', 5 * MINUTE], ['PAUSED', 'PENDING', 5 * MINUTE], ['RESUMED', null, 5 * MINUTE]]);
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'RUNNING', dueAt: new Date(now().getTime() + 3 * MINUTE).toISOString() });
    await desk.act('agent1', 'resolveTicket', { ticketId });
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'CANCELLED' });
  });

  test('[G5] the sweeper warns at four fifths and tells of the breach, each once; a late answer leaves it missed', async () => {
    const { ticketId } = await desk.held('agent1');
    const heard = async (ms: number) => {
      pass(ms);
      await due();
      return (await told(ticketId)).length;
    };
    expect([await heard(8 * MINUTE - 1), await heard(1), await heard(2 * MINUTE - 1), await heard(1), await heard(0)]).toEqual([0, 1, 1, 2, 2]);
    expect(await told(ticketId)).toEqual([{ type: 'SlaWarned', kind: 'FIRST_RESPONSE' }, { type: 'SlaBreached', kind: 'FIRST_RESPONSE' }]);
    pass(MINUTE);
    await desk.reply('agent1', ticketId);
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'MISSED', elapsedMs: 11 * MINUTE, metAt: now().toISOString() });
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G5] an answer that comes before the sweeper, but too late, is a breach all the same, at the time it was', async () => {
    const { ticketId } = await desk.held('agent1');
    const at = now().getTime();
    pass(15 * MINUTE);
    await desk.reply('agent1', ticketId);
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'MISSED', breachedAt: new Date(at + 10 * MINUTE).toISOString() });
    expect(kindsOf(await clock(ticketId, 'FIRST_RESPONSE'))).toEqual(['STARTED', 'WARNED', 'BREACHED', 'MET']);
    await due();
    expect(await told(ticketId)).toHaveLength(2);
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G5] reopened, the solution is promised again, without the time in which it seemed solved', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    pass(6 * MINUTE);
    await desk.act('agent1', 'resolveTicket', { ticketId });
    pass(40 * MINUTE);
    await customer.write('It is back.');
    expect(await clock(ticketId, 'RESOLUTION')).toMatchObject({ state: 'RUNNING', elapsedMs: 6 * MINUTE, dueAt: new Date(now().getTime() + 4 * HOUR - 6 * MINUTE).toISOString() });
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });

  test('[G5] in another queue its targets count, with the time that has passed', async () => {
    const { ticketId } = await desk.held('agent1');
    pass(6 * MINUTE);
    await desk.act('agent1', 'transferTicket', { ticketId, queueId: desk.house.otherQueueId });
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'CANCELLED', elapsedMs: 6 * MINUTE });
    // That queue is always open.
    expect(await clock(ticketId, 'RESOLUTION')).toMatchObject({ state: 'RUNNING', targetMs: 20 * HOUR, elapsedMs: 6 * MINUTE, dueAt: new Date(now().getTime() + 20 * HOUR - 6 * MINUTE).toISOString() });
    await desk.act('otherSupervisor', 'resolveTicket', { ticketId });
  });

  test('[G5] a night does not count', async () => {
    until('2026-11-25T16:55:00.000Z');
    await due();
    const { ticketId } = await desk.held('agent1');
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ dueAt: '2026-11-26T08:05:00.000Z' });
    until('2026-11-26T08:04:00.000Z');
    await due();
    await desk.reply('agent1', ticketId);
    expect(await clock(ticketId, 'FIRST_RESPONSE')).toMatchObject({ state: 'MET', elapsedMs: 9 * MINUTE });
    await desk.act('agent1', 'resolveTicket', { ticketId });
  });
});

test('[§4.4, H-02] who does not see the ticket does not see its clocks, also of another workspace', async () => {
  const { ticketId } = await desk.held('agent1');
  expect(await clocks(ticketId, 'agent1')).toHaveLength(2);
  expect(await clocks(ticketId, 'outsider')).toBeNull();
  const token = await desk.server.signIn('admin@demo.test');
  expect(await desk.server.client(token).request('query ($id: ID!) { ticket(id: $id) { sla { id } } }', { id: ticketId })).toEqual({ ticket: null });
  await desk.act('agent1', 'resolveTicket', { ticketId });
});

test('[G5] a ticket of a queue that promises nothing has no clocks', async () => {
  await query('update queue set sla_policy_id = null where id = $1', [desk.house.otherQueueId.slice(4)]);
  const { customer, ticketId } = await desk.chat({ endpointKey: desk.house.otherEndpointKey });
  await customer.write('Hello?');
  expect(await clocks(ticketId)).toEqual([]);
});
