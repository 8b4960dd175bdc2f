/** Subscriptions of the matrix: refused at the start, or open and silent about what is not the caller's, live and replayed. */
import { expect, test } from '@jest/globals';
import { run, startChat, ticketOf } from '../support/chat.ts';
import { subscribe, type Subscriber } from '../support/subscriber.ts';
import { ATTACKERS, forbiddenTexts, type Attacker, type AttackerName } from './attackers.ts';
import { ENTRIES, type Attempt } from './entries.ts';
import type { House, Part } from './house.ts';
import { operationOf, rootFields } from './operations.ts';
import type { World } from './world.ts';

interface Stream {
  field: string;
  attacker: Attacker;
  attempt: Attempt;
  subscriber: Subscriber;
}

const shown = ({ field, attacker, attempt }: Stream): string => `${attacker.name} subscribed to ${field} with ${JSON.stringify(attempt.args)}`;

const openAll = (world: World, fields: string[]): Promise<Stream[]> =>
  Promise.all(ATTACKERS.flatMap((name) => {
    const attacker = world.attackers.get(name)!;
    return fields.flatMap((field) => ENTRIES.Subscription[field]!({ ...world, attacker }).map(async (attempt) => {
      const subscriber = await subscribe(world.server.wsUrl, attacker.token ?? '', operationOf('Subscription', field, attempt.args, { depth: 1 }), attempt.args);
      return { field, attacker, attempt, subscriber };
    }));
  }));

/** How it ended, or that it has not after so long. */
const ending = async ({ subscriber }: Stream, ms: number): Promise<string> => {
  let timer: NodeJS.Timeout | undefined;
  const open = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)));
  const ended = await Promise.race([subscriber.ended, open]);
  clearTimeout(timer);
  if (!ended) return 'open';
  return ended.errors ? String(ended.errors[0]?.extensions?.code) : String(ended.code);
};

/** What the stream said that its reader may not know. A ticket that went out of sight is named once more, by its id. */
const leaks = (world: World, stream: Stream): string[] => {
  const text = JSON.stringify(stream.subscriber.seen.filter((event) => event.__typename !== 'LeftScope'));
  return forbiddenTexts(stream.attacker, world.home, world.victim).filter(([, secret]) => text.includes(secret)).map(([what]) => `${shown(stream)} and read the ${what}`);
};

/** Everything that happens to a case on a busy day. */
const happen = async ({ server, home, victim, insiders: { agent1 } }: World): Promise<void> => {
  const ticketId = victim.ids.ticket;
  await victim.customer.write('Is anybody there? marigold-71');
  await run(server, agent1, 'sendReply', { ticketId, content: { text: 'Yes, cobalt-72.' }, seenUpTo: 100, clientMutationId: 'live', force: true });
  await run(server, agent1, 'addNote', { ticketId, text: 'Still basalt-73.', clientMutationId: 'live' });
  await run(server, agent1, 'markOnHold', { ticketId });
  await victim.customer.write('marigold-71, please!');
  await run(server, agent1, 'tagTicket', { ticketId, tagId: home.otherTagId });
};

/** A fresh ticket of the same workspace, given to somebody: they hear of it after all that came before. */
const give = async ({ server }: World, house: House, giver: Part, to: Part): Promise<string> => {
  const customer = await startChat(server, { endpointKey: house.endpointKey, name: 'Sentinel' });
  const token = await server.signIn(house.email(giver));
  const { id } = await ticketOf(server, token, customer.conversationId);
  // Only who is available is given any.
  await server.database.query("update agent set state = 'AVAILABLE' where user_id = $1", [house.userId(to).slice(4)]);
  await run(server, token, 'claimTicket', { ticketId: id });
  if (to === 'expert') await run(server, token, 'inviteExpert', { ticketId: id, userId: house.userId(to) });
  else await run(server, token, 'transferTicket', { ticketId: id, userId: house.userId(to) });
  return id;
};

const RECIPIENTS: [AttackerName, 'home' | 'away', Part][] = [
  ['an administrator of another workspace', 'away', 'admin'], ['an agent of another workspace', 'away', 'agent1'], ['a colleague without access to the ticket', 'home', 'agent2'],
  ['a supervisor of another queue', 'home', 'otherSupervisor'], ['an agent of another queue', 'home', 'outsider'], ['an expert who was not invited', 'home', 'expert'],
];

export const streamTests = (given: () => World): void => {
  test('[R-01, H-02] a subscription to somebody else’s conversation is refused', async () => {
    const world = given();
    const named = rootFields('Subscription').filter((field) => !ENTRIES.Subscription[field]!({ ...world, attacker: world.attackers.get('nobody')! }).every((attempt) => attempt.harmless));
    const streams = await openAll(world, named);
    const endings = await Promise.all(streams.map(async (stream) => `${shown(stream)}: ${await ending(stream, 5_000)}`));
    expect(endings.filter((line) => !/: (NOT_FOUND|FORBIDDEN|UNAUTHENTICATED|4401)$/.test(line))).toEqual([]);
    expect(streams.flatMap((stream) => leaks(world, stream))).toEqual([]);
    await Promise.all(streams.map(({ subscriber }) => subscriber.stop()));
  });

  test('[R-01, H-02] a stream of one’s own says nothing of others’ cases, live or replayed', async () => {
    const world = given();
    world.server.clock.advance(61_000);
    const named = rootFields('Subscription').filter((field) => ENTRIES.Subscription[field]!({ ...world, attacker: world.attackers.get('nobody')! }).every((attempt) => attempt.harmless));
    const streams = await openAll(world, named);
    await happen(world);
    for (const [name, house, to] of RECIPIENTS) {
      const ticketId = await give(world, world[house], house === 'away' ? 'agent2' : 'agent1', to);
      // A list of the victim's queue or agent stays as empty as it is, whatever they are given.
      const theirs = streams.filter(({ attacker, field, attempt }) => attacker.name === name && !attempt.args.filter && !['rosterEvents', 'queueEvents'].includes(field) && (field !== 'myEvents' || to !== 'expert'));
      await Promise.all(theirs.map(({ subscriber }) => subscriber.until((event) => JSON.stringify(event).includes(ticketId))));
    }
    expect(streams.flatMap((stream) => leaks(world, stream))).toEqual([]);
    const endings = await Promise.all(streams.map(async (stream) => `${shown(stream)}: ${await ending(stream, 0)}`));
    expect(endings.filter((line) => !/: (open|FORBIDDEN|UNAUTHENTICATED|4401)$/.test(line))).toEqual([]);
    await Promise.all(streams.map(({ subscriber }) => subscriber.stop()));
  });

  test('[R-01] nobody who may not be there shows up in the conversation', async () => {
    const { server, victim, insiders } = given();
    const here = await subscribe(server.wsUrl, insiders.agent1, 'subscription ($id: ID!) { presence(conversationId: $id) { name __typename } }', { id: victim.ids.conversation });
    const [first] = [await here.until(() => true)];
    expect(first).toEqual([]);
    await here.stop();
  });
};
