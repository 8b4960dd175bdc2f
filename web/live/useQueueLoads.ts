/** What waits in the reader's queues, live; and a count that grows with every change, for what hangs on it. */
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { LiveLoadFragment } from '../gql/graphql.ts';
import { QueueFeed, QueueLoads } from './operations.ts';

export type QueueLoad = LiveLoadFragment;

const waitOf = ({ oldestSince }: QueueLoad): number => (oldestSince ? Date.parse(oldestSince) : Infinity);

/** Longest wait first; those where nobody waits by name. */
const ordered = (loads: readonly QueueLoad[]): QueueLoad[] => [...loads].sort((a, b) => {
  const [left, right] = [waitOf(a), waitOf(b)];
  return left === right ? a.queue.name.localeCompare(b.queue.name) : left - right;
});

export const useQueueLoads = () => {
  const api = useApi();
  const [loads, setLoads] = useState<readonly QueueLoad[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [version, setVersion] = useState(0);
  const read = useCallback(async () => {
    const { data } = await api.client.query(QueueLoads, {}, { requestPolicy: 'network-only' }).toPromise();
    setFailed(data === undefined);
    if (data) setLoads(data.queueLoads);
  }, [api]);
  useEffect(() => api.subscribe(QueueFeed, {}, {
    onStart: () => void read(),
    onResync: () => void read(),
    next: ({ queueEvents: event }) => {
      if (event.__typename !== 'QueueLoadChanged') return;
      setVersion((n) => n + 1);
      setLoads((old) => (old === null ? old : [...old.filter(({ queue }) => !event.loads.some((load) => load.queue.id === queue.id)), ...event.loads]));
    },
  }), [api, read]);
  return { loads: loads && ordered(loads), failed, again: () => void read(), version };
};

/** The value once it has stood still for `ms`. */
export const useSettled = <T>(value: T, ms: number): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};
