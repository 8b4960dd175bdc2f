import {
  execute, getNamedType, GraphQLError, GraphQLObjectType, GraphQLSchema, isLeafType, isObjectType, isRequiredArgument, Kind, parse, specifiedRules, validate,
  type DocumentNode, type FieldNode, type GraphQLInterfaceType,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { DoorError } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import type { EventDocuments } from '../../modules/webhooks/index.ts';
import type { Log } from '../../platform/log/log.ts';
import { createContext } from '../kit/context.ts';
import { costOf } from './cost.ts';
import { formatError } from './errors.ts';
import { fragmentsOf, limitRule, operationsOf } from './limits.ts';

/** The same types and resolvers under another root: nothing can be asked for but an event. */
const eventSchema = (schema: GraphQLSchema): GraphQLSchema => {
  const type = schema.getType('Event') as GraphQLInterfaceType;
  const query = new GraphQLObjectType({ name: 'EventDocument', fields: { event: { type, resolve: (event: unknown) => event } } });
  return new GraphQLSchema({ ...schema.toConfig(), query, mutation: null, subscription: null });
};

/** An event's own fields, and the ids of what it is about. */
const defaultSelection = (schema: GraphQLSchema, typename: string): string => {
  const type = schema.getType(typename);
  if (!isObjectType(type)) throw new Error(`${typename} is no type of an event`);
  const parts = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument)).map((field) => {
    const named = getNamedType(field.type);
    return isLeafType(named) ? field.name : `${field.name} { id }`;
  });
  return `{ ... on ${typename} { ${parts.join(' ')} } }`;
};

/** A selection in braces reads as a short query: it is put on the event. Null when it is anything else. */
const onEvent = ({ definitions, ...document }: DocumentNode): DocumentNode | null => {
  const [query, ...others] = definitions.filter((each) => each.kind === 'OperationDefinition');
  const plain = query?.operation === 'query' && !query.name && !query.variableDefinitions?.length && !query.directives?.length;
  if (!plain || others.length > 0) return null;
  const event: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'event' }, selectionSet: query.selectionSet };
  const wrapped = { ...query, selectionSet: { kind: Kind.SELECTION_SET, selections: [event] } } as const;
  return { ...document, definitions: definitions.map((each) => (each === query ? wrapped : each)) };
};

/** Selections on events, as webhooks store them: the limits of any operation hold for them. */
export const eventDocuments = (schema: GraphQLSchema, log: Log): EventDocuments => {
  const rooted = eventSchema(schema);
  const format = formatError(log);
  const ready = new LRUCache<string, DocumentNode>({ max: limit('knownDocuments') });

  const check = (selection: string): DocumentNode | string => {
    try {
      const document = onEvent(parse(selection, { maxTokens: limit('queryTokens'), noLocation: true }));
      if (!document) return 'This takes one selection in braces, and fragments if it uses any.';
      const [error] = validate(rooted, document, [...specifiedRules, limitRule]);
      if (error) return error.message;
      const [operation] = operationsOf(document);
      const cost = costOf(rooted, operation!, fragmentsOf(document))({});
      return cost > limit('queryCost') ? `An event with this may cost ${cost}; at most ${limit('queryCost')} is allowed. Ask for smaller pages.` : document;
    } catch (error) {
      if (error instanceof GraphQLError) return error.message;
      throw error;
    }
  };
  const documentOf = (selection: string): DocumentNode => {
    const known = ready.get(selection);
    if (known) return known;
    const document = check(selection);
    if (typeof document === 'string') throw new GraphQLError(document, { extensions: { code: 'BAD_INPUT' } });
    ready.set(selection, document);
    return document;
  };

  return {
    problem: (selection) => {
      const checked = check(selection);
      return typeof checked === 'string' ? checked : null;
    },
    render: async (actor, event, selection) => {
      try {
        const document = documentOf(selection ?? defaultSelection(rooted, event.__typename));
        const result = await execute({ schema: rooted, document, rootValue: event, contextValue: createContext({ actor, address: '' }) });
        const errors = result.errors?.map((error) => format(error.toJSON(), error));
        if (errors?.some(({ extensions }) => extensions?.code === 'UNAVAILABLE')) throw new DoorError('UNAVAILABLE', 'The database is away.');
        return { data: result.data?.event ?? null, ...(errors ? { errors } : {}) };
      } catch (error) {
        // A selection that the schema of a later release no longer knows: told to the receiver, not tried for ever.
        if (!(error instanceof GraphQLError)) throw error;
        return { data: null, errors: [format(error.toJSON(), error)] };
      }
    },
  };
};
