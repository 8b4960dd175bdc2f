import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startChat } from '../support/chat.ts';
import { eventually } from '../support/documents.ts';
import { createWorkspace } from '../support/server.ts';
import { HOUR, kinds, MINUTE, systemNotes } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';
import { openRouted, SECOND, type RoutedDesk } from './support.ts';

let desk: RoutedDesk;
beforeAll(async () => {
  desk = await openRouted();
});
afterAll(() => desk?.stop());
beforeEach(() => desk.clear());

const user = (part: Part) => desk.house.userId(part);
const row = (id: string) => id.slice(4);
const pendingOf = async (ticketId: string) =>
  (await desk.sql<{ id: string }>("select user_id as id from offer where ticket_id = $1 and state = 'PENDING'", [row(ticketId)]))[0]?.id ?? null;
/** Whom the ticket is held out to once nothing more can be decided. */
const askedFor = async (ticketId: string) => {
  await desk.settle();
  const id = await pendingOf(ticketId);
  return id && `usr_${id}`;
};

const ROUTING = `routing { waitingSince position estimatedWaitMs reason offer { id } candidates { user { id } chosen skipped proficiency load capacity }
  lastDecision { mode user { id } waitedMs candidates { user { id } chosen skipped } } }`;
interface RoutingView {
  waitingSince: string | null; position: number | null; estimatedWaitMs: number | null; reason: string; offer: { id: string } | null;
  candidates: { user: { id: string }; chosen: boolean; skipped: string | null; proficiency: number; load: number; capacity: number }[] | null;
  lastDecision: { mode: string; user: { id: string }; waitedMs: number; candidates: { user: { id: string }; chosen: boolean; skipped: string | null }[] | null } | null;
}
const routing = async (ticketId: string, part: Part = 'supervisor') =>
  (await desk.ask<{ ticket: { routing: RoutingView } | null }>(part, `query ($id: ID!) { ticket(id: $id) { ${ROUTING} } }`, { id: ticketId })).ticket?.routing ?? null;

describe('modes', () => {
  test('[C13, K-06, G-03] DIRECT assigns at once, within the capacity, and says so', async () => {
    await desk.mode('DIRECT');
    await desk.sql('update agent set capacity = 1 where user_id = $1', [row(user('agent1'))]);
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    await eventually(() => desk.ticket(ticketId), (ticket) => ticket?.status === 'OPEN');
    expect(await desk.ticket(ticketId)).toMatchObject({ assignee: { id: user('agent1') } });
    expect(systemNotes(await desk.timeline(ticketId))).toEqual(['Assigned to Agent1 Surname-desk.']);
    const second = await desk.chat();
    expect(await desk.settle()).toBe(0);
    expect(await desk.ticket(second.ticketId)).toMatchObject({ status: 'NEW', assignee: null });
  });

  test('[C13, K-04] PICK offers nothing: agents claim', async () => {
    await desk.mode('PICK');
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    expect(await desk.settle()).toBe(0);
    expect(await routing(ticketId)).toMatchObject({ reason: 'PICKED_BY_HAND', position: 1 });
    expect(kinds(await desk.act('agent1', 'claimTicket', { ticketId }))).toEqual([]);
  });

  test('[G-02, C6] what waits in an automatic queue is hidden from its agents, and not theirs to claim', async () => {
    const { ticketId } = await desk.chat();
    expect(await desk.ticket(ticketId, 'agent1')).toBeNull();
    expect(kinds(await desk.act('agent1', 'claimTicket', { ticketId }))).toEqual(['NotFound']);
    expect(await desk.ticket(ticketId, 'supervisor')).toMatchObject({ status: 'NEW' });
  });

  test('[D-20] a disabled queue makes no new offers, and leaves what runs alone; enabled again it goes on', async () => {
    await desk.available('agent1');
    const running = await desk.chat();
    await desk.accept('agent1', (await desk.offered('agent1')).id);
    await desk.sql('update queue set enabled = false where id = $1', [row(desk.house.queueId)]);
    const { ticketId } = await desk.chat();
    expect(await desk.settle()).toBe(0);
    expect(await routing(ticketId)).toMatchObject({ reason: 'QUEUE_DISABLED' });
    expect(await desk.reply('agent1', running.ticketId)).toMatchObject({ errors: [] });
    await desk.sql('update queue set enabled = true where id = $1', [row(desk.house.queueId)]);
    expect(await desk.later(0)).toBe(1);
    expect(await desk.offered('agent1', ticketId)).toMatchObject({ state: 'PENDING' });
  });
});

