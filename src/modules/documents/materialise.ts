/** Asks for a document rebuilt as Yjs has it, or for its text. */
import type { Worker } from 'node:worker_threads';
import { thread, type Thread } from './thread.ts';

export interface Wants {
  update: boolean;
  text: boolean;
}

export interface Question {
  update: Uint8Array;
  wants: Wants;
}

export interface Materialised {
  update: Uint8Array | null;
  text: string | null;
}

export interface Materialiser {
  /** The document that an update makes, as Yjs sees it. */
  ask(update: Uint8Array, wants: Wants): Promise<Materialised>;
  stop(): Promise<void>;
}

/** `started` is told of each worker: tests end one. */
export const materialiser = (started?: (worker: Worker) => void): Materialiser => {
  const { ask, stop }: Thread<Question, Materialised> = thread(new URL('./materialise-worker.ts', import.meta.url), started);
  return { ask: (update, wants) => ask({ update, wants }), stop };
};
