/** Lists that are followed: the rows once, then only how they differ, and always the query's answer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from '../../src/platform/events/cursor.ts';
import { followed, type ListDifference, type ListEvent, type ListRow } from '../../client/list.ts';
import { eventually } from '../support/documents.ts';
import { subscribe, type Seen, type Subscriber } from '../support/subscriber.ts';
import { openDesk, type Desk } from './support.ts';

type Part = 'admin' | 'supervisor' | 'agent1' | 'agent2';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const LIST = `subscription ($filter: InboxFilter, $first: Int, $after: String) { inboxList(filter: $filter, first: $first, after: $after) {
  __typename ... on Event { id cursor } ... on InboxListed { rows { ticketId ticket { id status } } }
  ... on InboxListChanged { differences { kind ticketId after ticket { id status } } } } }`;
const INBOX = 'query ($filter: InboxFilter, $first: Int) { inbox(filter: $filter, first: $first) { edges { node { id status } } } }';

interface Asked {
  filter?: object;
  first?: number;
  after?: string;
}

const answer = async (part: Part, { filter, first }: Asked): Promise<string[]> =>
  (await desk.ask<{ inbox: { edges: { node: { id: string } }[] } }>(part, INBOX, { filter, first })).inbox.edges.map(({ node }) => node.id);

const idsOf = (rows: unknown): string[] => (rows as { ticketId: string }[]).map(({ ticketId }) => ticketId);
const steps = (frame: Seen): (ListDifference & { ticket: { id: string } | null })[] => frame.differences as never;

/** What a client shows after these frames. */
const shown = (frames: Seen[]): string[] => idsOf(frames.reduce<readonly ListRow[]>((rows, frame) => followed(rows, frame as unknown as ListEvent<ListRow>), []));

const open = async (part: Part, asked: Asked = {}): Promise<Subscriber> => {
  const subscriber = await subscribe(desk.server.wsUrl, await desk.as(part), LIST, { ...asked });
  if (asked.after === undefined) await subscriber.until(({ __typename }) => __typename === 'InboxListed');
  return subscriber;
};

const tick = (): void => desk.server.clock.advance(1_000);
const frameWith = (subscriber: Subscriber, kind: string, ticketId: string): Promise<Seen> =>
  subscriber.until((frame) => frame.__typename === 'InboxListChanged' && steps(frame).some((step) => step.kind === kind && step.ticketId === ticketId));
const told = (frame: Seen): string[] => steps(frame).map(({ kind, ticketId, after }) => `${kind} ${ticketId} ${after ?? '-'}`);

test('a list begins with its rows; one that becomes active moves to the top, one that goes pulls the next one in', async () => {
  const filter = { status: ['NEW', 'OPEN'] };
  const chats = [];
  for (let i = 0; i < 4; i++) {
    chats.push(await desk.chat({ name: `Customer ${i}` }));
    tick();
  }
  const [a, b, c, d] = chats.map(({ ticketId }) => ticketId).reverse() as [string, string, string, string];
  const list = await open('admin', { filter, first: 3 });
  expect(idsOf(list.seen[0]!.rows)).toEqual([a, b, c]);

  await chats[1]!.customer.write('Are you there?');
  expect(told(await frameWith(list, 'MOVE', c))).toEqual([`MOVE ${c} -`]);

  tick();
  await desk.act('agent1', 'claimTicket', { ticketId: b });
  await frameWith(list, 'MOVE', b);
  tick();
  await desk.act('agent1', 'resolveTicket', { ticketId: b });
  expect(told(await frameWith(list, 'LEAVE', b))).toEqual([`LEAVE ${b} -`, `ENTER ${d} ${a}`]);

  tick();
  const { ticketId: e } = await desk.chat({ name: 'Customer 4' });
  expect(told(await frameWith(list, 'ENTER', e))).toEqual([`LEAVE ${d} -`, `ENTER ${e} -`]);
  expect(shown(list.seen)).toEqual(await answer('admin', { filter, first: 3 }));
  await list.stop();
});

test('[C6] an agent who takes a ticket gains its contact\'s history in the list, and loses it with the ticket', async () => {
  const visitorKey = 'history-of-one-contact-01';
  const { customer, ticketId: old } = await desk.chat({ name: 'Old friend', visitorKey });
  tick();
  await desk.act('agent2', 'claimTicket', { ticketId: old });
  await desk.act('agent2', 'resolveTicket', { ticketId: old });
  desk.server.clock.advance(2 * 3_600_000);
  await customer.write('It is broken again.');
  const { id: fresh } = await desk.newest(customer, 'admin');
  expect(fresh).not.toBe(old);
  const list = await open('agent1', { first: 50 });
  expect(shown(list.seen)).not.toContain(old);
  tick();
  await desk.act('agent1', 'claimTicket', { ticketId: fresh });
  await frameWith(list, 'ENTER', old);
  expect(shown(list.seen)).toEqual(await answer('agent1', { first: 50 }));
  tick();
  await desk.act('agent1', 'transferTicket', { ticketId: fresh, userId: desk.house.userId('agent2') });
  await frameWith(list, 'LEAVE', fresh);
  expect(shown(list.seen)).toEqual(await answer('agent1', { first: 50 }));
  await list.stop();
});

