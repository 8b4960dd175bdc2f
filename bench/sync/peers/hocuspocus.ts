/** `@hocuspocus/server` with its defaults; with a folder it loads and stores as its guide to persistence says, a file a document. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Server, type Extension } from '@hocuspocus/server';
import * as Y from 'yjs';

const files = (folder: string): Extension => {
  const fileOf = (name: string): string => path.join(folder, encodeURIComponent(name));
  return {
    onLoadDocument: async ({ document, documentName }) => {
      const state = await readFile(fileOf(documentName)).catch(() => null);
      if (state) Y.applyUpdate(document, state);
    },
    onStoreDocument: async ({ document, documentName }) => {
      const file = fileOf(documentName);
      await writeFile(`${file}.new`, Y.encodeStateAsUpdate(document));
      await rename(`${file}.new`, file);
    },
  };
};

export const startHocuspocus = async (folder: string | null): Promise<number> => {
  const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false, extensions: folder === null ? [] : [files(folder)] });
  await server.listen();
  return server.address.port;
};
