import { createHash } from 'node:crypto';
import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import { limit } from '../../limits.ts';

/** Apollo puts this before its keys, so that several caches may share a store. */
const PREFIX = 'apq:';

type Texts = NonNullable<Exclude<ApolloServerOptions<BaseContext>['persistedQueries'], false | undefined>['cache']>;

/**
 * Texts that clients name by their SHA-256 (Apollo's automatic persisted queries), bounded. Registered documents are known
 * from the start, so a page may send a hash at once.
 */
export const persistedQueries = (registered: Iterable<string>): Texts => {
  const texts = new Map([...registered].map((text) => [PREFIX + createHash('sha256').update(text).digest('hex'), text]));
  const seen = new LRUCache<string, string>({
    max: limit('knownDocuments'), maxSize: limit('knownDocumentBytes'), sizeCalculation: (text) => text.length + 1, ttl: limit('persistedQueryMs'),
  });
  return {
    get: async (hash) => texts.get(hash) ?? seen.get(hash),
    set: async (hash, text) => void seen.set(hash, text),
    delete: async (hash) => seen.delete(hash),
  };
};
