/** Who works that day, and in which queues. */
import type { Door } from '../replay/door.ts';
import { signIn, type Session } from '../replay/session.ts';
import { must, openCaller, type Caller } from './caller.ts';

export interface Person {
  userId: string;
  email: string;
  session: Session;
  call: Caller;
  /** The node that they use as long as it is there. */
  node: number;
  supervisor: boolean;
  mayReject: boolean;
}

export interface Line {
  id: string;
  mode: 'OFFER' | 'DIRECT' | 'PICK';
  endpointKey: string;
}

const PASSWORD = 'parley-demo';
const SUPERVISORS = 3;
const LEVELS = ['BASIC', 'INTERMEDIATE', 'ADVANCED', 'EXPERT'];

const signedIn = async (doors: readonly Door[], node: number, email: string, retried: () => void): Promise<Pick<Person, 'email' | 'session' | 'call' | 'node'>> => {
  const session = await signIn(doors[node % doors.length]!, email);
  return { email, session, node: node % doors.length, call: openCaller({ doors, first: node, token: session.token, retried }) };
};

export const signInAdmin = async (doors: readonly Door[], node: number): Promise<Caller & { session: Session }> => {
  const { session, call } = await signedIn(doors, node, 'admin@demo.test', () => {});
  return { ...call, session };
};

export interface Hiring {
  doors: readonly Door[];
  admin: Caller;
  lines: readonly Line[];
  skills: readonly string[];
  agents: number;
  retried: () => void;
}

/** Everybody serves most queues; every third one lacks the skills, every other one may reject offers. */
export const hire = async ({ doors, admin, lines, skills, agents, retried }: Hiring): Promise<Person[]> => {
  const people: Person[] = [];
  for (let n = 0; n < agents + SUPERVISORS; n++) {
    const supervisor = n >= agents;
    const email = `${supervisor ? 'lead' : 'day'}${n}@demo.test`;
    const queueIds = lines.filter((_, line) => supervisor || (n + line) % 3 !== 0).map(({ id }) => id);
    const known = n % 3 === 2 ? [] : skills.map((skillId, i) => ({ skillId, level: LEVELS[(n + i) % LEVELS.length] }));
    const { agent } = await must(admin.mutate<{ agent: { user: { id: string } } }>('createAgent', {
      name: `${supervisor ? 'Lead' : 'Agent'} ${n}`, email, role: supervisor ? 'SUPERVISOR' : 'AGENT', password: PASSWORD,
      capacity: 3 + (n % 3), skills: known, queueIds,
    }, 'agent { user { id } }'));
    const mayReject = n % 2 === 0;
    if (mayReject) await must(admin.mutate('setOfferRejection', { userId: agent.user.id, allowed: true }));
    people.push({ ...(await signedIn(doors, n, email, retried)), userId: agent.user.id, supervisor, mayReject });
  }
  return people;
};
