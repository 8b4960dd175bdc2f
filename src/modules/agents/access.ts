import { isStaff, seesAll, type Actor, type StaffActor, type UserActor } from '../../kernel/actor.ts';
import { fail, notFound, ok, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import type { Viewer } from '../../platform/db/viewer.ts';
import type { AgentState } from './rules.ts';

/** A row of an agent, locked. */
export interface AgentLock {
  userId: string;
  state: AgentState;
  auxCodeId: string | null;
  version: number;
  role: UserActor['role'];
}

/** Rule H-08: a supervisor's agents are those who serve a queue of theirs, or everybody where the workspace says so. */
const supervised = (actor: Viewer & { kind: 'USER' }, userId: Sql): Sql => sql`(
  exists (select 1 from queue_member theirs join queue_member own on own.queue_id = theirs.queue_id
    where theirs.user_id = ${userId} and own.user_id = ${actor.userId}::uuid)
  or exists (select 1 from workspace_setting ws where ws.workspace_id = ${actor.workspaceId}::uuid and ws.supervisor_scope = 'ALL'))`;

/** §4.4, H-02, H-05: oneself; for supervisors their queues' agents; managers and administrators all. `alias` has the user's id as `id`. */
export const visibleAgents = (actor: Viewer, alias: string): Sql => {
  const inWorkspace = sql`${name(`${alias}.workspace_id`)} = ${actor.workspaceId}::uuid`;
  const id = name(`${alias}.id`);
  if (seesAll(actor)) return inWorkspace;
  if (actor.kind !== 'USER') return sql`false`;
  const own = sql`${id} = ${actor.userId}::uuid`;
  if (actor.role === 'SUPERVISOR') return sql`(${inWorkspace} and (${own} or ${supervised(actor, id)}))`;
  return actor.role === 'AGENT' ? sql`(${inWorkspace} and ${own})` : sql`false`;
};

/** Watches others: supervisors and above. */
export const leads = (actor: Actor): boolean => isStaff(actor) && (seesAll(actor) || (actor.kind === 'USER' && actor.role === 'SUPERVISOR'));

const columns = sql`a.user_id as "userId", a.state, a.aux_code_id as "auxCodeId", a.version, u.role`;

/** An agent's row for whatever happens by itself: the lock under which state and load are decided. */
export const lockAgent = async (tx: Tx, userId: string): Promise<AgentLock | null> => {
  const [row] = await tx.rows<AgentLock>(sql`
    select ${columns} from agent a join app_user u on u.id = a.user_id
    where a.user_id = ${userId}::uuid and a.workspace_id = ${tx.workspaceId}::uuid for update of a`);
  return row ?? null;
};

/** One's own row; who holds no tickets has none. */
export const accessSelf = async (tx: Tx, actor: UserActor): Promise<Result<AgentLock>> => {
  const row = await lockAgent(tx, actor.userId);
  return row && actor.role !== 'EXPERT' && actor.role !== 'PARTNER_VIEWER' ? ok(row) : notFound('agent');
};

/** Somebody whose state the actor may force (§4.4): supervisors agents of their queues, managers and administrators everybody. */
export const accessLed = async (tx: Tx, actor: StaffActor, userId: string): Promise<Result<AgentLock>> => {
  const [row] = await tx.rows<AgentLock>(sql`
    select ${columns} from agent a join app_user u on u.id = a.user_id
    where a.user_id = ${userId}::uuid and ${visibleAgentRow(actor)} for update of a`);
  if (!row) return notFound('agent', ['userId']);
  const may = leads(actor) && (seesAll(actor) || row.role === 'AGENT');
  return may ? ok(row) : fail('Forbidden', 'Supervisors set the state of agents of their queues.', ['userId']);
};

/** An agent the actor may know, without a lock. */
export const visibleAgentRow = (actor: Actor): Sql =>
  sql`exists (select 1 from agent_person seen where seen.id = a.user_id and ${visibleAgents(actor, 'seen')})`;
