/** What the customer has read, and what of it the tab's title says. */
import { useEffect, useState } from 'react';
import type { OpenConversation } from './conversation.ts';
import { newestFromStaff, type Thread } from './thread.ts';
import { words } from './words.ts';

/** Read means: on screen, window focused, for one second. */
const READ_MS = 1_000;

const useAttention = (): boolean => {
  const look = () => document.visibilityState === 'visible' && document.hasFocus();
  const [here, setHere] = useState(look);
  useEffect(() => {
    const heed = () => setHere(look());
    const signs = [[document, 'visibilitychange'], [window, 'focus'], [window, 'blur']] as const;
    for (const [target, sign] of signs) target.addEventListener(sign, heed);
    return () => { for (const [target, sign] of signs) target.removeEventListener(sign, heed); };
  }, []);
  return here;
};

export const useReading = (conversation: OpenConversation, thread: Thread, atBottom: boolean): void => {
  const attentive = useAttention();
  const newest = newestFromStaff(thread);
  const unread = newest > thread.readPosition;

  useEffect(() => {
    if (!unread || !attentive || !atBottom) return;
    const timer = setTimeout(() => conversation.markRead(newest), READ_MS);
    return () => clearTimeout(timer);
  }, [conversation, newest, unread, attentive, atBottom]);

  const count = thread.messages.filter((message) => message.side === 'STAFF' && message.position > thread.readPosition).length;
  useEffect(() => {
    document.title = words.titleCount(count, thread.endpointName);
  }, [count, thread.endpointName]);
};
