/** Every cell of §4.2 through the doors: from each status, each event, and what the log says of it. Merging has tests of its own. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { STATUSES, timerEvent, TRANSITIONS, type Status, type TicketEvent } from '../../src/modules/tickets/rules.ts';
import type { Customer } from '../support/chat.ts';
import { HOUR, kinds, MINUTE, openDesk, type Desk } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await query("update queue set when_offline = 'REQUEUE' where id = $1", [desk.house.queueId.slice(4)]);
});
afterAll(() => desk?.stop());

interface Case {
  customer: Customer;
  ticketId: string;
}

const query = <Row extends object>(text: string, values: unknown[] = []) => desk.server.database.query<Row>(text, values);
const due = () => desk.server.app.deadlines.runDue();
const userId = (part: Parameters<Desk['house']['userId']>[0]) => desk.house.userId(part);
const keywords = (words: string[]) => desk.act('manager', 'setWorkspaceSettings', { resolveKeywords: words });
const policy = (followUp: string | null) => query('update endpoint set follow_up_policy = $2 where key = $1', [desk.house.endpointKey, followUp]);

/** A ticket in a status, which agent1 has or had. */
const reach = async (status: Status): Promise<Case> => {
  // Whoever went offline in an earlier cell is back.
  await query("update agent set state = 'AVAILABLE' where user_id = $1", [userId('agent1').slice(4)]);
  if (status === 'NEW') return desk.chat();
  const made = await desk.held('agent1');
  const { ticketId } = made;
  const by = { OPEN: null, PENDING: 'markPending', ON_HOLD: 'markOnHold', RESOLVED: 'resolveTicket', CLOSED: 'resolveTicket' } as const;
  const mutation = by[status];
  if (mutation) await desk.act('agent1', mutation, { ticketId });
  if (status === 'CLOSED') {
    desk.server.clock.advance(HOUR);
    await due();
  }
  return made;
};

/** Agent1 becomes full, does `then`, and is free again. */
const whileFull = async (then: () => Promise<unknown>): Promise<void> => {
  const others: Case[] = [];
  while (kinds(await desk.act('agent1', 'claimTicket', { ticketId: (others[others.push(await desk.chat()) - 1]!).ticketId })).length === 0);
  await then();
  for (const { ticketId } of others) await desk.act('admin', 'resolveTicket', { ticketId });
};

const goOffline = (part: 'agent1') => desk.server.app.db.tx(systemActor(desk.house.workspaceId), async (tx) => {
  const id = userId(part).slice(4);
  await tx.rows(sql`update agent set state = 'OFFLINE' where user_id = ${id}::uuid`);
  tx.record({ type: 'AgentStateChanged', payload: { userId: id, before: 'AVAILABLE', after: 'OFFLINE', auxCodeId: null, cause: 'SIGNED_OUT', at: desk.server.clock.now() } });
  return ok(null);
});

/** The timer of a status fires; any other timer finds it disarmed, and one that no status has finds nothing to do. */
const timer = (event: TicketEvent) => async ({ ticketId }: Case, status: Status) => {
  const armed = timerEvent(status) === event || timerEvent(status) === null;
  await query('update ticket set next_transition_at = $2 where id = $1', [ticketId.slice(4), armed ? desk.server.clock.now() : null]);
  await due();
};

const withPolicy = (name: string, then: (of: Case) => Promise<unknown>) => async (of: Case) => {
  await policy(name);
  await then(of);
  await policy(null);
};
const write = ({ customer }: Case) => customer.write('And one more thing.');
const thank = (words: string[]) => async ({ customer }: Case) => {
  await keywords(words);
  await customer.write('THANKS!! 🙏');
  await keywords([]);
};

type Walked = Exclude<TicketEvent, 'MERGE'>;
const HOW: Record<Walked, (of: Case, status: Status) => Promise<unknown>> = {
  CUSTOMER_MESSAGE: write,
  CUSTOMER_MESSAGE_AGENT_AWAY: (of) => whileFull(() => write(of)),
  // With keyword resolution on, such a message settles an open ticket: see KEYWORD.
  KEYWORD_ONLY_MESSAGE: (of, status) => thank(status === 'OPEN' ? [] : ['thanks'])(of),
  KEYWORD: thank(['resolved', 'Thanks']),
  AGENT_REPLY: ({ ticketId }) => desk.reply('agent1', ticketId),
  SUPERVISOR_REPLY: ({ ticketId }) => desk.reply('supervisor', ticketId),
  ASSIGN: ({ ticketId }) => desk.act('agent1', 'claimTicket', { ticketId }),
  REASSIGN: ({ ticketId }) => desk.act('agent1', 'transferTicket', { ticketId, userId: userId('agent2') }),
  TRANSFER_TO_QUEUE: ({ ticketId }) => desk.act('supervisor', 'transferTicket', { ticketId, queueId: desk.house.otherQueueId }),
  ASSIGNEE_GONE: async () => {
    await goOffline('agent1');
    await due();
    desk.server.clock.advance(MINUTE);
    await due();
  },
  MARK_PENDING: ({ ticketId }) => desk.act('agent1', 'markPending', { ticketId }),
  MARK_ON_HOLD: ({ ticketId }) => desk.act('agent1', 'markOnHold', { ticketId }),
  RESOLVE: ({ ticketId }) => desk.act('agent1', 'resolveTicket', { ticketId }),
  RESOLVE_AS_SPAM: ({ ticketId }) => desk.act('supervisor', 'resolveTicket', { ticketId }),
  REOPEN: ({ ticketId }) => desk.act('agent1', 'reopenTicket', { ticketId }),
  INACTIVITY: timer('INACTIVITY'), PENDING_EXPIRED: timer('PENDING_EXPIRED'), RESOLVED_EXPIRED: timer('RESOLVED_EXPIRED'),
  FOLLOW_UP: withPolicy('ALWAYS_NEW_LINKED', write),
  RETURN: withPolicy('ALWAYS_REOPEN', write),
  RETURN_AGENT_AWAY: withPolicy('ALWAYS_REOPEN', (of) => whileFull(() => write(of))),
};

