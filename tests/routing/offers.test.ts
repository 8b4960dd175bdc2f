import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createWorkspace } from '../support/server.ts';
import { run } from '../support/chat.ts';
import { eventCursor, subscribe } from '../support/subscriber.ts';
import { kinds, systemNotes } from '../tickets/support.ts';
import { openRouted, SECOND, type RoutedDesk } from './support.ts';

let desk: RoutedDesk;
beforeAll(async () => {
  desk = await openRouted();
});
afterAll(() => desk?.stop());
beforeEach(() => desk.clear());

const endings = async (ticketId: string) => (await desk.sql<{ state: string }>('select state from offer where ticket_id = $1 order by made_at, id', [ticketId.slice(4)])).map(({ state }) => state);
const MINE = `subscription ($after: String) { myEvents(after: $after) { __typename ... on Event { id }
  ... on OfferMade { offer { id expiresAt queue { name } } ticket { id contact { name } conversation { messages(last: 1) { edges { node { text } } } } } }
  ... on OfferEnded { offerId state } } }`;

describe('an offer', () => {
  test('[D-01, D-02, C-03] goes to an available member of an enabled queue, and to nobody else', async () => {
    await desk.available('agent1', 'outsider');
    const { ticketId } = await desk.chat();
    expect(await desk.offered('agent1')).toMatchObject({ state: 'PENDING', round: 1, ticket: { id: ticketId }, user: { id: desk.house.userId('agent1') } });
    expect(await desk.offers('outsider')).toEqual([]);
    expect(await desk.offers('agent2')).toEqual([]);
  });

  test('[D-04, K-05] comes with its ticket for preview, which nobody else of the queue sees (G-02, C6)', async () => {
    await desk.available('agent1');
    const token = await desk.as('agent1');
    const watching = await subscribe(desk.server.wsUrl, token, MINE, { after: await eventCursor(desk.server, token) });
    const { ticketId } = await desk.chat({ name: 'Noor Haddad', text: 'The drum squeaks.' });
    // A watermark may repeat what came before it: an offer of another test.
    const made = await watching.until(({ __typename, ticket }) => __typename === 'OfferMade' && (ticket as { id: string } | null)?.id === ticketId);
    expect(made).toMatchObject({
      offer: { queue: { name: 'Queue-desk' } }, ticket: { id: ticketId, contact: { name: 'Noor Haddad' }, conversation: { messages: { edges: [{ node: { text: 'The drum squeaks.' } }] } } },
    });
    expect(await desk.ticket(ticketId, 'agent1')).toMatchObject({ id: ticketId, status: 'NEW', allowedActions: ['ADD_NOTE'] });
    expect(await desk.ticket(ticketId, 'agent2')).toBeNull();
    await watching.stop();
  });

  test('[D-05, K-05, G-03] accepted makes the ticket the agent’s open one; a second try hears that it is over', async () => {
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    const { id } = await desk.offered('agent1');
    expect(await desk.accept('agent1', id)).toMatchObject({ errors: [], offer: { state: 'ACCEPTED' }, ticket: { id: ticketId, status: 'OPEN', assignee: { id: desk.house.userId('agent1') } } });
    expect(systemNotes(await desk.timeline(ticketId))).toHaveLength(1);
    const again = await desk.act('agent1', 'acceptOffer', { offerId: id }, 'errors { ... on AlreadyTaken { state } }');
    expect(again.errors).toMatchObject([{ __typename: 'AlreadyTaken', state: 'ACCEPTED' }]);
    expect(await desk.reply('agent1', ticketId)).toMatchObject({ errors: [] });
  });

  test('[D-01] is not for who has left meanwhile, even before it is taken back', async () => {
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    const { id } = await desk.offered('agent1', ticketId);
    await desk.sql("update agent set state = 'AWAY' where user_id = $1", [desk.house.userId('agent1').slice(4)]);
    const late = await desk.act('agent1', 'acceptOffer', { offerId: id }, 'errors { ... on AlreadyTaken { state } }');
    expect(late.errors).toMatchObject([{ __typename: 'AlreadyTaken', state: 'RESCINDED' }]);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW', assignee: null });
  });

  test('[D-03, H-01] is rejected only by whom the administrator allows it', async () => {
    await desk.available('agent1');
    await desk.chat();
    const { id } = await desk.offered('agent1');
    expect(kinds(await desk.reject('agent1', id))).toEqual(['RejectNotAllowed']);
    await desk.act('admin', 'setOfferRejection', { userId: desk.house.userId('agent1'), allowed: true });
    expect(await desk.reject('agent1', id)).toMatchObject({ errors: [], offer: { state: 'REJECTED' } });
  });

  test('[D-06] rejected puts the agent on a break, and the next one is asked at once', async () => {
    await desk.available('agent1');
    await desk.act('admin', 'setOfferRejection', { userId: desk.house.userId('agent1'), allowed: true });
    const { ticketId } = await desk.chat();
    const { id } = await desk.offered('agent1');
    await desk.available('agent2');
    await desk.reject('agent1', id);
    expect(await desk.state('agent1')).toBe('ON_BREAK');
    expect(await desk.offered('agent2')).toMatchObject({ ticket: { id: ticketId } });
    expect(await desk.ticket(ticketId, 'agent1')).toBeNull();
  });

  test('[D-06, G2] runs out after the acceptance interval, not before; then the agent is on a break and the next is asked', async () => {
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    const { id, madeAt, expiresAt } = await desk.offered('agent1');
    expect(Date.parse(expiresAt) - Date.parse(madeAt)).toBe(30 * SECOND);
    expect(await desk.later(30 * SECOND - 1)).toBe(0);
    await desk.available('agent2');
    expect(await desk.later(1)).toBe(1);
    expect(await endings(ticketId)).toContain('TIMED_OUT');
    expect(await desk.state('agent1')).toBe('ON_BREAK');
    expect(kinds(await desk.accept('agent1', id))).toEqual(['AlreadyTaken']);
    expect(await desk.offered('agent2')).toMatchObject({ ticket: { id: ticketId } });
  });

  test('[G2] is over when its interval is, even before the sweeper looks', async () => {
    await desk.available('agent1');
    await desk.sql('update queue set acceptance_ms = 5000 where id = $1', [desk.house.queueId.slice(4)]);
    await desk.chat();
    const { id } = await desk.offered('agent1');
    desk.server.clock.advance(5 * SECOND);
    const late = await desk.act('agent1', 'acceptOffer', { offerId: id }, 'errors { ... on AlreadyTaken { state } }');
    expect(late.errors).toMatchObject([{ __typename: 'AlreadyTaken', state: 'TIMED_OUT' }]);
  });

  test('[G12] skips who let it lapse until everybody was asked, then begins again', async () => {
    await desk.available('agent1', 'agent2');
    const { ticketId } = await desk.chat();
    const asked: string[] = [];
    for (let i = 0; i < 4; i++) {
      await desk.settle();
      const [pending] = await desk.sql<{ user_id: string; round: number }>("select user_id, round from offer where ticket_id = $1 and state = 'PENDING'", [ticketId.slice(4)]);
      asked.push(`${pending!.user_id}:${pending!.round}`);
      await desk.later(30 * SECOND);
      await desk.available('agent1', 'agent2');
    }
    expect(new Set(asked.slice(0, 2)).size).toBe(2);
    expect(asked.map((each) => each.split(':')[1])).toEqual(['1', '1', '2', '2']);
    expect(new Set(asked.slice(2)).size).toBe(2);
  });

  const GOES: [string, (ticketId: string) => Promise<unknown>][] = [
    ['[K-10] to another queue', (ticketId) => desk.act('supervisor', 'transferTicket', { ticketId, queueId: desk.house.otherQueueId })],
    ['[H-03] to whom a supervisor gives it', (ticketId) => desk.act('supervisor', 'transferTicket', { ticketId, userId: desk.house.userId('agent2'), overrideCapacity: true })],
    ['away as spam', (ticketId) => desk.act('supervisor', 'resolveTicket', { ticketId })],
  ];
  test.each(GOES)('is taken back when the ticket goes %s', async (_, go) => {
    await desk.available('agent1');
    const token = await desk.as('agent1');
    const watching = await subscribe(desk.server.wsUrl, token, MINE, { after: await eventCursor(desk.server, token) });
    const { ticketId } = await desk.chat();
    const { id } = await desk.offered('agent1');
    await go(ticketId);
    expect(await watching.until(({ __typename, offerId }) => __typename === 'OfferEnded' && offerId === id)).toMatchObject({ offerId: id, state: 'RESCINDED' });
    expect(await endings(ticketId)).toEqual(['RESCINDED']);
    expect(kinds(await desk.accept('agent1', id))).toEqual(['AlreadyTaken']);
    expect(await desk.state('agent1')).toBe('AVAILABLE');
    await watching.stop();
  });

  test.each(['goOffline', 'goAway', 'goBusy'])('[P-02] is taken back and goes to the next when its agent calls %s', async (leave) => {
    await desk.available('agent1');
    const { ticketId } = await desk.chat();
    await desk.offered('agent1');
    await desk.available('agent2');
    expect(kinds(await desk.act('agent1', leave, {}))).toEqual([]);
    expect(await desk.offered('agent2')).toMatchObject({ ticket: { id: ticketId }, round: 1 });
    expect(await desk.offers('agent1')).toEqual([]);
  });

  test('[§4.3] there is at most one pending for a ticket: the database says so', async () => {
    await desk.available('agent1', 'agent2');
    const { ticketId } = await desk.chat();
    await desk.settle();
    await expect(desk.sql(`insert into offer (id, workspace_id, ticket_id, queue_id, user_id, round, made_at, expires_at)
      select gen_random_uuid(), workspace_id, id, queue_id, offered_to, 9, now(), now() from ticket where id = $1`, [ticketId.slice(4)])).rejects.toThrow('offer_one_pending');
  });

  test('is nobody’s but its agent’s: colleagues and other workspaces find none', async () => {
    await desk.available('agent1');
    await desk.chat();
    const { id } = await desk.offered('agent1');
    expect(kinds(await desk.accept('agent2', id))).toEqual(['NotFound']);
    expect(kinds(await desk.accept('manager', id))).toEqual(['NotFound']);
    const away = await createWorkspace(desk.server, `Elsewhere${Date.now()}`);
    const token = await desk.server.signIn(away.email('ADMIN'));
    for (const mutation of ['acceptOffer', 'rejectOffer']) expect(kinds(await run(desk.server, token, mutation, { offerId: id }))).toEqual(['NotFound']);
    expect(await desk.offers('agent1')).toMatchObject([{ id, state: 'PENDING' }]);
  });

  test('[H-03, H-08] a supervisor hears of the offers of their queues, and of no others', async () => {
    await desk.available('agent1');
    const heard = await Promise.all((['supervisor', 'otherSupervisor'] as const).map(async (part) => {
      const token = await desk.as(part);
      return subscribe(desk.server.wsUrl, token, 'subscription ($after: String) { inboxEvents(after: $after) { __typename ... on OfferMade { offer { id user { id } } ticket { id } } ... on OfferEnded { offerId state } } }', { after: await eventCursor(desk.server, token) });
    }));
    const { ticketId } = await desk.chat();
    const { id } = await desk.offered('agent1');
    await desk.accept('agent1', id);
    expect(await heard[0]!.until(({ __typename, ticket }) => __typename === 'OfferMade' && (ticket as { id: string } | null)?.id === ticketId)).toMatchObject({ offer: { user: { id: desk.house.userId('agent1') } }, ticket: { id: ticketId } });
    expect(await heard[0]!.until(({ __typename, offerId }) => __typename === 'OfferEnded' && offerId === id)).toMatchObject({ state: 'ACCEPTED' });
    expect(heard[1]!.seen.filter((event) => JSON.stringify(event).includes(id))).toEqual([]);
    for (const each of heard) await each.stop();
  });

  test('[P-04, K-25] counts as load, so nobody is asked for more than they may hold', async () => {
    await desk.sql('update agent set capacity = 2 where user_id = $1', [desk.house.userId('agent1').slice(4)]);
    await desk.available('agent1');
    for (let i = 0; i < 3; i++) await desk.chat();
    await desk.settle();
    const offers = await desk.offers('agent1');
    expect(offers).toHaveLength(2);
    for (const { id } of offers) expect(kinds(await desk.accept('agent1', id))).toEqual([]);
    expect(await desk.settle()).toBe(0);
    await desk.act('agent1', 'resolveTicket', { ticketId: offers[0]!.ticket!.id });
    expect(await desk.offered('agent1')).toMatchObject({ state: 'PENDING' });
  });

  test('[K-25] beyond what they may hold by now is refused, and goes to the next', async () => {
    await desk.available('agent1');
    const held = await desk.chat();
    await desk.accept('agent1', (await desk.offered('agent1', held.ticketId)).id);
    const { ticketId } = await desk.chat();
    const { id } = await desk.offered('agent1', ticketId);
    await desk.available('agent2');
    await desk.act('admin', 'setAgentCapacity', { userId: desk.house.userId('agent1'), capacity: 1 });
    expect(kinds(await desk.accept('agent1', id))).toEqual(['AtCapacity']);
    expect(await desk.offered('agent2')).toMatchObject({ ticket: { id: ticketId } });
    expect(await desk.state('agent1')).toBe('AVAILABLE');
  });
});
