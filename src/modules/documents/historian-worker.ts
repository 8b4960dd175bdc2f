/** The thread that reads the past of documents. */
import { parentPort } from 'node:worker_threads';
import type { Answers, Kind, Question } from './historian.ts';
import { tell } from './past.ts';
import type { Answered, Asked } from './thread.ts';

type Work = { [K in Kind]: (asked: Question<K>) => Promise<Answers[K]['answer']> | Answers[K]['answer'] };

const WORK: Work = {
  TELL: tell,
};

const answer = async ({ id, question }: Asked<Question>): Promise<Answered<Answers[Kind]['answer']>> => {
  try {
    return { id, answer: await (WORK[question.kind] as (asked: Question) => Promise<Answers[Kind]['answer']>)(question) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
};

parentPort?.on('message', (asked: Asked<Question>) => void answer(asked).then((answered) => parentPort?.postMessage(answered)));