describe('who gets it', () => {
  test('[C42, I-03, C-02] the most proficient with the demanded level; who is below it never', async () => {
    await desk.skill(3, { agent1: 3, agent2: 5, supervisor: 2 });
    await desk.available('supervisor');
    const { ticketId } = await desk.chat();
    expect(await askedFor(ticketId)).toBeNull();
    await desk.sql("update agent set state = 'AVAILABLE' where user_id = any($1)", [[row(user('agent1')), row(user('agent2'))]]);
    expect(await askedFor(ticketId)).toBe(user('agent2'));
    expect((await routing(ticketId))!.lastDecision!.candidates).toEqual([
      { user: { id: user('agent2') }, chosen: true, skipped: null }, { user: { id: user('agent1') }, chosen: false, skipped: null },
      { user: { id: user('supervisor') }, chosen: false, skipped: 'LACKS_SKILL' },
    ]);
  });

  test('[C42] then who holds least, then who has had nothing new for longest', async () => {
    await desk.available('agent1');
    desk.server.clock.advance(SECOND);
    await desk.available('agent2');
    const [first, second, third] = [await desk.chat(), await desk.chat(), await desk.chat()];
    expect(await askedFor(first!.ticketId)).toBe(user('agent1'));
    expect(await askedFor(second!.ticketId)).toBe(user('agent2'));
    expect(await askedFor(third!.ticketId)).toBe(user('agent1'));
  });

  test('[H-03] the longest waiting first, across the queues of an agent', async () => {
    await desk.sql('insert into queue_member (queue_id, user_id, workspace_id) values ($1, $2, $3) on conflict do nothing', [row(desk.house.otherQueueId), row(user('agent1')), desk.house.workspaceId]);
    const waiting: string[] = [];
    for (const endpointKey of [desk.house.endpointKey, desk.house.otherEndpointKey, desk.house.endpointKey, desk.house.otherEndpointKey]) {
      waiting.push((await desk.chat({ endpointKey })).ticketId);
      desk.server.clock.advance(SECOND);
    }
    await desk.sql('update agent set capacity = 1 where user_id = $1', [row(user('agent1'))]);
    await desk.available('agent1');
    for (const ticketId of waiting) {
      const offer = await desk.offered('agent1', ticketId);
      await desk.accept('agent1', offer.id);
      await desk.act('agent1', 'resolveTicket', { ticketId });
    }
    await desk.sql('delete from queue_member where queue_id = $1 and user_id = $2', [row(desk.house.otherQueueId), row(user('agent1'))]);
  });

  test('[C-05, P-08] SMS to six at most and in its own weight; who can take no more SMS still gets a chat', async () => {
    const sms = async () => {
      const { ticketId } = await desk.chat();
      await desk.sql("update ticket set channel = 'SMS' where id = $1", [row(ticketId)]);
      return ticketId;
    };
    await desk.sql('update agent set capacity = 20 where user_id = $1', [row(user('agent1'))]);
    await desk.sql("insert into channel_policy (workspace_id, channel, max_concurrent, weight) values ($1, 'SMS', 2, 0.5)", [desk.house.workspaceId]);
    const waiting = [await sms(), await sms(), await sms(), await sms(), await sms()];
    const { ticketId } = await desk.chat();
    await desk.available('agent1');
    await desk.settle();
    const asked = await Promise.all([...waiting, ticketId].map(pendingOf));
    expect(asked.map((id) => id !== null)).toEqual([true, true, true, true, false, true]);
    await desk.sql("delete from channel_policy where workspace_id = $1", [desk.house.workspaceId]);
  });

  test('[P-08] what is still written up weighs what its channel does', async () => {
    await desk.set('post_processing_ms', 0);
    await desk.sql("insert into channel_policy (workspace_id, channel, weight) values ($1, 'WEB', 0.5)", [desk.house.workspaceId]);
    await desk.sql('update agent set capacity = 1 where user_id = $1', [row(user('agent1'))]);
    await desk.available('agent1');
    const [first] = [await desk.chat(), await desk.chat()];
    for (let i = 0; i < 2; i++) await desk.accept('agent1', (await desk.offered('agent1')).id);
    await desk.act('agent1', 'resolveTicket', { ticketId: first.ticketId });
    const { agent } = (await desk.ask<{ user: { agent: unknown } }>('agent1', 'query ($id: ID!) { user(id: $id) { agent { load wrapUps } } }', { id: user('agent1') })).user;
    expect(agent).toEqual({ load: 1, wrapUps: 1 });
    const { ticketId } = await desk.chat();
    expect(await askedFor(ticketId)).toBeNull();
    expect((await routing(ticketId))!.candidates!.find((each) => each.user.id === user('agent1'))).toMatchObject({ skipped: 'AT_CAPACITY', load: 1 });
    await desk.set('post_processing_ms', null);
  });

  test('[P-08] what is pending weighs what the workspace says', async () => {
    await desk.sql('update agent set capacity = 1 where user_id = $1', [row(user('agent1'))]);
    await desk.available('agent1');
    const first = await desk.chat();
    await desk.accept('agent1', (await desk.offered('agent1')).id);
    await desk.reply('agent1', first.ticketId);
    const { ticketId } = await desk.chat();
    await desk.set('pending_weight', 0.5);
    await desk.act('agent1', 'markPending', { ticketId: first.ticketId });
    expect(await askedFor(ticketId)).toBeNull();
    await desk.set('pending_weight', 0);
    await desk.later(0);
    expect(await desk.offered('agent1', ticketId)).toMatchObject({ state: 'PENDING' });
  });

  test('[G8, G-09] reopened it stays with its agent who is free; else it waits in its queue, and they are asked first', async () => {
    await desk.available('agent1');
    const { ticketId, customer } = await desk.chat();
    await desk.accept('agent1', (await desk.offered('agent1')).id);
    await desk.act('agent1', 'resolveTicket', { ticketId });
    await customer.write('One more thing.');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', assignee: { id: user('agent1') } });
    await desk.act('agent1', 'resolveTicket', { ticketId });
    await desk.act('agent1', 'goOffline', {});
    await customer.write('Are you there?');
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW', assignee: null });
    // By C42 it would be agent2, who has waited longer.
    await desk.sql("update agent set state = 'AVAILABLE', idle_since = now() - interval '1 hour' where user_id = $1", [row(user('agent2'))]);
    await desk.sql("update agent set state = 'AVAILABLE', idle_since = now() where user_id = $1", [row(user('agent1'))]);
    expect(await askedFor(ticketId)).toBe(user('agent1'));
  });

  test('[K-10] transferred to a queue it is routed again, to the next available there', async () => {
    await desk.available('agent1', 'outsider');
    const { ticketId } = await desk.chat();
    await desk.accept('agent1', (await desk.offered('agent1')).id);
    expect(kinds(await desk.act('agent1', 'transferTicket', { ticketId, queueId: desk.house.otherQueueId, note: 'Yours, I think.' }))).toEqual([]);
    expect(await desk.offered('outsider')).toMatchObject({ ticket: { id: ticketId } });
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW', transferCount: 1 });
  });
});

