/**
 * The typed client for browser and Node: requests, subscriptions that resume, documents, and a queue for mutations. No
 * framework. `client/node.ts` adds what only Node has; README.md shows how all of it is used.
 */
export { createParley, type OpenDocumentOptions, type Parley, type ParleyOptions } from './parley.ts';
export { failureOf, RequestFailed, type ApiError, type FailureCode } from './failure.ts';
export type { Operation, Request, RequestOptions } from './request.ts';
export { STARTING_POINT } from './shapes.ts';
export type { EventHandlers, LeftScope } from './feed.ts';
export { followed, type ListDifference, type ListEvent, type ListRow } from './list.ts';
export type { Connection, LinkState, Transport } from './link.ts';
export type { DocumentConnection, DocumentStatus } from './documents.ts';
export type { Refusal } from './saving.ts';
export {
  createQueue, queuedMutation, type Entry, type EntryState, type Outcome, type Queue, type QueuedMutation, type QueueOptions, type RefusalOf,
} from './queue.ts';
export { browserKeep, memoryKeep, type Keep } from './keep.ts';
export { createStore, type Store, type WritableStore } from './store.ts';
