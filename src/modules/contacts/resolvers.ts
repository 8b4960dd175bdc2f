import { globalId, rowId } from '../../kernel/ids.ts';
import { notFound } from '../../kernel/result.ts';
import { staffOf } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Documents } from '../documents/index.ts';
import type { Contacts } from './commands.ts';

export const contactsResolvers = (contacts: Contacts, documents: Documents): Resolvers => ({
  Query: {
    contact: async (_, { id }, ctx) => {
      staffOf(ctx);
      const uuid = rowId('contact', id);
      return uuid ? ctx.loader(contacts.contactLoader).load(uuid) : null;
    },
  },
  Mutation: {
    confirmContact: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const uuid = rowId('contact', input.contactId);
      const result = uuid ? await contacts.confirm(actor, uuid, input) : notFound('contact', ['contactId']);
      const contact = result.ok ? await ctx.loader(contacts.contactLoader).load(result.value) : null;
      return payload(result, () => ({ contact }));
    },
  },
  Contact: {
    id: (row) => globalId('contact', row.id),
    identities: (row, _, ctx) => ctx.loader(contacts.identitiesLoader).load(row.id),
    notes: (row, _, ctx) => ctx.loader(documents.textLoader).load(`contact:${globalId('contact', row.id)}:notes`),
  },
  ContactIdentity: { id: (row) => globalId('contactIdentity', row.id) },
});
