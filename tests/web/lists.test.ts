/** Followed lists in the page's cache: the query's answer is what the feed said, and nobody asks the server. */
import { expect, test } from '@jest/globals';
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, createRequest, subscriptionExchange, type OperationResult } from 'urql';
import { follow, takeOut } from '../../web/api/lists.ts';
import { InboxCountFeed, InboxCounts } from '../../web/inbox/operations.ts';

type Frame = Record<string, unknown>;
const FILTER = { status: ['NEW' as const] };
const OTHER = { status: ['OPEN' as const] };
const KEYLESS = ['TicketConnection', 'TicketEdge', 'PageInfo', 'InboxListed', 'InboxListChanged', 'InboxRow', 'InboxDifference', 'ResyncRequired', 'LeftScope'];
const LEFT = 'subscription { inboxEvents { __typename ... on LeftScope { ticketId conversationId } } }';

const ticket = (id: string, unreadCount = 0) => ({ __typename: 'Ticket', id, conversation: { __typename: 'Conversation', id: `cnv of ${id}`, unreadCount } });
const listed = (...ids: string[]): Frame => ({ __typename: 'InboxListed', id: 'l', cursor: 'c', rows: ids.map((ticketId) => ({ __typename: 'InboxRow', ticketId, ticket: ticket(ticketId) })) });
const changed = (...differences: [kind: string, ticketId: string, after: string | null, unread?: number][]): Frame => ({
  __typename: 'InboxListChanged', id: 'x', cursor: 'c',
  differences: differences.map(([kind, ticketId, after, unread]) => ({ __typename: 'InboxDifference', kind, ticketId, after, ticket: kind === 'LEAVE' ? null : ticket(ticketId, unread) })),
});

/** A page with the two lists of its counts; `hear` gives a frame to one of them. */
const openPage = async () => {
  const sinks: ((frame: Frame) => void)[] = [];
  const client = new Client({
    url: 'http://localhost/nobody', preferGetMethod: false,
    exchanges: [
      cacheExchange({
        keys: Object.fromEntries(KEYLESS.map((name) => [name, () => null])),
        updates: { Subscription: {
          inboxList: follow,
          inboxEvents: (result, _, cache) => {
            const gone = result.inboxEvents as { ticketId?: string; conversationId?: string };
            takeOut(cache, gone);
            if (gone.ticketId) cache.invalidate({ __typename: 'Ticket', id: gone.ticketId });
          },
        } },
        logger: () => {},
      }),
      subscriptionExchange({ forwardSubscription: ({ query }) => ({ subscribe: (sink) => {
        const field = query?.includes('inboxEvents') ? 'inboxEvents' : 'inboxList';
        sinks.push((frame) => sink.next({ data: { [field]: frame } }));
        return { unsubscribe: () => {} };
      } }) }),
    ],
  });
  const watch = (request: ReturnType<typeof createRequest>) => client.executeSubscription(request).subscribe(() => {});
  for (const filter of [FILTER, OTHER]) watch(createRequest(InboxCountFeed, { filter, first: 3 }) as never);
  watch(createRequest(LEFT, {}));
  let answer: OperationResult<{ mine: { edges: { node: { id: string; conversation: { unreadCount: number } } }[] } }> | undefined;
  client.executeQuery(createRequest(InboxCounts, { mine: FILTER, queue: OTHER, first: 3 }), { requestPolicy: 'cache-only' }).subscribe((result) => (answer = result as never));
  // Subscriptions begin a moment later.
  await new Promise((resolve) => setImmediate(resolve));
  return {
    /** What depends on the cache is asked again a moment later. */
    hear: async (list: 'mine' | 'queue' | 'left', frame: Frame) => {
      sinks[['mine', 'queue', 'left'].indexOf(list)]!(frame);
      await new Promise((resolve) => setImmediate(resolve));
    },
    shown: () => answer?.data?.mine.edges.map(({ node }) => `${node.id}${node.conversation.unreadCount > 0 ? ` (${node.conversation.unreadCount})` : ''}`),
  };
};

const openLists = async (...ids: string[]) => {
  const page = await openPage();
  await page.hear('queue', listed());
  await page.hear('mine', listed(...ids));
  return page;
};

test('the rows are the query\'s answer, and differences change it where it is', async () => {
  const page = await openLists('a', 'b', 'c');
  expect(page.shown()).toEqual(['a', 'b', 'c']);
  await page.hear('mine', changed(['LEAVE', 'c', null], ['ENTER', 'd', null], ['UPDATE', 'b', 'a', 2]));
  expect(page.shown()).toEqual(['d', 'a', 'b (2)']);
  await page.hear('mine', changed(['MOVE', 'b', null, 0]));
  expect(page.shown()).toEqual(['b', 'd', 'a']);
});

test('a list of another filter is another list, but a ticket is the same in both', async () => {
  const page = await openLists('a', 'b');
  await page.hear('queue', changed(['ENTER', 'b', null, 5]));
  expect(page.shown()).toEqual(['a', 'b (5)']);
});

test('after a resync the list stays until its rows have come, and they replace it', async () => {
  const page = await openLists('a', 'b');
  await page.hear('mine', { __typename: 'ResyncRequired', id: 'r', cursor: 'c' });
  expect(page.shown()).toEqual(['a', 'b']);
  await page.hear('mine', listed('c'));
  expect(page.shown()).toEqual(['c']);
});

test('what went out of sight leaves the list at once, by its ticket or its conversation, and its difference changes nothing more', async () => {
  const page = await openLists('a', 'b', 'c');
  await page.hear('left', { __typename: 'LeftScope', ticketId: 'a', conversationId: null });
  expect(page.shown()).toEqual(['b', 'c']);
  await page.hear('left', { __typename: 'LeftScope', ticketId: null, conversationId: 'cnv of b' });
  await page.hear('mine', changed(['LEAVE', 'a', null], ['LEAVE', 'b', null], ['ENTER', 'd', 'c']));
  expect(page.shown()).toEqual(['c', 'd']);
});

test('differences before the rows are for nobody', async () => {
  const page = await openPage();
  await page.hear('queue', listed());
  await page.hear('mine', changed(['ENTER', 'a', null]));
  expect(page.shown()).toBeUndefined();
});