test('who comes back with a cursor is sent the rows again only if something has happened', async () => {
  const { customer, ticketId } = await desk.chat({ name: 'Comes back' });
  const first = await open('supervisor', { first: 5 });
  await customer.write('One more thing.');
  const { cursor } = await frameWith(first, 'UPDATE', ticketId);
  await first.stop();
  // The cursor is a watermark: it passes the last event with the next one that is read.
  tick();
  const watcher = await open('supervisor', { first: 6 });
  await customer.write('And another.');
  await frameWith(watcher, 'UPDATE', ticketId);
  const missed = await open('supervisor', { first: 5, after: cursor! });
  const listed = await missed.until(({ __typename }) => __typename === 'InboxListed');
  expect(idsOf(listed.rows)).toEqual(await answer('supervisor', { first: 5 }));
  await missed.stop();

  const quiet = await eventually(async () => {
    const again = await open('supervisor', { first: 5 });
    const now = again.seen[0]!.cursor!;
    await again.stop();
    return now;
  }, (now) => now !== listed.cursor);
  const silent = await open('supervisor', { first: 5, after: quiet });
  // Admitted like everybody before it: whoever comes after it has been let in.
  const marker = await open('supervisor', { first: 5 });
  expect(silent.seen).toEqual([]);
  await marker.stop();
  await silent.stop();
  await watcher.stop();
});

test('a cursor that the log cannot tell anything about gets ResyncRequired, and the list', async () => {
  const first = await open('admin', { first: 5 });
  const { epoch, xid } = decodeCursor(first.seen[0]!.cursor!)!;
  await first.stop();
  const lost = await open('admin', { first: 5, after: encodeCursor({ epoch: `${BigInt(epoch) + 1n}`, xid }) });
  await lost.until(({ __typename }) => __typename === 'InboxListed');
  expect(lost.seen.map(({ __typename }) => __typename)).toEqual(['ResyncRequired', 'InboxListed']);
  await lost.stop();
});

test('what is no cursor is refused, and so is a list that is too long', async () => {
  for (const [asked, code] of [[{ after: 'no cursor' }, 'BAD_INPUT'], [{ first: 101 }, 'LIMIT']] as const) {
    const refused = await subscribe(desk.server.wsUrl, await desk.as('admin'), LIST, asked);
    expect((await refused.ended).errors?.[0]?.extensions?.code).toBe(code);
    await refused.stop();
  }
});

test('a filter that nothing can match gives an empty list', async () => {
  const list = await open('admin', { filter: { queueId: 'nothing' } });
  expect(list.seen[0]!.rows).toEqual([]);
  await list.stop();
});

const LISTS: [Part, Asked][] = [
  ['admin', { first: 3 }], ['admin', { first: 3 }], ['admin', { filter: { status: ['NEW'] }, first: 2 }], ['supervisor', { filter: { mine: false }, first: 4 }],
  ['agent1', { filter: { mine: true } }], ['agent1', { first: 3 }], ['agent2', { filter: { status: ['OPEN', 'PENDING', 'RESOLVED'] }, first: 2 }],
];

test('[property] whatever a busy desk does, each list, also one that opens in the middle, ends as the query\'s answer', async () => {
  const chats: Awaited<ReturnType<Desk['chat']>>[] = [];
  for (let i = 0; i < 6; i++) chats.push(await desk.chat({ name: `Property ${i}` }));
  const some = fc.nat({ max: chats.length - 1 });
  const by = fc.constantFrom('agent1', 'agent2', 'supervisor');
  const act = fc.oneof(
    some.map((i) => () => chats[i]!.customer.write('Hello?')),
    fc.tuple(some, by, fc.constantFrom('claimTicket', 'resolveTicket', 'markPending', 'markOnHold', 'reopenTicket'))
      .map(([i, part, mutation]) => () => desk.act(part, mutation, { ticketId: chats[i]!.ticketId })),
    fc.tuple(some, by).map(([i, part]) => () => desk.act(part, 'transferTicket', { ticketId: chats[i]!.ticketId, userId: desk.house.userId('agent2') })),
  );
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(act, fc.boolean()), { minLength: 8, maxLength: 16 }), async (acts) => {
    const lists: { part: Part; asked: Asked; subscriber: Subscriber }[] = [];
    const more = async ([part, asked]: [Part, Asked]) => lists.push({ part, asked, subscriber: await open(part, asked) });
    await Promise.all(LISTS.map(more));
    for (const [i, [run, alone]] of acts.entries()) {
      tick();
      const running = run();
      if (alone) await running;
      else running.catch(() => {});
      if (i === 5) await Promise.all(LISTS.map(more));
    }
    for (const { part, asked, subscriber } of lists) {
      await eventually(async () => [shown(subscriber.seen), await answer(part, asked)], ([list, wanted]) => JSON.stringify(list) === JSON.stringify(wanted));
      await subscriber.stop();
    }
  }), { numRuns: 6 });
}, 120_000);
