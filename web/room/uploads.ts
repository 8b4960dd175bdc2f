/** Brings a file's bytes to the server: ask for a place, put them there. */
import type { Api } from '../api/client.ts';
import { requestUpload } from './operations.ts';
import { words } from './words.ts';

const MiB = 1024 * 1024;
/** The server decides (rule K-08); these only spare a customer an upload that would be refused. */
const LARGEST = { picture: 5 * MiB, document: 10 * MiB } as const;

export type UploadResult = { ok: true; uploadId: string } | { ok: false; reason: string };

const put = async (url: string, file: File, signal: AbortSignal): Promise<boolean> => {
  try {
    const answer = await fetch(url, { method: 'PUT', body: file, signal, headers: { 'content-type': 'application/octet-stream' } });
    return answer.ok;
  } catch {
    return false;
  }
};

export const uploadFile = async (api: Api, conversationId: string, file: File, signal: AbortSignal): Promise<UploadResult> => {
  const refuse = (reason: (name: string) => string): UploadResult => ({ ok: false, reason: reason(file.name) });
  if (file.size > (file.type.startsWith('image/') ? LARGEST.picture : LARGEST.document)) return refuse(words.upload.tooLarge);
  const { data } = await api.client.mutation(requestUpload, { input: { conversationId, fileName: file.name, size: file.size } }).toPromise();
  const payload = data?.requestUpload;
  if (payload?.upload) {
    const { uploadId, url } = payload.upload;
    return (await put(url, file, signal)) ? { ok: true, uploadId } : refuse(words.upload.failed);
  }
  const problem = payload?.errors[0]?.__typename;
  if (problem === 'LimitReached') return refuse(words.upload.limited);
  return refuse(problem ? words.upload.refused : words.upload.failed);
};
