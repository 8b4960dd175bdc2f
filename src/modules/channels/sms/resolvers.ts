import { NO_ROW, rowId } from '../../../kernel/ids.ts';
import { staffOf, userOf } from '../../../graphql/kit/context.ts';
import { payload } from '../../../graphql/kit/payload.ts';
import type { Resolvers } from '../../../graphql/kit/types.generated.ts';
import type { Conversations } from '../../conversations/index.ts';
import type { Settings } from '../../settings/index.ts';
import type { Tickets } from '../../tickets/index.ts';
import type { SmsChannel } from './index.ts';

export interface SmsResolverDeps {
  sms: SmsChannel;
  settings: Pick<Settings, 'endpoints'>;
  tickets: Pick<Tickets, 'ticketLoader'>;
  conversations: Pick<Conversations, 'messageLoader'>;
}

const maybe = (kind: 'cannedMessage' | 'ticket', id: string | null | undefined): string | null => (id ? (rowId(kind, id) ?? NO_ROW) : null);

export const smsResolvers = ({ sms, settings, tickets, conversations }: SmsResolverDeps): Resolvers => ({
  Query: { smsCountries: async (_, __, ctx) => [...(await sms.countries(staffOf(ctx)))] },
  Mutation: {
    startSms: async (_, { input }, ctx) => {
      const result = await sms.start(userOf(ctx), {
        endpointId: rowId('endpoint', input.endpointId) ?? NO_ROW, to: input.to, text: input.text ?? null, cannedId: maybe('cannedMessage', input.cannedId),
        ticketId: maybe('ticket', input.ticketId), allowEmpty: input.allowEmptyVariables ?? false, clientMutationId: input.clientMutationId,
      });
      return payload(result, ({ messageId, ticketId }) => ({
        message: () => ctx.loader(conversations.messageLoader).load(messageId), ticket: () => ctx.loader(tickets.ticketLoader).load(ticketId),
      }));
    },
    provisionSmsNumber: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const result = await sms.provision(actor, { name: input.name, number: input.number, queueId: rowId('queue', input.queueId) ?? NO_ROW });
      return payload(result, (id) => ({ endpoint: async () => (await settings.endpoints(actor)).find((row) => row.id === id) ?? null }));
    },
    setSmsCountries: async (_, { input }, ctx) => payload(await sms.setCountries(staffOf(ctx), input.countries), (countries) => ({ countries: [...countries] })),
  },
});
