/**
 * The page's door to the server: the client of `client/`, and urql as a cache over it. Used by the staff's console and by the
 * customer's pages.
 */
import { Client, createRequest, fetchExchange, subscriptionExchange, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';
import { createParley, failureOf, RequestFailed, type EventHandlers, type Parley, type ParleyOptions, type Request } from '../../client/index.ts';
import { createCache } from './cache.ts';

export interface ApiOptions extends Pick<ParleyOptions, 'onUnauthenticated' | 'beforeRequest'> {
  /** The access token of the moment; null before sign-in. */
  token: () => string | null;
}

export interface Api extends Parley {
  client: Client;
  /** One mutation through the cache, for queues. */
  mutate: Request;
  /** As the client's own, through the cache: a row that an event brings is new everywhere on the page at once. */
  subscribe<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    handlers: EventHandlers<Data>,
  ): () => void;
}

/** What of a feed does not go through the cache, handed along with its operation. */
interface FeedContext {
  feed?: Pick<EventHandlers<unknown>, 'onStart' | 'onResync' | 'onLeft'>;
}

const cachedClient = (parley: Parley, url: string): Client =>
  new Client({
    url: `${url}/graphql`,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetch: parley.fetch,
    exchanges: [
      createCache(),
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables = {} }, { context }) => ({
          subscribe: (sink) => ({
            unsubscribe: parley.subscribe<Record<string, unknown>>(query, variables, {
              ...(context as FeedContext).feed,
              next: (data) => sink.next({ data }),
              onEnd: (failure) => (failure ? sink.error(failure) : sink.complete()),
            }),
          }),
        }),
      }),
      fetchExchange,
    ],
  });

const asFailure = ({ networkError, graphQLErrors, message }: CombinedError): RequestFailed =>
  (networkError ? new RequestFailed('NETWORK', message) : failureOf(graphQLErrors));

const mutation = (client: Client): Request => async (operation, variables) => {
  const { data, error } = await client.mutation(operation, variables as AnyVariables).toPromise();
  if (error) throw asFailure(error);
  return data as never;
};

/** Two that watch the same are two feeds, each with its own starting point. */
let feeds = 0;

export const createApi = (options: ApiOptions): Api => {
  const url = globalThis.location.origin;
  const parley = createParley({ url, ...options });
  const client = cachedClient(parley, url);
  return {
    ...parley,
    client,
    mutate: mutation(client),
    subscribe: (document, variables, handlers) => {
      const { next, onEnd, ...feed } = handlers;
      const request = createRequest(document, variables);
      return client.executeSubscription({ ...request, key: request.key + (feeds += 1) }, { feed } as FeedContext).subscribe((result) => {
        if (result.error) onEnd?.();
        else if (result.data !== undefined) next(result.data);
      }).unsubscribe;
    },
  };
};
