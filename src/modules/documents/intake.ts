/** How fast one socket may send: one that is faster is read more slowly, so nothing of it is lost and nobody else waits. */
import type { WebSocket } from 'ws';
import { limit } from '../../limits.ts';

export interface Intake {
  /** A message of so many bytes came. */
  took(bytes: number): void;
  stop(): void;
}

/** A second's worth may be saved up this many times. */
const BURST_S = 10;

export const intake = (socket: Pick<WebSocket, 'pause' | 'resume'>, now: () => number = () => performance.now()): Intake => {
  const rates = [limit('documentMessagesASecond'), limit('documentBytesASecond')] as const;
  const left = rates.map((rate) => rate * BURST_S);
  let at = now();
  let timer: NodeJS.Timeout | null = null;

  const refill = (): void => {
    const seconds = (now() - at) / 1_000;
    at += seconds * 1_000;
    rates.forEach((rate, i) => (left[i] = Math.min(rate * BURST_S, left[i]! + rate * seconds)));
  };
  return {
    took: (bytes) => {
      left[0] = left[0]! - 1;
      left[1] = left[1]! - bytes;
      if (timer || (left[0]! > 0 && left[1]! > 0)) return;
      refill();
      const wait = Math.max(...rates.map((rate, i) => (left[i]! > 0 ? 0 : (-left[i]! / rate) * 1_000)));
      if (wait <= 0 && left[0]! > 0 && left[1]! > 0) return;
      socket.pause();
      timer = setTimeout(() => {
        timer = null;
        socket.resume();
      }, Math.max(wait, 10));
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
      socket.resume();
    },
  };
};
