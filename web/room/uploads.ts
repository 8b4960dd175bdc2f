/** Brings a file's bytes to the server: ask for a place, put them there. */
import type { Api } from '../api/client.ts';
import { requestUpload } from './operations.ts';
import { LARGEST_PICTURE, sendable } from './picture.ts';
import { words } from './words.ts';

/** Rule K-08, as for pictures: the server decides. */
const LARGEST_DOCUMENT = 10 * 1024 * 1024;

export type UploadResult = { ok: true; uploadId: string } | { ok: false; reason: string };

type Put = 'STORED' | 'REFUSED' | 'FAILED';

const put = async (url: string, file: File, signal: AbortSignal): Promise<Put> => {
  try {
    const { ok, status } = await fetch(url, { method: 'PUT', body: file, signal, headers: { 'content-type': 'application/octet-stream' } });
    if (ok) return 'STORED';
    return status === 413 || status === 415 ? 'REFUSED' : 'FAILED';
  } catch {
    return 'FAILED';
  }
};

export const uploadFile = async (api: Api, conversationId: string, picked: File, signal: AbortSignal): Promise<UploadResult> => {
  const refuse = (reason: (name: string) => string): UploadResult => ({ ok: false, reason: reason(picked.name) });
  const file = await sendable(picked);
  if (file.size > (file.type.startsWith('image/') ? LARGEST_PICTURE : LARGEST_DOCUMENT)) return refuse(words.upload.tooLarge);
  const { data } = await api.client.mutation(requestUpload, { input: { conversationId, fileName: file.name, size: file.size } }).toPromise();
  const payload = data?.requestUpload;
  if (payload?.upload) {
    const { uploadId, url } = payload.upload;
    const stored = await put(url, file, signal);
    return stored === 'STORED' ? { ok: true, uploadId } : refuse(stored === 'REFUSED' ? words.upload.refused : words.upload.failed);
  }
  const problem = payload?.errors[0]?.__typename;
  if (problem === 'LimitReached') return refuse(words.upload.limited);
  return refuse(problem ? words.upload.refused : words.upload.failed);
};
