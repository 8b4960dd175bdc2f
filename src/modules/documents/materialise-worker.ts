/** A thread of its own for the only work that needs a Y.Doc: rebuilding a document, and reading its text. */
import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';
import type { Materialised, Question } from './materialise.ts';
import { textOf } from './text.ts';
import type { Answered, Asked } from './thread.ts';

const answer = ({ id, question: { update, wants } }: Asked<Question>): Answered<Materialised> => {
  // A name of its own would cost more than a short text.
  const doc = new Y.Doc({ guid: '' });
  try {
    Y.applyUpdate(doc, update);
    const text = wants.text ? textOf(doc) : null;
    return { id, answer: { update: wants.update ? Y.encodeStateAsUpdate(doc) : null, text } };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  } finally {
    doc.destroy();
  }
};

parentPort?.on('message', (asked: Asked<Question>) => parentPort?.postMessage(answer(asked)));
