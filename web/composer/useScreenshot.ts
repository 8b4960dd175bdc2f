import { useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { ScreenshotCardFragment } from '../gql/graphql.ts';
import { toast } from '../shell/toasts.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { UploadScreenshot } from './operations.ts';
import { upload } from './upload.ts';

/** Makes a picked picture one that both sides draw on. */
export const useScreenshot = (conversationId: string, onMade: (screenshot: ScreenshotCardFragment) => void) => {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    setBusy(true);
    try {
      const uploadId = await upload(api, conversationId, file, () => {}, new AbortController().signal);
      const { data } = await api.client.mutation(UploadScreenshot, { input: { conversationId, uploadId } }).toPromise();
      const screenshot = data?.uploadScreenshot.screenshot;
      if (!screenshot) throw new Error(failureOf(data?.uploadScreenshot.errors) ?? words.actions.failed);
      toast('done', words.composer.screenshotAdded);
      onMade(screenshot);
    } catch (error) {
      toast('failed', error instanceof Error ? error.message : words.actions.failed);
    } finally {
      setBusy(false);
    }
  };
  return { busy, take };
};
