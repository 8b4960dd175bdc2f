import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../../kit/context.ts';

/** Codes that a client or a proxy before it must see as a status: come back later. */
const LATER: Record<string, [status: number, retryAfterS: string]> = { UNAVAILABLE: [503, '1'], RATE_LIMITED: [429, '60'] };

/** 503 or 429 with `Retry-After` for an operation that brought nothing but such an error. */
export const outcome: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http } }) => {
      if (body.kind !== 'single') return;
      const { data, errors } = body.singleResult;
      const later = errors?.map((error) => LATER[String(error.extensions?.code)]).find(Boolean);
      if (!later || Object.values(data ?? {}).some((value) => value !== null)) return;
      http.status = later[0];
      if (!http.headers.has('retry-after')) http.headers.set('retry-after', later[1]);
    },
  }),
};
