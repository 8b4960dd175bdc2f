/** Asks the worker thread; starts it when it is first needed, and anew when it died. */
import { Worker } from 'node:worker_threads';

export interface Wants {
  update: boolean;
  text: boolean;
}

export interface Question {
  id: number;
  update: Uint8Array;
  wants: Wants;
}

export interface Materialised {
  update: Uint8Array | null;
  text: string | null;
}

export type Answer = ({ id: number } & Materialised) | { id: number; error: string };

/** A document that takes longer holds up all others. */
const PATIENCE_MS = 30_000;
const MEMORY_MB = 1_024;

interface Waiting {
  resolve(value: Materialised): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

export interface Materialiser {
  /** The document that an update makes, as Yjs sees it. */
  ask(update: Uint8Array, wants: Wants): Promise<Materialised>;
  stop(): Promise<void>;
}

/** @param started told of each worker; for tests, which end one. */
export const materialiser = (started: (worker: Worker) => void = () => {}): Materialiser => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;

  const fail = (died: Worker, reason: string): void => {
    if (worker !== died) return;
    worker = null;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    waiting.clear();
  };

  const start = (): Worker => {
    const made = new Worker(new URL('./materialise-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    made.unref();
    started(made);
    made.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      if (!asked) return;
      waiting.delete(answer.id);
      clearTimeout(asked.timer);
      if ('error' in answer) asked.reject(new Error(answer.error));
      else asked.resolve(answer);
    });
    made.on('error', (error) => fail(made, `the document worker died: ${String(error)}`));
    made.on('exit', () => fail(made, 'the document worker ended'));
    return made;
  };

  return {
    ask: (update, wants) => new Promise((resolve, reject) => {
      const id = ++last;
      const used = (worker ??= start());
      const timer = setTimeout(() => {
        void used.terminate();
        fail(used, 'the document took too long');
      }, PATIENCE_MS);
      timer.unref();
      waiting.set(id, { resolve, reject, timer });
      used.postMessage({ id, update, wants } satisfies Question);
    }),
    stop: async () => {
      const used = worker;
      if (!used) return;
      fail(used, 'stopping');
      await used.terminate();
    },
  };
};
