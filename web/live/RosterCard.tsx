import { Link } from 'wouter';
import { Elapsed } from '../agents/Elapsed.tsx';
import { LoadBlocks } from '../agents/LoadBlocks.tsx';
import { dotOf, overPlan, standingOf } from '../agents/standing.ts';
import { StateMenu } from '../agents/StateMenu.tsx';
import type { Roster, RosterAgent } from '../agents/useRoster.ts';
import type { RosterStatus } from '../gql/graphql.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Blank } from '../parts/Blank.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useStillOrder } from '../parts/useStillOrder.ts';
import { useSecond } from '../parts/ticker.ts';
import { digits, roughly } from '../parts/time.ts';
import { words } from '../words.ts';
import { MovedButton } from './MovedButton.tsx';

const say = words.agents;
const counted: RosterStatus[] = ['AVAILABLE', 'BUSY', 'AWAY', 'OFFLINE'];

/** What matters most beside the status: over plan, wrap-up left, else the session's figures. */
const Detail = ({ agent }: { agent: RosterAgent }) => {
  const now = useSecond();
  const over = overPlan(agent, now);
  if (over > 0) return <span className="late">{say.overPlan(roughly(over))}</span>;
  if (agent.until) return <>{say.wrapUpLeft(digits(Math.max(0, Date.parse(agent.until) - now)))}</>;
  if (agent.state === 'OFFLINE') return <>{agent.skills.map(({ skill, rank }) => `${skill.name} ${rank}`).join(', ') || say.noSkills}</>;
  return <>{say.handled(agent.handled)}{agent.averageResponseMs == null ? '' : `, ${say.replyAverage(roughly(agent.averageResponseMs))}`}</>;
};

const Row = ({ agent }: { agent: RosterAgent }) => {
  const { user, since, status } = agent;
  return (
    <li className="roster-row">
      <span className="roster-face"><Avatar name={user.name} /><i className={dotOf[status]} aria-hidden /></span>
      <span className="roster-who">
        <Link href={`/agents/${agent.id}`} className="trunc">{user.name}</Link>
        <small className="trunc">{standingOf(agent)}</small>
        <small className="trunc"><Detail agent={agent} /></small>
      </span>
      <span className="roster-load"><LoadBlocks agent={agent} /><Elapsed since={since} className="mono t" /></span>
      <StateMenu agent={agent} small />
    </li>
  );
};

/** At work first, then by name. */
const order = (a: RosterAgent, b: RosterAgent): number => Number(a.state === 'OFFLINE') - Number(b.state === 'OFFLINE') || a.user.name.localeCompare(b.user.name);

const Rows = ({ agents }: { agents: readonly RosterAgent[] }) => {
  const { rows, moved, show, hand } = useStillOrder([...agents].sort(order), ({ id }) => id);
  return (
    <div className="roster-list" {...hand}>
      {moved > 0 && <p className="card-foot"><MovedButton moved={moved} onShow={show} /></p>}
      <ul>{rows.map(({ id, row }) => row && <Row key={id} agent={row} />)}</ul>
    </div>
  );
};

export const RosterCard = ({ roster }: { roster: Roster }) => {
  const { agents, failed, again } = roster;
  return (
    <section className="card live-card roster" aria-labelledby="roster-title" data-landmark="" tabIndex={-1}>
      <header className="card-head">
        <h2 id="roster-title" className="grow">{words.live.roster}</h2>
        {agents !== null && counted.map((status) => {
          const n = agents.filter((agent) => agent.status === status).length;
          return <span key={status} className="chip" title={words.live.rosterCount(n, say.status[status])}><i className={dotOf[status]} aria-hidden /><span className="mono">{n}</span><span className="vh">{say.status[status]}</span></span>;
        })}
      </header>
      {agents === null && failed && <Blank icon="warn" title={words.all.failed} lead={words.settings.listFailedLead} alert><button type="button" className="btn btn-main" onClick={again}>{words.tryAgain}</button></Blank>}
      {agents === null && !failed && <div className="card-pad"><LineSkeletons lines={8} /></div>}
      {agents?.length === 0 && <Blank icon="people" title={words.live.rosterNone} lead={words.live.rosterNoneLead} />}
      {agents !== null && agents.length > 0 && <Rows agents={agents} />}
    </section>
  );
};
