/** What was sent in one dialogue, and what each of its subscribers saw of it. Pure: counts only. */

/** A message that came to a subscriber. */
export interface Sighting {
  position: number;
  text: string;
  /** Milliseconds on the clock of `performance.now()`. */
  at: number;
}

export interface Tally {
  sent: number;
  /** Receptions that were expected and came, one for each message and subscriber. */
  received: number;
  /** Receptions that were expected and did not come. */
  missing: number;
  /** Receptions of what the same subscriber had already got. */
  repeated: number;
  /** Receptions after one with a higher position. */
  outOfOrder: number;
  /** Receptions with another text than was sent. */
  altered: number;
  /** From the start of the send call to the reception, in ms. */
  latencies: number[];
}

export const emptyTally = (): Tally => ({ sent: 0, received: 0, missing: 0, repeated: 0, outOfOrder: 0, altered: 0, latencies: [] });

/** Adds `part` to `sum`. */
export const addTally = (sum: Tally, part: Tally): void => {
  sum.sent += part.sent;
  sum.received += part.received;
  sum.missing += part.missing;
  sum.repeated += part.repeated;
  sum.outOfOrder += part.outOfOrder;
  sum.altered += part.altered;
  for (const latency of part.latencies) sum.latencies.push(latency);
};

interface Subscriber {
  /** First position that must come. A chat's first message precedes any subscription to it, so it may come by replay or not. */
  from: number;
  seen: Set<number>;
  highest: number;
  repeated: number;
  outOfOrder: number;
}

export interface Thread {
  /** Notes that a message is about to be sent. */
  send: (position: number, text: string, at: number) => void;
  see: (subscriber: string, sighting: Sighting) => void;
  /** Resolves when every subscriber has everything that was sent, or after `ms`. */
  settled: (ms: number) => Promise<void>;
  tally: () => Tally;
}

/** @param expected each subscriber with the first position that must reach it. */
export const openThread = (expected: Record<string, number>): Thread => {
  const sent = new Map<number, { text: string; at: number }>();
  const subscribers = new Map(Object.entries(expected).map(([name, from]): [string, Subscriber] =>
    [name, { from, seen: new Set(), highest: 0, repeated: 0, outOfOrder: 0 }]));
  const latencies: number[] = [];
  let altered = 0;
  let changed = (): void => {};

  const lacking = ({ from, seen }: Subscriber): number =>
    [...sent.keys()].filter((position) => position >= from && !seen.has(position)).length;
  const missing = (): number => [...subscribers.values()].reduce((sum, subscriber) => sum + lacking(subscriber), 0);

  const see = (name: string, { position, text, at }: Sighting): void => {
    const subscriber = subscribers.get(name);
    if (!subscriber) throw new Error(`${name} is no subscriber of this thread`);
    if (subscriber.seen.has(position)) {
      subscriber.repeated += 1;
      return;
    }
    if (position < subscriber.highest) subscriber.outOfOrder += 1;
    subscriber.highest = Math.max(subscriber.highest, position);
    subscriber.seen.add(position);
    const message = sent.get(position);
    if (message?.text !== text) altered += 1;
    if (message && position >= subscriber.from) latencies.push(at - message.at);
    changed();
  };
  const settled = (ms: number): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    changed = () => {
      if (missing() > 0) return;
      clearTimeout(timer);
      resolve();
    };
    changed();
  });
  const tally = (): Tally => {
    const all = [...subscribers.values()];
    return {
      sent: sent.size,
      received: latencies.length,
      missing: missing(),
      repeated: all.reduce((sum, subscriber) => sum + subscriber.repeated, 0),
      outOfOrder: all.reduce((sum, subscriber) => sum + subscriber.outOfOrder, 0),
      altered,
      latencies,
    };
  };
  return { send: (position, text, at) => { sent.set(position, { text, at }); }, see, settled, tally };
};
