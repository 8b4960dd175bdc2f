/** What is asked about the past of documents, of a thread of its own: none of it may hold up saving, or the texts of other documents. */
import type { Chapter, Telling } from './past.ts';
import { thread } from './thread.ts';

/** What each kind of question says and gets. */
export interface Answers {
  TELL: { asked: Telling; answer: Chapter[] };
}

export type Kind = keyof Answers;
export type Question<K extends Kind = Kind> = { [Each in K]: { kind: Each } & Answers[Each]['asked'] }[K];

export interface Historian {
  ask<K extends Kind>(question: { kind: K } & Answers[K]['asked']): Promise<Answers[K]['answer']>;
  stop(): Promise<void>;
}

export const historian = (): Historian => {
  const { ask, stop } = thread<Question, Answers[Kind]['answer']>(new URL('./historian-worker.ts', import.meta.url));
  return { ask: (question) => ask(question as Question) as Promise<never>, stop };
};
