/** Presence on three nodes under chance: clients come, move and go, messages are lost, nodes die. In the end everybody sees who is there. */
import { expect, test } from '@jest/globals';
import { loneBus, type Bus } from '../../src/platform/bus/bus.ts';
import { newId } from '../../src/kernel/ids.ts';
import { parseAnnouncements } from '../../src/modules/documents/awareness.ts';
import { Cursor } from '../../src/modules/documents/bytes.ts';
import { personOf, type Person } from '../../src/modules/documents/people.ts';
import type { PresenceMember, PresenceRoom } from '../../src/modules/documents/presence-room.ts';
import { presenceRooms, type PresenceRooms } from '../../src/modules/documents/presence.ts';
import { FakeClock, staff, until } from './support.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env.RUNS ?? 25);
const STEPS = 60;
const NODES = 3;

const random = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (n: number): number => Math.floor(next() * n) };
};

interface Hub {
  join(node: string): Bus;
  /** Hears and says nothing until it is mended; then it and the others know that they missed something. */
  cut(node: string): void;
  mend(node: string): void;
  kill(node: string): void;
}

/** A bus in memory: in order, a turn of the event loop later. */
const startHub = (): Hub => {
  type Side = { topics: Map<string, (message: string, node: string) => void>; gone: ((node: string) => void)[]; gap: (() => void)[]; cut: boolean };
  const sides = new Map<string, Side>();
  return {
    join: (node) => {
      const side: Side = { topics: new Map(), gone: [], gap: [], cut: false };
      sides.set(node, side);
      return {
        ...loneBus(node),
        publish: (topic, message) => {
          if (side.cut) return;
          for (const [other, to] of sides) if (other !== node) setImmediate(() => !to.cut && sides.get(other) === to && to.topics.get(topic)?.(message, node));
        },
        listen: (topic, listener) => {
          side.topics.set(topic, listener);
          return () => void side.topics.delete(topic);
        },
        onGone: (listener) => (side.gone.push(listener), () => {}),
        onGap: (listener) => (side.gap.push(listener), () => {}),
      };
    },
    cut: (node) => void (sides.get(node)!.cut = true),
    mend: (node) => {
      sides.get(node)!.cut = false;
      for (const side of sides.values()) if (!side.cut) for (const gap of side.gap) gap();
    },
    kill: (node) => {
      sides.delete(node);
      for (const side of sides.values()) for (const gone of side.gone) setImmediate(() => gone(node));
    },
  };
};

interface Socket {
  room: PresenceRoom;
  member: PresenceMember;
  node: number;
}

/** What a WebSocket frame carries, when it is one. */
const unframed = (message: Buffer): Buffer => {
  if (message[0] !== 0x82) return message;
  return message.subarray(message[1] === 127 ? 10 : message[1] === 126 ? 4 : 2);
};

/** A client as y-protocols has it. */
class Client {
  readonly seen = new Map<number, { clock: number; state: string | null }>();
  readonly person: Person;
  readonly id: number;
  clock = 0;
  state: string | null = null;
  socket: Socket | null = null;

  constructor(id: number, person: Person) {
    this.id = id;
    this.person = person;
  }

  enter(room: PresenceRoom, node: number): void {
    for (const id of this.seen.keys()) if (id !== this.id) this.seen.delete(id);
    const member: PresenceMember = { person: this.person, client: null, show: (frame) => setImmediate(() => this.socket?.member === member && this.hear(frame)) };
    this.socket = { room, member, node };
    room.join(member);
    if (this.state !== null) this.say();
  }

  set(state: string | null): void {
    this.state = state;
    this.clock++;
    this.say();
  }

  say(): void {
    const json = this.state === null ? null : Buffer.from(JSON.stringify({ is: this.state }));
    if (this.socket) this.socket.room.announce(this.socket.member, [{ client: this.id, clock: this.clock, json }]);
  }