describe('hours', () => {
  test('[G5, C-02] a closed queue waits for its opening, and then offers by itself', async () => {
    const opens = new Date(Math.ceil((desk.server.clock.now().getTime() + HOUR) / MINUTE) * MINUTE);
    const minute = opens.getUTCHours() * 60 + opens.getUTCMinutes();
    const hours = randomUUID();
    const weekly = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [[minute, minute + 60]]]));
    await desk.sql("insert into business_hours (id, workspace_id, name, zone, weekly) values ($1, $2, 'Later', 'UTC', $3)", [hours, desk.house.workspaceId, JSON.stringify(weekly)]);
    await desk.sql('update queue set hours_id = $2 where id = $1', [row(desk.house.queueId), hours]);
    // The change itself has the queue looked at once.
    await desk.later(0);
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    expect(await askedFor(ticketId)).toBeNull();
    expect(await routing(ticketId)).toMatchObject({ reason: 'QUEUE_CLOSED' });
    const left = opens.getTime() - desk.server.clock.now().getTime();
    expect(await desk.later(left - 1)).toBe(0);
    expect(await desk.later(1)).toBe(1);
    expect(await desk.offered('agent1')).toMatchObject({ ticket: { id: ticketId } });
  });

  test('[G5] a decision that still saw the old hours does not put to sleep what a change of them has just woken', async () => {
    const hours = randomUUID();
    await desk.sql("insert into business_hours (id, workspace_id, name, zone) values ($1, $2, 'Never', 'UTC')", [hours, desk.house.workspaceId]);
    await desk.sql('update queue set hours_id = $2 where id = $1', [row(desk.house.queueId), hours]);
    await desk.chat();
    await desk.sql("update queue_routing set wake_at = 'epoch' where queue_id = $1", [row(desk.house.queueId)]);
    await desk.settle();
    expect(await desk.sql("select 1 from queue_routing where queue_id = $1 and wake_at = 'epoch'", [row(desk.house.queueId)])).toHaveLength(1);
  });
});

