import { fail, ok, type Failure, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';

export const STATES = ['OFFLINE', 'AVAILABLE', 'AWAY', 'BUSY', 'ON_BREAK', 'WORK_OFFLINE', 'POST_PROCESSING'] as const;
export type AgentState = (typeof STATES)[number];

/** Everything that can happen to an agent: what somebody chose (GO_…), and what came about by itself. */
export const EVENTS = [
  'GO_OFFLINE', 'GO_AVAILABLE', 'GO_AWAY', 'GO_BUSY', 'GO_ON_BREAK', 'GO_WORK_OFFLINE',
  'OFFER_REJECTED', 'OFFER_LAPSED', 'INTERACTION_ENDED', 'POST_PROCESSING_FINISHED', 'POST_PROCESSING_EXPIRED', 'PRESENCE_LOST', 'SIGNED_OUT',
] as const;
export type AgentEvent = (typeof EVENTS)[number];

const OFFLINE_FOR_GOOD = { GO_OFFLINE: 'OFFLINE', PRESENCE_LOST: 'OFFLINE', SIGNED_OUT: 'OFFLINE' } as const;
const CHOICES = { GO_AVAILABLE: 'AVAILABLE', GO_AWAY: 'AWAY', GO_BUSY: 'BUSY', GO_ON_BREAK: 'ON_BREAK', GO_WORK_OFFLINE: 'WORK_OFFLINE' } as const;
/** Who is not free gets no offers, so a late miss changes nothing; nor do they come to wrap-up by themselves. */
const UNMOVED = { OFFER_REJECTED: null, OFFER_LAPSED: null, INTERACTION_ENDED: null, POST_PROCESSING_FINISHED: null, POST_PROCESSING_EXPIRED: null } as const;

/** §4.3, complete. Null: it does not happen, or changes nothing, in that state. From OFFLINE the only way is by AVAILABLE. */
export const TRANSITIONS: Record<AgentState, Record<AgentEvent, AgentState | null>> = {
  OFFLINE: {
    GO_OFFLINE: 'OFFLINE', GO_AVAILABLE: 'AVAILABLE', GO_AWAY: null, GO_BUSY: null, GO_ON_BREAK: null, GO_WORK_OFFLINE: null,
    ...UNMOVED, PRESENCE_LOST: null, SIGNED_OUT: null,
  },
  AVAILABLE: {
    ...OFFLINE_FOR_GOOD, ...CHOICES, OFFER_REJECTED: 'ON_BREAK', OFFER_LAPSED: 'ON_BREAK', INTERACTION_ENDED: 'POST_PROCESSING',
    POST_PROCESSING_FINISHED: null, POST_PROCESSING_EXPIRED: null,
  },
  AWAY: { ...OFFLINE_FOR_GOOD, ...CHOICES, ...UNMOVED },
  BUSY: { ...OFFLINE_FOR_GOOD, ...CHOICES, ...UNMOVED },
  ON_BREAK: { ...OFFLINE_FOR_GOOD, ...CHOICES, ...UNMOVED },
  WORK_OFFLINE: { ...OFFLINE_FOR_GOOD, ...CHOICES, ...UNMOVED },
  POST_PROCESSING: {
    ...OFFLINE_FOR_GOOD, ...CHOICES, OFFER_REJECTED: null, OFFER_LAPSED: null, INTERACTION_ENDED: 'POST_PROCESSING',
    POST_PROCESSING_FINISHED: 'AVAILABLE', POST_PROCESSING_EXPIRED: 'AVAILABLE',
  },
};

/** Why an agent is in a state: who chose it, or what happened. */
export type StateCause = 'AGENT' | 'SUPERVISOR' | Exclude<AgentEvent, `GO_${string}` | 'POST_PROCESSING_FINISHED'>;

export const causeOf = (event: AgentEvent, byThemselves: boolean): StateCause => {
  switch (event) {
    case 'GO_OFFLINE': case 'GO_AVAILABLE': case 'GO_AWAY': case 'GO_BUSY': case 'GO_ON_BREAK': case 'GO_WORK_OFFLINE': case 'POST_PROCESSING_FINISHED':
      return byThemselves ? 'AGENT' : 'SUPERVISOR';
    case 'OFFER_REJECTED': case 'OFFER_LAPSED': case 'INTERACTION_ENDED': case 'POST_PROCESSING_EXPIRED': case 'PRESENCE_LOST': case 'SIGNED_OUT':
      return event;
  }
};

/** The event behind a state that somebody chose; null: nobody chooses that. */
export const chosen = (state: AgentState): AgentEvent | null => (state === 'POST_PROCESSING' ? null : `GO_${state}`);

export const step = (from: AgentState, event: AgentEvent): Result<AgentState> => {
  const to = TRANSITIONS[from][event];
  return to === null ? fail('InvalidAgentState', `An agent who is ${from} does not allow this.`, [], { state: from }) : ok(to);
};

/** An aux code as far as it matters for choosing it. */
export interface Code {
  id: string;
  status: 'AWAY' | 'BUSY';
  archived: boolean;
}

/** Rules I-04, I-35: Away and Busy need a code of their own as soon as there is one; no other state takes any. */
export const codeFor = (state: AgentState, wanted: string | null, codes: Code[]): Result<string | null> => {
  const refuse = (message: string): Failure => fail('BadInput', message, ['auxCodeId']);
  if (state !== 'AWAY' && state !== 'BUSY') return wanted === null ? ok(null) : refuse(`${state} takes no aux code.`);
  const usable = codes.filter((code) => !code.archived);
  if (wanted === null) return usable.some(({ status }) => status === state) ? refuse(`Say why: ${state} needs an aux code.`) : ok(null);
  const code = usable.find(({ id }) => id === wanted);
  if (!code) return refuse('There is no such aux code.');
  return code.status === state ? ok(code.id) : refuse(`This aux code is for ${code.status}.`);
};

/** What projections look at. `load` is the weighted number of tickets in hand and in wrap-up. */
export interface Standing {
  state: AgentState;
  load: number;
  capacity: number;
  /** Interactions going on. */
  active: number;
}

export const isFull = ({ load, capacity }: Pick<Standing, 'load' | 'capacity'>): boolean => load >= capacity;

/** Rule P-02: whether new work may come. A full agent is Busy by derivation alone, which ends when the load does (C38). */
export const takesWork = (at: Standing): boolean => at.state === 'AVAILABLE' && !isFull(at);

export type RosterStatus = 'AVAILABLE' | 'BUSY' | 'AWAY' | 'OFFLINE';

const ROSTER: Record<AgentState, RosterStatus> = {
  OFFLINE: 'OFFLINE', AVAILABLE: 'AVAILABLE', AWAY: 'AWAY', BUSY: 'BUSY', ON_BREAK: 'AWAY', WORK_OFFLINE: 'BUSY', POST_PROCESSING: 'BUSY',
};
export const rosterStatus = (at: Standing): RosterStatus => (at.state === 'AVAILABLE' && isFull(at) ? 'BUSY' : ROSTER[at.state]);

export type ExpertPresence = 'ONLINE' | 'AWAY' | 'BUSY' | 'OFFLINE';

const TO_EXPERTS: Record<AgentState, ExpertPresence> = {
  OFFLINE: 'OFFLINE', AVAILABLE: 'ONLINE', AWAY: 'AWAY', BUSY: 'BUSY', ON_BREAK: 'AWAY', WORK_OFFLINE: 'BUSY', POST_PROCESSING: 'BUSY',
};
/** Rule A-04: one conversation makes busy, although routing may still have room (C8). A break is a break, whatever is left open. */
export const expertPresence = ({ state, active }: Pick<Standing, 'state' | 'active'>): ExpertPresence =>
  state === 'AVAILABLE' && active > 0 ? 'BUSY' : TO_EXPERTS[state];

export const videoPresence = (state: AgentState): 'ONLINE' | 'OFFLINE' => (state === 'OFFLINE' ? 'OFFLINE' : 'ONLINE');

/** Rule P-04. */
export const capacityOf = (wanted: number): Result<number> =>
  Number.isInteger(wanted) && wanted >= 1 && wanted <= limit('agentCapacityMost')
    ? ok(wanted)
    : fail('BadInput', `An agent holds 1 to ${limit('agentCapacityMost')} conversations.`, ['capacity']);

/** Rule I-02. */
export const LEVELS = ['BEGINNER', 'BASIC', 'INTERMEDIATE', 'ADVANCED', 'EXPERT'] as const;
export type SkillLevel = (typeof LEVELS)[number];
export const levelName = (level: number): SkillLevel => LEVELS[level - 1]!;
export const levelNumber = (name: SkillLevel): number => LEVELS.indexOf(name) + 1;

/** Where a ticket stood, as its event says. */
export interface TicketAt {
  status: string;
  assigneeId: string | null;
}

const IN_HAND = ['OPEN', 'PENDING', 'ON_HOLD'];
const holder = (at: TicketAt | undefined): string | null => (at && IN_HAND.includes(at.status) ? at.assigneeId : null);

export type Outcome = 'RESOLVED' | 'CLOSED' | 'TRANSFERRED' | 'AGENT_GONE';

/** Causes by which nobody ends anything: a timer or a keyword moved the ticket. */
const BY_ITSELF = ['INACTIVITY', 'KEYWORD', 'PENDING_EXPIRED', 'RESOLVED_EXPIRED'];

/** Whose interaction a change of a ticket begins and whose it ends, and how. */
export const interactions = (before: TicketAt | undefined, after: TicketAt, by: { channel: string; cause: string }): {
  begins: string | null; ends: { userId: string; outcome: Outcome } | null;
} => {
  const [had, has] = [holder(before), holder(after)];
  // What somebody began by writing first becomes their work when the customer answers; what goes on is not begun twice.
  if (had === has) return { begins: before?.status === 'PENDING' && after.status === 'OPEN' ? has : null, ends: null };
  // Rule C-15: only its agent ends an SMS interaction.
  const goesOn = has === null && by.channel === 'SMS' && BY_ITSELF.includes(by.cause);
  return { begins: has, ends: had === null || goesOn ? null : { userId: had, outcome: outcomeOf(after, by.cause) } };
};

const outcomeOf = (after: TicketAt, cause: string): Outcome => {
  if (after.status === 'RESOLVED' || after.status === 'CLOSED') return after.status;
  return cause === 'ASSIGNEE_GONE' ? 'AGENT_GONE' : 'TRANSFERRED';
};

/** §4.3 as its row says it; ENDED lasts no longer than the transaction. */
export const interactionState = (row: { endedAt: Date | null; doneAt: Date | null }): 'ACTIVE' | 'POST_PROCESSING' | 'DONE' =>
  row.endedAt === null ? 'ACTIVE' : row.doneAt === null ? 'POST_PROCESSING' : 'DONE';
