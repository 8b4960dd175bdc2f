/** Asks a worker thread; starts it when it is first needed, and anew when it died. */
import { Worker } from 'node:worker_threads';

/** What stands on a message besides the question or the answer. */
export type Asked<Question> = { id: number; question: Question };
export type Answered<Answer> = { id: number; answer: Answer } | { id: number; error: string };

export interface Thread<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  /** Questions that wait for their answer. */
  waiting(): number;
  stop(): Promise<void>;
}

/** A question that takes longer holds up all others. */
const PATIENCE_MS = 30_000;
const MEMORY_MB = 1_024;

interface Waiting<Answer> {
  resolve(value: Answer): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

export const thread = <Question, Answer>(file: URL, started: (worker: Worker) => void = () => {}): Thread<Question, Answer> => {
  const waiting = new Map<number, Waiting<Answer>>();
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
    const made = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    made.unref();
    started(made);
    made.on('message', (answered: Answered<Answer>) => {
      const asked = waiting.get(answered.id);
      if (!asked) return;
      waiting.delete(answered.id);
      clearTimeout(asked.timer);
      if ('error' in answered) asked.reject(new Error(answered.error));
      else asked.resolve(answered.answer);
    });
    made.on('error', (error) => fail(made, `the document worker died: ${String(error)}`));
    made.on('exit', () => fail(made, 'the document worker ended'));
    return made;
  };

  return {
    ask: (question) => new Promise((resolve, reject) => {
      const id = ++last;
      const used = (worker ??= start());
      const timer = setTimeout(() => {
        void used.terminate();
        fail(used, 'the document took too long');
      }, PATIENCE_MS);
      timer.unref();
      waiting.set(id, { resolve, reject, timer });
      used.postMessage({ id, question } satisfies Asked<Question>);
    }),
    waiting: () => waiting.size,
    stop: async () => {
      const used = worker;
      if (!used) return;
      fail(used, 'stopping');
      await used.terminate();
    },
  };
};
