/** Where a client keeps what must outlive it. `client/node.ts` has one in files. */
export interface Keep {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Keys that begin so. */
  keys(prefix: string): string[];
}

export const memoryKeep = (): Keep => {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
};

/** The browser's own store; in memory where a page may not store anything, so that it still works until it is closed. */
export const browserKeep = (): Keep => {
  try {
    const storage = globalThis.localStorage;
    const probe = 'parley.probe';
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return {
      get: (key) => storage.getItem(key),
      set: (key, value) => {
        try {
          storage.setItem(key, value);
        } catch {
          // A full store loses comfort (a draft after a reload), never a message that is on screen.
        }
      },
      remove: (key) => storage.removeItem(key),
      keys: (prefix) => Object.keys(storage).filter((key) => key.startsWith(prefix)),
    };
  } catch {
    return memoryKeep();
  }
};
