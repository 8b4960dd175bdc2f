/** Followed lists in the cache: what an `inboxList` brings becomes the answer of `inbox` with the same filter. */
import type { Cache, DataFields, FieldArgs } from '@urql/exchange-graphcache';
import { followed, type ListEvent, type ListRow } from '../../client/index.ts';
import type { InboxFilter, InboxOrderQuery } from '../gql/graphql.ts';
import { InboxOrder } from '../inbox/operations.ts';

type Edge = InboxOrderQuery['inbox']['edges'][number];
/** A row with the ticket that is in the cache already. */
type CachedRow = ListRow & { ticket?: Edge['node'] | null };

const ordered = (rows: readonly CachedRow[], first: number): InboxOrderQuery => ({
  inbox: {
    __typename: 'TicketConnection',
    // What went out of sight before it could be shown leaves with the next event.
    edges: rows.flatMap(({ ticketId, ticket }) => (ticket ? [{ __typename: 'TicketEdge' as const, cursor: ticketId, node: { __typename: 'Ticket' as const, id: ticket.id } }] : [])),
    pageInfo: { __typename: 'PageInfo', hasNextPage: rows.length >= first },
  },
});

/** Puts what a followed list brings into the cache. */
export const follow = (result: DataFields, args: FieldArgs, cache: Cache): void => {
  const event = result['inboxList'] as ListEvent<CachedRow>;
  const { filter, first } = args as { filter: InboxFilter; first: number };
  cache.updateQuery({ query: InboxOrder, variables: { filter, first } }, (data) => {
    const rows = data?.inbox.edges.map(({ node }): CachedRow => ({ ticketId: node.id, ticket: node })) ?? (event.__typename === 'InboxListed' ? [] : null);
    return rows && event.__typename !== 'ResyncRequired' ? ordered(followed(rows, event), first) : data;
  });
};

/** Takes a ticket, or those of a conversation, out of all lists: a list with a row that is gone would be no answer at all. */
export const takeOut = (cache: Cache, gone: { ticketId?: string | null | undefined; conversationId?: string | null | undefined }): void => {
  const isGone = (id: string): boolean => {
    const conversation = gone.conversationId && cache.resolve({ __typename: 'Ticket', id }, 'conversation');
    return id === gone.ticketId || (Boolean(conversation) && conversation === cache.keyOfEntity({ __typename: 'Conversation', id: gone.conversationId! }));
  };
  for (const { fieldName, arguments: args } of cache.inspectFields('Query')) {
    if (fieldName !== 'inbox' || args === null) continue;
    const { filter, first } = args as { filter: InboxFilter; first: number };
    cache.updateQuery({ query: InboxOrder, variables: { filter, first } }, (data) =>
      data && { ...data, inbox: { ...data.inbox, edges: data.inbox.edges.filter(({ node }) => !isGone(node.id)) } });
  }
};
