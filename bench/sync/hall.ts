/** Rooms full of clients, and the count of what each of them hears of the others. */
import { randomInt } from 'node:crypto';
import type { Place } from './dialect.ts';
import { sit, type Door, type Seat, type SeatEar } from './seat.ts';
import { openTally, type Tally } from './tally.ts';
import { clocksOf, cursorState, keystroke, paragraph, type Writer } from './typing.ts';
import { awarenessMessage, cursor, eachSection, eachState, syncMessage, SYNC } from './wire.ts';

export interface HallPlan {
  door: Door;
  /** A place a seat, of each room. */
  rooms: Place[][];
  /** Of each room, so many seats type. */
  writers: number;
  /** What a writer's paragraph begins with. */
  text: string;
}

export interface Occupant {
  room: Room;
  /** Its seat in the room; the clientID is the room's base and this. */
  index: number;
  seat: Seat;
  writer: Writer;
  /** By seat of the room: clocks that came, of edits and of cursors. */
  edits: Int32Array;
  cursors: Int32Array;
  cursorClock: number;
  /** When it sent, by clock. */
  editedAt: number[];
  movedAt: number[];
}

interface Room {
  base: number;
  occupants: Occupant[];
}

const OPENING = 25;
const NOBODY: Seat = { say: () => {}, close: () => {} };

const newRoom = (seats: number): Room => {
  const room: Room = { base: randomInt(2 ** 20, 2 ** 31), occupants: [] };
  for (let index = 0; index < seats; index++) {
    room.occupants.push({
      room, index, seat: NOBODY, writer: { client: room.base + index, clock: 0 }, edits: new Int32Array(seats), cursors: new Int32Array(seats),
      cursorClock: 0, editedAt: [], movedAt: [],
    });
  }
  return room;
};

const earOf = (me: Occupant, edits: Tally, cursors: Tally, lost: (why: string) => void): SeatEar => {
  let now = 0;
  const edited = (client: number, from: number, to: number): void => {
    const seat = client - me.room.base;
    const other = me.room.occupants[seat];
    if (!other || other === me) return;
    for (let clock = Math.max(from, me.edits[seat]!); clock < to; clock++) edits.came(other.editedAt[clock], now);
    if (to > me.edits[seat]!) me.edits[seat] = to;
  };
  const moved = (client: number, clock: number): void => {
    const seat = client - me.room.base;
    const other = me.room.occupants[seat];
    if (!other || other === me || clock <= me.cursors[seat]!) return;
    me.cursors[seat] = clock;
    cursors.came(other.movedAt[clock], now);
  };
  return {
    update: () => {
      now = performance.now();
      eachSection(edited);
    },
    awareness: () => {
      now = performance.now();
      eachState(moved);
    },
    lost,
  };
};

/** Keeps what a client is sent, to be compared with what was written. */
const watch = (ear: SeatEar, updates: Buffer[]): SeatEar => ({
  ...ear,
  update: (end, whole) => {
    updates.push(Buffer.from(cursor.bytes.subarray(cursor.pos, end)));
    ear.update(end, whole);
  },
});

/** What a reader's document holds otherwise than was sent, when it applies all that came; null: nothing. */
const differenceOf = (room: Room, reader: Occupant, writers: number, updates: Buffer[]): string | null => {
  const clocks = clocksOf(updates);
  for (const occupant of room.occupants.slice(0, writers)) {
    const { client, clock } = occupant.writer;
    if (occupant !== reader && clocks.get(client) !== clock) return `a reader's document has ${clocks.get(client) ?? 0} of ${clock} clocks of a writer`;
  }
  return null;
};

/** `left` hears of each client that is sent away. */
export const openHall = async ({ door, rooms: plan, writers, text }: HallPlan, left: () => void = () => {}) => {
  const edits = openTally();
  const cursors = openTally();
  const lost: string[] = [];
  const seen: Buffer[] = [];
  const rooms = plan.map((places) => newRoom(places.length));
  const everybody = rooms.flatMap(({ occupants }) => occupants);
  const places = plan.flat();
  const watched = rooms[0]!.occupants.at(-1)!;
  for (let i = 0; i < everybody.length; i += OPENING) {
    await Promise.all(everybody.slice(i, i + OPENING).map(async (me, k) => {
      const ear = earOf(me, edits, cursors, (why) => {
        lost.push(why);
        left();
      });
      me.seat = await sit(door, places[i + k]!, me === watched ? watch(ear, seen) : ear);
    }));
  }
  const typists = rooms.flatMap(({ occupants }) => occupants.slice(0, writers));
  for (const me of typists) {
    const { writer, update } = paragraph(me.writer.client, text);
    me.writer = writer;
    me.seat.say(syncMessage(SYNC.UPDATE, update));
  }
  return {
    everybody, typists, edits, cursors, lost, seats: watched.room.occupants.length,
    type: (me: Occupant): void => {
      const message = syncMessage(SYNC.UPDATE, keystroke(me.writer));
      me.editedAt[me.writer.clock - 1] = performance.now();
      edits.count.sent += 1;
      me.seat.say(message);
    },
    move: (me: Occupant): void => {
      me.cursorClock += 1;
      const message = awarenessMessage(me.writer.client, me.cursorClock, cursorState(me.writer, me.cursorClock));
      me.movedAt[me.cursorClock] = performance.now();
      cursors.count.sent += 1;
      me.seat.say(message);
    },
    /** Whether everybody has all that was typed by the others. */
    isEven: (): boolean => rooms.every(({ occupants }) => occupants.every((me) =>
      occupants.slice(0, writers).every((other) => other === me || me.edits[other.index]! >= other.writer.clock))),
    difference: (): string | null => differenceOf(watched.room, watched, writers, seen),
    close: (): void => { for (const { seat } of everybody) seat.close(); },
  };
};

export type Hall = Awaited<ReturnType<typeof openHall>>;
