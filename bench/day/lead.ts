/** Supervisors: hand tickets on, take them over, and tell agents what to be. */
import { pause } from '../replay/patience.ts';
import type { Floor } from './desk.ts';
import type { Person } from './people.ts';

interface Found {
  id: string;
  assignee: { id: string } | null;
}

const OTHERS = '{ inbox(filter: { status: [OPEN, PENDING, ON_HOLD] }, first: 40) { edges { node { id assignee { id } } } } }';
const TARGETS = 'query ($id: ID!) { transferTargets(ticketId: $id) { agents { user { id } } queues { id } } }';
const EXPLAIN = 'query ($id: ID!) { ticket(id: $id) { routing { reason position candidates { user { id } skipped } } sla { kind state why { kind } } } }';

type Deed = (floor: Floor, lead: Person, ticket: Found) => Promise<string>;

const told = (what: string, errors: { __typename: string }[]): string => (errors[0] ? `${what} refused: ${errors[0].__typename}` : what);

/** To whom the list shows, or to anybody beyond their capacity. */
const handOn: Deed = async ({ dice, people }, { call }, ticket) => {
  const overrideCapacity = dice.chance(0.15);
  const { transferTargets } = await call.query<{ transferTargets: { agents: { user: { id: string } }[] } | null }>(TARGETS, { id: ticket.id });
  const agents = overrideCapacity ? people.map(({ userId }) => userId) : (transferTargets?.agents ?? []).map(({ user }) => user.id);
  const userId = agents[dice.between(0, Math.max(0, agents.length - 1))];
  if (!userId || userId === ticket.assignee?.id) return 'nobody to hand a ticket to';
  const { errors } = await call.mutate('transferTicket', { ticketId: ticket.id, userId, overrideCapacity });
  return told(overrideCapacity ? 'handed on beyond capacity' : 'handed on', errors);
};

const take: Deed = async ({ dice }, { call }, ticket) =>
  told('taken over', (await call.mutate('takeTicket', { ticketId: ticket.id, overrideCapacity: dice.chance(0.3) })).errors);

const toQueue: Deed = async ({ dice, house }, { call }, ticket) => {
  const queueId = house.lines[dice.between(0, house.lines.length - 2)]!.id;
  return told('sent to a queue', (await call.mutate('transferTicket', { ticketId: ticket.id, queueId })).errors);
};

const force: Deed = async ({ dice, people }, { call }) => {
  const { userId } = people[dice.between(0, people.length - 1)]!;
  const state = (['AVAILABLE', 'ON_BREAK', 'WORK_OFFLINE'] as const)[dice.between(0, 2)];
  return told('states forced', (await call.mutate('setAgentState', { userId, state })).errors);
};

const explain: Deed = async (_, { call }, ticket) => {
  await call.query(EXPLAIN, { id: ticket.id });
  return 'explained';
};

const DEEDS: Deed[] = [handOn, handOn, take, toQueue, force, explain];

export const lead = async (floor: Floor, person: Person, over: AbortSignal): Promise<void> => {
  const { dice, tally, fault } = floor;
  while (!over.aborted && !floor.evening) {
    await pause(dice.between(1_500, 5_000), undefined, { signal: over }).catch(() => { /* The day is over. */ });
    if (over.aborted || floor.evening) return;
    try {
      const { inbox } = await person.call.query<{ inbox: { edges: { node: Found }[] } }>(OTHERS);
      const ticket = inbox.edges[dice.between(0, Math.max(0, inbox.edges.length - 1))]?.node;
      if (ticket) tally(await DEEDS[dice.between(0, DEEDS.length - 1)]!(floor, person, ticket));
    } catch (cause) {
      if (!over.aborted) fault(`${person.email}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
};
