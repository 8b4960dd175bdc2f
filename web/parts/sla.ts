/** Which promise to a customer is the next to fall due. Pure. */
import type { SlaKind, SlaState } from '../gql/graphql.ts';

export interface SlaPromise {
  kind: SlaKind;
  state: SlaState;
  targetMs: number;
  dueAt: string | null;
  breachedAt: string | null;
  runningSince: string | null;
}

const endOf = ({ state, dueAt, breachedAt, runningSince }: SlaPromise): string | null => {
  if (state === 'RUNNING') return dueAt;
  // Missed, and still not met: it goes on counting from when it was due.
  return state === 'MISSED' && runningSince !== null ? (dueAt ?? breachedAt) : null;
};

/** The one that ends first, with its end. */
export const nextPromise = (clocks: readonly SlaPromise[]): { kind: SlaKind; endsAt: number; targetMs: number } | null => {
  const running = clocks.flatMap((clock) => {
    const end = endOf(clock);
    return end === null ? [] : [{ kind: clock.kind, endsAt: Date.parse(end), targetMs: clock.targetMs }];
  });
  return running.reduce<(typeof running)[number] | null>((first, each) => (first === null || each.endsAt < first.endsAt ? each : first), null);
};
