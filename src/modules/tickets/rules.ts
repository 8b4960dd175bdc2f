import type { Role } from '../../kernel/actor.ts';
import { plus } from '../../kernel/clock.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';

export const STATUSES = ['NEW', 'OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED', 'CLOSED'] as const;
export type Status = (typeof STATUSES)[number];

/**
 * Everything that can happen to a ticket. FOLLOW_UP and RETURN are a customer's message under the policies that open a new
 * ticket after a resolved one, and the old one after it was closed (rule C3).
 */
export type TicketEvent =
  | 'CUSTOMER_MESSAGE' | 'CUSTOMER_MESSAGE_AGENT_AWAY' | 'KEYWORD_ONLY_MESSAGE' | 'AGENT_REPLY' | 'SUPERVISOR_REPLY'
  | 'ASSIGN' | 'REASSIGN' | 'TRANSFER_TO_QUEUE' | 'ASSIGNEE_GONE'
  | 'MARK_PENDING' | 'MARK_ON_HOLD' | 'RESOLVE' | 'RESOLVE_AS_SPAM' | 'REOPEN'
  | 'INACTIVITY' | 'KEYWORD' | 'PENDING_EXPIRED' | 'RESOLVED_EXPIRED' | 'MERGE'
  | 'FOLLOW_UP' | 'RETURN' | 'RETURN_AGENT_AWAY';

/**
 * The complete transition table (requirements §4.2). Null: it cannot happen in that status. Total on purpose: a new status or
 * event does not compile until every cell is decided.
 */
