/** The files a customer has put beside the message: each uploads at once, and may be taken away again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api } from '../api/client.ts';
import type { OutgoingFile } from './outbox.ts';
import { uploadFile } from './uploads.ts';

export interface Picked {
  key: string;
  name: string;
  type: string;
  preview: string | null;
  /** Null while it uploads. */
  uploadId: string | null;
}

export interface PickedFiles {
  files: readonly Picked[];
  uploading: boolean;
  pick(files: Iterable<File>): void;
  remove(key: string): void;
  /** Takes all of them for a message. */
  take(): OutgoingFile[];
}

export const useFiles = (api: Api, conversationId: string, onProblem: (text: string) => void): PickedFiles => {
  const [files, setFiles] = useState<readonly Picked[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  useEffect(() => () => { for (const abort of aborts.current.values()) abort.abort(); }, []);

  const remove = useCallback((key: string) => {
    aborts.current.get(key)?.abort();
    aborts.current.delete(key);
    setFiles((before) => before.filter((file) => file.key !== key));
  }, []);

  const start = useCallback(async (file: File) => {
    const key = crypto.randomUUID();
    const abort = new AbortController();
    aborts.current.set(key, abort);
    const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
    setFiles((before) => [...before, { key, name: file.name, type: file.type, preview, uploadId: null }]);
    const result = await uploadFile(api, conversationId, file, abort.signal);
    if (abort.signal.aborted) return;
    if (result.ok) {
      setFiles((before) => before.map((each) => (each.key === key ? { ...each, uploadId: result.uploadId } : each)));
    } else {
      remove(key);
      onProblem(result.reason);
    }
  }, [api, conversationId, onProblem, remove]);

  return {
    files,
    uploading: files.some((file) => file.uploadId === null),
    pick: (picked) => { for (const file of picked) void start(file); },
    remove,
    take: () => {
      aborts.current.clear();
      setFiles([]);
      return files.flatMap((file) => (file.uploadId === null ? [] : [{ uploadId: file.uploadId, fileName: file.name, contentType: file.type, preview: file.preview }]));
    },
  };
};
