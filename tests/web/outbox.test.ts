import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { memoryKeep, RequestFailed, type Request } from '../../client/index.ts';
import { createOutbox, type Outbox } from '../../web/room/outbox.ts';
import type { RoomMessage } from '../../web/room/operations.ts';

const message = (over: Partial<RoomMessage> = {}): RoomMessage => ({
  id: 'msg_1', position: 1, side: 'CUSTOMER', author: { name: 'Amara' }, text: 'Hello', richText: null, attachments: [],
  createdAt: '2026-01-01T10:00:00.000Z', editedAt: null, deletedAt: null, ...over,
});

interface Sending { clientMessageId: string; content: { text: string }; attachmentIds: string[] }

/** A server that is told how to answer each try. */
const server = () => {
  const tries: Sending[] = [];
  const answers: { resolve(data: unknown): void; reject(error: Error): void }[] = [];
  const request = ((_operation, variables) => {
    tries.push((variables as { input: { message: Sending } }).input.message);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  }) as Request;
  return {
    tries,
    request,
    take: async (over: Partial<RoomMessage> = {}) => {
      answers.shift()!.resolve({ sendWebMessage: { message: message(over), errors: [] } });
      await settle();
    },
    refuse: async (__typename: string) => {
      answers.shift()!.resolve({ sendWebMessage: { message: null, errors: [{ __typename, message: '', path: [] }] } });
      await settle();
    },
    away: async () => {
      answers.shift()!.reject(new RequestFailed('NETWORK', 'away'));
      await settle();
    },
  };
};

const settle = async () => { for (let i = 0; i < 10; i += 1) await Promise.resolve(); };

const open: Outbox[] = [];
const start = (keep = memoryKeep()) => {
  const far = server();
  const sent: RoomMessage[] = [];
  const outbox = createOutbox({ conversationId: 'cnv_1', keep, request: far.request, onSent: (each) => sent.push(each) });
  open.push(outbox);
  return { far, sent, outbox, keep };
};

const texts = (tries: Sending[]) => tries.map((each) => each.content.text);

afterEach(() => {
  for (const outbox of open.splice(0)) outbox.dispose();
  jest.useRealTimers();
});

describe('messages on their way', () => {
  test('go out one after the other, in the order in which they were written', async () => {
    const { far, sent, outbox } = start();
    outbox.add('one', []);
    outbox.add('two', []);
    expect(texts(far.tries)).toEqual(['one']);
    await far.take({ id: 'a', text: 'one' });
    expect(texts(far.tries)).toEqual(['one', 'two']);
    await far.take({ id: 'b', text: 'two' });
    expect(sent.map((each) => each.id)).toEqual(['a', 'b']);
    expect(outbox.items.get()).toEqual([]);
  });

  test('are tried again with the same id when the server was not reached', async () => {
    jest.useFakeTimers();
    const { far, outbox } = start();
    outbox.add('Hello', []);
    await far.away();
    expect(outbox.items.get()[0]).toMatchObject({ kept: true, refused: null });
    expect(far.tries).toHaveLength(1);
    jest.advanceTimersByTime(1_250);
    await far.take();
    expect(far.tries).toHaveLength(2);
    expect(new Set(far.tries.map((each) => each.clientMessageId)).size).toBe(1);
    expect(outbox.items.get()).toEqual([]);
  });

  test('do not wait for the next try when the link is back', async () => {
    jest.useFakeTimers();
    const { far, outbox } = start();
    outbox.add('Hello', []);
    await far.away();
    outbox.wake();
    expect(far.tries).toHaveLength(2);
  });

  test('survive a reload with their id, so that the server knows them again', async () => {
    const first = start();
    first.outbox.add('Hello', [{ uploadId: 'upl_1', fileName: 'a.png', contentType: 'image/png', preview: 'blob:x' }]);
    expect(first.outbox.items.get()[0]!.files[0]!.preview).toBe('blob:x');
    const id = first.far.tries[0]!.clientMessageId;
    first.outbox.dispose();

    const second = start(first.keep);
    expect(second.far.tries[0]).toEqual({ clientMessageId: id, content: { text: 'Hello' }, attachmentIds: ['upl_1'] });
    expect(second.outbox.items.get()[0]!.files[0]).toMatchObject({ uploadId: 'upl_1', preview: null });
    await second.far.take();
    expect(start(first.keep).outbox.items.get()).toEqual([]);
  });

  test('of another conversation stay where they are', () => {
    const keep = memoryKeep();
    keep.set('parley.outbox.cnv_2.x', JSON.stringify({ id: 'x', kind: 'message', lane: 'cnv_2', item: { text: 'theirs', files: [] } }));
    expect(start(keep).outbox.items.get()).toEqual([]);
    expect(keep.keys('parley.outbox.cnv_2.')).toHaveLength(1);
  });

  test('are shown once when the event comes before the answer', async () => {
    const { far, outbox } = start();
    outbox.add('Hello', []);
    outbox.seen(message({ id: 'msg_7' }));
    expect(outbox.items.get()[0]!.seenAs).toBe('msg_7');
    await far.take({ id: 'msg_7' });
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
    await far.refuse('BadInput');
    expect(texts(far.tries).at(-1)).toBe('good');
    await far.take({ text: 'good' });
    const refused = outbox.items.get()[0]!;
    expect(refused).toMatchObject({ text: 'bad', refused: 'bad' });
    outbox.retry(refused.clientMessageId);
    expect(far.tries.at(-1)).toMatchObject({ content: { text: 'bad' }, clientMessageId: refused.clientMessageId });
    outbox.drop(refused.clientMessageId);
    expect(outbox.items.get()).toEqual([]);
  });
});
