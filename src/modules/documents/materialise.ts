/** Asks for a document rebuilt as Yjs has it, or for its text. */
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

export const materialiser = (): Materialiser => {
  const { ask, stop }: Thread<Question, Materialised> = thread(new URL('./materialise-worker.ts', import.meta.url));
  return { ask: (update, wants) => ask({ update, wants }), stop };
};
