/** The process that subscribes and writes: thousands of sockets, and one writer whose messages they all must hear. */
import { subscribe, type Subscriber } from './subscriber.ts';
import { apiWriter, sqlWriter, type Target, type Writer } from './writers.ts';

export interface Open {
  kind: 'open';
  port: number;
  query: string;
  /** A token a socket. */
  tokens: string[];
  /** Of these, how many at the end stop reading once they are subscribed. */
  stalled: number;
  target: Target;
  /** Null: through the API. */
  sql: { databaseUrl: string; author: { workspaceId: string; userId: string; name: string } } | null;
  /** Tells this run's messages from those of all others. */
  run: string;
}

export interface Write {
  kind: 'write';
  ms: number;
  /** Messages a second; null: as fast as they are heard by all. */
  perSecond: number | null;
}

export interface Heard {
  messages: number;
  deliveries: number;
  /** Deliveries that did not come within the patience after the last message. */
  missing: number;
  seconds: number;
  /** Of sampled sockets, ms from asking for the write (by SQL: from its commit) to the frame. */
  latencies: number[];
  /** Ms that the write itself took. */
  writes: number[];
  /** What sockets said that was no event. */
  lost: string[];
}

/** Messages under way at saturation: committed, or about to be, and not yet heard by everybody. */
const UNDER_WAY = 8;
/** Sockets whose frames are looked into. */
const SAMPLES = 50;
const OPENING = 25;
/** Without a delivery for this long nothing more is expected. */
const PATIENCE_MS = 10_000;
const QUIET_MS = 500;
/** A message's number, six digits behind a mark that no other text has. */
const MARK = '~#';
const DIGITS = 6;

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

const audience = async ({ port, query, tokens, stalled }: Open) => {
  const lost: string[] = [];
  let deliveries = 0;
  let sample: (payload: Buffer) => void = () => {};
  const every = Math.max(1, Math.floor(tokens.length / SAMPLES));
  const reading = tokens.length - stalled;
  const sockets: Subscriber[] = [];
  const join = async (token: string, i: number): Promise<void> => {
    const counts = i < reading;
    const sampled = counts && i % every === 0;
    sockets[i] = await subscribe(port, token, query, {
      heard: (payload) => {
        if (counts) deliveries += 1;
        if (sampled) sample(payload);
      },
      lost: (why) => { if (counts) lost.push(why); },
    });
  };
  for (let i = 0; i < tokens.length; i += OPENING) await Promise.all(tokens.slice(i, i + OPENING).map((token, k) => join(token, i + k)));
  return {
    size: reading, lost, deliveries: () => deliveries, forget: () => { deliveries = 0; },
    onSample: (look: (payload: Buffer) => void) => { sample = look; },
    stall: () => { for (const socket of sockets.slice(reading)) socket.stall(); },
    close: () => { for (const socket of sockets) socket.close(); },
  };
};

type Audience = Awaited<ReturnType<typeof audience>>;

/** Until there were as many deliveries, or none for so long. */
const settle = async (people: Audience, expected: number, quietMs: number): Promise<void> => {
  let seen = -1;
  let at = performance.now();
  while (people.deliveries() < expected && performance.now() - at < quietMs && people.lost.length === 0) {
    if (people.deliveries() !== seen) {
      seen = people.deliveries();
      at = performance.now();
    }
    await pause(10);
  }
};

/** Waits until everybody hears: a server need not say when a subscription is live. */
const warmUp = async (people: Audience, writer: Writer, run: string): Promise<void> => {
  for (let n = 0, hear = 0; hear < 2; n++) {
    people.forget();
    await writer.write('warming up', `${run}-w${n}`);
    await settle(people, people.size, PATIENCE_MS);
    hear = people.deliveries() >= people.size ? hear + 1 : 0;
    if (n > 10 || people.lost.length > 0) throw new Error(`${people.deliveries()} of ${people.size} subscribers hear; ${people.lost[0] ?? ''}`);
    // What an earlier round was too slow to deliver must not count later.
    await settle(people, Infinity, QUIET_MS);
  }
};

/** Numbers of messages go on through a process's life, so that none comes twice. */
let numbered = 0;

const write = async (people: Audience, writer: Writer, { ms, perSecond }: Write, { run, sql }: Open): Promise<Heard> => {
  const latencies: number[] = [];
  const writes: number[] = [];
  const since = new Map<number, number>();
  const early = new Map<number, number[]>();
  people.forget();
  people.onSample((payload) => {
    const at = payload.indexOf(MARK) + MARK.length;
    const number = Number(payload.toString('latin1', at, at + DIGITS));
    const from = since.get(number);
    // Heard before the writer knew of its commit: counted when it does.
    if (from === undefined) early.set(number, [...(early.get(number) ?? []), performance.now()]);
    else latencies.push(performance.now() - from);
  });
  let messages = 0;
  const send = async (): Promise<void> => {
    messages += 1;
    const number = ++numbered;
    const asked = performance.now();
    if (!sql) since.set(number, asked);
    await writer.write(`${MARK}${String(number).padStart(DIGITS, '0')} We can send somebody on Tuesday between nine and twelve.`, `${run}-${number}`);
    const done = performance.now();
    writes.push(done - asked);
    if (!sql) return;
    since.set(number, done);
    for (const heard of early.get(number) ?? []) latencies.push(Math.max(0, heard - done));
  };
  const started = performance.now();
  const failures: string[] = [];
  const running = new Set<Promise<void>>();
  let due = started;
  while (performance.now() - started < ms && failures.length === 0) {
    const now = performance.now();
    const mayWrite = (): boolean => (perSecond === null ? messages - Math.floor(people.deliveries() / people.size) < UNDER_WAY : due <= now);
    while (mayWrite()) {
      due += 1_000 / (perSecond ?? 1);
      const sending = send().catch((error: unknown) => { failures.push(String(error)); }).finally(() => running.delete(sending));
      running.add(sending);
    }
    await pause(perSecond === null ? 0 : 2);
  }
  const seconds = (performance.now() - started) / 1_000;
  const deliveries = people.deliveries();
  await Promise.all(running);
  await settle(people, messages * people.size, PATIENCE_MS);
  await pause(QUIET_MS);
  const missing = messages * people.size - people.deliveries();
  return { messages, deliveries, missing, seconds, latencies, writes, lost: [...people.lost, ...failures].slice(0, 5) };
};

let here: { open: Open; people: Audience; writer: Writer } | null = null;

const obey = async (message: Open | Write | { kind: 'close' }): Promise<object> => {
  if (message.kind === 'open') {
    const people = await audience(message);
    const writer = message.sql ? sqlWriter(message.sql.databaseUrl, message.target, message.sql.author) : apiWriter(message.port, message.target);
    await warmUp(people, writer, message.run);
    people.stall();
    here = { open: message, people, writer };
    return { subscribers: people.size };
  }
  if (!here) throw new Error('nobody subscribes');
  if (message.kind === 'write') return write(here.people, here.writer, message, here.open);
  here.people.close();
  await here.writer.stop();
  here = null;
  return {};
};

process.on('disconnect', () => process.exit(0));
process.on('message', (message: Open | Write) => {
  obey(message).then((answer) => process.send!(answer), (error: unknown) => process.send!({ error: String(error) }));
});
