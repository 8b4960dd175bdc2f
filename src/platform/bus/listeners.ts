import type { Log } from '../log/log.ts';

export interface Listeners<T extends unknown[]> {
  tell(...told: T): void;
  /** Returns how to take it off again. */
  add(listener: (...told: T) => void): () => void;
  size(): number;
}

/** What one listener throws is the log's, and the others hear all the same. */
export const listeners = <T extends unknown[]>(log: Log): Listeners<T> => {
  const all = new Set<(...told: T) => void>();
  return {
    tell: (...told) => {
      for (const listener of [...all]) {
        try {
          listener(...told);
        } catch (error) {
          log.error({ err: error }, 'what another node said could not be handled');
        }
      }
    },
    add: (listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    size: () => all.size,
  };
};

/** Listeners by topic. */
export const topicListeners = (log: Log) => {
  const topics = new Map<string, Listeners<[message: string, node: string]>>();
  return {
    tell: (topic: string, message: string, node: string): void => topics.get(topic)?.tell(message, node),
    add: (topic: string, listener: (message: string, node: string) => void): (() => void) => {
      const found = topics.get(topic) ?? listeners<[message: string, node: string]>(log);
      topics.set(topic, found);
      const remove = found.add(listener);
      return () => {
        remove();
        if (found.size() === 0 && topics.get(topic) === found) topics.delete(topic);
      };
    },
  };
};
