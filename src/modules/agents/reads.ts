/** What agents, their skills and their time are read from. */
import DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.ts';
import { byId } from '../../platform/db/by-id.ts';
import type { Reader } from '../../platform/db/database.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { always, computed, extra, many, one, typeRead, type Field, type ModuleReads } from '../../platform/reads/declare.ts';
import { visibleAgents } from './access.ts';
import { intervals, roster } from './lists.ts';
import { expertPresence, levelName, rosterStatus, takesWork, videoPresence, type AgentState, type StateCause } from './rules.ts';
import { wrapUps } from './wrap-up.ts';

export interface AgentRow {
  id: string;
  username: string | null;
  state: AgentState;
  auxCodeId: string | null;
  since: Date | null;
  until: Date | null;
  present: boolean;
  activeTickets: number;
  wrapUps: number;
  load: number;
  capacity: number;
  mayReject: boolean;
  signedInAt: Date | null;
}

export interface AgentSkillRow {
  userId: string;
  skillId: string;
  rank: number;
}

export interface IntervalRow {
  id: string;
  userId: string;
  state: AgentState;
  auxCodeId: string | null;
  cause: StateCause;
  byUserId: string | null;
  since: Date;
  until: Date | null;
}

/** What tickets say of a user's work, as SQL over the user's id; handed over at composition. */
export interface Workload {
  /** Open tickets in hand. */
  openTickets(userId: Sql): Sql;
  /** By weight, with what waits for others, is held out to them, or is being wrapped up. */
  load(userId: Sql, workspaceId: string): Sql;
}

const standing = ({ state, load, capacity, activeTickets }: Pick<AgentRow, 'state' | 'load' | 'capacity' | 'activeTickets'>) =>
  ({ state, load, capacity, active: activeTickets });

/** Of the present session of work. */
const ofSession = (t: Sql, moment: Sql): Sql => sql`s.user_id = ${t}.id and ${moment} >= ${t}.signed_in_at`;

const agentRead = ({ openTickets, load }: Workload) => typeRead<AgentRow>({
  name: 'Agent', table: 'agent_person', node: 'agent', ids: { id: 'agent' }, visible: visibleAgents,
  columns: (t, actor) => ({
    id: sql`${t}.id`, username: sql`${t}.username`, state: sql`${t}.state`, auxCodeId: sql`${t}.aux_code_id`,
    since: sql`(case when ${t}.signed_in_at is not null then ${t}.state_since end)`, until: sql`${t}.state_until`, present: sql`${t}.present`,
    activeTickets: openTickets(sql`${t}.id`), wrapUps: wrapUps(sql`${t}.id`), load: load(sql`${t}.id`, actor.workspaceId),
    capacity: sql`${t}.capacity`, mayReject: sql`${t}.may_reject`, signedInAt: sql`${t}.signed_in_at`,
  }),
  fields: {
    user: one('User', 'id'),
    auxCode: one('AuxCode', 'auxCodeId', { shared: true }),
    status: computed<AgentRow, 'state' | 'load' | 'capacity' | 'activeTickets'>(['state', 'load', 'capacity', 'activeTickets'], (row) => rosterStatus(standing(row))),
    takesWork: computed<AgentRow, 'state' | 'load' | 'capacity' | 'activeTickets'>(['state', 'load', 'capacity', 'activeTickets'], (row) => takesWork(standing(row))),
    expertPresence: computed<AgentRow, 'state' | 'activeTickets'>(['state', 'activeTickets'], (row) => expertPresence({ state: row.state, active: row.activeTickets })),
    videoPresence: computed<AgentRow, 'state'>(['state'], ({ state }) => videoPresence(state)),
    skills: many('AgentSkill', ({ t, parent }) => ({
      join: sql`join skill known on known.id = ${t}.skill_id`, where: sql`${t}.user_id = ${parent.id}`, order: sql`${t}.level desc, known.name, known.id`,
    }), { implied: always }),
    queues: many('Queue', ({ t, parent }) => ({
      join: sql`join queue_member serves on serves.queue_id = ${t}.id`, where: sql`serves.user_id = ${parent.id}`, order: sql`${t}.name, ${t}.id`,
    })),
    handled: extra((t) => sql`(select count(distinct s.ticket_id)::int from interaction s where ${ofSession(t, sql`s.ended_at`)} and s.outcome in ('RESOLVED', 'TRANSFERRED'))`),
    averageResponseMs: extra((t) => sql`(select avg(s.response_ms)::float8 from interaction s where ${ofSession(t, sql`s.started_at`)})`),
  },
});

