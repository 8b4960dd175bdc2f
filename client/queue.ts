/**
 * Mutations on their way. Each has its own id from the first moment, is kept over a restart, goes out in order within its
 * lane, and is tried again with the same id until the server answers: the server knows the id, so it is never done twice.
 */
import { asFailure, type FailureCode } from './failure.ts';
import type { Keep } from './keep.ts';
import { backoffMs } from './link.ts';
import type { Operation, Request } from './request.ts';
import { createShelf, type Shelf, type Shelved } from './shelf.ts';
import type { Store } from './store.ts';

/** The one field of a mutation's answer. */
type PayloadOf<Data> = NonNullable<Data[Exclude<keyof Data, '__typename'>]>;

/** What went wrong, by the name of its type; `RequestFailed` when the request as a whole was refused. */
export type RefusalOf<Data> =
  | (PayloadOf<Data> extends { errors: readonly (infer Failure)[] } ? Failure : { __typename: string })
  | { __typename: 'RequestFailed'; code: FailureCode; message: string };

/** One kind of mutation that a queue may hold. */
export interface QueuedMutation<Item, Data> {
  operation: Operation<Data, never>;
  /** The mutation's variables; `id` goes in as its `clientMutationId`. */
  variables(item: Item, id: string): Record<string, unknown>;
  /** What must keep its order among itself: the ticket's or conversation's id. */
  lane(item: Item): string;
  /** The server has done it. Also after a restart, when nobody waits for the outcome any more. */
  onSent?(answer: PayloadOf<Data>, item: Item, id: string): void;
}

/** Gives the item its type and takes the answer's from the document. */
export const queuedMutation = <Item, Data>(mutation: QueuedMutation<Item, Data>): QueuedMutation<Item, Data> => mutation;

export type EntryState<Refusal> =
  /** `tries` that did not reach the server so far. */
  | { kind: 'WAITING'; tries: number }
  /** The server refused it. It stays until `retry` or `drop`, and holds nothing up. */
  | { kind: 'REFUSED'; refusal: Refusal }
  /** The world has changed under it (StaleReply, DraftChanged): it holds its lane until somebody decides by `retry` or `drop`. */
  | { kind: 'UNDECIDED'; refusal: Refusal };

export type Outcome<Data> =
  | { kind: 'SENT'; answer: PayloadOf<Data> }
  | { kind: 'REFUSED' | 'UNDECIDED'; refusal: RefusalOf<Data> }
  /** Taken back before the server had it. */
  | { kind: 'DROPPED' };

/** Any kind at all, whatever its types. */
type Kinds = Record<string, {
  operation: Operation<unknown, never>;
  variables(item: never, id: string): Record<string, unknown>;
  lane(item: never): string;
  onSent?(answer: never, item: never, id: string): void;
}>;
type ItemOf<Mutation> = Mutation extends { variables(item: infer Item, id: string): unknown } ? Item : never;
type DataOf<Mutation> = Mutation extends { operation: Operation<infer Data, never> } ? Data : never;

/** Something on its way. */
export type Entry<Mutations, Kind extends keyof Mutations = keyof Mutations> = Kind extends keyof Mutations
  ? Shelved & { kind: Kind; item: ItemOf<Mutations[Kind]>; state: EntryState<RefusalOf<DataOf<Mutations[Kind]>>> }
  : never;

export interface Queue<Mutations> {
  /** Everything that the server has not done, in order. */
  entries: Store<readonly Entry<Mutations>[]>;
  /** Kept first, then sent. The outcome comes once the server has answered, however long that takes. */
  add<Kind extends keyof Mutations & string>(kind: Kind, item: ItemOf<Mutations[Kind]>): { id: string; outcome: Promise<Outcome<DataOf<Mutations[Kind]>>> };
  /** Sends a refused or undecided entry again, as it is or with a changed item; its id stays. */
  retry<Kind extends keyof Mutations & string>(kind: Kind, id: string, change?: (item: ItemOf<Mutations[Kind]>) => ItemOf<Mutations[Kind]>): Promise<Outcome<DataOf<Mutations[Kind]>>>;
  drop(id: string): void;
  /** The link is back: do not wait for the next try. */
  wake(): void;
  dispose(): void;
}

export interface QueueOptions<Mutations> {
  request: Request;
  keep: Keep;
  /** Where in the keep: one name a caller, so that nobody sends what somebody else wrote. */
  name: string;
  mutations: Mutations;
  now?: () => Date;
}

const UNDECIDED: readonly string[] = ['StaleReply', 'DraftChanged'];
/** A fault of the server that stays is no reason to hold up everything behind it for ever. */
const INTERNAL_TRIES = 5;
const LONGEST_WAIT_MS = 15_000;

type AnyRefusal = { __typename: string };
type AnyAnswer = Record<string, { errors?: AnyRefusal[] } | null>;
type AnyEntry = Shelved & { kind: string; item: unknown; state: EntryState<AnyRefusal> };
type AnyMutation = { operation: Operation<AnyAnswer, Record<string, unknown>>; variables(item: unknown, id: string): Record<string, unknown>; lane(item: unknown): string; onSent?(answer: unknown, item: unknown, id: string): void };
type Answered = { kind: 'SENT'; answer: unknown } | { kind: 'REFUSED' | 'UNDECIDED'; refusal: AnyRefusal } | { kind: 'AGAIN'; waitMs: number | null };

