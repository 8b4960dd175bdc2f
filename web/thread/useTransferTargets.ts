/** To whom and where a ticket can be handed. */
import { useQuery } from 'urql';
import { useMe } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';
import { QueueMembers, TransferTargets } from './actionOperations.ts';
import type { TransferTarget } from './useTicketActions.ts';

export interface TargetChoice extends TransferTarget {
  /** What they hold, or why they are not asked. */
  detail: string;
}

/** Who leads may also hand over to somebody who is away or full, which is recorded. */
export const mayOverride = (role: string): boolean => role === 'SUPERVISOR' || role === 'MANAGER' || role === 'ADMIN';

const byName = (a: TargetChoice, b: TargetChoice) => a.name.localeCompare(b.name);

/** Members of the queues who are not among those with room. */
const useOthers = (wanted: boolean, taken: ReadonlySet<string | null>): TargetChoice[] => {
  const [{ data }] = useQuery({ query: QueueMembers, pause: !wanted, requestPolicy: 'cache-and-network' });
  const people = new Map<string, TargetChoice>();
  for (const member of wanted ? (data?.queues ?? []).flatMap((queue) => queue.members) : []) {
    if (taken.has(member.id) || member.status !== 'ACTIVE' || member.role === 'PARTNER_VIEWER' || member.role === 'EXPERT') continue;
    people.set(member.id, { kind: 'user', id: member.id, name: member.name, anyway: true, detail: words.actions.noRoom });
  }
  return [...people.values()].sort(byName);
};

export const useTransferTargets = (ticketId: string, assigneeId: string | null, others: boolean) => {
  const me = useMe();
  const [{ data }] = useQuery({ query: TransferTargets, variables: { ticketId }, requestPolicy: 'cache-and-network' });
  const agents = (data?.transferTargets?.agents ?? [])
    .filter(({ user }) => user.id !== assigneeId)
    .map(({ user, load, capacity }): TargetChoice => ({ kind: 'user', id: user.id, name: user.name, detail: words.actions.holds(load, capacity) }))
    .sort(byName);
  const rest = useOthers(others && mayOverride(me.role), new Set([assigneeId, ...agents.map(({ id }) => id)]));
  return {
    loading: data === undefined,
    noteRequired: data?.workspaceSettings.transferNoteRequired ?? false,
    user: [...agents, ...rest],
    queue: (data?.transferTargets?.queues ?? []).map((queue): TargetChoice => ({ kind: 'queue', id: queue.id, name: queue.name, detail: '' })),
  };
};
