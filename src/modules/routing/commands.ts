import { seesAll, type UserActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { fail, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { enterState } from '../agents/index.ts';
import { assign, fits, full, roomOf, type TicketEntity } from '../tickets/index.ts';
import { endOffer, lockOffer, rescind, type OfferHeld } from './offers.ts';
import { GONE, type OfferState } from './rules.ts';

export interface OfferDeps {
  db: Database;
  clock: Clock;
}

export const offerCommands = ({ db, clock }: OfferDeps) => ({
  accept: async (actor: UserActor, id: string): Promise<Result<string>> => {
    const result = await db.tx(actor, (tx) => accept(tx, actor, id, clock.now()));
    // Whoever got too much meanwhile must not keep the customer waiting for the interval's end.
    if (!result.ok && result.kind === full.kind) await db.tx(actor, async (tx) => ok(await rescind(tx, id, clock.now())));
    return result;
  },
  reject: (actor: UserActor, id: string) => db.tx(actor, (tx) => reject(tx, actor, id, clock.now())),
});

/** An offer to the actor that still stands, with its ticket; both are locked, so of several answers one finds it. */
const standingOffer = async (tx: Tx, actor: UserActor, id: string, now: Date): Promise<Result<{ offer: OfferHeld; ticket: TicketEntity }>> => {
  const found = await lockOffer(tx, id, actor.userId);
  if (!found) return notFound('offer', ['offerId']);
  const { state, expiresAt } = found.offer;
  // The interval is over when it is over, whether or not the sweeper has looked.
  const is = state === 'PENDING' && expiresAt <= now ? 'TIMED_OUT' : state;
  return is === 'PENDING' ? ok(found) : over(is);
};

const over = (state: OfferState) => fail('AlreadyTaken', 'This offer is over.', ['offerId'], { state });

/** Rules D-05, K-05, K-25: the offer counted as load already, so it only must still be within what they may hold. */
const accept = async (tx: Tx, actor: UserActor, id: string, now: Date): Promise<Result<string>> => {
  const found = await standingOffer(tx, actor, id, now);
  if (!found.ok) return found;
  const { offer, ticket } = found.value;
  const room = await roomOf(tx, actor.userId, ticket.channel, ticket.id);
  // Who has left is about to have it taken back (D-01), whether or not the node that leads has looked.
  if (room && GONE.includes(room.state)) return over('RESCINDED');
  if (!room || !fits(room)) return full;
  endOffer(tx, offer, ticket, 'ACCEPTED', now);
  assign(tx, ticket, { id: actor.userId, name: actor.name }, 'AGENT', now);
  return ok(ticket.id);
};

/** Rules D-03, D-06, §4.4: a permission of the agent's; managers and administrators have it. */
const reject = async (tx: Tx, actor: UserActor, id: string, now: Date): Promise<Result<string>> => {
  const found = await standingOffer(tx, actor, id, now);
  if (!found.ok) return found;
  const { offer, ticket } = found.value;
  const room = await roomOf(tx, actor.userId, ticket.channel);
  if (!seesAll(actor) && !room?.mayReject) return fail('RejectNotAllowed', 'You may not reject offers.', ['offerId']);
  endOffer(tx, offer, ticket, 'REJECTED', now);
  await enterState(tx, actor.userId, { event: 'OFFER_REJECTED' }, now);
  return ok(ticket.id);
};