export const TRANSITIONS: Record<Status, Record<TicketEvent, Status | null>> = {
  NEW: {
    CUSTOMER_MESSAGE: 'NEW', CUSTOMER_MESSAGE_AGENT_AWAY: 'NEW', KEYWORD_ONLY_MESSAGE: 'NEW', AGENT_REPLY: null, SUPERVISOR_REPLY: 'OPEN',
    ASSIGN: 'OPEN', REASSIGN: null, TRANSFER_TO_QUEUE: 'NEW', ASSIGNEE_GONE: null,
    MARK_PENDING: null, MARK_ON_HOLD: null, RESOLVE: null, RESOLVE_AS_SPAM: 'RESOLVED', REOPEN: null,
    INACTIVITY: null, KEYWORD: null, PENDING_EXPIRED: null, RESOLVED_EXPIRED: null, MERGE: 'CLOSED',
    FOLLOW_UP: null, RETURN: null, RETURN_AGENT_AWAY: null,
  },
  OPEN: {
    CUSTOMER_MESSAGE: 'OPEN', CUSTOMER_MESSAGE_AGENT_AWAY: 'OPEN', KEYWORD_ONLY_MESSAGE: 'OPEN', AGENT_REPLY: 'OPEN', SUPERVISOR_REPLY: 'OPEN',
    ASSIGN: null, REASSIGN: 'OPEN', TRANSFER_TO_QUEUE: 'NEW', ASSIGNEE_GONE: 'NEW',
    MARK_PENDING: 'PENDING', MARK_ON_HOLD: 'ON_HOLD', RESOLVE: 'RESOLVED', RESOLVE_AS_SPAM: 'RESOLVED', REOPEN: null,
    INACTIVITY: 'RESOLVED', KEYWORD: 'RESOLVED', PENDING_EXPIRED: null, RESOLVED_EXPIRED: null, MERGE: 'CLOSED',
    FOLLOW_UP: null, RETURN: null, RETURN_AGENT_AWAY: null,
  },
  PENDING: {
    CUSTOMER_MESSAGE: 'OPEN', CUSTOMER_MESSAGE_AGENT_AWAY: 'OPEN', KEYWORD_ONLY_MESSAGE: 'PENDING', AGENT_REPLY: 'PENDING', SUPERVISOR_REPLY: 'PENDING',
    ASSIGN: null, REASSIGN: 'OPEN', TRANSFER_TO_QUEUE: 'NEW', ASSIGNEE_GONE: 'NEW',
    MARK_PENDING: null, MARK_ON_HOLD: 'ON_HOLD', RESOLVE: 'RESOLVED', RESOLVE_AS_SPAM: 'RESOLVED', REOPEN: null,
    INACTIVITY: null, KEYWORD: null, PENDING_EXPIRED: 'CLOSED', RESOLVED_EXPIRED: null, MERGE: 'CLOSED',
    FOLLOW_UP: null, RETURN: null, RETURN_AGENT_AWAY: null,
  },
  ON_HOLD: {
    CUSTOMER_MESSAGE: 'OPEN', CUSTOMER_MESSAGE_AGENT_AWAY: 'OPEN', KEYWORD_ONLY_MESSAGE: 'OPEN', AGENT_REPLY: 'OPEN', SUPERVISOR_REPLY: 'OPEN',
    ASSIGN: null, REASSIGN: 'OPEN', TRANSFER_TO_QUEUE: 'NEW', ASSIGNEE_GONE: 'NEW',
    MARK_PENDING: 'PENDING', MARK_ON_HOLD: null, RESOLVE: 'RESOLVED', RESOLVE_AS_SPAM: 'RESOLVED', REOPEN: null,
    INACTIVITY: null, KEYWORD: null, PENDING_EXPIRED: null, RESOLVED_EXPIRED: null, MERGE: 'CLOSED',
    FOLLOW_UP: null, RETURN: null, RETURN_AGENT_AWAY: null,
  },
  RESOLVED: {
    CUSTOMER_MESSAGE: 'OPEN', CUSTOMER_MESSAGE_AGENT_AWAY: 'NEW', KEYWORD_ONLY_MESSAGE: 'RESOLVED', AGENT_REPLY: 'OPEN', SUPERVISOR_REPLY: 'OPEN',
    ASSIGN: null, REASSIGN: 'OPEN', TRANSFER_TO_QUEUE: null, ASSIGNEE_GONE: null,
    MARK_PENDING: null, MARK_ON_HOLD: null, RESOLVE: null, RESOLVE_AS_SPAM: null, REOPEN: 'OPEN',
    INACTIVITY: null, KEYWORD: null, PENDING_EXPIRED: null, RESOLVED_EXPIRED: 'CLOSED', MERGE: 'CLOSED',
    FOLLOW_UP: 'CLOSED', RETURN: null, RETURN_AGENT_AWAY: null,
  },
  CLOSED: {
    CUSTOMER_MESSAGE: null, CUSTOMER_MESSAGE_AGENT_AWAY: null, KEYWORD_ONLY_MESSAGE: null, AGENT_REPLY: null, SUPERVISOR_REPLY: null,
    ASSIGN: null, REASSIGN: null, TRANSFER_TO_QUEUE: null, ASSIGNEE_GONE: null,
    MARK_PENDING: null, MARK_ON_HOLD: null, RESOLVE: null, RESOLVE_AS_SPAM: null, REOPEN: null,
    INACTIVITY: null, KEYWORD: null, PENDING_EXPIRED: null, RESOLVED_EXPIRED: null, MERGE: null,
    FOLLOW_UP: null, RETURN: 'OPEN', RETURN_AGENT_AWAY: 'NEW',
  },
};

export const step = (from: Status, event: TicketEvent): Result<Status> => {
  const to = TRANSITIONS[from][event];
  return to === null ? fail('InvalidTransition', `A ticket that is ${from} does not allow this.`, ['ticketId'], { status: from }) : ok(to);
};

/** How long the timers wait, ms; managers change them. */
export interface Timers {
  resolvedHoldMs: number;
  pendingHoldMs: number;
  inactivityMs: number;
}

/** What timers count from. */
export interface Answered {
  lastAgentMessageAt: Date | null;
  /** The customer has not written since. */
  answered: boolean;
}

