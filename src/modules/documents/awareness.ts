/** Awareness on the wire: what a client says, and what the others are shown. */
import { limit } from '../../limits.ts';
import { BadBytes, Cursor, Writer } from './bytes.ts';
import type { Person, Side } from './people.ts';
import type { Activity } from './types.ts';

/** A client's state as it was sent; `json` is null when it was taken away. */
export interface Announcement {
  client: number;
  clock: number;
  json: Uint8Array | null;
}

/** A state that was found to be a JSON object. */
export interface State {
  /** The object's text without the braces, and without a `user` of the client's own. */
  inner: string;
  activity: Activity | null;
  /** What a customer may see of it: the contract's fields. */
  customerInner: string;
}

const ACTIVITIES: ReadonlySet<unknown> = new Set<Activity>(['VIEWING', 'TYPING', 'DRAFTING']);
const NULL = 'null';
/** What a customer may see. */
const SEEN: ReadonlySet<string> = new Set(['activity', 'cursor']);

const isNull = (json: Uint8Array): boolean => json.length === NULL.length && Buffer.from(json).toString('latin1') === NULL;

export const parseAnnouncements = (payload: Uint8Array): Announcement[] => {
  const cursor = new Cursor(payload);
  const announcements: Announcement[] = [];
  const count = cursor.varUint();
  if (count > limit('awarenessStates')) throw new BadBytes('too many presence states');
  for (let n = count; n > 0; n--) {
    const client = cursor.varUint();
    const clock = cursor.varUint();
    const json = cursor.part();
    announcements.push({ client, clock, json: isNull(json) ? null : json });
  }
  if (cursor.pos !== cursor.end) throw new BadBytes('bytes are left over');
  return announcements;
};

/** One broken state would break the decoder of everybody in the room, so its syntax is checked. */
export const parseState = (json: Uint8Array): State => {
  const source = new Cursor(json).text(json.length);
  let state: unknown;
  try {
    state = JSON.parse(source);
  } catch {
    throw new BadBytes('a presence state is not JSON');
  }
  if (typeof state !== 'object' || state === null || Array.isArray(state)) throw new BadBytes('a presence state is not an object');
  const fields = state as Record<string, unknown>;
  const activity = ACTIVITIES.has(fields.activity) ? (fields.activity as Activity) : null;
  const only = (isShown: (field: string) => boolean): string => JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([field]) => isShown(field)))).slice(1, -1);
  // What the client says of itself is left out, not only overruled: a customer must not receive it.
  const inner = 'user' in fields ? only((field) => field !== 'user') : source.trim().slice(1, -1).trim();
  const plain = Object.keys(fields).every((field) => SEEN.has(field));
  return { inner, customerInner: plain ? inner : only((field) => SEEN.has(field)), activity };
};

/** An entry of an awareness message, with the server's stamp. */
export const encodeEntry = (client: number, clock: number, state: State | null, person: Person, viewer: Side): Buffer => {
  const inner = viewer === 'CUSTOMER' ? state?.customerInner : state?.inner;
  const json = inner === undefined ? NULL : `{${inner}${inner === '' ? '' : ','}"user":${person.stamp[viewer]}}`;
  return new Writer(32 + json.length).varUint(client).varUint(clock).string(json).done();
};
