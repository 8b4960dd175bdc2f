/** What a customer's browser keeps. */
import { browserKeep, type Keep } from '../../client/index.ts';

export const keep: Keep = browserKeep();

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
