import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { MyFeed } from '../agent/MyFeed.tsx';
import { StatusMenu } from '../agent/StatusMenu.tsx';
import { useMyAgent } from '../agent/useMyAgent.ts';
import { WrapUp } from '../agent/WrapUp.tsx';
import type { AgentNowFragment } from '../gql/graphql.ts';
import { PageBerth } from '../offers/OfferBerth.tsx';
import { OfferDeskProvider, usePendingOffers } from '../offers/OfferDesk.tsx';
import { Logo } from '../parts/Icon.tsx';
import { SearchDoor } from '../search/SearchDoor.tsx';
import { words } from '../words.ts';
import { OfflineBar } from './OfflineBar.tsx';
import { RailLinks } from './Rail.tsx';
import { LiveRegion, Toasts } from './Toasts.tsx';
import { useLandmarks } from './useLandmarks.ts';
import { UserMenu } from './UserMenu.tsx';

const Rail = ({ agent }: { agent: AgentNowFragment | null }) => {
  const offers = usePendingOffers();
  return (
    <nav className="rail" aria-label={words.shell.main} data-landmark="" tabIndex={-1}>
      <Link href="/desk" className="rail-logo" aria-label={words.shell.home}><Logo /></Link>
      <RailLinks offers={offers} />
      {agent !== null && <WrapUp agent={agent} />}
      <UserMenu small={agent !== null} />
      {agent !== null && <StatusMenu agent={agent} offered={offers > 0} />}
    </nav>
  );
};

const Frame = ({ children }: { children: ReactNode }) => {
  useLandmarks();
  const agent = useMyAgent();
  return (
    <OfferDeskProvider mayReject={agent?.mayReject ?? false}>
      <div className="app">
        <Rail agent={agent} />
        <div className="stage">
          <OfflineBar />
          {children}
          <PageBerth />
        </div>
        <SearchDoor />
        <Toasts />
        <LiveRegion />
      </div>
    </OfferDeskProvider>
  );
};

/** What stands around every page of the console: rail, bar for a lost link, offers, news. */
export const Shell = ({ children }: { children: ReactNode }) => <MyFeed><Frame>{children}</Frame></MyFeed>;
