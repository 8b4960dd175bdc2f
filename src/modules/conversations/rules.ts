import type { Actor } from '../../kernel/actor.ts';
import { fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';

/** Deliveries only move forward: a late lower rank never overwrites a higher one (§4.3). */
export const DELIVERY_RANK = { QUEUED: 0, SENT: 1, FAILED: 2, DELIVERED: 3, READ: 4 } as const;

/** What a message looks like to the decision whether it may be changed. */
interface Authored {
  authorUserId?: string | null;
  createdAt: Date;
  deletedAt?: Date | null;
}

/** Rule G18: an author changes their own message for 15 minutes; a deleted one not at all. */
export const mayChange = (actor: Actor, message: Authored, now: Date): Result<true> => {
  const own = actor.kind === 'USER' && message.authorUserId === actor.userId;
  if (!own || message.deletedAt) return notFound('message', ['messageId']);
  return now.getTime() - message.createdAt.getTime() <= limit('editWindowMs')
    ? ok(true)
    : fail('EditWindowClosed', 'A message may be changed for 15 minutes.', ['messageId']);
};

/** Rules K-08, K-27: what a web conversation takes, by content, with its largest size in bytes. */
export const FILE_TYPES: Record<string, { bytes: number; image: boolean }> = {
  'image/jpeg': { bytes: limit('imageBytes'), image: true },
  'image/png': { bytes: limit('imageBytes'), image: true },
  'image/gif': { bytes: limit('imageBytes'), image: true },
  'application/pdf': { bytes: limit('documentBytes'), image: false },
  'application/msword': { bytes: limit('documentBytes'), image: false },
  'application/vnd.ms-excel': { bytes: limit('documentBytes'), image: false },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { bytes: limit('documentBytes'), image: false },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { bytes: limit('documentBytes'), image: false },
};

/** The largest file of any type: what an upload may announce. */
export const LARGEST_FILE = Math.max(...Object.values(FILE_TYPES).map(({ bytes }) => bytes));