  hear(message: Buffer): void {
    for (const { client, clock, json } of parseAnnouncements(new Cursor(unframed(message), 1).part())) {
      const before = client === this.id ? { clock: this.clock, state: this.state } : this.seen.get(client);
      if (before && !(clock > before.clock || (clock === before.clock && json === null && before.state !== null))) continue;
      if (client === this.id) {
        this.clock = json === null && this.state !== null ? clock + 1 : clock;
        if (json === null && this.state !== null) this.say();
      } else this.seen.set(client, { clock, state: json && (JSON.parse(Buffer.from(json).toString()) as { is: string }).is });
    }
  }
}

const run = async (seed: number): Promise<void> => {
  const { below } = random(seed);
  const hub = startHub();
  const clock = new FakeClock();
  let started = 0;
  const start = () => {
    const name = `node-${++started}`;
    return { name, rooms: presenceRooms({ bus: hub.join(name), clock, ownerOf: () => undefined }), cut: false };
  };
  const nodes: { name: string; rooms: PresenceRooms; cut: boolean }[] = Array.from({ length: NODES }, start);
  const workspace = newId();
  const roomAt = (node: number): PresenceRoom => nodes[node]!.rooms.room(workspace, 'room');
  const clients: Client[] = [];
  /** Sockets whose end the server has not noticed. */
  const dead: Socket[] = [];
  const bury = (socket: Socket): void => socket.room.leave(socket.member);
  const leave = (client: Client): void => {
    const { socket } = client;
    client.socket = null;
    if (!socket) return;
    if (below(3) === 0) dead.push(socket);
    else bury(socket);
  };
  const enter = (client: Client): void => {
    const node = below(NODES);
    client.enter(roomAt(node), node);
  };
  const steps: (() => void)[] = [
    () => {
      const client = new Client(1 + clients.length, personOf(staff(workspace, `Person ${clients.length}`)));
      clients.push(client);
      client.state = 'new';
      enter(client);
    },
    () => pick()?.set(`${below(1_000)}`),
    () => pick()?.set(`${below(1_000)}`),
    () => pick()?.set(null),
    () => {
      const client = pick();
      if (client) leave(client);
    },
    () => {
      const client = pick();
      if (!client) return;
      leave(client);
      enter(client);
    },
    () => {
      const socket = dead.shift();
      if (socket) bury(socket);
    },
    () => {
      const node = nodes[below(NODES)]!;
      node.cut = !node.cut;
      if (node.cut) hub.cut(node.name);
      else hub.mend(node.name);
    },
    () => {
      if (below(3) > 0) return;
      const at = below(NODES);
      const { name, rooms } = nodes[at]!;
      rooms.stop();
      hub.kill(name);
      nodes[at] = start();
      for (let i = dead.length - 1; i >= 0; i--) if (dead[i]!.node === at) dead.splice(i, 1);
      for (const client of clients) if (client.socket?.node === at) enter(client);
    },
    () => clock.advance(below(50)),
  ];
  const pick = (): Client | undefined => clients[below(clients.length)];
  for (let step = 0; step < STEPS; step++) {
    steps[below(steps.length)]!();
    for (let turns = below(4); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
    if (below(10) === 0) await new Promise((resolve) => setTimeout(resolve, 45));
  }
  for (const socket of dead.splice(0)) bury(socket);
  for (const node of nodes) if (node.cut) hub.mend(node.name);

  const live = clients.filter((client) => client.socket);
  const present = (of: Client): string => JSON.stringify(live.filter((one) => one !== of && one.state !== null).map(({ id, state }) => [id, state]).sort());
  const seen = (by: Client): string => JSON.stringify([...by.seen].filter(([, { state }]) => state !== null).map(([id, { state }]) => [id, state]).sort());
  try {
    await until(`seed ${seed}`, () => live.every((client) => seen(client) === present(client)), 2_000);
  } catch (error) {
    const wrong = live.filter((client) => seen(client) !== present(client)).map((client) => `client ${client.id} at ${client.socket!.node} sees ${seen(client)}, not ${present(client)}`);
    throw new Error(`${(error as Error).message}\n${wrong.join('\n')}`, { cause: error });
  } finally {
    for (const { rooms } of nodes) rooms.stop();
  }
};

test(`everybody sees who is there, whatever happened before (SEED=${SEED})`, async () => {
  for (let i = 0; i < RUNS; i++) await run(SEED + i);
  expect(RUNS).toBeGreaterThan(0);
}, 120_000);
