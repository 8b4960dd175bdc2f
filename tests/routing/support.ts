/** A desk whose queues are routed: who is available gets offers. */
import { randomUUID } from 'node:crypto';
import { openDesk, type Desk } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';
import { eventually } from '../support/documents.ts';
import type { Payload } from '../support/chat.ts';

export const SECOND = 1_000;

export interface OfferView {
  id: string;
  state: string;
  round: number;
  madeAt: string;
  expiresAt: string;
  ticket: { id: string } | null;
  user: { id: string };
}

export const OFFER = 'id state round madeAt expiresAt ticket { id } user { id }';

export interface RoutedDesk extends Desk {
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** The main queue, or the other one, decides so from now on. */
  mode(mode: 'OFFER' | 'DIRECT' | 'PICK', queue?: 'queueId' | 'otherQueueId'): Promise<void>;
  /** Goes to work, and stays however long the test's clock runs. */
  available(...parts: Part[]): Promise<void>;
  /** Goes home, and everybody else; nothing waits any longer. */
  clear(): Promise<void>;
  offers(part: Part): Promise<OfferView[]>;
  /** The offer that somebody gets, now or in a moment. */
  offered(part: Part, ticketId?: string): Promise<OfferView>;
  accept(part: Part, offerId: string): Promise<Payload>;
  reject(part: Part, offerId: string): Promise<Payload>;
  /** Time passes, and what is due is done. */
  later(ms: number): Promise<number>;
  /** Decides all that can be decided about both queues; how many decisions that were. */
  settle(): Promise<number>;
  state(part: Part): Promise<string>;
  /** A level in a skill that the main queue demands. */
  skill(level: number, parts: Partial<Record<Part, number>>): Promise<void>;
  set(setting: string, value: unknown): Promise<void>;
}

const row = (id: string): string => id.slice(4);

export const openRouted = async (): Promise<RoutedDesk> => {
  const desk = await openDesk('desk', undefined, 'OFFLINE');
  const { server, house } = desk;
  const sql: RoutedDesk['sql'] = (text, values) => server.database.query(text, values);
  const due = () => server.app.deadlines.runDue();
  const offers: RoutedDesk['offers'] = async (part) => (await desk.ask<{ myOffers: OfferView[] }>(part, `{ myOffers { ${OFFER} } }`)).myOffers;
  const settle = () => server.app.modules.routing.settle(house.workspaceId, { queues: [row(house.queueId), row(house.otherQueueId)] });
  const set: RoutedDesk['set'] = async (setting, value) => {
    await sql(`insert into workspace_setting (workspace_id, ${setting}) values ($1, $2) on conflict (workspace_id) do update set ${setting} = excluded.${setting}`, [house.workspaceId, value]);
  };
  // What comes after a chat is tested where it belongs.
  await set('post_processing_ms', null);
  return {
    ...desk, sql, offers, settle, set,
    mode: async (mode, queue = 'queueId') => {
      await sql('update queue set assignment_mode = $2 where id = $1', [row(house[queue]), mode]);
      await due();
    },
    available: async (...parts) => {
      for (const part of parts) {
        await desk.act(part, 'goAvailable', {});
        await sql('update agent set seen_at = null where user_id = $1', [row(house.userId(part))]);
      }
    },
    clear: async () => {
      await sql("update queue set enabled = false, hours_id = null where workspace_id = $1", [house.workspaceId]);
      await sql("update agent set state = 'OFFLINE', capacity = 5, may_reject = false, idle_since = null where workspace_id = $1", [house.workspaceId]);
      await sql('delete from interaction where workspace_id = $1', [house.workspaceId]);
      await sql("update offer set state = 'RESCINDED', ended_at = now() where state = 'PENDING' and workspace_id = $1", [house.workspaceId]);
      await sql("update ticket set status = 'CLOSED', offered_to = null, closed_at = now(), next_transition_at = null where status <> 'CLOSED' and workspace_id = $1", [house.workspaceId]);
      await sql('delete from channel_policy where workspace_id = $1', [house.workspaceId]);
      await sql('delete from queue_skill where workspace_id = $1', [house.workspaceId]);
      await sql('delete from agent_skill where workspace_id = $1', [house.workspaceId]);
      await sql("update queue set enabled = true, assignment_mode = 'OFFER', acceptance_ms = 30000 where workspace_id = $1", [house.workspaceId]);
      await due();
      await settle();
      await sql('update agent set requeue_at = null, state_until = null, seen_at = null where workspace_id = $1', [house.workspaceId]);
    },
    offered: async (part, ticketId) => {
      const found = await eventually(() => offers(part), (all) => all.some(({ ticket }) => !ticketId || ticket?.id === ticketId));
      return found.find(({ ticket }) => !ticketId || ticket?.id === ticketId)!;
    },
    accept: (part, offerId) => desk.act(part, 'acceptOffer', { offerId }, `offer { ${OFFER} } ticket { id status assignee { id } }`),
    reject: (part, offerId) => desk.act(part, 'rejectOffer', { offerId }, `offer { ${OFFER} }`),
    later: async (ms) => {
      server.clock.advance(ms);
      return due();
    },
    state: async (part) => (await sql<{ state: string }>('select state from agent where user_id = $1', [row(house.userId(part))]))[0]!.state,
    skill: async (level, parts) => {
      const id = randomUUID();
      await sql('insert into skill (id, workspace_id, name) values ($1, $2, $3)', [id, house.workspaceId, id]);
      await sql('insert into queue_skill (queue_id, skill_id, workspace_id, min_level) values ($1, $2, $3, $4)', [row(house.queueId), id, house.workspaceId, level]);
      for (const [part, has] of Object.entries(parts)) {
        await sql('insert into agent_skill (user_id, skill_id, workspace_id, level) values ($1, $2, $3, $4)', [row(house.userId(part as Part)), id, house.workspaceId, has]);
      }
      await due();
    },
  };
};
