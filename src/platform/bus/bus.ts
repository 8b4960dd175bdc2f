/**
 * What nodes tell each other at once and may lose: that something was written, who is in a room. What must not be lost is in the
 * database. PostgreSQL carries it; whatever carries it later stands behind this door.
 */
export interface Bus {
  /** This process, for as long as it runs. */
  readonly node: string;
  /** Tells every other node. Never throws; what does not get through while the database is away is lost. */
  publish(topic: string, message: string): void;
  /** Hears what other nodes publish on a topic, in the order of each; returns how to stop. */
  listen(topic: string, listener: (message: string, node: string) => void): () => void;
  /** Hears of each node that has left or has been silent for its lease; returns how to stop. */
  onGone(listener: (node: string) => void): () => void;
  /** Hears that messages may have been missed: the connection was lost and is back. */
  onGap(listener: () => void): () => void;
  stop(): Promise<void>;
}

/** A bus with nobody else on it. */
export const loneBus = (node: string): Bus => ({
  node, publish: () => {}, listen: () => () => {}, onGone: () => () => {}, onGap: () => () => {}, stop: async () => {},
});