/** Rules G-08, G-10, G-18, K-24: when a timer will move a ticket that enters `status`; null arms none. */
export const nextTransition = (status: Status, now: Date, { lastAgentMessageAt, answered }: Answered, timers: Timers): Date | null => {
  const afterMessage = (holdMs: number): Date => {
    const at = plus(lastAgentMessageAt ?? now, holdMs);
    return at > now ? at : plus(now, holdMs);
  };
  switch (status) {
    case 'OPEN': return answered && lastAgentMessageAt ? afterMessage(timers.inactivityMs) : null;
    case 'PENDING': return afterMessage(timers.pendingHoldMs);
    case 'RESOLVED': return plus(now, timers.resolvedHoldMs);
    case 'NEW': case 'ON_HOLD': case 'CLOSED': return null;
  }
};

/** What the timer of a status does when its time has come; null: the status has none. */
export const timerEvent = (status: Status): 'INACTIVITY' | 'PENDING_EXPIRED' | 'RESOLVED_EXPIRED' | null => {
  switch (status) {
    case 'OPEN': return 'INACTIVITY';
    case 'PENDING': return 'PENDING_EXPIRED';
    case 'RESOLVED': return 'RESOLVED_EXPIRED';
    case 'NEW': case 'ON_HOLD': case 'CLOSED': return null;
  }
};

/** The timer's event of a status whose hold has run out, for whoever looks before the sweeper does. */
export const lapsed = (status: Status, nextTransitionAt: Date | null, now: Date): 'PENDING_EXPIRED' | 'RESOLVED_EXPIRED' | null => {
  if (nextTransitionAt === null || nextTransitionAt > now) return null;
  return status === 'PENDING' ? 'PENDING_EXPIRED' : status === 'RESOLVED' ? 'RESOLVED_EXPIRED' : null;
};

/** The status that counts: a hold that has run out has, whether or not anybody has looked since. */
export const effective = (status: Status, nextTransitionAt: Date | null, now: Date): Status =>
  lapsed(status, nextTransitionAt, now) ? 'CLOSED' : status;

export type Engagement = 'UNASSIGNED' | 'ASSIGNED' | 'READ' | 'RESPONDED' | 'CLOSED';

/** Rule C2: derived, never stored. Positions are of the newest customer and staff message, and of what the assignee has read. */
export const engagement = (ticket: {
  status: Status; assigneeId: string | null; lastCustomerPosition: number; lastStaffPosition: number; assigneeReadPosition: number;
}): Engagement => {
  if (ticket.status === 'RESOLVED' || ticket.status === 'CLOSED') return 'CLOSED';
  if (ticket.assigneeId === null) return 'UNASSIGNED';
  if (ticket.lastStaffPosition > ticket.lastCustomerPosition) return 'RESPONDED';
  return ticket.assigneeReadPosition >= ticket.lastCustomerPosition ? 'READ' : 'ASSIGNED';
};

/** What somebody is to a ticket, as the database says. */
export interface Relation {
  /** Null for a service token, which is treated as a manager. */
  role: Role | null;
  assignee: boolean;
  participant: boolean;
  /** Member of the ticket's queue. */
  inQueue: boolean;
  /** The queue is enabled and agents pick from it. */
  pickQueue: boolean;
}

export type TicketAction =
  | 'CLAIM' | 'REPLY' | 'ADD_NOTE' | 'MARK_PENDING' | 'MARK_ON_HOLD' | 'RESOLVE' | 'REOPEN' | 'TRANSFER' | 'REASSIGN' | 'TAKE' | 'TAG' | 'INVITE_EXPERT'
  | 'MERGE' | 'SPLIT' | 'NOTIFY_MANAGER' | 'SNOOZE';

/** §4.4: managers do all, supervisors what is in their queues, agents what is their own. */
const LEADS: Record<Role, boolean> = { ADMIN: true, MANAGER: true, SUPERVISOR: false, AGENT: false, EXPERT: false, PARTNER_VIEWER: false };

