/** Times as the reader's own browser writes them. */
import { words } from './words.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
const dayOfYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' });

export const timeOf = (at: string): string => clock.format(new Date(at));

export const dayName = (at: string, now = new Date()): string => {
  const date = new Date(at);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return words.today;
  if (date.toDateString() === yesterday.toDateString()) return words.yesterday;
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
};

/** "340 KB", "2.1 MB". */
export const sizeOf = (bytes: number): string =>
  (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
