import { badInput, ok, type Result } from '../../kernel/result.ts';

export type BulkAction = 'RESOLVE' | 'TAG' | 'UNTAG' | 'TRANSFER_TO_QUEUE' | 'ASSIGN' | 'SNOOZE';

/** What is to be done with each ticket; ids are rows'. */
export type Work =
  | { action: 'RESOLVE'; note: string | null }
  | { action: 'TAG' | 'UNTAG'; tagId: string }
  | { action: 'TRANSFER_TO_QUEUE'; queueId: string; note: string | null }
  | { action: 'ASSIGN'; userId: string; note: string | null }
  | { action: 'SNOOZE'; until: string };

export interface Given {
  action: BulkAction;
  tagId: string | null;
  queueId: string | null;
  userId: string | null;
  note: string | null;
  until: Date | null;
}

/** An action with what it needs. */
export const workOf = ({ action, tagId, queueId, userId, note, until }: Given): Result<Work> => {
  switch (action) {
    case 'RESOLVE': return ok({ action, note });
    case 'TAG': case 'UNTAG': return tagId ? ok({ action, tagId }) : badInput('Name a tag.', ['tagId']);
    case 'TRANSFER_TO_QUEUE': return queueId ? ok({ action, queueId, note }) : badInput('Name a queue.', ['queueId']);
    case 'ASSIGN': return userId ? ok({ action, userId, note }) : badInput('Name an agent.', ['userId']);
    case 'SNOOZE': return until ? ok({ action, until: until.toISOString() }) : badInput('Say until when.', ['until']);
  }
};
