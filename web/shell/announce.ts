/** What screen readers are told. One sentence at most every 3 s; the newest wins. */
import { createStore } from '../../client/index.ts';

const quietMs = 3_000;

export const announcement = createStore('');
let pending: string | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;

const say = () => {
  timer = null;
  if (pending === null) return;
  // The same sentence twice would not be read again; a space makes it another text.
  announcement.set(pending === announcement.get() ? `${pending} ` : pending);
  pending = null;
  timer = setTimeout(say, quietMs);
};

export const announce = (text: string) => {
  pending = text;
  timer ??= setTimeout(say, 100);
};
