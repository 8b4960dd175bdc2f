import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { limit } from '../../../limits.ts';

/** Parsed and validated documents, in Apollo's shape of a store. The same text gets the same object, so plans hang on it. */
export const documentStore = () => {
  const documents = new LRUCache<string, DocumentNode>({ max: limit('knownDocuments') });
  return {
    get: async (key: string) => documents.get(key),
    set: async (key: string, document: DocumentNode) => void documents.set(key, document),
    delete: async (key: string) => documents.delete(key),
  };
};
