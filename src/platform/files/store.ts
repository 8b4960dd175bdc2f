import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';

/** Files on disk under random names; what a user called them is only metadata elsewhere. */
export interface FileStore {
  /** A fresh name. */
  newKey(): string;
  /**
   * Streams bytes to disk; the file appears only when it is whole. Returns its type by magic bytes (null: none we know).
   * Throws WrongSize when the stream holds more or fewer than `size` bytes; nothing is kept then.
   */
  receive(key: string, bytes: Readable, size: number): Promise<{ contentType: string | null; path: string }>;
  write(key: string, bytes: Uint8Array): Promise<void>;
  read(key: string): Readable;
  pathOf(key: string): string;
  size(key: string): Promise<number | null>;
  remove(key: string): Promise<void>;
}

export class WrongSize extends Error {
  override readonly name = 'WrongSize';
}

const KEY = /^[a-z0-9]{2}\/[a-z0-9]{40}$/;

const counted = (size: number): Transform => {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length;
      done(seen > size ? new WrongSize(`more than the announced ${size} bytes`) : null, chunk);
    },
    flush(done) {
      done(seen === size ? null : new WrongSize(`${seen} of the announced ${size} bytes`));
    },
  });
};

export const openFileStore = async (root: string): Promise<FileStore> => {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const pathOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error('not a storage key');
    return path.join(root, key);
  };
  const whole = async (key: string, fill: (to: string) => Promise<void>): Promise<void> => {
    const to = pathOf(key);
    const partial = `${to}.part`;
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    try {
      await fill(partial);
      const handle = await open(partial, 'r');
      await handle.sync().finally(() => handle.close());
      await rename(partial, to);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  };
  return {
    newKey: () => {
      const name = randomBytes(21).toString('hex');
      return `${name.slice(0, 2)}/${name.slice(2)}`;
    },
    receive: async (key, bytes, size) => {
      await whole(key, (to) => pipeline(bytes, counted(size), createWriteStream(to, { mode: 0o600 })));
      return { contentType: (await fileTypeFromFile(pathOf(key)))?.mime ?? null, path: pathOf(key) };
    },
    write: (key, bytes) => whole(key, (to) => writeFile(to, bytes, { mode: 0o600 })),
    read: (key) => createReadStream(pathOf(key)),
    pathOf,
    size: async (key) => stat(pathOf(key)).then((found) => found.size, () => null),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
};
