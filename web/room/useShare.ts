import { useCallback } from 'react';
import type { Api } from '../api/client.ts';
import type { News } from './Notice.tsx';
import type { OpenConversation } from './conversation.ts';
import { uploadScreenshot } from './operations.ts';
import { shotAdded } from './thread.ts';
import { uploadFile } from './uploads.ts';
import { words } from './words.ts';

/** Makes a picture of the customer's one that both sides draw on, and opens it. */
export const useShare = (api: Api, conversation: OpenConversation, say: (news: News | null) => void, open: (id: string) => void) =>
  useCallback(async (file: File) => {
    say({ text: words.openingPicture });
    const upload = await uploadFile(api, conversation.id, file, new AbortController().signal);
    if (!upload.ok) return say({ text: upload.reason, failed: true });
    const { data } = await api.client.mutation(uploadScreenshot, { input: { conversationId: conversation.id, uploadId: upload.uploadId } }).toPromise();
    const screenshot = data?.uploadScreenshot.screenshot;
    if (!screenshot) return say({ text: (data ? words.upload.refused : words.upload.failed)(file.name), failed: true });
    conversation.apply((thread) => shotAdded(thread, screenshot));
    say(null);
    open(screenshot.id);
  }, [api, conversation, say, open]);
