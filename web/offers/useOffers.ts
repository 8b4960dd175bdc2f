/** What is held out to the reader: read once, then live, with the ways to answer it. */
import { useCallback, useReducer } from 'react';
import { useLocation } from 'wouter';
import { useMyFeed } from '../agent/MyFeed.tsx';
import { useApi } from '../api/ApiProvider.tsx';
import type { OfferState } from '../gql/graphql.ts';
import { toast } from '../shell/toasts.ts';
import { words } from '../words.ts';
import { reduceOffers, type Offers } from './offers.ts';
import { AcceptOffer, MyOffers, RejectOffer } from './operations.ts';

export interface OfferDesk {
  offers: Offers;
  accept: (offerId: string) => Promise<void>;
  reject: (offerId: string) => Promise<void>;
  /** Puts away one that is over. */
  dismiss: (offerId: string) => void;
}

type Refusal = { __typename: string; state?: OfferState };

export const useOffers = (): OfferDesk => {
  const { client } = useApi();
  const [, navigate] = useLocation();
  const [offers, dispatch] = useReducer(reduceOffers, []);
  const read = useCallback(() => {
    void client.query(MyOffers, {}, { requestPolicy: 'network-only' }).toPromise().then(({ data }) => data && dispatch({ type: 'read', offers: data.myOffers }));
  }, [client]);
  useMyFeed((event) => {
    if (event.__typename === 'OfferMade' && event.offer !== null) dispatch({ type: 'made', offer: event.offer });
    if (event.__typename === 'OfferEnded') dispatch({ type: 'ended', offerId: event.offerId, state: event.state });
  }, read);

  /** The server says how it stands: somebody was faster, it is over, or there is no room. */
  const refused = useCallback((offerId: string, refusal: Refusal | undefined, failed: string) => {
    if (refusal?.__typename === 'AlreadyTaken') {
      if (refusal.state === 'ACCEPTED') toast('failed', words.offers.taken);
      return dispatch({ type: 'ended', offerId, state: refusal.state ?? 'RESCINDED' });
    }
    if (refusal?.__typename === 'NotFound') return dispatch({ type: 'ended', offerId, state: 'RESCINDED' });
    dispatch({ type: 'phase', offerId, phase: 'waiting' });
    const reasons: Record<string, string> = { AtCapacity: words.offers.full, RejectNotAllowed: words.offers.rejectRefused };
    toast('failed', (refusal && reasons[refusal.__typename]) ?? failed);
  }, []);

  const accept = useCallback(async (offerId: string) => {
    dispatch({ type: 'phase', offerId, phase: 'accepting' });
    const answer = (await client.mutation(AcceptOffer, { input: { offerId } }).toPromise()).data?.acceptOffer;
    if (!answer?.ticket) return refused(offerId, answer?.errors[0], words.offers.failed);
    dispatch({ type: 'gone', offerId });
    navigate(`/desk/${answer.ticket.id}`);
  }, [client, navigate, refused]);

  const reject = useCallback(async (offerId: string) => {
    dispatch({ type: 'phase', offerId, phase: 'rejecting' });
    const answer = (await client.mutation(RejectOffer, { input: { offerId } }).toPromise()).data?.rejectOffer;
    if (!answer?.offer) return refused(offerId, answer?.errors[0], words.offers.notRejected);
    dispatch({ type: 'gone', offerId });
  }, [client, refused]);

  const dismiss = useCallback((offerId: string) => dispatch({ type: 'gone', offerId }), []);
  return { offers, accept, reject, dismiss };
};
