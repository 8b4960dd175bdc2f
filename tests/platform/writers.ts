/** Writers as a bad day has them: many at once, some slow, some that give up, some that take their transaction's number long before they write. */
import pg from 'pg';

/** An event that is in the log for good. */
export interface Committed {
  id: string;
  xid: bigint;
  conversationId: string;
  position: number;
}

/** Numbers from 0 to 1 that a seed repeats. */
export type Random = () => number;

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The seed of a run, told so that it can be repeated. */
export const seedOf = (what: string): number => {
  const seed = Number(process.env.PARLEY_PROOF_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`${what}: PARLEY_PROOF_SEED=${seed}\n`);
  return seed;
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface Writing {
  url: string;
  seed: number;
  writers: number;
  conversations: string[];
  /** Longest wait within a usual transaction, ms. */
  delayMs: number;
  /** How long one transaction in 500 stays open, ms. */
  longMs: number;
  write(client: pg.Client, conversationId: string, random: Random): Promise<Omit<Committed, 'conversationId'>[]>;
}

export interface Writers {
  committed: Committed[];
  rolledBack(): number;
  long(): number;
  stop(): Promise<void>;
}

export const startWriters = ({ url, seed, writers, conversations, delayMs, longMs, write }: Writing): Writers => {
  const committed: Committed[] = [];
  let [stopped, rolledBack, long] = [false, 0, 0];

  const transaction = async (client: pg.Client, random: Random): Promise<void> => {
    const conversationId = conversations[Math.floor(random() * conversations.length)]!;
    const isLong = random() < 0.002;
    const wait = (isLong ? longMs : random() * delayMs) / 2;
    await client.query('begin');
    // The trap: with its number taken early, the transaction lands behind one that overtakes it at the row's lock.
    if (random() < 0.5) await client.query('select pg_current_xact_id()');
    await pause(wait);
    const written = await write(client, conversationId, random);
    await pause(wait);
    if (isLong) long++;
    if (random() < 0.05) {
      await client.query('rollback');
      rolledBack += written.length;
    } else {
      await client.query('commit');
      for (const event of written) committed.push({ ...event, conversationId });
    }
  };
  const writer = async (_: unknown, w: number): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const random = randomFrom(seed + w);
    try {
      while (!stopped) await transaction(client, random);
    } finally {
      await client.end();
    }
  };
  const running = Promise.all(Array.from({ length: writers }, writer));
  running.catch(() => (stopped = true));
  return {
    committed,
    rolledBack: () => rolledBack,
    long: () => long,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
};
