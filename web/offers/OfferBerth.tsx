/** Where offers lie: at the foot of the list, or of the page where there is no list. It has room of its own and covers nothing. */
import { OfferCard, OverCard } from './OfferCard.tsx';
import { useDock, useOfferDesk } from './OfferDesk.tsx';
import { isPending } from './offers.ts';

const Berth = ({ place }: { place: 'list' | 'page' }) => {
  const { offers, mayReject } = useOfferDesk();
  const pending = offers.filter(isPending);
  const [first] = pending;
  const over = offers.find((shown) => !isPending(shown));
  const shown = first ?? over;
  if (shown === undefined) return null;
  return (
    <div className={`berth ${place}`}>
      {first === undefined ? <OverCard key={shown.offer.id} shown={shown} /> : <OfferCard key={first.offer.id} shown={first} behind={pending.length - 1} mayReject={mayReject} />}
    </div>
  );
};

export const ListBerth = () => {
  useDock();
  return <Berth place="list" />;
};

export const PageBerth = () => (useOfferDesk().docked ? null : <Berth place="page" />);
