import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../../kit/context.ts';

/** GraphQL over HTTP: a client that only takes application/json gets 200 for a well-formed request that fails (SHOULD). */
export const legacyJson: ApolloServerPlugin<Context> = {
  requestDidStart: async ({ request }) => {
    const accept = request.http?.headers.get('accept') ?? '';
    if (!request.query || accept.includes('application/graphql-response+json')) return;
    return {
      willSendResponse: async ({ response }) => {
        if (response.http.status === 400 && response.body.kind === 'single') response.http.status = 200;
      },
    };
  },
};
