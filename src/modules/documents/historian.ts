/** What is asked about the past of documents, of a thread of its own: none of it may hold up saving, or the texts of other documents. */
import { DoorError } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import type { append } from './appending.ts';
import type { Chapter, Telling } from './past.ts';
import type { Made } from './owning.ts';
import type { Restoring } from './restoring.ts';
import type { Reverted, Reverting } from './reverting.ts';
import type { Spell } from './spells.ts';
import { thread } from './thread.ts';
import type { attribute, Range, readSpells, view, View } from './viewing.ts';

/** What each kind of question says and gets. */
export interface Answers {
  TELL: { asked: Telling; answer: Chapter[] };
  SPELLS: { asked: Parameters<typeof readSpells>[0]; answer: Spell[] };
  VIEW: { asked: Parameters<typeof view>[0]; answer: View };
  ATTRIBUTE: { asked: Parameters<typeof attribute>[0]; answer: Range[] };
  RESTORE: { asked: Restoring; answer: Made };
  REVERT: { asked: Reverting; answer: Reverted };
  APPEND: { asked: Parameters<typeof append>[0]; answer: Made };
}

export type Kind = keyof Answers;
export type Question<K extends Kind = Kind> = { [Each in K]: { kind: Each } & Answers[Each]['asked'] }[K];

export interface Historian {
  ask<K extends Kind>(question: { kind: K } & Answers[K]['asked']): Promise<Answers[K]['answer']>;
  stop(): Promise<void>;
}

export const historian = (): Historian => {
  const { ask, waiting, stop } = thread<Question, Answers[Kind]['answer']>(new URL('./historian-worker.ts', import.meta.url));
  return {
    ask: async (question) => {
      // Compaction comes by itself and waits its turn; people are told.
      if (question.kind !== 'TELL' && waiting() >= limit('documentPastQuestions')) throw new DoorError('UNAVAILABLE', 'Many look into the past of documents just now. Try again in a moment.');
      return ask(question as Question) as Promise<never>;
    },
    stop,
  };
};
