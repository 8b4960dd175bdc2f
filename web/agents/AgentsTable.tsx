import { useState } from 'react';
import { Link } from 'wouter';
import type { RosterStatus } from '../gql/graphql.ts';
import { Blank } from '../parts/Blank.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { roughly } from '../parts/time.ts';
import { useTitle } from '../shell/useTitle.ts';
import { words } from '../words.ts';
import { Elapsed } from './Elapsed.tsx';
import { LoadBlocks } from './LoadBlocks.tsx';
import { dotOf, standingOf } from './standing.ts';
import { StateMenu } from './StateMenu.tsx';
import type { Roster, RosterAgent } from './useRoster.ts';

const say = words.agents;
const statuses: RosterStatus[] = ['AVAILABLE', 'BUSY', 'AWAY', 'OFFLINE'];

interface Choice {
  search: string;
  status: string;
  queue: string;
}

const fits = ({ user, status, queues }: RosterAgent, choice: Choice): boolean =>
  user.name.toLowerCase().includes(choice.search.trim().toLowerCase())
  && (choice.status === '' || status === choice.status)
  && (choice.queue === '' || queues.some(({ id }) => id === choice.queue));

const queuesOf = (agents: readonly RosterAgent[]) =>
  [...new Map(agents.flatMap(({ queues }) => queues).map((queue) => [queue.id, queue])).values()].sort((a, b) => a.name.localeCompare(b.name));

const Filters = ({ choice, agents, onChange }: { choice: Choice; agents: readonly RosterAgent[]; onChange: (choice: Choice) => void }) => (
  <div className="filter-bar">
    <label className="search">
      <Icon name="search" />
      <span className="vh">{say.search}</span>
      <input className="input" type="search" placeholder={say.searchHint} value={choice.search} onChange={(e) => onChange({ ...choice, search: e.target.value })} />
    </label>
    <select className="input" aria-label={say.columns.state} value={choice.status} onChange={(e) => onChange({ ...choice, status: e.target.value })}>
      <option value="">{say.anyState}</option>
      {statuses.map((status) => <option key={status} value={status}>{say.status[status]}</option>)}
    </select>
    <select className="input" aria-label={say.columns.queues} value={choice.queue} onChange={(e) => onChange({ ...choice, queue: e.target.value })}>
      <option value="">{say.anyQueue}</option>
      {queuesOf(agents).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </select>
  </div>
);

const Row = ({ agent }: { agent: RosterAgent }) => (
  <tr>
    <th scope="row"><Link href={`/agents/${agent.id}`} className="row-link">{agent.user.name}</Link></th>
    <td><i className={dotOf[agent.status]} aria-hidden /> {standingOf(agent)}</td>
    <td className="num"><Elapsed since={agent.since} /></td>
    <td><span className="load-cell"><LoadBlocks agent={agent} /><span className="mono">{say.of(agent.activeTickets, agent.capacity)}</span></span></td>
    <td className="num">{agent.handled}</td>
    <td className="num">{agent.averageResponseMs == null ? '' : roughly(agent.averageResponseMs)}</td>
    <td>{agent.skills.map(({ skill, rank }) => `${skill.name} ${rank}`).join(', ')}</td>
    <td className="acts"><StateMenu agent={agent} /></td>
  </tr>
);

const Table = ({ agents }: { agents: readonly RosterAgent[] }) => (
  <div className="table-clip" role="region" aria-label={say.title} tabIndex={0}>
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say.columns.name}</th>
          <th scope="col">{say.columns.state}</th>
          <th scope="col" className="num">{say.columns.since}</th>
          <th scope="col">{say.columns.load}</th>
          <th scope="col" className="num">{say.columns.handled}</th>
          <th scope="col" className="num">{say.columns.response}</th>
          <th scope="col">{say.columns.skills}</th>
          <th scope="col"><span className="vh">{say.setStateShort}</span></th>
        </tr>
      </thead>
      <tbody>{agents.map((agent) => <Row key={agent.id} agent={agent} />)}</tbody>
    </table>
  </div>
);

const Body = ({ roster, choice }: { roster: Roster; choice: Choice }) => {
  if (roster.agents === null && roster.failed) {
    return <Blank icon="warn" title={words.all.failed} lead={words.settings.listFailedLead} alert><button type="button" className="btn btn-main" onClick={roster.again}>{words.tryAgain}</button></Blank>;
  }
  if (roster.agents === null) return <div className="card-pad"><LineSkeletons lines={8} /></div>;
  const shown = roster.agents.filter((agent) => fits(agent, choice));
  return shown.length === 0 ? <Blank icon="people" title={say.none} lead={say.noneLead} /> : <Table agents={shown} />;
};

export const AgentsTable = ({ roster, admin }: { roster: Roster; admin: boolean }) => {
  const [choice, setChoice] = useState<Choice>({ search: '', status: '', queue: '' });
  useTitle(say.title);
  return (
    <div className="set-page" data-landmark="" tabIndex={-1} role="region" aria-label={say.title}>
      <div className="set-body">
        <div className="set-form broad">
          <header className="set-head">
            <h1 className="grow">{say.title}</h1>
            {admin && <Link href="/agents/new" className="btn btn-main"><Icon name="plus" />{say.add}</Link>}
          </header>
          <p className="set-lead">{say.lead}</p>
          <Filters choice={choice} agents={roster.agents ?? []} onChange={setChoice} />
          <div className="card"><Body roster={roster} choice={choice} /></div>
        </div>
      </div>
    </div>
  );
};
