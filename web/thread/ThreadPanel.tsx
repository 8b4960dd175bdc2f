import { Link } from 'wouter';
import { Blank } from '../parts/Blank.tsx';
import { Icon } from '../parts/Icon.tsx';
import { TurnSkeletons } from '../parts/Skeleton.tsx';
import { words } from '../words.ts';
import { OpenThread, type OpenThreadProps } from './OpenThread.tsx';
import type { TicketState } from './useTicket.ts';

type ThreadPanelProps = { state: TicketState } & Omit<OpenThreadProps, 'ticket'>;

const Frame = ({ children }: { children: React.ReactNode }) => (
  <section className="pane pane-thread" aria-label={words.thread.loading} data-landmark="" tabIndex={-1}>{children}</section>
);

export const ThreadPanel = ({ state, ...rest }: ThreadPanelProps) => {
  if (state.kind === 'loading') {
    return <Frame><div className="pane-bar thread-head" /><div className="msgs-box"><div className="msgs"><TurnSkeletons label={words.thread.loading} /></div></div></Frame>;
  }
  if (state.kind === 'failed') {
    return (
      <Frame>
        <Blank icon="warn" title={words.thread.failed} lead={words.thread.failedLead} alert>
          <button type="button" className="btn btn-main" onClick={state.again}><Icon name="refresh" />{words.tryAgain}</button>
        </Blank>
      </Frame>
    );
  }
  if (state.kind === 'not-open') {
    return (
      <Frame>
        <Blank icon="lock" title={words.thread.notOpen} lead={words.thread.notOpenLead}>
          <Link href="/desk" className="btn btn-line">{words.shell.toDesk}</Link>
        </Blank>
      </Frame>
    );
  }
  return <OpenThread key={state.ticket.id} ticket={state.ticket} {...rest} />;
};
