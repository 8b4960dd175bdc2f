/** The thread that reads the past of documents. */
import { parentPort } from 'node:worker_threads';
import { append } from './appending.ts';
import type { Answers, Kind, Question } from './historian.ts';
import { tell } from './past.ts';
import { restore } from './restoring.ts';
import { revert } from './reverting.ts';
import type { Answered, Asked } from './thread.ts';
import { attribute, readSpells, view } from './viewing.ts';

type Work = { [K in Kind]: (asked: Question<K>) => Promise<Answers[K]['answer']> | Answers[K]['answer'] };

const WORK: Work = { TELL: tell, SPELLS: readSpells, VIEW: view, ATTRIBUTE: attribute, RESTORE: restore, REVERT: revert, APPEND: append };

const answer = async ({ id, question }: Asked<Question>): Promise<Answered<Answers[Kind]['answer']>> => {
  try {
    return { id, answer: await (WORK[question.kind] as (asked: Question) => Promise<Answers[Kind]['answer']>)(question) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', (asked: Asked<Question>) => void answer(asked).then((answered) => parentPort?.postMessage(answered)));
