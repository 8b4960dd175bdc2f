/** Offers for the whole page: one place keeps them, and whichever panel has a berth shows them. */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useShortcut } from '../shell/useShortcut.ts';
import { isPending } from './offers.ts';
import { useOffers, type OfferDesk } from './useOffers.ts';
import { useRinging } from './useRinging.ts';

interface Berths extends OfferDesk {
  mayReject: boolean;
  /** True: a panel of the page has a berth, and the page's own stays empty. */
  docked: boolean;
  dock: (on: boolean) => void;
}

const OfferContext = createContext<Berths | null>(null);

export const useOfferDesk = (): Berths => {
  const desk = useContext(OfferContext);
  if (desk === null) throw new Error('useOfferDesk needs OfferDesk above it');
  return desk;
};

/** How many are held out now; for the rail's mark and the tab's title. */
export const usePendingOffers = (): number => useOfferDesk().offers.filter(isPending).length;

/** A panel that has a berth while it is on the page. */
export const useDock = (): void => {
  const { dock } = useOfferDesk();
  useEffect(() => {
    dock(true);
    return () => dock(false);
  }, [dock]);
};

export const OfferDeskProvider = ({ mayReject, children }: { mayReject: boolean; children: ReactNode }) => {
  const desk = useOffers();
  const [docked, dock] = useState(false);
  const first = desk.offers.find(isPending);
  useShortcut({ code: 'KeyA', alt: true }, () => first?.phase === 'waiting' && void desk.accept(first.offer.id), first !== undefined);
  useRinging(desk.offers);
  return <OfferContext value={{ ...desk, mayReject, docked, dock }}>{children}</OfferContext>;
};
