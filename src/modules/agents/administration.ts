/** What administrators do with agents (§4.4, P-03, P-04, I-02, D-03). */
import { isAdmin, type Role, type StaffActor } from '../../kernel/actor.ts';
import { fail, notFound, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Identity } from '../identity/index.ts';
import { lockAgent } from './access.ts';
import { capacityOf } from './rules.ts';

export interface SkillInput {
  skillId: string;
  level: number;
}

export interface NewAgent {
  name: string;
  email: string;
  username: string | null;
  role: Role;
  password: string;
  capacity: number;
  skills: SkillInput[];
  queueIds: string[];
}

export interface AdministrationDeps {
  db: Database;
  identity: Pick<Identity, 'provision'>;
}

/** Every command answers with the row id of the agent. */
export const agentAdministration = ({ db, identity }: AdministrationDeps) => {
  const on = (actor: StaffActor, userId: string, change: (tx: Tx) => Promise<Result<unknown>>): Promise<Result<string>> =>
    db.tx(actor, async (tx) => {
      if (!isAdmin(actor)) return forbidden();
      if (!(await lockAgent(tx, userId))) return notFound('agent', ['userId']);
      const changed = await change(tx);
      return changed.ok ? ok(userId) : changed;
    });
  return {
    setCapacity: (actor: StaffActor, userId: string, capacity: number) => on(actor, userId, async (tx) => setCapacity(tx, userId, capacity)),
    setOfferRejection: (actor: StaffActor, userId: string, allowed: boolean) => on(actor, userId, async (tx) => {
      tx.write(sql`update agent set may_reject = ${allowed}, version = version + 1 where user_id = ${userId}::uuid`);
      tx.record({ type: 'AgentChanged', payload: { userId } });
      return ok(null);
    }),
    setSkills: (actor: StaffActor, userId: string, skills: SkillInput[]) => on(actor, userId, (tx) => setSkills(tx, userId, skills)),
    create: (actor: StaffActor, input: NewAgent) => create(db, identity, actor, input),
  };
};

const forbidden = () => fail('Forbidden', 'Only administrators do this.');

const setCapacity = (tx: Tx, userId: string, wanted: number): Result<number> => {
  const capacity = capacityOf(wanted);
  if (!capacity.ok) return capacity;
  tx.write(sql`update agent set capacity = ${capacity.value}, version = version + 1 where user_id = ${userId}::uuid`);
  tx.record({ type: 'AgentChanged', payload: { userId } });
  return capacity;
};

const setSkills = async (tx: Tx, userId: string, skills: SkillInput[]): Promise<Result<null>> => {
  const ids = skills.map(({ skillId }) => skillId);
  if (new Set(ids).size < ids.length) return fail('BadInput', 'A skill has one level.', ['skills']);
  const known = await tx.rows(sql`select 1 from skill where id = any(${ids}::uuid[]) and workspace_id = ${tx.workspaceId}::uuid`);
  if (known.length < ids.length) return fail('BadInput', 'There is no such skill.', ['skills']);
  tx.write(sql`delete from agent_skill where user_id = ${userId}::uuid`);
  tx.write(sql`
    insert into agent_skill (user_id, skill_id, workspace_id, level)
    select ${userId}::uuid, s.id, ${tx.workspaceId}::uuid, s.level from unnest(${ids}::uuid[], ${skills.map(({ level }) => level)}::int[]) s(id, level)`);
  tx.record({ type: 'AgentChanged', payload: { userId } });
  return ok(null);
};

const HOLDERS: readonly Role[] = ['AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN'];
const USERNAME = /^[a-z0-9._-]+$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const PASSWORD_LEAST = 10;

/** What can be said of the input alone. */
const checked = (input: NewAgent): Result<NewAgent> => {
  const name = input.name.trim();
  const username = input.username?.trim().toLowerCase() || null;
  const refuse = (message: string, field: string) => fail('BadInput', message, [field]);
  if (name === '' || name.length > limit('nameCharacters')) return refuse(`A name has 1 to ${limit('nameCharacters')} characters.`, 'name');
  if (!EMAIL.test(input.email.trim()) || input.email.length > limit('nameCharacters')) return refuse('This is no e-mail address.', 'email');
  if (username && (!USERNAME.test(username) || username.length > limit('usernameCharacters'))) return refuse('A user name has letters, digits, dots, dashes and underscores.', 'username');
  if (!HOLDERS.includes(input.role)) return refuse('This role holds no tickets.', 'role');
  if (input.password.length < PASSWORD_LEAST) return refuse(`A password has at least ${PASSWORD_LEAST} characters.`, 'password');
  const capacity = capacityOf(input.capacity);
  return capacity.ok ? ok({ ...input, name, username, capacity: capacity.value }) : capacity;
};

/** Rule P-03: the person with all that routing asks for, or nothing. */
const create = async (db: Database, identity: AdministrationDeps['identity'], actor: StaffActor, input: NewAgent): Promise<Result<string>> => {
  if (!isAdmin(actor)) return forbidden();
  const valid = checked(input);
  if (!valid.ok) return valid;
  const { workspaceId } = actor;
  const { name, email, role, password } = valid.value;
  const makeUser = await identity.provision.prepareUser({ workspaceId, name, email, role, password });
  return db.tx(actor, async (tx) => {
    const user = await makeUser(tx);
    if (!user.ok) return user;
    const equipped = await equip(tx, user.value.id, valid.value);
    return equipped.ok ? ok(user.value.id) : equipped;
  });
};

const equip = async (tx: Tx, userId: string, { username, capacity, skills, queueIds }: NewAgent): Promise<Result<unknown>> => {
  if (username) {
    const [taken] = await tx.rows(sql`select 1 from agent where workspace_id = ${tx.workspaceId}::uuid and username = ${username}`);
    if (taken) return fail('BadInput', 'This user name is taken.', ['username']);
    tx.write(sql`update agent set username = ${username} where user_id = ${userId}::uuid`);
  }
  const ids = [...new Set(queueIds)];
  const queues = await tx.rows(sql`select 1 from queue where id = any(${ids}::uuid[]) and workspace_id = ${tx.workspaceId}::uuid`);
  if (queues.length < ids.length) return fail('BadInput', 'There is no such queue.', ['queueIds']);
  tx.write(sql`insert into queue_member (queue_id, user_id, workspace_id) select q.id, ${userId}::uuid, ${tx.workspaceId}::uuid from unnest(${ids}::uuid[]) q(id)`);
  const done = setCapacity(tx, userId, capacity);
  return done.ok ? setSkills(tx, userId, skills) : done;
};
