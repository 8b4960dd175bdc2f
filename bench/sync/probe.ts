/** Preloaded into a server: tells, when it is asked, what lives in its memory and how long its event loop stood still. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** In bytes. */
export interface Memory {
  /** What a full collection leaves: the heap, and buffers outside it. */
  live: number;
  rss: number;
}

export interface Loop {
  /** The longest that a due timer waited since `watch`, ms. */
  worst: number;
}

export type Question = { probe: 'memory' } | { probe: 'watch' } | { probe: 'loop' };

const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

const memory = (): Memory => {
  // What finalisers let go is free after the second only.
  for (let n = 0; n < 3; n++) globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { live: heapUsed + arrayBuffers, rss };
};

const answer = ({ probe }: Question): object => {
  if (probe === 'memory') return memory();
  if (probe === 'watch') {
    delay.reset();
    delay.enable();
    return {};
  }
  delay.disable();
  return { worst: Math.max(0, delay.max / 1e6 - RESOLUTION_MS) };
};

if (process.send) {
  process.on('message', (question: Question) => {
    if (typeof question === 'object' && 'probe' in question) process.send!(answer(question));
  });
  // The channel must not keep a server alive that has stopped.
  process.channel?.unref();
}
