import type DataLoader from 'dataloader';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { globalId, rowId, NO_ROW } from '../../kernel/ids.ts';
import { badInput } from '../../kernel/result.ts';
import { staffOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Identity } from '../identity/index.ts';
import type { Documents } from './index.ts';

export interface DocumentResolverDeps {
  documents: Documents;
  identity: Pick<Identity, 'userLoader'>;
  /** Contacts are of a higher level. */
  contactLoader: (actor: Actor) => Pick<DataLoader<string, { name: string } | null>, 'load'>;
}

const KINDS = { user: 'USER', contact: 'CONTACT', token: 'SERVICE', system: 'SYSTEM' } as const;

/** Kind and row id of an `actorKey`. */
const partsOf = (key: string): { kind: (typeof KINDS)[keyof typeof KINDS]; id: string } => {
  const [kind, id] = key.split(':');
  return { kind: KINDS[kind as keyof typeof KINDS] ?? 'SYSTEM', id: id ?? '' };
};

export const documentResolvers = (deps: DocumentResolverDeps): Resolvers => ({
  Query: { document: (_, { name }, ctx) => deps.documents.history.open(staffOf(ctx), name) },
  SharedText: { source: ({ document }, _, ctx) => deps.documents.history.open(staffOf(ctx), document) },
  Mutation: mutations(deps),
  ...document(deps),
  DocumentAuthor: author(deps),
});

const document = ({ documents: { history } }: DocumentResolverDeps): Pick<Resolvers, 'Document' | 'DocumentEdit' | 'DocumentStroke' | 'DocumentRange'> => ({
  Document: {
    history: (row, args) => history.spells(row, args),
    versions: (row, args) => history.milestones(row, args),
    at: (row, { version }) => history.at(row, version),
    attribution: (row, args) => history.attribution(row, args),
  },
  DocumentEdit: {
    author: ({ actor }) => ({ key: actor }),
    from: ({ from }) => new Date(from),
    to: ({ to }) => new Date(to),
    firstVersion: ({ first }) => first,
    lastVersion: ({ last }) => last,
  },
  DocumentStroke: { author: ({ owner }) => ({ key: owner }) },
  DocumentRange: { author: ({ owner }) => ({ key: owner }) },
});

const author = ({ identity, contactLoader }: DocumentResolverDeps): Resolvers['DocumentAuthor'] => {
  const userOf = (ctx: Context, id: string) => ctx.loader(identity.userLoader).load(id);
  return {
    kind: ({ key }) => partsOf(key).kind,
    name: async ({ key }, _, ctx) => {
      const { kind, id } = partsOf(key);
      if (kind === 'USER') return (await userOf(ctx, id))?.name ?? '';
      if (kind === 'CONTACT') return (await ctx.loader(contactLoader).load(id))?.name ?? '';
      return kind === 'SERVICE' ? 'Integration' : 'Parley';
    },
    user: ({ key }, _, ctx) => {
      const { kind, id } = partsOf(key);
      return kind === 'USER' ? userOf(ctx, id) : null;
    },
    contactId: ({ key }) => {
      const { kind, id } = partsOf(key);
      return kind === 'CONTACT' ? globalId('contact', id) : null;
    },
  };
};

/** `actorKey` of the one author that an input names. */
const authorOf = ({ userId, contactId }: { userId?: string | null; contactId?: string | null }): string | null => {
  if ((userId == null) === (contactId == null)) return null;
  return userId != null ? `user:${rowId('user', userId) ?? NO_ROW}` : `contact:${rowId('contact', contactId!) ?? NO_ROW}`;
};

const mutations = ({ documents: { history, changes } }: DocumentResolverDeps): Resolvers['Mutation'] => {
  /** The document as it is afterwards. */
  const afterwards = (actor: StaffActor, name: string) => () => ({ document: () => history.open(actor, name) });
  return {
    restoreDocument: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const result = await changes.restore(actor, input.document, input.version, input.clientMutationId);
      return payload(result, afterwards(actor, input.document));
    },
    revertAuthor: async (_, { input }, ctx) => {
      const actor = staffOf(ctx);
      const author = authorOf(input);
      const result = author ? await changes.revert(actor, input.document, author, input.since, input.clientMutationId) : badInput('Name a user or a contact, one of them.', ['userId']);
      return payload(result, afterwards(actor, input.document));
    },
  };
};
