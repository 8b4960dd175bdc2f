/** Offers as the page shows them. Pure. */
import type { OfferPopFragment, OfferState } from '../gql/graphql.ts';

/** What is shown of one: held out, on its way to be answered, or over and why. */
export type Phase = 'waiting' | 'accepting' | 'rejecting' | 'taken-back' | 'lapsed';

export interface Shown {
  offer: OfferPopFragment;
  phase: Phase;
}

export type Offers = readonly Shown[];

export type OfferAction =
  | { type: 'read'; offers: readonly OfferPopFragment[] }
  | { type: 'made'; offer: OfferPopFragment }
  | { type: 'ended'; offerId: string; state: OfferState }
  | { type: 'phase'; offerId: string; phase: Phase }
  | { type: 'gone'; offerId: string };

export const isPending = ({ phase }: Shown): boolean => phase === 'waiting' || phase === 'accepting' || phase === 'rejecting';

const byUrgency = (a: Shown, b: Shown) => a.offer.expiresAt.localeCompare(b.offer.expiresAt);

/** How an offer that is over is shown, as long as it is; null: not at all, since its reader knows. */
export const endOf = (state: OfferState): Phase | null => {
  switch (state) {
    case 'RESCINDED': return 'taken-back';
    case 'TIMED_OUT': return 'lapsed';
    case 'ACCEPTED': case 'REJECTED': case 'PENDING': return null;
  }
};

const ended = (shown: Offers, offerId: string, state: OfferState): Offers => {
  const phase = endOf(state);
  if (phase === null) return shown.filter(({ offer }) => offer.id !== offerId);
  return shown.map((each) => (each.offer.id === offerId && isPending(each) ? { ...each, phase } : each));
};

/** What was read replaces what is pending; what is over stays until it is put away. */
const read = (shown: Offers, offers: readonly OfferPopFragment[]): Offers => {
  const known = new Map(shown.map((each) => [each.offer.id, each]));
  const pending = offers.map((offer): Shown => ({ offer, phase: known.get(offer.id)?.phase ?? 'waiting' }));
  return [...pending, ...shown.filter((each) => !isPending(each) && !offers.some(({ id }) => id === each.offer.id))].sort(byUrgency);
};

export const reduceOffers = (shown: Offers, action: OfferAction): Offers => {
  switch (action.type) {
    case 'read': return read(shown, action.offers);
    case 'made':
      if (action.offer.state !== 'PENDING' || shown.some(({ offer }) => offer.id === action.offer.id)) return shown;
      return [...shown, { offer: action.offer, phase: 'waiting' as const }].sort(byUrgency);
    case 'ended': return ended(shown, action.offerId, action.state);
    case 'phase': return shown.map((each) => (each.offer.id === action.offerId ? { ...each, phase: action.phase } : each));
    case 'gone': return shown.filter(({ offer }) => offer.id !== action.offerId);
  }
};
