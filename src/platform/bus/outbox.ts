/** What waits to be said: messages of one turn of the event loop leave together, and one query is under way at a time. */
import { limit } from '../../limits.ts';
import { pack, type Message } from './packets.ts';
import type { Sent } from './wire.ts';

/** Messages since the start: on their way, lost while the database was away, and not said because nobody was there. */
export interface OutboxCounts {
  published: number;
  dropped: number;
  unsaid: number;
}

export interface Outbox {
  add(topic: string, text: string): void;
  /** Something is not said at all: whoever comes later hears from the sequence that it missed something. */
  skip(): void;
  /** Nothing is waiting or under way. */
  idle(): Promise<void>;
  counts: OutboxCounts;
}

export interface OutboxDeps {
  node: string;
  send(payloads: string[]): Promise<Sent>;
}

/** Node, sequence and two spaces before the messages of a packet. */
const HEAD_BYTES = 40;
/** Once the queue is full, this share of it goes, the oldest first: not one with each that comes. */
const DROPPED_SHARE = 1 / 8;

/** The oldest go when more waits than the limit. */
const boundedQueue = () => {
  let queue: Message[] = [];
  let units = 0;
  const size = ({ topic, text }: Message): number => topic.length + text.length;
  return {
    isEmpty: () => queue.length === 0,
    /** How many were lost. */
    push: (message: Message): number => {
      queue.push(message);
      units += size(message);
      if (units <= limit('busQueueUnits')) return 0;
      let lost = 0;
      for (; units > limit('busQueueUnits') * (1 - DROPPED_SHARE); lost++) units -= size(queue[lost]!);
      queue = queue.slice(lost);
      return lost;
    },
    /** As many as one query may carry. */
    take: (): Message[] => {
      let count = 0;
      for (let taken = 0; count < queue.length && taken < limit('busQueryUnits'); count++) taken += size(queue[count]!);
      const messages = queue.splice(0, count);
      for (const message of messages) units -= size(message);
      return messages;
    },
  };
};

export const busOutbox = ({ node, send }: OutboxDeps): Outbox => {
  const queue = boundedQueue();
  /** Under way, or not known to have arrived: sent again, and whoever heard it knows its sequence. */
  let unsent: string[] = [];
  let sequence = 0;
  let skipped = false;
  let sending: Promise<void> | null = null;
  let scheduled = false;
  const counts: OutboxCounts = { published: 0, dropped: 0, unsaid: 0 };

  const take = (): string[] => {
    const messages = queue.take();
    counts.published += messages.length;
    if (skipped) sequence++;
    skipped = false;
    return pack(messages, limit('busPacketBytes') - HEAD_BYTES).map((packet) => `${node} ${sequence++} ${packet}`);
  };
  const sendAll = async (): Promise<void> => {
    while (unsent.length > 0 || !queue.isEmpty()) {
      if (unsent.length === 0) unsent = take();
      if ((await send(unsent)) === 'LOST') return;
      unsent = [];
    }
  };
  const flush = (): void => {
    scheduled = false;
    sending ??= sendAll().finally(() => (sending = null));
  };

  return {
    add: (topic, text) => {
      const lost = queue.push({ topic, text });
      counts.dropped += lost;
      skipped ||= lost > 0;
      if (scheduled || sending) return;
      scheduled = true;
      setImmediate(flush);
    },
    skip: () => {
      counts.unsaid++;
      skipped = true;
    },
    idle: async () => {
      if (scheduled) flush();
      await sending;
    },
    counts,
  };
};
