import { randomBytes } from 'node:crypto';
import { systemActor, type UserActor } from './kernel/actor.ts';
import { ok, type Result } from './kernel/result.ts';
import { DEMO_DIALOGUES, type DemoDialogue } from './demo-dialogues.ts';
import { roomGuest } from './modules/conversations/index.ts';
import { provisionCodes } from './modules/dispositions/index.ts';
import { provisioning as agents } from './modules/agents/index.ts';
import { AUX_CODES, provisioning } from './modules/settings/index.ts';
import { provisionWords } from './modules/words/index.ts';
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

/** What people know, by how much: enough that queues can ask for it. */
const SKILLS = [
  { name: 'Dishwashers', description: 'Error codes, pumps and heating.', levels: { 'agent1@demo.test': 5, 'agent2@demo.test': 2 } },
  { name: 'Billing', description: 'Invoices, refunds and warranty claims.', levels: { 'agent2@demo.test': 4, 'supervisor@demo.test': 3 } },
  { name: 'German', description: 'Writes to customers in German.', levels: { 'agent1@demo.test': 3 } },
] as const;

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
    for (const code of AUX_CODES) await provisioning.auxCode(tx, code);
    const skills: { skillId: string; levels: Partial<Record<string, number>> }[] = [];
    for (const { levels, ...skill } of SKILLS) skills.push({ levels, skillId: await provisioning.skill(tx, skill) });
    for (const user of users) {
      await agents.equip(tx, user.id, { skills: skills.flatMap(({ skillId, levels }) => (levels[user.email] ? [{ skillId, level: levels[user.email]! }] : [])) });
    }
    for (const [name, colour] of TAGS) await provisioning.tag(tx, { name, colour });
    await provisionCodes(tx, { name: 'Outcome', queueIds: [queueId] });
    await provisionWords(tx);
    await provisioning.smsEndpoint(tx, { name: 'Fjord Home by text message', number: '+4721000000', queueId });
    await provisioning.webEndpoint(tx, { name: 'Help from Fjord Home', key: 'demo-web', queueId });
    return ok(null);
  });
  return true;
};

/** Throws what a demo command refuses: demo data that does not fit the rules is a bug. */
const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo data was refused: ${result.message}`);
  return result.value;
};

const actorOf = async ({ db }: Pick<App, 'db'>, email: string): Promise<UserActor> => {
  const [user] = await db.system.rows<{ id: string; workspace_id: string; name: string }>(sql`
    select u.id, u.workspace_id, u.name from app_user u join endpoint n on n.workspace_id = u.workspace_id where n.key = 'demo-web' and u.email = ${email}`);
  return { kind: 'USER', workspaceId: user!.workspace_id, userId: user!.id, sessionId: null, tokenId: null, role: 'AGENT', name: user!.name, scopes: null };
};

/** Plays the demo's dialogues through the modules' own commands, so that rows, events and rules are as in real life. */
export const playDemoDialogues = async (app: Pick<App, 'db' | 'modules'>): Promise<void> => {
  for (const dialogue of DEMO_DIALOGUES) await play(app, dialogue);
};

/** The ticket that a first message opened. */
const ticketOf = async ({ db }: Pick<App, 'db'>, workspaceId: string, conversationId: string): Promise<string> => {
  const [row] = await db.rows<{ id: string }>(workspaceId, sql`select id from ticket where conversation_id = ${conversationId}::uuid`);
  return row!.id;
};

const play = async (app: Pick<App, 'db' | 'modules'>, { customer, agent, tag, note, end, turns }: DemoDialogue): Promise<void> => {
  const { web, tickets, settings } = app.modules;
  const started = must(await web.startChat({
    endpointKey: 'demo-web', visitorKey: randomBytes(32).toString('base64url'), name: customer, email: null, address: `demo:${customer}`,
    message: { clientMessageId: 'demo-0', content: { text: turns[0]!.text }, attachmentIds: [] },
  }));
  const guest = roomGuest(started.room);
  const user = await actorOf(app, agent === 'waits' ? 'agent1@demo.test' : agent);
  const ticketId = await ticketOf(app, user.workspaceId, guest.conversationId);
  if (agent !== 'waits') must(await tickets.claim(user, ticketId));
  for (const [i, turn] of turns.entries()) {
    if (i === 0) continue;
    if (turn.from === 'customer') must(await web.sendMessage(guest, { clientMessageId: `demo-${i}`, content: { text: turn.text }, attachmentIds: [] }));
    else must(await tickets.sendReply(user, { ticketId, content: { text: turn.text }, draft: null, conversationId: null, attachmentIds: [], seenUpTo: i, clientMutationId: `demo-${i}`, force: false }));
  }
  const known = tag && (await settings.tags(user)).find(({ name }) => name === tag);
  if (known && agent !== 'waits') must(await tickets.tag(user, ticketId, known.id));
  if (note) must(await tickets.addNote(user, ticketId, note, 'demo-note'));
  if (end === 'pending') must(await tickets.markPending(user, ticketId));
  if (end === 'resolved') must(await tickets.resolve(user, ticketId, null));
};
