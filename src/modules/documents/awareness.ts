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
const UTF8 = new TextDecoder('utf-8', { fatal: true });

export const parseAnnouncements = (payload: Uint8Array): Announcement[] => {
  const cursor = new Cursor(payload);
  const announcements: Announcement[] = [];
  const count = cursor.varUint();
  if (count > limit('awarenessStates')) throw new BadBytes('too many presence states');
  for (let n = count; n > 0; n--) {
    const client = cursor.varUint();
    const clock = cursor.varUint();
    const json = cursor.part();
    announcements.push({ client, clock, json: json.length === 4 && Buffer.from(json).toString('latin1') === NULL ? null : json });
  }
  if (cursor.pos !== cursor.end) throw new BadBytes('bytes are left over');
  return announcements;
};

/** One broken state would break the decoder of everybody in the room, so its syntax is checked. */
export const parseState = (json: Uint8Array): State => {
  const text = new Cursor(json).take(json.length);
  let state: unknown;
  let source: string;
  try {
    source = UTF8.decode(text);
    state = JSON.parse(source);
  } catch {
    throw new BadBytes('a presence state is not JSON');
  }
  if (typeof state !== 'object' || state === null || Array.isArray(state)) throw new BadBytes('a presence state is not an object');
  const { user: _claimed, ...rest } = state as Record<string, unknown>;
  // What the client says of itself is left out, not only overruled: a customer must not receive it.
  const object = 'user' in state ? JSON.stringify(rest) : source.trim();
  const seen = { ...('activity' in rest && { activity: rest.activity }), ...('cursor' in rest && { cursor: rest.cursor }) };
  return {
    inner: object.slice(1, -1).trim(),
    customerInner: JSON.stringify(seen).slice(1, -1),
    activity: ACTIVITIES.has(rest.activity) ? (rest.activity as Activity) : null,
  };
};

/** An entry of an awareness message, with the server's stamp. */
export const encodeEntry = (client: number, clock: number, state: State | null, person: Person, viewer: Side): Buffer => {
  const writer = new Writer(64).varUint(client).varUint(clock);
  if (!state) return writer.string(NULL).done();
  const inner = viewer === 'CUSTOMER' ? state.customerInner : state.inner;
  return writer.string(`{${inner}${inner === '' ? '' : ','}"user":${person.stamp[viewer]}}`).done();
};
