/** An agent's desk: takes what is offered, answers what was said, takes breaks, and makes mistakes. */
import type { Dice } from '../faults/dice.ts';
import type { Door } from '../replay/door.ts';
import { pause } from '../replay/patience.ts';
import { follow, type Follower, type Frame } from './follower.ts';
import type { House } from './house.ts';
import type { Person } from './people.ts';
import type { Play } from './play.ts';
import { handle } from './handling.ts';

const LAST_LOOK_MS = 2_000;
const PICK_MS = 1_000;

export interface Snoozed {
  ticketId: string;
  until: Date;
}

/** What everybody at work shares. */
export interface Floor {
  doors: readonly Door[];
  house: House;
  plays: Map<string, Play>;
  people: Person[];
  dice: Dice;
  cursor: string;
  /** Nobody goes on a break, or astray, any more. */
  evening: boolean;
  snoozes: Snoozed[];
  /** How often something was done, by name. */
  tally: (what: string) => void;
  fault: (what: string) => void;
}

export interface Held {
  id: string;
  conversationId: string;
  status: string;
  /** Somebody of this desk is at it. */
  busy: boolean;
  /** Newest position on the agent's screen. */
  seen: number;
}

export interface Desk {
  person: Person;
  held: Map<string, Held>;
  followers: Follower[];
  /** Looks at everything in hand once more. */
  lookAgain: () => void;
  /** Closes everything without a word. */
  vanish: () => Promise<void>;
  leave: () => Promise<void>;
}

interface MyFrame extends Frame {
  ticketId?: string;
  assigned?: boolean;
  ticket?: { id: string; status: string; conversation: { id: string } } | null;
  offer?: { id: string } | null;
  after?: string;
  cause?: string;
  agent?: { user: { id: string } } | null;
}

interface InboxFrame extends Frame {
  ticket?: { id: string; status: string; queue: { id: string }; assignee: { id: string } | null; conversation: { id: string } } | null;
  message?: { position: number; text: string; side: string };
}

const MINE = `
  ... on AssignmentChanged { ticketId assigned ticket { id status conversation { id } } }
  ... on OfferMade { offer { id } }
  ... on AgentStateChanged { after cause agent { user { id } } }`;
const INBOX = `
  ... on TicketOpened { ticket { id status queue { id } assignee { id } conversation { id } } }
  ... on TicketChanged { ticket { id status queue { id } assignee { id } conversation { id } } }
  ... on TicketActivity { ticket { id status queue { id } assignee { id } conversation { id } } message { position text side } }`;

/** Whoever is asked answers, refuses, or looks away. */
const answerOffer = async ({ dice, tally, evening }: Floor, { call, mayReject }: Person, offerId: string, tabs: number): Promise<void> => {
  await pause(dice.between(100, 900));
  if (!evening && mayReject && dice.chance(0.05)) {
    tally('rejects');
    await call.mutate('rejectOffer', { offerId });
    return;
  }
  if (!evening && dice.chance(0.03)) return tally('lapses');
  // With two tabs open both answer.
  const answers = await Promise.all(Array.from({ length: tabs }, () => call.mutate('acceptOffer', { offerId })));
  if (tabs > 1) tally('offers accepted from two tabs');
  const won = answers.filter(({ errors }) => errors.length === 0).length;
  tally(won > 0 ? 'offers accepted' : `offers not accepted: ${answers[0]!.errors[0]!.__typename}`);
};

/** After a break that somebody or something made, back to work. */
const returnToWork = async ({ dice, tally }: Floor, { call }: Person, { after, cause }: MyFrame): Promise<void> => {
  if (after === 'POST_PROCESSING') {
    if (!dice.chance(0.4)) return;
    await pause(dice.between(500, 1_500));
    tally('wrap-ups finished by hand');
    await call.mutate('finishPostProcessing', {});
  } else if (after === 'ON_BREAK' || cause === 'SUPERVISOR' || cause === 'PRESENCE_LOST') {
    await pause(dice.between(1_500, 3_000));
    await call.mutate('goAvailable', {});
  }
};

/** Waits in a queue from which agents pick: of those who see it, some try. */
const pickUp = async ({ dice, tally }: Floor, { call }: Person, ticketId: string): Promise<void> => {
  await pause(dice.between(300, 3_000));
  const { errors } = await call.mutate('claimTicket', { ticketId });
  tally(errors[0] ? `claims refused: ${errors[0].__typename}` : 'claims');
};

