import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Keep } from '../../web/room/keep.ts';
import { createOutbox, type Outbox, type Outcome, type Outgoing } from '../../web/room/outbox.ts';
import type { RoomMessage } from '../../web/room/operations.ts';

const message = (over: Partial<RoomMessage> = {}): RoomMessage => ({
  id: 'msg_1', position: 1, side: 'CUSTOMER', author: { name: 'Amara' }, text: 'Hello', richText: null, attachments: [],
  createdAt: '2026-01-01T10:00:00.000Z', editedAt: null, deletedAt: null, ...over,
});

const memory = (): Keep => {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
};

/** A server that is told how to answer each try. */
const server = () => {
  const tries: Outgoing[] = [];
  const answers: ((outcome: Outcome) => void)[] = [];
  return {
    tries,
    send: (item: Outgoing) => {
      tries.push(item);
      return new Promise<Outcome>((resolve) => answers.push(resolve));
    },
    answer: async (outcome: Outcome) => {
      answers.shift()!(outcome);
      await settle();
    },
  };
};

const settle = async () => { for (let i = 0; i < 5; i += 1) await Promise.resolve(); };

const open: Outbox[] = [];
const start = (keep = memory()) => {
  const far = server();
  const sent: RoomMessage[] = [];
  const outbox = createOutbox({ conversationId: 'cnv_1', keep, send: far.send, onSent: (each) => sent.push(each) });
  open.push(outbox);
  return { far, sent, outbox, keep };
};

afterEach(() => {
  for (const outbox of open.splice(0)) outbox.dispose();
  jest.useRealTimers();
});

describe('messages on their way', () => {
  test('go out one after the other, in the order in which they were written', async () => {
    const { far, sent, outbox } = start();
    outbox.add('one', []);
    outbox.add('two', []);
    expect(far.tries.map((item) => item.text)).toEqual(['one']);
    await far.answer({ kind: 'SENT', message: message({ id: 'a', text: 'one' }) });
    expect(far.tries.map((item) => item.text)).toEqual(['one', 'two']);
    await far.answer({ kind: 'SENT', message: message({ id: 'b', text: 'two' }) });
    expect(sent.map((each) => each.id)).toEqual(['a', 'b']);
    expect(outbox.items.get()).toEqual([]);
  });

  test('are tried again with the same id when the server was not reached', async () => {
    jest.useFakeTimers();
    const { far, outbox } = start();
    outbox.add('Hello', []);
    await far.answer({ kind: 'AGAIN' });
    expect(outbox.items.get()[0]).toMatchObject({ kept: true, refused: null });
    jest.advanceTimersByTime(999);
    expect(far.tries).toHaveLength(1);
    jest.advanceTimersByTime(1);
    await far.answer({ kind: 'SENT', message: message() });
    expect(new Set(far.tries.map((item) => item.clientMessageId)).size).toBe(1);
    expect(outbox.items.get()).toEqual([]);
  });

  test('do not wait for the next try when the link is back', async () => {
    jest.useFakeTimers();
    const { far, outbox } = start();
    outbox.add('Hello', []);
    await far.answer({ kind: 'AGAIN' });
    outbox.wake();
    expect(far.tries).toHaveLength(2);
  });

  test('survive a reload with their id, so that the server knows them again', async () => {
    const first = start();
    first.outbox.add('Hello', [{ uploadId: 'upl_1', fileName: 'a.png', contentType: 'image/png', preview: 'blob:x' }]);
    const id = first.far.tries[0]!.clientMessageId;
    first.outbox.dispose();

    const second = start(first.keep);
    expect(second.far.tries[0]).toMatchObject({ clientMessageId: id, text: 'Hello', files: [{ uploadId: 'upl_1', preview: null }] });
    await second.far.answer({ kind: 'SENT', message: message() });
    expect(start(first.keep).outbox.items.get()).toEqual([]);
  });

  test('of another conversation stay where they are', () => {
    const keep = memory();
    keep.set('parley.outbox.cnv_2.x', JSON.stringify({ clientMessageId: 'x', text: 'theirs', files: [], at: '' }));
    expect(start(keep).outbox.items.get()).toEqual([]);
  });

  test('are shown once when the event comes before the answer', async () => {
    const { far, outbox } = start();
    outbox.add('Hello', []);
    outbox.seen(message({ id: 'msg_7' }));
    expect(outbox.items.get()[0]!.seenAs).toBe('msg_7');
    await far.answer({ kind: 'SENT', message: message({ id: 'msg_7' }) });
    expect(outbox.items.get()).toEqual([]);
  });

  test('of the same text twice are two messages', () => {
    const { outbox } = start();
    outbox.add('Yes', []);
    outbox.add('Yes', []);
    outbox.seen(message({ id: 'msg_1', text: 'Yes' }));
    expect(outbox.items.get().map((item) => item.seenAs)).toEqual(['msg_1', null]);
  });

  test('that were refused stay with the reason, do not hold up the next, and can be sent again or removed', async () => {
    const { far, outbox } = start();
    outbox.add('bad', []);
    outbox.add('good', []);
    await far.answer({ kind: 'REFUSED', refusal: 'bad' });
    expect(far.tries.at(-1)!.text).toBe('good');
    await far.answer({ kind: 'SENT', message: message({ text: 'good' }) });
    const refused = outbox.items.get()[0]!;
    expect(refused).toMatchObject({ text: 'bad', refused: 'bad' });
    outbox.retry(refused.clientMessageId);
    expect(far.tries.at(-1)).toMatchObject({ text: 'bad', clientMessageId: refused.clientMessageId });
    outbox.drop(refused.clientMessageId);
    expect(outbox.items.get()).toEqual([]);
  });
});
