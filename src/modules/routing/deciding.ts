/**
 * One decision a transaction: the longest waiting ticket that somebody can take, and who. It looks without locks, then locks
 * ticket and agent and looks again at what may have changed meanwhile: several nodes may decide at once, and one wins.
 */
import { isOpen, nextOpening } from '../../kernel/business-time.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { assign, fits, lockTicket, roomOf } from '../tickets/index.ts';
import { members, waiters, type Member, type Scope, type Waiter } from './facts.ts';
import { keepDecision, makeOffer } from './offers.ts';
import { chosen, ranked, type Judged } from './rules.ts';

/** What came of a look: something was decided, nothing can be, or somebody else was faster and it is worth another look. */
export type Outcome = 'DECIDED' | 'NOTHING' | 'OUTRUN';

export const decide = async (tx: Tx, scope: Scope, now: Date): Promise<Result<Outcome>> => {
  for (const waiter of await waiters(tx.rows, tx.workspaceId, scope)) {
    if (waiter.hours && !isOpen(waiter.hours, now)) {
      waitForOpening(tx, waiter, nextOpening(waiter.hours, now));
      continue;
    }
    const people = await members(tx.rows, tx.workspaceId, { ...waiter, ticketId: waiter.id, among: waiter.whole ? null : scope.agents, available: true });
    const order = ranked(people, waiter.lastAgentId);
    const best = chosen(order);
    if (best) return ok((await apply(tx, waiter, best as Member, order, now)) ? 'DECIDED' : 'OUTRUN');
  }
  return ok('NOTHING');
};

/** Under the locks: still waiting, still free. */
const apply = async (tx: Tx, waiter: Waiter, best: Member, order: readonly Judged[], now: Date): Promise<boolean> => {
  const ticket = (await lockTicket(tx, waiter.id))?.ticket;
  if (ticket?.status !== 'NEW' || ticket.offeredTo || ticket.queueId !== waiter.queueId) return false;
  const room = await roomOf(tx, best.userId, ticket.channel);
  if (room?.state !== 'AVAILABLE' || !fits(room)) return false;
  if (waiter.mode === 'DIRECT') assign(tx, ticket, { id: best.userId, name: best.name }, 'SYSTEM', now);
  else makeOffer(tx, ticket, waiter, best, now);
  keepDecision(tx, ticket, waiter, best, order, now);
  return true;
};

/** A closed queue decides nothing; its next opening is a deadline. What has changed meanwhile wakes it all the same, and is looked at then. */
const waitForOpening = (tx: Tx, { queueId }: Waiter, at: Date | null): void =>
  tx.write(sql`update queue_routing set wake_at = ${at}::timestamptz where queue_id = ${queueId}::uuid and wake_at is distinct from ${at}::timestamptz and wake_at is distinct from 'epoch'`);