test('[C-02] a workspace in which nothing can be decided holds the others not up', async () => {
  const { workspaceId, endpointKey } = await createWorkspace(desk.server, `Broken${Date.now()}`);
  const hours = randomUUID();
  await desk.sql("insert into business_hours (id, workspace_id, name, zone) values ($1, $2, 'Nowhere', 'Nowhere/Nope')", [hours, workspaceId]);
  await desk.sql("update queue set assignment_mode = 'OFFER', hours_id = $2 where workspace_id = $1", [workspaceId, hours]);
  await startChat(desk.server, { endpointKey });
  await expect(desk.server.app.modules.routing.settle(workspaceId, { queues: (await desk.sql<{ id: string }>('select id from queue where workspace_id = $1', [workspaceId])).map(({ id }) => id) })).rejects.toThrow('time zone');
  await desk.available('agent1');
  for (let i = 0; i < 3; i++) {
    const { ticketId } = await desk.chat();
    // The node that leads decides, of its own accord.
    expect(await desk.offered('agent1', ticketId)).toMatchObject({ state: 'PENDING' });
  }
  await desk.sql('update queue set enabled = false where workspace_id = $1', [workspaceId]);
});

describe('why', () => {
  test('[H-03] a supervisor sees why it waits, who is skipped and why, its place, and what would be decided', async () => {
    await desk.skill(2, { agent1: 4 });
    await desk.sql('update agent set capacity = 1 where user_id = $1', [row(user('agent1'))]);
    await desk.available('agent1', 'agent2');
    const first = await desk.chat();
    await desk.accept('agent1', (await desk.offered('agent1')).id);
    const [second, third] = [await desk.chat(), await desk.chat()];
    const why = (await routing(third.ticketId))!;
    expect(why).toMatchObject({ reason: 'NOBODY_FREE', position: 2, offer: null, lastDecision: null });
    expect(why.candidates).toHaveLength(3);
    expect(why.candidates).toEqual(expect.arrayContaining([
      { user: { id: user('agent1') }, chosen: false, skipped: 'AT_CAPACITY', proficiency: 4, load: 1, capacity: 1 },
      expect.objectContaining({ user: { id: user('agent2') }, skipped: 'LACKS_SKILL' }), expect.objectContaining({ user: { id: user('supervisor') }, skipped: 'NOT_AVAILABLE' }),
    ]));
    await desk.sql('update agent set capacity = 2 where user_id = $1', [row(user('agent1'))]);
    const before = await desk.sql('select * from offer order by id');
    const { simulateRouting } = await desk.ask<{ simulateRouting: { user: { id: string }; chosen: boolean }[] }>('supervisor', 'query ($id: ID!) { simulateRouting(ticketId: $id) { user { id } chosen } }', { id: third.ticketId });
    expect(simulateRouting[0]).toEqual({ user: { id: user('agent1') }, chosen: true });
    expect(await desk.sql('select * from offer order by id')).toEqual(before);
    expect(await routing(first.ticketId)).toMatchObject({ reason: 'NOT_WAITING', position: null, waitingSince: null, lastDecision: { mode: 'OFFER', user: { id: user('agent1') } } });
    expect(second.ticketId).not.toBe(third.ticketId);
  });

  test('[H-02] an agent sees neither colleagues nor what would be decided', async () => {
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    await desk.offered('agent1');
    expect(await routing(ticketId, 'agent1')).toMatchObject({ reason: 'OFFERED', candidates: null, lastDecision: { candidates: null } });
    expect(await desk.ask('agent1', 'query ($id: ID!) { simulateRouting(ticketId: $id) { chosen } queueLoads { waiting } }', { id: ticketId })).toEqual({ simulateRouting: null, queueLoads: [] });
  });

  test('[H-03] the numbers of a queue', async () => {
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    await desk.offered('agent1');
    const since = (await routing(ticketId))!.waitingSince;
    const { queueLoads } = await desk.ask<{ queueLoads: object[] }>('supervisor', '{ queueLoads { queue { id } waiting oldestSince pendingOffers available } }');
    expect(queueLoads).toEqual([{ queue: { id: desk.house.queueId }, waiting: 1, oldestSince: since, pendingOffers: 1, available: 1 }]);
  });
});
