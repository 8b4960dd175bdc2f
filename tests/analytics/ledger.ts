/**
 * Statistics the slow way: a ledger of what the rows of tickets and messages became from one step to the next, and counts made
 * from it by going through every line. It knows nothing of events, facts or sums.
 */
import type { Desk } from '../tickets/support.ts';

interface TicketState {
  id: string;
  status: string;
  queueId: string;
  agentId: string | null;
  openedAt: Date;
  /** Author of the first public message of the staff; empty while there is none. */
  answeredBy: string;
}

interface Line {
  kind: 'ENTERED' | 'WAITED' | 'ANSWERED' | 'RESOLUTION';
  status?: string;
  ticketId: string;
  at: number;
  queueId: string;
  agentId: string | null;
  ms: number;
}

export interface Asked {
  from: number;
  to: number;
  queueIds?: string[];
  agentId?: string;
}

export interface Counted {
  created: number;
  resolved: number;
  closed: number;
  onHold: number;
  waiting: number[];
  firstResponse: number[];
  resolution: number[];
}

const STATE = `select t.id, t.status, t.queue_id as "queueId", t.assignee_id as "agentId", t.opened_at as "openedAt",
  coalesce((select coalesce(m.author_user_id::text, 'nobody') from message m where m.conversation_id = t.conversation_id and m.side = 'STAFF'
    and m.position between t.from_position and coalesce(t.to_position, 2147483647) order by m.position limit 1), '') as "answeredBy"
  from ticket t where t.workspace_id = $1 order by t.number`;

export const openLedger = (desk: Desk) => {
  const { database, clock } = desk.server;
  let states = new Map<string, TicketState>();
  const waitsSince = new Map<string, number>();
  let lines: Line[] = [];

  const compare = (before: TicketState | undefined, after: TicketState, now: number): void => {
    const line = (kind: Line['kind'], ms: number, rest: Partial<Line> = {}): void =>
      void lines.push({ kind, ticketId: after.id, at: now, queueId: after.queueId, agentId: after.agentId, ms, ...rest });
    if (after.status !== before?.status) line('ENTERED', 0, { status: before ? after.status : 'CREATED' });
    if (before?.status === 'NEW' && after.status !== 'NEW') line('WAITED', now - waitsSince.get(after.id)!);
    if (after.status === 'NEW' && (before?.status !== 'NEW' || before.queueId !== after.queueId)) waitsSince.set(after.id, now);
    if (after.answeredBy !== '' && !before?.answeredBy) line('ANSWERED', now - after.openedAt.getTime(), { agentId: after.answeredBy });
    if (after.status === 'RESOLVED' && before?.status !== 'RESOLVED') line('RESOLUTION', now - after.openedAt.getTime());
    // It was not the last one.
    if (before?.status === 'RESOLVED' && (after.status === 'OPEN' || after.status === 'NEW')) lines = lines.filter((each) => each.kind !== 'RESOLUTION' || each.ticketId !== after.id);
  };

  return {
    /** Looks at every row again. To be called after each step, with the clock where it was. */
    look: async (): Promise<void> => {
      const rows = await database.query<TicketState>(STATE, [desk.house.workspaceId]);
      for (const row of rows) compare(states.get(row.id), row, clock.now().getTime());
      states = new Map(rows.map((row) => [row.id, row]));
    },
    count: ({ from, to, queueIds, agentId }: Asked): Counted => {
      const mine = (line: Line): boolean => (!queueIds || queueIds.includes(line.queueId)) && (!agentId || line.agentId === agentId);
      const inRange = lines.filter((line) => line.at >= from && line.at < to);
      const once = (status: string): number => {
        const first = new Map<string, Line>();
        for (const line of inRange) if (line.kind === 'ENTERED' && line.status === status && !first.has(line.ticketId)) first.set(line.ticketId, line);
        return [...first.values()].filter(mine).length;
      };
      const durations = (kind: Line['kind']): number[] => inRange.filter((line) => line.kind === kind && mine(line)).map((line) => line.ms / 1000).sort((a, b) => a - b);
      return {
        created: once('CREATED'), resolved: once('RESOLVED'), closed: once('CLOSED'), onHold: once('ON_HOLD'),
        waiting: durations('WAITED'), firstResponse: durations('ANSWERED'), resolution: durations('RESOLUTION'),
      };
    },
    standing: ({ queueIds, agentId }: Pick<Asked, 'queueIds' | 'agentId'>) => {
      const mine = [...states.values()].filter((each) => (!queueIds || queueIds.includes(each.queueId)) && (!agentId || each.agentId === agentId));
      const of = (status: string): number => mine.filter((each) => each.status === status).length;
      return {
        new: of('NEW'), open: of('OPEN'), pending: of('PENDING'), onHold: of('ON_HOLD'), resolved: of('RESOLVED'), closed: of('CLOSED'),
        assigned: mine.filter((each) => each.agentId && each.status !== 'RESOLVED' && each.status !== 'CLOSED').length,
      };
    },
  };
};

export type Ledger = ReturnType<typeof openLedger>;
