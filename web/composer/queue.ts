/** What an agent sends, on its way: in order within a ticket, and again with the same id until the server answers. */
import { createQueue, memoryKeep, queuedMutation, type Queue } from '../../client/index.ts';
import type { Api } from '../api/client.ts';
import type { DeskAddNoteMutation, DeskSendReplyMutation } from '../gql/graphql.ts';
import { AddNote, SendReply } from './operations.ts';

interface Reply {
  ticketId: string;
  /** The shared draft as its author sees it; its words lie at the server. */
  stateVector: string;
  uploadIds: readonly string[];
  seenUpTo: number;
}

const mutations = {
  reply: queuedMutation<Reply, DeskSendReplyMutation>({
    operation: SendReply,
    lane: ({ ticketId }) => ticketId,
    variables: ({ ticketId, stateVector, uploadIds, seenUpTo }, clientMutationId) => ({
      input: { ticketId, draft: { stateVector }, seenUpTo, clientMutationId, ...(uploadIds.length > 0 ? { attachmentIds: uploadIds } : {}) },
    }),
  }),
  note: queuedMutation<{ ticketId: string; text: string }, DeskAddNoteMutation>({
    operation: AddNote,
    lane: ({ ticketId }) => ticketId,
    variables: ({ ticketId, text }, clientMutationId) => ({ input: { ticketId, text, clientMutationId } }),
  }),
};

type DeskQueue = Queue<typeof mutations>;

const queues = new WeakMap<Api, DeskQueue>();

/**
 * One a session. Kept in memory only: drafts and unfinished notes outlive a reload by themselves, and a shared desk must not
 * send for whoever signs in next.
 */
export const deskQueue = (api: Api): DeskQueue => {
  const known = queues.get(api);
  if (known) return known;
  const queue = createQueue({ request: api.mutate, keep: memoryKeep(), name: 'desk', mutations });
  api.connection.status.subscribe(() => api.connection.status.get().kind === 'online' && queue.wake());
  queues.set(api, queue);
  return queue;
};
