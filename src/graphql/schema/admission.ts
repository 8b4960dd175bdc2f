import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { limit } from '../../limits.ts';
import { hasNul, limitRule, nulRefused } from './limits.ts';

export type Admitted = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Documents that were found valid lately, by schema and text: thousands of sockets ask for the same few. */
const known = new WeakMap<GraphQLSchema, LRUCache<string, DocumentNode>>();

const validDocument = (schema: GraphQLSchema, query: string): Admitted => {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: limit('queryTokens') });
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
  const errors = validate(schema, document, [...specifiedRules, limitRule]);
  return errors.length > 0 ? { errors } : { document };
};

/** The same validation for sockets and streams as over HTTP. */
export const admit = (schema: GraphQLSchema, query: string, variables: unknown): Admitted => {
  if (hasNul(variables)) return { errors: [nulRefused()] };
  const cache = known.get(schema) ?? new LRUCache<string, DocumentNode>({ max: 1_000, maxSize: 8_000_000, sizeCalculation: (_, text) => text.length });
  known.set(schema, cache);
  const document = cache.get(query);
  if (document) return { document };
  const admitted = validDocument(schema, query);
  if ('document' in admitted) cache.set(query, admitted.document);
  return admitted;
};
