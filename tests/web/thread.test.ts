import { describe, expect, test } from '@jest/globals';
import type { RoomConversation, RoomMessage, RoomScreenshot } from '../../web/room/operations.ts';
import { agentName, changed, holeBefore, linesOf, loaded, loadedEarlier, posted, shotAdded, shotGone } from '../../web/room/thread.ts';

const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 1, 10, minutes)).toISOString();

const message = (position: number, over: Partial<RoomMessage> = {}): RoomMessage => ({
  id: `msg_${position}`, position, side: 'STAFF', author: { name: 'Dinah Reyes' }, text: `Text ${position}`, richText: null, attachments: [],
  createdAt: at(position), editedAt: null, deletedAt: null, ...over,
});

const shot = (id: string, minutes: number): RoomScreenshot => ({
  id, document: `screenshot:${id}:canvas`, width: 10, height: 10, createdAt: at(minutes), author: { name: 'Dinah', side: 'STAFF' },
  image: { id: `att_${id}`, fileName: 'a.png', contentType: 'image/png', size: 1, width: 10, height: 10, url: '/x' },
});

const page = (from: number, to: number, over: Partial<RoomConversation> = {}): RoomConversation => ({
  id: 'cnv_1', endpointName: 'Fjord Home', readPosition: 0, presenceDocument: 'conversation:cnv_1:presence', screenshots: [],
  messages: {
    edges: Array.from({ length: to - from + 1 }, (_, index) => ({ node: message(from + index) })),
    pageInfo: { hasPreviousPage: from > 1, startCursor: `c${from}` },
  },
  ...over,
});

const positions = (thread: { messages: readonly RoomMessage[] }) => thread.messages.map((each) => each.position);

describe('the messages on a page', () => {
  test('stand by position, each once, whatever order and however often they come', () => {
    let thread = loaded(null, page(1, 2));
    for (const position of [4, 3, 4, 2]) thread = posted(thread, message(position));
    expect(positions(thread)).toEqual([1, 2, 3, 4]);
  });

  test('a newer page joins what is here', () => {
    const thread = loaded(loaded(null, page(3, 6)), page(5, 9));
    expect(positions(thread)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(thread.earlier).toBe('c3');
  });

  test('a newer page that would leave a hole replaces what is here', () => {
    const thread = loaded(loaded(null, page(1, 4)), page(40, 42));
    expect(positions(thread)).toEqual([40, 41, 42]);
    expect(thread.earlier).toBe('c40');
  });

  test('earlier ones come before, and end at the first', () => {
    const thread = loadedEarlier(loaded(null, page(4, 6)), page(1, 3));
    expect(positions(thread)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(thread.earlier).toBeNull();
  });

  test('a missed message shows as a hole', () => {
    const thread = posted(loaded(null, page(1, 2)), message(5));
    expect(holeBefore(thread, message(5))).toBe(true);
    expect(holeBefore(thread, message(2))).toBe(false);
    expect(holeBefore(thread, message(1))).toBe(false);
  });

  test('[B-18] an edited message changes where it stands; one that is not here does not appear', () => {
    const thread = changed(loaded(null, page(4, 5)), message(4, { text: 'Mended', editedAt: at(9) }));
    expect(thread.messages[0]!.text).toBe('Mended');
    expect(positions(changed(thread, message(1)))).toEqual([4, 5]);
  });

  test('what was read stays read when an older answer arrives', () => {
    expect(loaded(loaded(null, page(1, 3, { readPosition: 3 })), page(1, 3, { readPosition: 1 })).readPosition).toBe(3);
  });

  test('an agent is named by first name only', () => {
    expect(agentName(loaded(null, page(1, 1)))).toBe('Dinah');
    expect(agentName(loaded(null, page(1, 0)))).toBeNull();
  });
});

describe('the lines of a log', () => {
  test('a screenshot stands at its time among the messages, and goes when it is deleted', () => {
    const thread = shotAdded(loaded(null, page(1, 3)), shot('s', 2.5));
    expect(linesOf(thread).map((line) => line.key).slice(1)).toEqual(['msg_1', 'msg_2', 's', 'msg_3']);
    expect(linesOf(shotGone(thread, 's')).map((line) => line.key).slice(1)).toEqual(['msg_1', 'msg_2', 'msg_3']);
  });

  test('a screenshot from before the loaded page waits for that page', () => {
    const thread = shotAdded(loaded(null, page(4, 5)), shot('s', 1));
    expect(linesOf(thread).some((line) => line.kind === 'SHOT')).toBe(false);
    expect(linesOf(loadedEarlier(thread, page(1, 3))).some((line) => line.kind === 'SHOT')).toBe(true);
  });

  test('the time stands under the last line of a run by one side', () => {
    const thread = loaded(null, page(1, 0));
    const run = [message(1), message(2), message(3, { side: 'CUSTOMER' }), message(4), message(5, { createdAt: at(20) })].reduce(posted, thread);
    expect(linesOf(run).flatMap((line) => (line.kind === 'MESSAGE' ? [line.ends] : []))).toEqual([false, true, true, true, true]);
  });

  test('each day is told once', () => {
    const next = new Date(Date.UTC(2026, 0, 3, 12)).toISOString();
    const thread = posted(posted(loaded(null, page(1, 2)), message(3, { createdAt: next })), message(4, { createdAt: next }));
    expect(linesOf(thread).filter((line) => line.kind === 'DAY')).toHaveLength(2);
  });
});
