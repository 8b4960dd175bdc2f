import { systemActor } from './kernel/actor.ts';
import { ok } from './kernel/result.ts';
import { provisioning } from './modules/settings/index.ts';
import { sql } from './platform/db/sql.ts';
import type { App } from './app.ts';

export const DEMO_PASSWORD = 'parley-demo';

const PEOPLE = [
  { email: 'admin@demo.test', name: 'Ada Lindgren', role: 'ADMIN' },
  { email: 'supervisor@demo.test', name: 'Mei Lin Goh', role: 'SUPERVISOR' },
  { email: 'agent1@demo.test', name: 'Dinah Reyes', role: 'AGENT' },
  { email: 'agent2@demo.test', name: 'Tomasz Wrona', role: 'AGENT' },
  { email: 'expert@demo.test', name: 'Ines Carvalho', role: 'EXPERT' },
] as const;

const TAGS = [['Leak', '#2a6bd1'], ['Warranty', '#258a4e'], ['Billing', '#7b4a88'], ['Complaint', '#c3202d']] as const;

export const DEMO_SIGN_INS = PEOPLE.map(({ email }) => email);

/** A workspace to try things in: people, one queue, one web endpoint with the key `demo-web`. Nothing when it is there. */
export const createDemo = async ({ db, modules: { identity } }: Pick<App, 'db' | 'modules'>): Promise<boolean> => {
  const [present] = await db.system.rows(sql`select 1 from endpoint where key = 'demo-web'`);
  if (present) return false;
  const workspace = await identity.provision.createWorkspace({ name: 'Fjord Home' });
  const group = await identity.provision.createGroup({ workspaceId: workspace.id, name: 'Repairs' });
  await identity.provision.createSubaccount({ workspaceId: workspace.id, name: 'Fjord Home Nordics' });
  const users = await Promise.all(
    PEOPLE.map((person) =>
      identity.provision.createUser({
        ...person, workspaceId: workspace.id, password: DEMO_PASSWORD, groupId: person.role === 'AGENT' || person.role === 'SUPERVISOR' ? group.id : null,
      })),
  );
  const members = users.filter((user) => ['AGENT', 'SUPERVISOR'].includes(user.role)).map((user) => user.id);
  // The endpoint comes last: with it the workspace counts as made.
  await db.tx(systemActor(workspace.id), async (tx) => {
    const queueId = await provisioning.queue(tx, { name: 'Warranty & repairs', memberIds: members });
    for (const [name, colour] of TAGS) await provisioning.tag(tx, { name, colour });
    await provisioning.webEndpoint(tx, { name: 'Help from Fjord Home', key: 'demo-web', queueId });
    return ok(null);
  });
  return true;
};
