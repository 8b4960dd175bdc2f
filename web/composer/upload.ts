/** Sends a file's bytes: ask where to, then put them there. */
import type { Api } from '../api/client.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { RequestUpload } from './operations.ts';

export class UploadFailed extends Error {}

const reasons: Partial<Record<number, string>> = { 413: words.composer.tooLarge, 415: words.composer.wrongKind };

/** fetch cannot tell how far an upload is; this can. */
const put = (url: string, file: File, onProgress: (part: number) => void, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new UploadFailed(reasons[request.status] ?? words.composer.uploadFailed));
    };
    request.onerror = () => reject(new UploadFailed(words.composer.uploadFailed));
    request.onabort = () => reject(new UploadFailed(words.composer.uploadFailed));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });

/** The upload's id, to be used in a mutation. */
export const upload = async (api: Api, conversationId: string, file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<string> => {
  const { data } = await api.client
    .mutation(RequestUpload, { input: { conversationId, fileName: file.name || 'file', size: file.size } })
    .toPromise();
  const place = data?.requestUpload.upload;
  if (!place) throw new UploadFailed(failureOf(data?.requestUpload.errors) ?? words.composer.uploadFailed);
  await put(place.url, file, onProgress, signal);
  return place.uploadId;
};
