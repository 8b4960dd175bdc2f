/** What somebody may do with a document, together with what that hangs on: an append is checked against both. */
import DataLoader from 'dataloader';
import { groundOf, type Actor } from '../../kernel/actor.ts';
import { parseName, type Kinds } from './kinds.ts';
import type { Stake, Store } from './store.ts';
import type { Access } from './types.ts';

export interface Look {
  access: Access;
  stakes: readonly Stake[];
}

export type Looks = (actor: Actor, name: string) => Promise<Look>;

export interface LooksDeps {
  kinds: Pick<Kinds, 'access'>;
  store: Pick<Store, 'epochs'>;
  /** Whether the session, token or invitation still counts, with this role. */
  stands(actor: Actor): Promise<boolean>;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Rows whose changes may change what the actor may do. */
const subjectsOf = (actor: Actor, name: string): string[] => {
  const owner = UUID.exec(parseName(name)?.ownerId ?? '')?.[0];
  const subjects = [owner, actor.kind === 'USER' ? actor.userId : null, groundOf(actor)?.id];
  return subjects.filter((subject): subject is string => Boolean(subject));
};

export const accessLooks = ({ kinds, store, stands }: LooksDeps): Looks => {
  // A thousand sockets that come back at once ask in a few statements.
  const epochs = new DataLoader<string, Stake>((subjects) => store.epochs(subjects), { cache: false, maxBatchSize: 1_000, batchScheduleFn: setImmediate });
  return async (actor, name) => {
    // Before the look itself: what changes in between is then found by the append.
    const stakes = (await epochs.loadMany(subjectsOf(actor, name))) as Stake[];
    const failed = stakes.find((stake) => stake instanceof Error);
    if (failed) throw failed;
    const [standing, access] = await Promise.all([stands(actor), kinds.access(actor, name)]);
    return { access: standing ? access : null, stakes };
  };
};
