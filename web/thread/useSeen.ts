/** Read means: on screen, window focused, for one second. What is read on one device is read on all. */
import { useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { MarkRead } from './operations.ts';

const dwellMs = 1_000;

const useAttention = (): boolean => {
  const look = () => document.visibilityState === 'visible' && document.hasFocus();
  const [attention, setAttention] = useState(look);
  useEffect(() => {
    const update = () => setAttention(look());
    const names = ['focus', 'blur'] as const;
    for (const name of names) addEventListener(name, update);
    document.addEventListener('visibilitychange', update);
    return () => {
      for (const name of names) removeEventListener(name, update);
      document.removeEventListener('visibilitychange', update);
    };
  }, []);
  return attention;
};

interface SeenScope {
  conversationId: string;
  /** The server's word of what I have read. */
  readPosition: number;
  /** Newest message of the thread. */
  newest: number;
  /** The end of the thread is on screen. */
  atEnd: boolean;
  /** Only who may answer marks as read; a look at somebody else's conversation leaves no trace. */
  mayMark: boolean;
}

/** Position of the newest message that was read here. */
export const useSeen = ({ conversationId, readPosition, newest, atEnd, mayMark }: SeenScope): number => {
  const api = useApi();
  const attention = useAttention();
  const [dwelt, setDwelt] = useState(0);
  const seen = Math.max(dwelt, readPosition);
  useEffect(() => {
    if (!attention || !atEnd || newest <= seen) return;
    const timer = setTimeout(() => setDwelt(newest), dwellMs);
    return () => clearTimeout(timer);
  }, [attention, atEnd, newest, seen]);
  useEffect(() => {
    if (!mayMark || dwelt <= readPosition) return;
    void api.client.mutation(MarkRead, { input: { conversationId, position: dwelt } }).toPromise();
    // Once a position: the answer brings the new readPosition.
  }, [api, conversationId, dwelt, mayMark]);
  return seen;
};
