/** Everybody who may hold tickets, live; administrators change what they know and may hold. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Blank } from '../parts/Blank.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { NothingHere } from '../shell/NothingHere.tsx';
import '../styles/settings.css';
import '../styles/supervise.css';
import { words } from '../words.ts';
import { AgentForm, NewAgent } from './AgentForm.tsx';
import { AgentsTable } from './AgentsTable.tsx';
import { AgentView } from './AgentView.tsx';
import { useRoster } from './useRoster.ts';

const Page = ({ children }: { children: ReactNode }) => (
  <main className="settings alone"><div className="set-page" data-landmark="" tabIndex={-1} role="region" aria-label={words.agents.title}>{children}</div></main>
);

export const AgentsPage = ({ agent: wanted }: { agent?: string | undefined }) => {
  const admin = useMe().role === 'ADMIN';
  const roster = useRoster();
  if (wanted === undefined) return <main className="settings alone"><AgentsTable roster={roster} admin={admin} /></main>;
  if (wanted === 'new') return admin ? <Page><NewAgent /></Page> : <NothingHere />;
  if (roster.agents === null && roster.failed) {
    return (
      <Page>
        <Blank icon="warn" title={words.all.failed} lead={words.settings.listFailedLead} alert>
          <button type="button" className="btn btn-main" onClick={roster.again}>{words.tryAgain}</button>
        </Blank>
      </Page>
    );
  }
  if (roster.agents === null) return <Page><div className="set-body"><div className="set-form"><LineSkeletons lines={6} /></div></div></Page>;
  const agent = roster.agents.find(({ id, user }) => id === wanted || user.id === wanted);
  if (agent === undefined) {
    return <Page><Blank icon="search" title={words.shell.nothingHere} lead={words.shell.nothingHereLead}><Link href="/agents" className="btn btn-line">{words.agents.title}</Link></Blank></Page>;
  }
  return <Page>{admin ? <AgentForm key={agent.id} agent={agent} /> : <AgentView agent={agent} />}</Page>;
};
