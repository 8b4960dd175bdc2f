import { useEffect, useState } from 'react';
import type { Api } from '../api/client.ts';
import { openConversation, type OpenConversation } from './conversation.ts';

/** The conversation while the page is open; null for the moment before. */
export const useConversation = (api: Api, id: string, onEnded: () => void): OpenConversation | null => {
  const [conversation, setConversation] = useState<OpenConversation | null>(null);
  useEffect(() => {
    const opened = openConversation(api, id, onEnded);
    setConversation(opened);
    return opened.dispose;
  }, [api, id, onEnded]);
  return conversation;
};
