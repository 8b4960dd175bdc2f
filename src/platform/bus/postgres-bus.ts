/** The bus on PostgreSQL's LISTEN and NOTIFY. */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { limit } from '../../limits.ts';
import type { Log } from '../log/log.ts';
import type { Bus } from './bus.ts';
import { listeners, topicListeners } from './listeners.ts';
import { busOutbox, type OutboxCounts } from './outbox.ts';
import type { Message } from './packets.ts';
import { busPeers, type Peers } from './peers.ts';
import { openWire, type Wire } from './wire.ts';

/** A node says so many times in a lease that it lives: one sign that gets lost must not cost it its people. */
const SIGNS_A_LEASE = 4;
/** The bus's own topic, and what nodes say there. */
const OWN = '';
const HELLO = 'hello';
const ALIVE = 'alive';
const FAREWELL = 'farewell';
/** Stopping waits so long for what is still to be said, ms. */
const FAREWELL_MS = 1_000;

export interface BusOptions {
  url: string;
  log: Log;
  /** How long a node may be silent before it is taken for dead, ms. Left out: the limit. */
  leaseMs?: number;
}

export interface BusCounts extends OutboxCounts {
  heard: number;
}

export interface PostgresBus extends Bus {
  counts(): BusCounts;
}

/** Tells again and again that this node lives, and looks who else does. */
const signsOfLife = ({ leaseMs, peers, wire, alive }: { leaseMs: number; peers: Peers; wire: Wire; alive(): void }): (() => void) => {
  const signMs = leaseMs / SIGNS_A_LEASE;
  let last = performance.now();
  const timer = setInterval(() => {
    const late = performance.now() - last - signMs;
    last += late + signMs;
    // This node stood still, or hears nobody: that is not the others' silence.
    if (late > signMs || !wire.isUp()) peers.excuse(signMs + late);
    else peers.sweep();
    if (wire.isUp()) alive();
  }, signMs).unref();
  return () => clearInterval(timer);
};

export const startBus = async ({ url, log, leaseMs = limit('busLeaseMs') }: BusOptions): Promise<PostgresBus> => {
  const node = randomBytes(9).toString('base64url');
  const topics = topicListeners(log);
  const gone = listeners<[node: string]>(log);
  const gap = listeners<[]>(log);
  const peers = busPeers({ leaseMs, now: () => performance.now(), gone: gone.tell, missed: gap.tell });
  const outbox = busOutbox({ node, send: (payloads) => wire.send(payloads) });
  let heard = 0;
  let stopped = false;
  let first = true;
  /** When everybody who is there has been heard, by `performance.now()`. */
  let settledAt = Infinity;

  const handle = ({ topic, text }: Message, from: string): void => {
    if (topic !== OWN) {
      heard++;
      topics.tell(topic, text, from);
    } else if (text === FAREWELL) peers.left(from);
    else if (text === HELLO) outbox.add(OWN, ALIVE);
  };
  const hear = (payload: string): void => {
    const [from, sequence] = payload.split(' ', 2) as [string, string];
    if (from === node || stopped) return;
    for (const message of peers.heard(from, Number(sequence), payload.slice(from.length + sequence.length + 2))) handle(message, from);
  };
  const up = (): void => {
    settledAt = performance.now() + leaseMs;
    peers.restart();
    outbox.add(OWN, HELLO);
    if (!first) gap.tell();
  };
  const wire = await openWire({ url, log, hear, up });
  // Also without the database: whoever starts before it has missed what was said until it came.
  first = false;
  const stopSigns = signsOfLife({ leaseMs, peers, wire, alive: () => outbox.add(OWN, ALIVE) });

  return {
    node,
    publish: (topic, message) => {
      if (stopped) return;
      if (peers.size() === 0 && performance.now() > settledAt) outbox.skip();
      else outbox.add(topic, message);
    },
    listen: topics.add,
    onGone: gone.add,
    onGap: gap.add,
    stop: async () => {
      if (stopped) return;
      stopped = true;
      stopSigns();
      if (wire.isUp()) outbox.add(OWN, FAREWELL);
      await Promise.race([outbox.idle(), delay(FAREWELL_MS, undefined, { ref: false })]);
      await wire.stop();
    },
    counts: () => ({ ...outbox.counts, heard }),
  };
};
