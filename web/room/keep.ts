/** What a customer's browser keeps. In a frame that may not store anything the page still works, until it is closed. */
export interface Keep {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Keys that begin so. */
  keys(prefix: string): string[];
}

const inMemory = (): Keep => {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  };
};

const inBrowser = (): Keep | null => {
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
    return null;
  }
};

export const keep: Keep = inBrowser() ?? inMemory();

/** A customer's way into one conversation, as kept in the browser. */
export interface RoomSession {
  token: string;
  expiresAt: string;
  conversationId: string;
}

const isSession = (value: unknown): value is RoomSession => {
  const session = value as Partial<RoomSession> | null;
  return typeof session?.token === 'string' && typeof session.expiresAt === 'string' && typeof session.conversationId === 'string';
};

/** The session kept under this name, unless it has expired. */
export const keptSession = (key: string, now = Date.now()): RoomSession | null => {
  try {
    const value: unknown = JSON.parse(keep.get(key) ?? 'null');
    return isSession(value) && Date.parse(value.expiresAt) > now ? value : null;
  } catch {
    return null;
  }
};

export const keepSession = (key: string, session: RoomSession): void => keep.set(key, JSON.stringify(session));

/** The secret by which this browser is known again at one endpoint: 32 random bytes as base64url. */
export const visitorKey = (endpointKey: string): string => {
  const key = `parley.visitor.${endpointKey}`;
  const kept = keep.get(key);
  if (kept) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const made = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  keep.set(key, made);
  return made;
};
