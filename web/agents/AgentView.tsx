import { Link } from 'wouter';
import { Icon } from '../parts/Icon.tsx';
import { roughly } from '../parts/time.ts';
import { Pips } from '../settings/SkillLevels.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { words } from '../words.ts';
import { Elapsed } from './Elapsed.tsx';
import { LoadBlocks } from './LoadBlocks.tsx';
import { dotOf, standingOf } from './standing.ts';
import { StateMenu } from './StateMenu.tsx';
import type { RosterAgent } from './useRoster.ts';

const say = words.agents;

/** What somebody does at this moment. */
export const AgentNow = ({ agent }: { agent: RosterAgent }) => (
  <dl className="now-facts">
    <dt>{say.columns.state}</dt><dd><i className={dotOf[agent.status]} aria-hidden /> {standingOf(agent)} <StateMenu agent={agent} small /></dd>
    <dt>{say.columns.since}</dt><dd>{agent.since ? <Elapsed since={agent.since} /> : say.sinceNever}</dd>
    <dt>{say.columns.load}</dt><dd><LoadBlocks agent={agent} /> <span className="mono">{say.of(agent.activeTickets, agent.capacity)}</span></dd>
    <dt>{say.columns.handled}</dt><dd className="mono">{agent.handled}</dd>
    <dt>{say.columns.response}</dt><dd>{agent.averageResponseMs == null ? say.noResponse : roughly(agent.averageResponseMs)}</dd>
    <dt>{say.inQueues}</dt><dd>{agent.queues.map(({ name }) => name).join(', ') || say.noQueuesOf}</dd>
  </dl>
);

/** For who leads somebody, but does not administer them. */
export const AgentView = ({ agent }: { agent: RosterAgent }) => {
  useTitle(agent.user.name, say.title);
  return (
    <div className="set-body">
      <div className="set-form">
        <p className="crumb"><Link href="/agents"><Icon name="left" />{say.back}</Link></p>
        <header className="set-head"><h1 className="grow">{agent.user.name}</h1></header>
        <div className="card card-pad"><AgentNow agent={agent} /></div>
        <h2 className="set-sub">{say.skills}</h2>
        <ul className="levels card card-pad">
          {agent.skills.length === 0 && <li className="muted">{say.noSkills}</li>}
          {agent.skills.map(({ skill, rank }) => <li key={skill.id}><span className="grow">{skill.name}</span><Pips rank={rank} /><span className="mono">{rank}</span> {words.settings.levels.names[rank as 1 | 2 | 3 | 4 | 5]}</li>)}
        </ul>
      </div>
    </div>
  );
};