const agentSkillRead = typeRead<AgentSkillRow>({
  name: 'AgentSkill', table: 'agent_skill', visible: (actor, t) => sql`${name(t)}.workspace_id = ${actor.workspaceId}::uuid`,
  columns: (t) => ({ userId: sql`${t}.user_id`, skillId: sql`${t}.skill_id`, rank: sql`${t}.level` }),
  fields: {
    skill: one('Skill', 'skillId', { shared: true }),
    level: computed<AgentSkillRow, 'rank'>(['rank'], ({ rank }) => levelName(rank)),
  },
});

const intervalRead = typeRead<IntervalRow>({
  name: 'AgentInterval', table: 'agent_interval', node: 'agentInterval', ids: { id: 'agentInterval' },
  visible: (actor: Actor, t) => sql`exists (select 1 from agent_person whose where whose.id = ${name(t)}.user_id and ${visibleAgents(actor, 'whose')})`,
  columns: (t) => ({
    id: sql`${t}.id`, userId: sql`${t}.user_id`, state: sql`${t}.state`, auxCodeId: sql`${t}.aux_code_id`, cause: sql`${t}.cause`,
    byUserId: sql`${t}.by_user_id`, since: sql`${t}.since`, until: sql`${t}.until`,
  }),
  fields: { agent: one('Agent', 'userId'), auxCode: one('AuxCode', 'auxCodeId', { shared: true }), by: one('User', 'byUserId', { shared: true }) },
});

/** What a presence is made of. */
export interface Presence {
  id: string;
  state: AgentState;
  active: number;
}

const HOLDS = sql`('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')`;

/** Of anybody whom a viewer may know at all: one word, not what they are doing (A-04, C8). */
const presenceField = ({ openTickets }: Workload, db: Reader): Field => {
  const loader = (actor: Actor) => new DataLoader<string, Presence | null>(async (ids) => byId(await db.rows<Presence>(actor.workspaceId, sql`
    select p.id, p.state, ${openTickets(sql`p.id`)} as active from agent_person p
    where p.id = any(${ids}::uuid[]) and p.workspace_id = ${actor.workspaceId}::uuid and p.role in ${HOLDS}`), ids));
  const word = (found: Pick<Presence, 'state' | 'active'> | null) => found && expertPresence(found);
  return computed<{ id: string }, 'id'>(['id'], ({ id, also }, _, share) => {
    const known = also as Presence | null | undefined;
    return known === undefined ? share(loader).load(id).then(word) : word(known);
  }, {
    also: (t, actor) => sql`(
      select json_build_object('state', p.state, 'active', ${openTickets(sql`p.id`)}) from agent_person p
      where p.id = ${t}.id and p.workspace_id = ${actor.workspaceId}::uuid and p.role in ${HOLDS})`,
  });
};

export const agentReads = (workload: Workload, db: Reader) => {
  const agent = agentRead(workload);
  const reads: ModuleReads = {
    types: [agent, agentSkillRead, intervalRead],
    extend: { User: { agent: one('Agent', 'id'), presence: presenceField(workload, db) } },
    roots: { agents: { guard: 'staff', field: roster }, agentIntervals: { guard: 'staff', field: intervals } },
  };
  return { agent, reads };
};
