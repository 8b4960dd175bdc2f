/** What a page knows of one conversation, and how each piece of news changes it. Pure. */
import type { RoomConversation, RoomMessage, RoomScreenshot } from './operations.ts';

export interface Thread {
  endpointName: string;
  presenceDocument: string;
  readPosition: number;
  /** By position, without holes. */
  messages: readonly RoomMessage[];
  /** Where earlier messages begin; null when all are here. */
  earlier: string | null;
  /** Oldest first. */
  screenshots: readonly RoomScreenshot[];
}

const byTime = (a: { createdAt: string }, b: { createdAt: string }): number => Date.parse(a.createdAt) - Date.parse(b.createdAt);

const merged = (old: readonly RoomMessage[], more: readonly RoomMessage[]): RoomMessage[] => {
  const byId = new Map(old.map((message) => [message.id, message]));
  for (const message of more) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => a.position - b.position);
};

const pageOf = (conversation: RoomConversation) => ({
  messages: conversation.messages.edges.map((edge) => edge.node),
  earlier: conversation.messages.pageInfo.hasPreviousPage ? conversation.messages.pageInfo.startCursor : null,
});

/** The newest page, on opening or after the link was away for long: joins what is here, or replaces it if a hole would remain. */
export const loaded = (thread: Thread | null, conversation: RoomConversation): Thread => {
  const page = pageOf(conversation);
  const last = thread?.messages.at(-1)?.position ?? 0;
  const joins = thread !== null && (page.messages[0]?.position ?? 1) <= last + 1;
  return {
    endpointName: conversation.endpointName,
    presenceDocument: conversation.presenceDocument,
    readPosition: Math.max(thread?.readPosition ?? 0, conversation.readPosition),
    messages: joins ? merged(thread.messages, page.messages) : page.messages,
    earlier: joins ? thread.earlier : page.earlier,
    screenshots: [...conversation.screenshots].sort(byTime),
  };
};

export const loadedEarlier = (thread: Thread, conversation: RoomConversation): Thread => {
  const page = pageOf(conversation);
  return { ...thread, messages: merged(thread.messages, page.messages), earlier: page.earlier };
};

export const posted = (thread: Thread, message: RoomMessage): Thread => ({ ...thread, messages: merged(thread.messages, [message]) });

/** A change of a message that is not on the page yet comes with its page. */
export const changed = (thread: Thread, message: RoomMessage): Thread =>
  (thread.messages.some((each) => each.id === message.id) ? posted(thread, message) : thread);

/** Positions have no gaps (contracts: order within a conversation), so a hole means that something was missed. */
export const holeBefore = (thread: Thread, message: RoomMessage): boolean => {
  const at = thread.messages.findIndex((each) => each.id === message.id);
  return at > 0 && thread.messages[at - 1]!.position !== message.position - 1;
};

export const shotAdded = (thread: Thread, screenshot: RoomScreenshot): Thread => ({
  ...thread,
  screenshots: [...thread.screenshots.filter((each) => each.id !== screenshot.id), screenshot].sort(byTime),
});

export const shotGone = (thread: Thread, id: string): Thread => ({ ...thread, screenshots: thread.screenshots.filter((each) => each.id !== id) });

export const readUpTo = (thread: Thread, position: number): Thread =>
  (position > thread.readPosition ? { ...thread, readPosition: position } : thread);

/** Position of the newest message of the staff, 0 when there is none. */
export const newestFromStaff = (thread: Thread): number => thread.messages.findLast((message) => message.side === 'STAFF')?.position ?? 0;

/** First name of whoever answered last. */
export const agentName = (thread: Thread): string | null => {
  const name = thread.messages.findLast((message) => message.side === 'STAFF')?.author.name.trim();
  return name ? firstName(name) : null;
};

/** A customer is told first names only. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

export type Line =
  | { kind: 'DAY'; key: string; at: string }
  /** `ends`: the last of a run by one side, which carries the time. */
  | { kind: 'MESSAGE'; key: string; message: RoomMessage; ends: boolean }
  | { kind: 'SHOT'; key: string; screenshot: RoomScreenshot };

/** Lines of one side nearer than this share one time. */
const RUN_MS = 3 * 60_000;

const dayOf = (at: string): string => new Date(at).toDateString();

type Entry = { at: string; message: RoomMessage } | { at: string; screenshot: RoomScreenshot };

/** Messages in their order, each screenshot at its time among them. */
const entriesOf = (thread: Thread): Entry[] => {
  const entries: Entry[] = [];
  const first = thread.messages[0];
  // A screenshot from before the loaded page appears with that page.
  const shots = thread.screenshots.filter((shot) => thread.earlier === null || !first || byTime(shot, first) >= 0);
  let next = 0;
  for (const message of thread.messages) {
    while (next < shots.length && byTime(shots[next]!, message) < 0) {
      entries.push({ at: shots[next]!.createdAt, screenshot: shots[next]! });
      next += 1;
    }
    entries.push({ at: message.createdAt, message });
  }
  return [...entries, ...shots.slice(next).map((screenshot) => ({ at: screenshot.createdAt, screenshot }))];
};

export const linesOf = (thread: Thread): Line[] => {
  const lines: Line[] = [];
  const entries = entriesOf(thread);
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    const after = entries[index + 1];
    if (!before || dayOf(before.at) !== dayOf(entry.at)) lines.push({ kind: 'DAY', key: `day ${dayOf(entry.at)}`, at: entry.at });
    if ('screenshot' in entry) {
      lines.push({ kind: 'SHOT', key: entry.screenshot.id, screenshot: entry.screenshot });
      return;
    }
    const { message } = entry;
    const goesOn = after && 'message' in after && after.message.side === message.side && after.message.author.name === message.author.name
      && Date.parse(after.at) - Date.parse(entry.at) < RUN_MS && dayOf(after.at) === dayOf(entry.at);
    lines.push({ kind: 'MESSAGE', key: message.id, message, ends: !goesOn });
  });
  return lines;
};