/** Supervises this ticket: its queue's supervisor, a manager, an administrator or a service. */
export const supervises = (of: Relation): boolean => of.role === null || LEADS[of.role] || (of.role === 'SUPERVISOR' && of.inQueue);

/** Works on this ticket: its assignee, or who supervises it. */
export const serves = (of: Relation): boolean =>
  supervises(of) || (of.assignee && (of.role === 'AGENT' || of.role === 'SUPERVISOR'));

/** Whether somebody may do something at all, before the status has its say. */
const PERMITTED: Record<TicketAction, (of: Relation, status: Status) => boolean> = {
  CLAIM: (of, status) => status === 'NEW' && of.pickQueue && of.role !== null && (supervises(of) || (of.role === 'AGENT' && of.inQueue)),
  REPLY: (of) => serves(of),
  // Whoever sees a ticket may note something for the others; an expert helps in the pad and the draft (§4.4).
  ADD_NOTE: (of) => of.role !== 'EXPERT',
  MARK_PENDING: (of) => serves(of),
  MARK_ON_HOLD: (of) => serves(of),
  RESOLVE: (of, status) => (status === 'NEW' ? supervises(of) : serves(of)),
  REOPEN: (of) => serves(of),
  TRANSFER: (of) => serves(of),
  REASSIGN: (of, status) => (status === 'NEW' ? supervises(of) : serves(of)),
  // A service is nobody who could hold it.
  TAKE: (of) => of.role !== null && supervises(of) && !of.assignee,
  TAG: (of) => serves(of),
  INVITE_EXPERT: (of) => serves(of),
  MERGE: (of) => supervises(of),
  SPLIT: (of) => supervises(of),
  NOTIFY_MANAGER: (of, status) => status === 'ON_HOLD' && serves(of),
  SNOOZE: (of, status) => status !== 'RESOLVED' && serves(of),
};

/** The machine's event behind an action; null: any status but CLOSED will do. */
export const eventOf = (action: TicketAction, status: Status, of: Relation): TicketEvent | null => {
  switch (action) {
    case 'CLAIM': return 'ASSIGN';
    case 'REPLY': return supervises(of) ? 'SUPERVISOR_REPLY' : 'AGENT_REPLY';
    case 'MARK_PENDING': return 'MARK_PENDING';
    case 'MARK_ON_HOLD': return 'MARK_ON_HOLD';
    case 'RESOLVE': return status === 'NEW' ? 'RESOLVE_AS_SPAM' : 'RESOLVE';
    case 'REOPEN': return 'REOPEN';
    case 'TRANSFER': return 'TRANSFER_TO_QUEUE';
    case 'REASSIGN': case 'TAKE': return status === 'NEW' ? 'ASSIGN' : 'REASSIGN';
    case 'MERGE': return 'MERGE';
    case 'ADD_NOTE': case 'TAG': case 'INVITE_EXPERT': case 'SPLIT': case 'NOTIFY_MANAGER': case 'SNOOZE': return null;
  }
};

export const mayDo = (action: TicketAction, status: Status, of: Relation): boolean => PERMITTED[action](of, status);

/** `Ticket.allowedActions`: the commands check the same table. */
export const allowedActions = (status: Status, of: Relation): TicketAction[] =>
  (Object.keys(PERMITTED) as TicketAction[]).filter((action) => {
    if (!mayDo(action, status, of)) return false;
    const event = eventOf(action, status, of);
    return event === null ? status !== 'CLOSED' || action === 'ADD_NOTE' : TRANSITIONS[status][event] !== null;
  });

/** Where a ticket stood before a change, as its event keeps it. */
export interface Standing {
  status: Status;
  assigneeId: string | null;
  queueId: string;
  /** To whom it was held out. */
  offeredTo?: string;
}

