import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { MyFeed } from '../agent/MyFeed.tsx';
import { StatusMenu } from '../agent/StatusMenu.tsx';
import { useMyAgent } from '../agent/useMyAgent.ts';
import { WrapUp } from '../agent/WrapUp.tsx';
import { Icon, Logo } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { OfflineBar } from './OfflineBar.tsx';
import { LiveRegion, Toasts } from './Toasts.tsx';
import { useLandmarks } from './useLandmarks.ts';
import { UserMenu } from './UserMenu.tsx';

const Frame = ({ children }: { children: ReactNode }) => {
  useLandmarks();
  const agent = useMyAgent();
  return (
    <div className="app">
      <nav className="rail" aria-label={words.shell.main} data-landmark="" tabIndex={-1}>
        <Link href="/desk" className="rail-logo" aria-label={words.shell.home}><Logo /></Link>
        <ul>
          <li>
            <Link href="/desk" className="rail-link" aria-current="page">
              <Icon name="desk" />
              <span>{words.shell.desk}</span>
            </Link>
          </li>
        </ul>
        {agent !== null && <WrapUp agent={agent} />}
        <UserMenu small={agent !== null} />
        {agent !== null && <StatusMenu agent={agent} offered={false} />}
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

/** What stands around every page of the console: rail, bar for a lost link, news. */
export const Shell = ({ children }: { children: ReactNode }) => <MyFeed><Frame>{children}</Frame></MyFeed>;
