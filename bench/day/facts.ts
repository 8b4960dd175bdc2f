/** What lies in the database when the day is over, read as it stands by somebody who is not the product. */
import pg from 'pg';

export interface Standing {
  status: string;
  assigneeId: string | null;
  queueId: string;
  offeredTo?: string;
}

export interface LogEvent {
  id: string;
  xid: string;
  type: string;
  conversationId: string | null;
  ticketId: string | null;
  position: number | null;
  payload: Record<string, unknown> & { before?: Standing; after?: Standing };
  at: number;
}

export interface TicketRow {
  id: string;
  conversationId: string;
  queueId: string;
  assigneeId: string | null;
  channel: string;
  status: string;
  fromPosition: number;
  toPosition: number | null;
  openedAt: number;
}

export interface MessageRow {
  id: string;
  conversationId: string;
  position: number;
  side: string;
  text: string;
  key: string;
  at: number;
}

export interface OfferRow {
  id: string;
  ticketId: string;
  userId: string;
  state: string;
  madeAt: number;
  expiresAt: number;
  endedAt: number | null;
}

export interface IntervalRow {
  userId: string;
  state: string;
  cause: string;
  since: number;
  until: number | null;
}

export interface InteractionRow {
  ticketId: string;
  userId: string;
  startedAt: number;
  endedAt: number | null;
  wrapUntil: number | null;
  doneAt: number | null;
}

export interface ClockRow {
  id: string;
  ticketId: string;
  kind: 'FIRST_RESPONSE' | 'NEXT_RESPONSE' | 'RESOLUTION';
  startedAt: number;
  elapsedMs: number;
  runningSince: number | null;
  targetMs: number;
  breachedAt: number | null;
  metAt: number | null;
  cancelledAt: number | null;
}

export interface Opening {
  zone: string;
  weekly: Record<string, [number, number][]>;
}

export interface QueueRow {
  id: string;
  hours: Opening | null;
  targets: Record<ClockRow['kind'], number | null>;
}

export interface Facts {
  now: number;
  events: LogEvent[];
  tickets: TicketRow[];
  messages: MessageRow[];
  offers: OfferRow[];
  intervals: IntervalRow[];
  interactions: InteractionRow[];
  clocks: ClockRow[];
  queues: QueueRow[];
  agents: { userId: string; state: string; capacity: number }[];
  scheduled: { ticketId: string; state: string; sendAt: number; settledAt: number | null }[];
  settings: { pendingWeight: number; onHoldWeight: number; resolvedHoldMs: number; pendingHoldMs: number; inactivityMs: number };
}

/** Milliseconds, with fractions: a day's order hangs on less than one. */
const ms = (column: string, as: string): string => `(extract(epoch from ${column}) * 1000)::float8 as "${as}"`;

const QUERIES: Record<Exclude<keyof Facts, 'now' | 'settings'>, string> = {
  events: `select e.id::text, e.xid::text, e.type, e.conversation_id as "conversationId", e.ticket_id as "ticketId", e.position, e.payload, ${ms('e.at', 'at')}
    from event e where e.workspace_id = $1 order by e.at, e.id`,
  tickets: `select t.id, t.conversation_id as "conversationId", t.queue_id as "queueId", t.assignee_id as "assigneeId", t.channel, t.status,
    t.from_position as "fromPosition", t.to_position as "toPosition", ${ms('t.opened_at', 'openedAt')} from ticket t where t.workspace_id = $1 order by t.number`,
  messages: `select m.id, m.conversation_id as "conversationId", m.position, m.side, m.text, m.client_key as key, ${ms('m.created_at', 'at')}
    from message m where m.workspace_id = $1 order by m.conversation_id, m.position`,
  offers: `select o.id, o.ticket_id as "ticketId", o.user_id as "userId", o.state, ${ms('o.made_at', 'madeAt')}, ${ms('o.expires_at', 'expiresAt')}, ${ms('o.ended_at', 'endedAt')}
    from offer o where o.workspace_id = $1`,
  intervals: `select i.user_id as "userId", i.state, i.cause, ${ms('i.since', 'since')}, ${ms('i.until', 'until')} from agent_interval i where i.workspace_id = $1 order by i.user_id, i.since`,
  interactions: `select i.ticket_id as "ticketId", i.user_id as "userId", ${ms('i.started_at', 'startedAt')}, ${ms('i.ended_at', 'endedAt')},
    ${ms('i.wrap_until', 'wrapUntil')}, ${ms('i.done_at', 'doneAt')} from interaction i where i.workspace_id = $1`,
  clocks: `select k.id, k.ticket_id as "ticketId", k.kind, k.target_ms as "targetMs", ${ms('k.started_at', 'startedAt')}, k.elapsed_ms as "elapsedMs", ${ms('k.running_since', 'runningSince')},
    ${ms('k.breached_at', 'breachedAt')}, ${ms('k.met_at', 'metAt')}, ${ms('k.cancelled_at', 'cancelledAt')} from sla_clock k where k.workspace_id = $1 order by k.started_at, k.id`,
  queues: `select q.id, case when h.id is not null then jsonb_build_object('zone', h.zone, 'weekly', h.weekly) end as hours,
    jsonb_build_object('FIRST_RESPONSE', p.first_response_ms, 'NEXT_RESPONSE', p.next_response_ms, 'RESOLUTION', p.resolution_ms) as targets
    from queue q left join business_hours h on h.id = q.hours_id left join sla_policy p on p.id = q.sla_policy_id where q.workspace_id = $1`,
  agents: 'select user_id as "userId", state, capacity from agent where workspace_id = $1',
  scheduled: `select s.ticket_id as "ticketId", s.state, ${ms('s.send_at', 'sendAt')}, ${ms('s.settled_at', 'settledAt')} from scheduled_reply s where s.workspace_id = $1`,
};

const SETTINGS = `select pending_weight::float8 as "pendingWeight", on_hold_weight::float8 as "onHoldWeight", resolved_hold_ms as "resolvedHoldMs",
  pending_hold_ms as "pendingHoldMs", inactivity_ms as "inactivityMs" from workspace_setting where workspace_id = $1`;

/** All of it in one snapshot. */
export const readFacts = async (databaseUrl: string, workspaceId: string): Promise<Facts> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const facts: Record<string, unknown> = {};
    for (const [name, text] of Object.entries(QUERIES)) facts[name] = (await client.query(text, [workspaceId])).rows;
    const { rows: [settings] } = await client.query<object>(SETTINGS, [workspaceId]);
    const { rows: [time] } = await client.query<{ now: number }>(`select ${ms('clock_timestamp()', 'now')}`);
    return { ...facts, settings, now: time!.now } as Facts;
  } finally {
    await client.end();
  }
};