/** Whether a user saw a ticket in this standing by role and queue: who then sees it no more has left its scope. */
export const couldSee = (user: { id: string; role: Role; queueIds: string[] }, at: Standing): boolean => {
  if (LEADS[user.role] || at.assigneeId === user.id || at.offeredTo === user.id) return true;
  const inQueue = user.queueIds.includes(at.queueId);
  return inQueue && (user.role === 'SUPERVISOR' || (user.role === 'AGENT' && at.status === 'NEW'));
};

/** Where a ticket stands and since when, as durations are measured from it. A time is null where it was not kept. */
export interface Since {
  status: Status;
  since: Date | null;
  openedAt: Date;
  lastResolvedAt: Date | null;
  lastOnHoldAt: Date | null;
}

/** What a change says for statistics; its event carries it. */
export interface Measured {
  /** Time in the queue that ended with an agent's action (rule J-13). */
  waitingMs?: number;
  /** From opening to this resolution. */
  resolutionMs?: number;
  /** When it was in this status before: a period counts a ticket once (rule N-05). */
  earlierAt?: Date;
  /** The resolution that turned out not to be the last one (rule J-13), when it was and how long it had taken. */
  withdrawnAt?: Date;
  withdrawnMs?: number;
}

const between = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime());

/** Rules J-13, N-05: what moving a ticket to a status measures. */
export const measured = (was: Since, status: Status, now: Date): Measured => {
  if (status === was.status) return {};
  const earlierAt = status === 'RESOLVED' ? was.lastResolvedAt : status === 'ON_HOLD' ? was.lastOnHoldAt : null;
  const reopened = (was.status === 'RESOLVED' || was.status === 'CLOSED') && status !== 'CLOSED' ? was.lastResolvedAt : null;
  return {
    ...(was.status === 'NEW' && was.since && { waitingMs: between(was.since, now) }),
    ...(status === 'RESOLVED' && { resolutionMs: between(was.openedAt, now) }),
    ...(earlierAt && { earlierAt }),
    ...(reopened && { withdrawnAt: reopened, withdrawnMs: between(was.openedAt, reopened) }),
  };
};

export type SystemDisposition = 'TRANSFER' | 'MERGED' | 'SPAM' | 'INACTIVITY' | 'KEYWORD';

/** Rule C17: what the server itself says came of a ticket, when it moved. */
export const systemDisposition = (before: Standing, after: Standing, cause: string): SystemDisposition | null => {
  if (before.queueId !== after.queueId) return 'TRANSFER';
  if (before.assigneeId !== null && after.assigneeId !== null && before.assigneeId !== after.assigneeId) return 'TRANSFER';
  if (after.status !== 'RESOLVED' || before.status === 'RESOLVED') return null;
  if (cause === 'INACTIVITY' || cause === 'KEYWORD') return cause;
  return before.status === 'NEW' ? 'SPAM' : null;
};

const MENTION = /@\[usr_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/g;

/** Row ids of the people whom a text names as `@[usr_…]`. */
export const mentionsIn = (text: string): string[] => [...text.matchAll(MENTION)].map(([, id]) => id!);

/** Positions, ascending, as stretches without gaps. */
export const runs = (positions: number[]): [from: number, to: number][] => {
  const found: [number, number][] = [];
  for (const position of positions) {
    const last = found.at(-1);
    if (last && position === last[1] + 1) last[1] = position;
    else found.push([position, position]);
  }
  return found;
};

/** Fewer digits than these are no part of a number that anybody looks for. */
const DIGITS = 3;

/** Rule O-02: what is sought of a customer, as patterns: of the name, and of a number when it looks like one. */
export const searchedCustomer = (text: string): { words: string | null; digits: string | null } => {
  const trimmed = text.trim();
  if (trimmed === '') return { words: null, digits: null };
  const digits = /^[+\d\s()./-]+$/.test(trimmed) ? trimmed.replace(/\D/g, '') : '';
  return { words: `%${trimmed.replace(/[\\%_]/g, '\\$&')}%`, digits: digits.length >= DIGITS ? `%${digits}%` : null };
};
