import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { words } from '../words.ts';
import { upload } from './upload.ts';

export type Attached = { key: string; file: File } & (
  | { kind: 'uploading'; part: number }
  | { kind: 'ready'; uploadId: string }
  | { kind: 'failed'; reason: string }
);

export interface Attachments {
  list: readonly Attached[];
  add: (files: readonly File[]) => void;
  retry: (key: string) => void;
  remove: (key: string) => void;
  clear: () => void;
}

export const useAttachments = (conversationId: string): Attachments => {
  const api = useApi();
  const [list, setList] = useState<readonly Attached[]>([]);
  const running = useRef(new Map<string, AbortController>());

  const start = useCallback((key: string, file: File) => {
    const control = new AbortController();
    running.current.set(key, control);
    const become = (next: Attached) => setList((old) => old.map((each) => (each.key === key ? next : each)));
    become({ key, file, kind: 'uploading', part: 0 });
    upload(api, conversationId, file, (part) => become({ key, file, kind: 'uploading', part }), control.signal)
      .then((uploadId) => become({ key, file, kind: 'ready', uploadId }))
      .catch((error: unknown) => become({ key, file, kind: 'failed', reason: error instanceof Error ? error.message : words.composer.uploadFailed }))
      .finally(() => running.current.delete(key));
  }, [api, conversationId]);

  const add = useCallback((files: readonly File[]) => {
    const added = files.map((file): Attached => ({ key: crypto.randomUUID(), file, kind: 'uploading', part: 0 }));
    setList((old) => [...old, ...added]);
    for (const { key, file } of added) start(key, file);
  }, [start]);

  useEffect(() => {
    const uploads = running.current;
    return () => uploads.forEach((control) => control.abort());
  }, []);

  return {
    list,
    add,
    retry: (key) => {
      const failed = list.find((each) => each.key === key);
      if (failed) start(key, failed.file);
    },
    remove: (key) => {
      running.current.get(key)?.abort();
      setList((old) => old.filter((each) => each.key !== key));
    },
    clear: useCallback(() => setList([]), []),
  };
};
