import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Logo } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { OfflineBar } from './OfflineBar.tsx';
import { RailLinks } from './Rail.tsx';
import { LiveRegion, Toasts } from './Toasts.tsx';
import { useLandmarks } from './useLandmarks.ts';
import { UserMenu } from './UserMenu.tsx';

/** What stands around every page of the console: rail, bar for a lost link, news. */
export const Shell = ({ children }: { children: ReactNode }) => {
  useLandmarks();
  return (
    <div className="app">
      <nav className="rail" aria-label={words.shell.main} data-landmark="" tabIndex={-1}>
        <Link href="/desk" className="rail-logo" aria-label={words.shell.home}><Logo /></Link>
        <RailLinks />
        <UserMenu />
      </nav>
      <div className="stage">
        <OfflineBar />
        {children}
      </div>
      <Toasts />
      <LiveRegion />
    </div>
  );
};