const takeBreaks = async (floor: Floor, { call }: Person, over: AbortSignal): Promise<void> => {
  const { dice, house, tally } = floor;
  const away = () => dice.between(2_000, 6_000);
  while (!over.aborted) {
    await pause(dice.between(15_000, 45_000), undefined, { signal: over }).catch(() => { /* The day is over. */ });
    if (over.aborted || floor.evening) return;
    const code = house.auxCodes[dice.between(0, house.auxCodes.length)];
    const { errors } = code
      ? await call.mutate(code.status === 'AWAY' ? 'goAway' : 'goBusy', { auxCodeId: code.id })
      : await call.mutate('goWorkOffline', {});
    if (errors.length > 0) continue;
    tally('breaks');
    await pause(away());
    await call.mutate('goAvailable', {});
  }
};

/** What lies on a desk. */
interface Table {
  floor: Floor;
  person: Person;
  held: Map<string, Held>;
  /** Newest position of each conversation that the inbox has shown. */
  positions: Map<string, number>;
  /** Waits in a queue from which agents pick. */
  open: Set<string>;
  over: AbortController;
  /** Whatever an agent does goes on beside the rest. */
  go: (work: Promise<unknown>) => void;
  attend: (ticketId: string) => void;
}

const layTable = (floor: Floor, person: Person): Table => {
  const over = new AbortController();
  const table: Table = {
    floor, person, over, held: new Map(), positions: new Map(), open: new Set(),
    go: (work) => void work.catch((cause: unknown) => {
      if (!over.signal.aborted) floor.fault(`${person.email}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }),
    attend: (ticketId) => {
      const ticket = table.held.get(ticketId);
      if (!ticket || ticket.busy || over.signal.aborted) return;
      ticket.seen = Math.max(ticket.seen, table.positions.get(ticket.conversationId) ?? 0);
      table.go(handle(floor, person, ticket, () => table.held.get(ticketId) === ticket));
    },
  };
  return table;
};

const hearMine = ({ floor, person, held, go, attend }: Table, tabs: number) => (frame: MyFrame): void => {
  if (frame.__typename === 'AssignmentChanged') {
    if (!frame.assigned) held.delete(frame.ticketId!);
    else if (frame.ticket) {
      held.set(frame.ticketId!, { id: frame.ticketId!, conversationId: frame.ticket.conversation.id, status: frame.ticket.status, busy: false, seen: 0 });
      attend(frame.ticketId!);
    }
  }
  if (frame.__typename === 'OfferMade' && frame.offer) go(answerOffer(floor, person, frame.offer.id, tabs));
  if (frame.__typename === 'AgentStateChanged' && frame.agent?.user.id === person.userId) go(returnToWork(floor, person, frame));
};

const hearInbox = ({ floor: { plays, house }, held, positions, open, attend }: Table) => ({ ticket, message }: InboxFrame): void => {
  if (!ticket) return;
  const conversationId = ticket.conversation.id;
  if (message) {
    positions.set(conversationId, Math.max(message.position, positions.get(conversationId) ?? 0));
    if (message.side === 'CUSTOMER') plays.get(conversationId)?.said(message.text, 'CUSTOMER');
  }
  const picked = house.lines.some(({ id, mode }) => mode === 'PICK' && id === ticket.queue.id);
  if (ticket.status === 'NEW' && picked && plays.has(conversationId)) open.add(ticket.id);
  else open.delete(ticket.id);
  const mine = held.get(ticket.id);
  if (mine) mine.status = ticket.status;
  attend(ticket.id);
};

const pickOn = async ({ floor, person, open, over }: Table): Promise<void> => {
  while (!over.signal.aborted) {
    const [ticketId] = [...open].slice(-3);
    if (ticketId !== undefined && !floor.evening) {
      open.delete(ticketId);
      await pickUp(floor, person, ticketId);
    }
    await pause(PICK_MS);
  }
};

export const openDesk = async (floor: Floor, person: Person, tabs: number): Promise<Desk> => {
  const table = layTable(floor, person);
  const { held, over, go, attend } = table;
  const page = <F extends Frame>(field: string, selection: string, hear: (frame: F) => void, first = person.node): Follower =>
    follow<F>({ doors: floor.doors, first, token: person.session.token, field, selection, after: floor.cursor, hear });
  const followers = [page('myEvents(after: $after)', MINE, hearMine(table, tabs)), page('inboxEvents(after: $after)', INBOX, hearInbox(table))];
  // Another tab only looks; it may hang on the other node.
  if (tabs > 1) followers.push(page<MyFrame>('myEvents(after: $after)', MINE, () => {}, person.node + 1));
  await person.call.mutate('goAvailable', {});
  go(takeBreaks(floor, person, over.signal));
  go(pickOn(table));
  const stop = async (): Promise<void> => { await Promise.all(followers.map((follower) => follower.stop())); };
  return {
    person, held, followers,
    lookAgain: () => { for (const ticketId of held.keys()) attend(ticketId); },
    vanish: async () => {
      over.abort();
      await stop();
    },
    leave: async () => {
      over.abort();
      await person.call.mutate('goOffline', {});
      // What that did is still to be seen.
      await pause(LAST_LOOK_MS);
      await stop();
    },
  };
};