/** One try. */
const send = async (request: Request, { operation, variables }: AnyMutation, { item, id, state }: AnyEntry): Promise<Answered> => {
  try {
    const data = await request(operation, variables(item, id));
    const answer = Object.entries(data).find(([field]) => field !== '__typename')?.[1];
    const [refusal] = answer?.errors ?? [];
    if (!refusal) return { kind: 'SENT', answer };
    return { kind: UNDECIDED.includes(refusal.__typename) ? 'UNDECIDED' : 'REFUSED', refusal };
  } catch (error) {
    const { code, message, passing, retryAfterMs } = asFailure(error);
    const spent = code === 'INTERNAL' && state.kind === 'WAITING' && state.tries + 1 >= INTERNAL_TRIES;
    // Who is signed out signs in again, and nothing is lost meanwhile.
    if ((passing && !spent) || code === 'UNAUTHENTICATED') return { kind: 'AGAIN', waitMs: retryAfterMs };
    return { kind: 'REFUSED', refusal: { __typename: 'RequestFailed', code, message } as AnyRefusal };
  }
};

/** Sends the entries of one lane, one at a time. */
const lanePump = (name: string, { entries }: Shelf<AnyEntry>, attempt: (entry: AnyEntry) => Promise<number | null>) => {
  let running = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;

  /** The first that waits, unless an undecided one stands before it. */
  const next = (): AnyEntry | undefined => {
    const open = entries.get().find((entry) => entry.lane === name && entry.state.kind !== 'REFUSED');
    return open?.state.kind === 'WAITING' ? open : undefined;
  };
  const run = async (): Promise<void> => {
    if (running || stopped || timer) return;
    const entry = next();
    if (!entry) return;
    running = true;
    const waitMs = await attempt(entry);
    running = false;
    if (stopped) return;
    if (waitMs === null) return run();
    timer = setTimeout(wake, Math.min(LONGEST_WAIT_MS, waitMs));
  };
  const wake = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    void run();
  };
  return {
    run: () => void run(),
    wake,
    stop: () => {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
};

/** Who waits for the outcome of an entry. */
const waiters = () => {
  const waiting = new Map<string, (outcome: Outcome<unknown>) => void>();
  return {
    wait: (id: string) => new Promise<Outcome<unknown>>((resolve) => waiting.set(id, resolve)),
    tell: (id: string, outcome: unknown) => {
      waiting.get(id)?.(outcome as Outcome<unknown>);
      waiting.delete(id);
    },
  };
};

const createLanes = (shelf: Shelf<AnyEntry>, attempt: (entry: AnyEntry) => Promise<number | null>) => {
  const pumps = new Map<string, ReturnType<typeof lanePump>>();
  return {
    of: (lane: string) => {
      const pump = pumps.get(lane) ?? lanePump(lane, shelf, attempt);
      pumps.set(lane, pump);
      return pump;
    },
    all: () => [...pumps.values()],
  };
};

const createAny = ({ request, keep, name, mutations, now = () => new Date() }: QueueOptions<Record<string, AnyMutation>>) => {
  const shelf = createShelf<AnyEntry>(keep, name, (entry) => mutations[entry.kind] !== undefined && typeof entry.lane === 'string');
  const { wait, tell } = waiters();

  /** Null when it is settled, or how long to wait before the next try. */
  const attempt = async (entry: AnyEntry): Promise<number | null> => {
    const mutation = mutations[entry.kind]!;
    const answered = await send(request, mutation, entry);
    // Dropped while it was on its way: the server has decided, nobody here is interested.
    if (!shelf.entries.get().some(({ id }) => id === entry.id)) return null;
    if (answered.kind === 'AGAIN') {
      const tries = entry.state.kind === 'WAITING' ? entry.state.tries + 1 : 1;
      shelf.change(entry.id, { state: { kind: 'WAITING', tries } });
      return answered.waitMs ?? backoffMs(tries);
    }
    if (answered.kind === 'SENT') {
      mutation.onSent?.(answered.answer, entry.item, entry.id);
      shelf.drop(entry.id);
    } else shelf.change(entry.id, { state: answered });
    tell(entry.id, answered);
    return null;
  };
  const lanes = createLanes(shelf, attempt);
  for (const { lane } of shelf.entries.get()) lanes.of(lane).run();

  return {
    entries: shelf.entries,
    add: (kind: string, item: unknown) => {
      const id = crypto.randomUUID();
      const lane = mutations[kind]!.lane(item);
      const outcome = wait(id);
      shelf.put({ id, kind, lane, item, order: shelf.nextOrder(), at: now().toISOString(), state: { kind: 'WAITING', tries: 0 } });
      lanes.of(lane).run();
      return { id, outcome };
    },
    retry: (_kind: string, id: string, change: (item: unknown) => unknown = (item) => item) => {
      const entry = shelf.entries.get().find((each) => each.id === id);
      if (!entry) return Promise.resolve({ kind: 'DROPPED' });
      const outcome = wait(id);
      shelf.change(id, { item: change(entry.item), state: { kind: 'WAITING', tries: 0 } });
      lanes.of(entry.lane).wake();
      return outcome;
    },
    drop: (id: string) => {
      const entry = shelf.entries.get().find((each) => each.id === id);
      shelf.drop(id);
      tell(id, { kind: 'DROPPED' });
      if (entry) lanes.of(entry.lane).run();
    },
    wake: () => {
      for (const pump of lanes.all()) pump.wake();
    },
    dispose: () => {
      for (const pump of lanes.all()) pump.stop();
    },
  };
};

/** Within, every kind of mutation is treated alike; the types of each are the caller's. */
export const createQueue = <Mutations extends Kinds>(options: QueueOptions<Mutations>): Queue<Mutations> =>
  createAny(options as unknown as QueueOptions<Record<string, AnyMutation>>) as unknown as Queue<Mutations>;
