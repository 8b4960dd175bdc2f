import type { LogEvent } from '../../kernel/event.ts';

export const SKIPPED = ['NOT_AVAILABLE', 'LACKS_SKILL', 'AT_CAPACITY', 'REFUSED'] as const;
export type SkipReason = (typeof SKIPPED)[number];

/** A member of a queue, as one decision about one ticket sees them. */
export interface Candidate {
  userId: string;
  state: string;
  /** Has every skill that the queue demands, at its level. */
  skilled: boolean;
  /** Levels in those skills, summed. */
  proficiency: number;
  /** What they hold, weighted, pending offers included. */
  load: number;
  /** Effective, for the ticket's channel. */
  capacity: number;
  /** One more ticket of this channel is within it. */
  room: boolean;
  /** Null: never had anything. */
  idleSince: Date | null;
  /** How often they refused this ticket or let it lapse. */
  refusals: number;
}

export interface Judged {
  candidate: Candidate;
  skipped: SkipReason | null;
}

/** Whether somebody can take it at all; null: yes. Rules C-02, C-03, D-01, D-02, P-02, P-04. */
const unable = ({ state, skilled, room }: Candidate): SkipReason | null => {
  if (state !== 'AVAILABLE') return 'NOT_AVAILABLE';
  if (!skilled) return 'LACKS_SKILL';
  return room ? null : 'AT_CAPACITY';
};

/**
 * G12: who refused is skipped until everybody who can take it has; then the next round begins. So whoever refused least often
 * is asked, and the rest wait for their round.
 */
export const judge = (candidates: readonly Candidate[]): Judged[] => {
  const able = candidates.filter((candidate) => unable(candidate) === null);
  const round = Math.min(...able.map(({ refusals }) => refusals));
  return candidates.map((candidate) => ({ candidate, skipped: unable(candidate) ?? (candidate.refusals > round ? 'REFUSED' : null) }));
};

const least = (a: number, b: number): number => Math.sign(a - b);

/** C42, rule I-03: proficiency, then who has least, then who has had nothing new for longest; at last by id, so that it is an order. */
export const before = (a: Candidate, b: Candidate): number =>
  least(b.proficiency, a.proficiency) || least(a.load, b.load) || least(a.idleSince?.getTime() ?? -Infinity, b.idleSince?.getTime() ?? -Infinity) || (a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0);

/** Whoever can take it in order of preference, then the others. G8: a reopened ticket goes to its last agent first. */
export const ranked = (candidates: readonly Candidate[], lastAgentId: string | null): Judged[] => {
  const returning = ({ candidate }: Judged): number => (candidate.userId === lastAgentId ? 0 : 1);
  return judge(candidates).sort((a, b) =>
    least(a.skipped === null ? 0 : 1, b.skipped === null ? 0 : 1) || (a.skipped === null ? least(returning(a), returning(b)) : 0) || before(a.candidate, b.candidate));
};

/** Who gets it; null: it waits. */
export const chosen = (order: readonly Judged[]): Candidate | null => (order[0]?.skipped === null ? order[0].candidate : null);

/** Whose turn it is by its place, at the pace of the last decisions; null without a pace. */
export const estimatedWait = (position: number, decisions: readonly Date[], now: Date): number | null => {
  if (decisions.length < 2) return null;
  const first = Math.min(...decisions.map((at) => at.getTime()));
  return Math.max(0, Math.round((position * (now.getTime() - first)) / decisions.length));
};

/** How an offer may end, once (§4.3): every other state is the end. */
export const ENDINGS = ['ACCEPTED', 'REJECTED', 'TIMED_OUT', 'RESCINDED'] as const;
export type Ending = (typeof ENDINGS)[number];
export type OfferState = 'PENDING' | Ending;

/** States in which nothing is held out to an agent any longer. After a chat one may still take the next. */
export const GONE = ['OFFLINE', 'AWAY', 'BUSY', 'ON_BREAK', 'WORK_OFFLINE'];

/** What an event may have made possible: queues where somebody new waits, agents who may take more, agents who take nothing now. */
export interface Touched {
  queues: string[];
  agents: string[];
  gone: string[];
}

interface Placed {
  status: string;
  assigneeId: string | null;
  queueId: string;
  offeredTo?: string;
}

const changed = (was: Placed, is: Placed): Touched => {
  const entered = is.status === 'NEW' && (was.status !== 'NEW' || was.queueId !== is.queueId || was.offeredTo !== is.offeredTo);
  const freed = was.assigneeId !== null && (was.assigneeId !== is.assigneeId || was.status !== is.status);
  return { queues: entered ? [is.queueId] : [], agents: freed ? [was.assigneeId!] : [], gone: [] };
};

export const touched = ({ type, payload }: Pick<LogEvent, 'type' | 'payload'>): Touched => {
  const none: Touched = { queues: [], agents: [], gone: [] };
  const is = payload.after as Placed;
  switch (type) {
    case 'TicketOpened': return { ...none, queues: [is.queueId] };
    case 'TicketChanged': return changed(payload.before as Placed, is);
    case 'OfferEnded': return { ...none, queues: [payload.queueId as string], agents: [payload.userId as string] };
    case 'QueueWoken': return { ...none, queues: [payload.queueId as string] };
    case 'AgentChanged': case 'WrapUpFinished': return { ...none, agents: [payload.userId as string] };
    case 'AgentStateChanged': {
      const userId = payload.userId as string;
      return payload.after === 'AVAILABLE' ? { ...none, agents: [userId] } : GONE.includes(payload.after as string) ? { ...none, gone: [userId] } : none;
    }
    default: return none;
  }
};
