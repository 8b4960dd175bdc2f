/** Who tries, with what, and what of the victim's workspace each may rightly know. */
import { run, startChat, ticketOf } from '../support/chat.ts';
import type { TestServer } from '../support/server.ts';
import type { House, Part } from './house.ts';
import { NUMBER, SECRETS, type Victim } from './victim.ts';

export const ATTACKERS = [
  'an administrator of another workspace', 'an agent of another workspace', 'a service token of another workspace',
  'a colleague without access to the ticket', 'a supervisor of another queue', 'an agent of another queue',
  'the customer of another conversation', 'a customer of another workspace',
  'an expert who was not invited', 'a partner', 'nobody',
  "the agent's own session after it was revoked", "the agent's own token after it expired", "the customer's own token after it expired", "the agent's API token after it was revoked",
] as const;
export type AttackerName = (typeof ATTACKERS)[number];

/** A case of the attacker's own, to tie the victim's things to. */
export interface Own {
  ticket: string | null;
  conversation: string;
}

export interface Attacker {
  name: AttackerName;
  token: string | undefined;
  /** Another session of the same person, that a test may end; null for who has no session. */
  disposable: string | null;
  /** Colleagues may know people, queues and tags of the workspace. */
  colleague: boolean;
  own: Own | null;
}

/** An access token lives this long; the clock is moved past it once, before anybody else signs in. */
const TOKEN_LIFE_MS = 11 * 60_000;

const ownCase = async (server: TestServer, endpointKey: string, claimer: string, name: string): Promise<{ own: Own; customer: string }> => {
  const customer = await startChat(server, { endpointKey, name, text: 'Something else entirely.' });
  const { id } = await ticketOf(server, claimer, customer.conversationId);
  await run(server, claimer, 'claimTicket', { ticketId: id });
  return { own: { ticket: id, conversation: customer.conversationId }, customer: customer.token };
};

export const buildAttackers = async (server: TestServer, home: House, away: House, victim: Victim): Promise<Map<AttackerName, Attacker>> => {
  const revoked = await server.signIn(home.email('agent1'));
  const key = (await run(server, revoked, 'createApiToken', { name: 'leaked', scopes: ['READ', 'WRITE'] }, 'apiToken { id } key')) as unknown as { key: string; apiToken: { id: string } };
  await run(server, revoked, 'revokeApiToken', { id: key.apiToken.id });
  await server.client(revoked).request('mutation { signOut(input: {}) { signedOut } }');
  const expired = await server.signIn(home.email('agent1'));
  server.clock.advance(TOKEN_LIFE_MS);
  const lapsed = (await startChatAgain(server, home, victim)).token;
  await server.database.query('update guest set expires_at = $1 where id = (select id from guest order by created_at desc, id desc limit 1)', [new Date(server.clock.now().getTime() - 1)]);

  const at = async (house: House, part: Part) => server.signIn(house.email(part));
  const [foreignAdmin, foreignAgent, colleague, otherSupervisor, outsider, expert, partner] = await Promise.all([
    at(away, 'admin'), at(away, 'agent1'), at(home, 'agent2'), at(home, 'otherSupervisor'), at(home, 'outsider'), at(home, 'expert'), at(home, 'partner'),
  ]);
  const service = (await run(server, foreignAdmin, 'createApiToken', { name: 'robot', scopes: ['READ', 'WRITE', 'ADMIN'], service: true }, 'key')) as unknown as { key: string };
  const foreignCase = await ownCase(server, away.endpointKey, foreignAgent, 'Ordinary Stranger');
  const colleagueCase = await ownCase(server, home.endpointKey, colleague, 'Ordinary Neighbour');
  const outsiderCase = await ownCase(server, home.otherEndpointKey, outsider, 'Ordinary Visitor');

  const make = (name: AttackerName, token: string | undefined, rest: Partial<Attacker> = {}): Attacker => ({ name, token, disposable: null, colleague: false, own: null, ...rest });
  const all = [
    make('an administrator of another workspace', foreignAdmin, { own: foreignCase.own, disposable: await at(away, 'admin') }),
    make('an agent of another workspace', foreignAgent, { own: foreignCase.own, disposable: await at(away, 'agent1') }),
    make('a service token of another workspace', service.key, { own: foreignCase.own }),
    make('a colleague without access to the ticket', colleague, { own: colleagueCase.own, colleague: true, disposable: await at(home, 'agent2') }),
    make('a supervisor of another queue', otherSupervisor, { own: outsiderCase.own, colleague: true }),
    make('an agent of another queue', outsider, { own: outsiderCase.own, colleague: true }),
    make('the customer of another conversation', colleagueCase.customer, { own: { ticket: null, conversation: colleagueCase.own.conversation } }),
    make('a customer of another workspace', foreignCase.customer, { own: { ticket: null, conversation: foreignCase.own.conversation } }),
    make('an expert who was not invited', expert, { colleague: true }),
    make('a partner', partner),
    make('nobody', undefined),
    make("the agent's own session after it was revoked", revoked),
    make("the agent's own token after it expired", expired),
    make("the customer's own token after it expired", lapsed),
    make("the agent's API token after it was revoked", key.key),
  ];
  return new Map(all.map((attacker) => [attacker.name, attacker]));
};

/** The customer comes back with the browser's key, and gets another room token. */
const startChatAgain = (server: TestServer, home: House, victim: Victim) =>
  startChat(server, { endpointKey: home.endpointKey, visitorKey: victim.customer.visitorKey, name: SECRETS.contactName, text: 'Again.' });

/** What must not stand in any answer to this attacker, with what it is. */
export const forbiddenTexts = (attacker: Attacker, home: House, victim: Victim): [what: string, text: string][] => {
  const ofCase: [string, string][] = [
    ...Object.entries(SECRETS), ['ticketNumber', String(NUMBER)],
    // Rule A-18: nobody here is of that group, or manages it.
    ['group', `Group-${home.slug}`],
    ...Object.entries(victim.ids).map(([kind, id]): [string, string] => [`id of the ${kind}`, id.slice(4)]),
  ];
  if (attacker.colleague) return ofCase;
  const ofHouse: [string, string][] = [
    ["the agent's e-mail", home.email('agent1')], ["the agent's full name", home.fullName('agent1')], ["the agent's id", home.userId('agent1').slice(4)],
    ['queue', `Queue-${home.slug}`], ['tag', `Tag-${home.slug}`], ['subaccount', `Subaccount-${home.slug}`],
    ...Object.entries(victim.settings).map(([kind, id]): [string, string] => [`id of the ${kind}`, id.slice(4)]),
  ];
  return [...ofCase, ...ofHouse];
};
