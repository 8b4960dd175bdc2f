/** What the day's people did and were shown, kept apart from the product: the checks compare it with the database. */
import type { Facts } from './facts.ts';
import type { Heard } from './customer.ts';
import type { Snoozed } from './desk.ts';
import type { Sightings } from './follower.ts';
import type { Sent } from './play.ts';

export interface Written {
  conversationId: string;
  /** In the order in which it was sent, a side at a time. */
  sent: Sent[];
}

export interface Watch {
  who: string;
  sightings: Sightings;
  /** Null: of everybody's tickets; else what concerns this user alone. */
  userId: string | null;
}

export interface Counted {
  /** Null: all queues. */
  queueId: string | null;
  created: number;
  resolved: number;
  closed: number;
  onHold: number;
  standing: Record<'new' | 'open' | 'pending' | 'onHold' | 'resolved' | 'closed', number>;
}

export interface Ledger {
  /** When the day began and ended, by the database's clock; what was there before does not count. */
  since: number;
  until: number;
  wrapUpMs: number;
  written: Written[];
  heard: Heard[];
  watches: Watch[];
  snoozes: Snoozed[];
  /** Who closed everything without a word, and when. */
  dark: { userId: string; at: number }[];
  counted: Counted[];
}

/** Looks for what must not be; each finding is one line. */
export type Check = (facts: Facts, ledger: Ledger) => string[];
