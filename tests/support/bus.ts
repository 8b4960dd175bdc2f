import type { Bus } from '../../src/platform/bus/bus.ts';

/** Buses of nodes in one process that hear each other at once, or, while cut off, not at all. */
export const memoryBuses = (): { join(node: string): Bus & { cut: boolean } } => {
  const nodes = new Map<string, { bus: { cut: boolean }; listeners: Map<string, Set<(message: string, node: string) => void>>; gap: Set<() => void> }>();
  return {
    join: (node) => {
      const listeners = new Map<string, Set<(message: string, node: string) => void>>();
      const gap = new Set<() => void>();
      let cut = false;
      const bus: Bus & { cut: boolean } = {
        node,
        get cut() { return cut; },
        set cut(to) {
          cut = to;
          if (!to) for (const heard of gap) heard();
        },
        publish: (topic, message) => {
          if (cut) return;
          for (const [name, other] of nodes) if (name !== node && !other.bus.cut) for (const listener of other.listeners.get(topic) ?? []) listener(message, node);
        },
        listen: (topic, listener) => {
          const own = listeners.get(topic) ?? new Set();
          listeners.set(topic, own.add(listener));
          return () => void own.delete(listener);
        },
        onGone: () => () => {},
        onGap: (listener) => {
          gap.add(listener);
          return () => void gap.delete(listener);
        },
        stop: async () => {},
      };
      nodes.set(node, { bus, listeners, gap });
      return bus;
    },
  };
};