/** What stands in the cell, or, where an event is a message that the table has under another name, in that cell. */
const OTHERWISE: Partial<Record<Walked, TicketEvent>> = {
  KEYWORD: 'KEYWORD_ONLY_MESSAGE', FOLLOW_UP: 'CUSTOMER_MESSAGE', RETURN: 'CUSTOMER_MESSAGE', RETURN_AGENT_AWAY: 'CUSTOMER_MESSAGE_AGENT_AWAY',
};
const expected = (from: Status, event: Walked): Status | null => TRANSITIONS[from][event] ?? (OTHERWISE[event] ? TRANSITIONS[from][OTHERWISE[event]] : null);

/** Why, and who, as the log has it (rule C4). */
const why = (from: Status, event: Walked): [cause: string, actor: RegExp] => {
  const customer = /^contact:/;
  switch (event) {
    case 'CUSTOMER_MESSAGE': case 'CUSTOMER_MESSAGE_AGENT_AWAY': case 'KEYWORD_ONLY_MESSAGE':
      return [from === 'RESOLVED' || from === 'CLOSED' ? 'REOPENED' : 'CUSTOMER', customer];
    case 'RETURN': case 'RETURN_AGENT_AWAY': return [from === 'PENDING' || from === 'ON_HOLD' ? 'CUSTOMER' : 'REOPENED', customer];
    case 'FOLLOW_UP': return ['CUSTOMER', customer];
    case 'KEYWORD': return [from === 'OPEN' ? 'KEYWORD' : 'CUSTOMER', customer];
    case 'INACTIVITY': case 'PENDING_EXPIRED': case 'RESOLVED_EXPIRED': case 'ASSIGNEE_GONE': return [event, /^system$/];
    case 'SUPERVISOR_REPLY': return [from === 'NEW' ? 'SUPERVISOR' : 'AGENT', /^user:/];
    case 'TRANSFER_TO_QUEUE': case 'RESOLVE_AS_SPAM': return ['SUPERVISOR', /^user:/];
    default: return ['AGENT', /^user:/];
  }
};

const changes = (ticketId: string) => query<{ cause: string; actor: string; to: string }>(
  "select payload ->> 'cause' as cause, actor, payload -> 'after' ->> 'status' as to from event where ticket_id = $1 and type = 'TicketChanged' order by id", [ticketId.slice(4)]);

const cells = STATUSES.flatMap((from) => (Object.keys(HOW) as Walked[]).map((event) => ({ from, event, to: expected(from, event) })));

describe('the transition table through the API', () => {
  test('leaves out nothing but merging', () => {
    expect([...Object.keys(HOW), 'MERGE'].sort()).toEqual(Object.keys(TRANSITIONS.NEW).sort());
  });

  test.each(cells)('[§4.2, C4] $from + $event → $to', async ({ from, event, to }) => {
    const made = await reach(from);
    const before = await changes(made.ticketId);
    await HOW[event](made, from);
    const after = await desk.ticket(made.ticketId);
    expect(after).toMatchObject({ status: to ?? from });
    const last = (await changes(made.ticketId)).slice(before.length).at(-1);
    if (to === null || (to === from && event !== 'REASSIGN' && event !== 'TRANSFER_TO_QUEUE')) expect(last).toBeUndefined();
    else {
      const [cause, actor] = why(from, event);
      expect(last).toMatchObject({ cause, to, actor: expect.stringMatching(actor) });
    }
    expect(after!.nextTransitionAt === null || timerEvent(after!.status as Status) !== null).toBe(true);
    const rest = await query<{ id: string }>("select 'tkt_' || id as id from ticket where conversation_id = $1 and status not in ('RESOLVED', 'CLOSED')", [made.customer.conversationId.slice(4)]);
    for (const { id } of rest) await desk.act('admin', 'resolveTicket', { ticketId: id });
  });
});
