import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { defaultFieldResolver, GraphQLError, GraphQLScalarType, Kind, type GraphQLSchema } from 'graphql';
import { hasScope } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { Context } from '../kit/context.ts';
import type { Resolvers } from '../kit/types.generated.ts';
import { limitRates } from './rates.ts';

const SCHEMA_DIRECTORY = new URL('../../../schema/', import.meta.url);

/** The SDL, a file a module. */
export const readSchema = (): string[] =>
  readdirSync(SCHEMA_DIRECTORY).filter((file) => file.endsWith('.graphql')).sort().map((file) => readFileSync(new URL(file, SCHEMA_DIRECTORY), 'utf8'));

const badDate = (): never => {
  throw new GraphQLError('DateTime takes an ISO 8601 string of the years 1 to 9999.', { extensions: { code: 'BAD_INPUT' } });
};

/** Years that are written with four digits everywhere: others the database does not read. */
const parseDate = (value: unknown): Date => {
  const date = typeof value === 'string' ? new Date(value) : null;
  const year = date ? date.getUTCFullYear() : NaN;
  return date && year >= 1 && year <= 9_999 ? date : badDate();
};

const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parseValue: parseDate,
  parseLiteral: (node) => (node.kind === Kind.STRING ? parseDate(node.value) : badDate()),
});

/** What nobody needs to be signed in for, a lapsed token included; everything else asks for an actor of its own accord. */
export const PUBLIC_FIELDS = ['signIn', 'refreshSession', 'signOut', 'startWebChat', 'acceptInvitation', 'webChat', 'limits'];

/** Rule F-08: what a token may not do is refused by the API itself, in one place. */
const requireScopes = (schema: GraphQLSchema): void => {
  const roots = [['READ', schema.getQueryType()], ['READ', schema.getSubscriptionType()], ['WRITE', schema.getMutationType()]] as const;
  for (const [scope, root] of roots) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (PUBLIC_FIELDS.includes(field.name)) continue;
      const guard = <Resolve extends (...args: never[]) => unknown>(resolve: Resolve): Resolve =>
        ((...args: unknown[]) => {
          const { actor, tokenRefused } = args[2] as Context;
          if (tokenRefused) throw new DoorError('UNAUTHENTICATED', 'The token is not valid, or no longer.');
          if (actor && !hasScope(actor, scope)) throw new DoorError('FORBIDDEN', `This token lacks the scope ${scope}.`);
          return resolve(...(args as never[]));
        }) as unknown as Resolve;
      if (field.subscribe) field.subscribe = guard(field.subscribe);
      else field.resolve = guard(field.resolve ?? defaultFieldResolver);
    }
  }
};

/** The executable schema from the SDL and the modules' resolvers. */
export const buildSchema = (resolvers: Resolvers[], clock: Clock): GraphQLSchema => {
  const schema = makeExecutableSchema({
    typeDefs: readSchema(), resolvers: [{ DateTime }, ...resolvers] as never,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' }, inheritResolversFromInterfaces: true,
  });
  limitRates(schema, clock);
  requireScopes(schema);
  return schema;
};
