import { rowId } from '../../kernel/ids.ts';
import { notFound } from '../../kernel/result.ts';
import { staffOf } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Contacts } from './commands.ts';

export const contactsResolvers = (contacts: Contacts): Resolvers => ({
  Mutation: {
    confirmContact: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const uuid = rowId('contact', input.contactId);
      const result = uuid ? await contacts.confirm(actor, uuid, input) : notFound('contact', ['contactId']);
      return payload(result, (id) => ({ contact: () => ctx.loader(contacts.contactLoader).load(id) }));
    },
  },
});
