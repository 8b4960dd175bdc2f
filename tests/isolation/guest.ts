/** The victim's own customer: everything within reach of a room token, and nothing of the staff's. */
import { expect, test } from '@jest/globals';
import { getNamedType, isAbstractType, isObjectType, type GraphQLNamedType } from 'graphql';
import { run } from '../support/chat.ts';
import { subscribe } from '../support/subscriber.ts';
import { ENTRIES, type Scene } from './entries.ts';
import { operationOf, rootFields, schema, selectionOf } from './operations.ts';
import { ASK, ASK_PRESENCE, openRaw, present, tryDocument } from './raw-socket.ts';
import { until } from './until.ts';
import { ask, NUMBER, SECRETS } from './victim.ts';
import type { World } from './world.ts';

/** For each type that a customer can reach, which fields say something and which never do. A new field must be decided here. */
const FIELDS: Record<string, { shown: string[]; staffOnly: string[] }> = {
  Conversation: {
    shown: ['id', 'kind', 'channel', 'endpointName', 'messages', 'lastPosition', 'readPosition', 'unreadCount', 'lastMessageAt', 'lastMessage', 'screenshots', 'presenceDocument', 'createdAt'],
    staffOnly: ['contact', 'ticket'],
  },
  MessageConnection: { shown: ['edges', 'pageInfo'], staffOnly: [] },
  MessageEdge: { shown: ['cursor', 'node'], staffOnly: [] },
  PageInfo: { shown: ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'], staffOnly: [] },
  Message: {
    shown: ['id', 'conversationId', 'position', 'author', 'side', 'clientId', 'text', 'richText', 'attachments', 'delivery', 'createdAt', 'editedAt', 'deletedAt'], staffOnly: [],
  },
  Author: { shown: ['name', 'side'], staffOnly: ['user'] },
  Attachment: { shown: ['id', 'fileName', 'contentType', 'size', 'width', 'height', 'url'], staffOnly: [] },
  Screenshot: { shown: ['id', 'conversationId', 'image', 'width', 'height', 'document', 'createdAt', 'author'], staffOnly: ['canvas'] },
  Presence: { shown: ['key', 'name', 'side', 'colour', 'activity'], staffOnly: ['userId'] },
  Guest: { shown: ['name', 'conversationId', 'workspace'], staffOnly: [] },
  Workspace: { shown: ['id', 'name'], staffOnly: [] },
};
const ROOTS = ['Conversation', 'Guest', 'Presence'];

/** What customers may call; everything else is refused. */
const CUSTOMER_MUTATIONS = ['requestUpload', 'markRead', 'uploadScreenshot', 'deleteScreenshot', 'sendAnnotation', 'setTyping', 'sendWebMessage'];
const PUBLIC_MUTATIONS = ['signIn', 'refreshSession', 'signOut', 'startWebChat', 'acceptInvitation'];
const CUSTOMER_EVENTS = ['MessagePosted', 'MessageChanged', 'DeliveryChanged', 'ScreenshotUploaded', 'ScreenshotDeleted', 'LeftScope', 'ResyncRequired'];

const reachable = (): Set<string> => {
  const seen = new Set<string>();
  const visit = (type: GraphQLNamedType): void => {
    if (seen.has(type.name) || !isObjectType(type)) return isAbstractType(type) ? schema.getPossibleTypes(type).forEach(visit) : undefined;
    seen.add(type.name);
    for (const field of Object.values(type.getFields())) if (!FIELDS[type.name]?.staffOnly.includes(field.name)) visit(getNamedType(field.type));
  };
  ROOTS.forEach((name) => visit(schema.getType(name)!));
  return seen;
};

/** Texts of the staff's, whether or not they are about this customer. */
const staffTexts = ({ home, victim }: World): string[] => [
  SECRETS.note, SECRETS.pad, SECRETS.padLine, SECRETS.draft, SECRETS.contactPad, SECRETS.attribute, SECRETS.contactEmail, SECRETS.contactPhone, SECRETS.apiTokenName, SECRETS.webhookUrl, SECRETS.webhookName, String(NUMBER),
  home.email('agent1'), `Surname-${home.slug}`, home.userId('agent1').slice(4), `Queue-${home.slug}`, `Tag-${home.slug}`,
  ...(['contact', 'contactIdentity', 'ticket', 'note', 'apiToken', 'serviceToken', 'webhook', 'webhookDelivery'] as const).map((kind) => victim.ids[kind].slice(4)),
];
const staffTextsIn = (world: World, text: string): string[] => staffTexts(world).filter((secret) => text.includes(secret));

/** Every object of an answer. */
const objectsIn = (value: unknown): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
};

const told = (answer: unknown): string[] =>
  objectsIn(answer).flatMap((object) => (FIELDS[String(object.__typename)]?.staffOnly ?? []).filter((field) => object[field] != null).map((field) => `${String(object.__typename)}.${field}`));

const request = async ({ server, insiders }: World, query: string, variables: Record<string, unknown>) => {
  const response = await fetch(`${server.app.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${insiders.customer}` }, body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { text, ...(JSON.parse(text) as { data: Record<string, { errors?: { __typename: string }[] } | null> | null; errors?: { extensions: { code: string } }[] }) };
};

const sceneOf = (world: World): Scene => ({ ...world, attacker: { name: 'the customer of another conversation', token: undefined, disposable: null, colleague: false, own: null } });

export const guestTests = (given: () => World): void => {
  test('every field within a customer’s reach is decided', () => {
    const types = [...reachable()].sort();
    expect(Object.keys(FIELDS).sort()).toEqual(types);
    const fields = (name: string) => Object.keys((schema.getType(name) as unknown as { getFields(): object }).getFields()).sort();
    expect(types.map((name) => [name, [...FIELDS[name]!.shown, ...FIELDS[name]!.staffOnly].sort()])).toEqual(types.map((name) => [name, fields(name)]));
  });

  test('[G-15] a walk over everything in the conversation finds nothing of the staff’s', async () => {
    const world = given();
    const conversation = schema.getType('Conversation')!;
    const answer = await request(world, `query ($id: ID!) { conversation(id: $id) ${selectionOf(conversation, 3)} guest ${selectionOf(schema.getType('Guest')!, 2)} me { id } }`, { id: world.victim.ids.conversation });
    expect(answer.errors).toBeUndefined();
    expect(answer.text).toContain(SECRETS.staffText);
    expect(answer.data).toMatchObject({ me: null, guest: { name: SECRETS.contactName } });
    expect(told(answer.data)).toEqual([]);
    expect(staffTextsIn(world, answer.text)).toEqual([]);
    const messages = objectsIn(answer.data).filter((object) => object.__typename === 'Message');
    expect(messages.filter((message) => message.side === 'STAFF' && message.clientId !== null)).toEqual([]);
  });

  test('[G-15] a customer sees the first name of who answers, and no more of them', async () => {
    const { server, victim, insiders } = given();
    const { conversation } = await ask<{ conversation: { lastMessage: { author: object }; screenshots: { author: object }[] } }>(server, insiders.customer,
      'query ($id: ID!) { conversation(id: $id) { screenshots { author { name side user { id } } } } }', { id: victim.ids.conversation });
    expect(conversation.screenshots).toEqual([{ author: { name: 'Agent1', side: 'STAFF', user: null } }]);
  });

  test.each(rootFields('Query'))('[G-15] Query.%s tells a customer nothing of the staff’s', async (field) => {
    const world = given();
    for (const { args, only } of ENTRIES.Query[field]!(sceneOf(world))) {
      const answer = await request(world, operationOf('Query', field, args, { only }), args);
      expect({ args, found: [...staffTextsIn(world, answer.text), ...told(answer.data)] }).toEqual({ args, found: [] });
      expect((answer.errors ?? []).filter(({ extensions: { code } }) => code !== 'FORBIDDEN')).toEqual([]);
    }
  });

  test.each(rootFields('Mutation').filter((field) => ![...CUSTOMER_MUTATIONS, ...PUBLIC_MUTATIONS].includes(field)))('[G-15] Mutation.%s is not for customers', async (field) => {
    const world = given();
    for (const { args } of ENTRIES.Mutation[field]!(sceneOf(world))) {
      const answer = await request(world, operationOf('Mutation', field, args), args);
      expect((answer.errors ?? []).map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
    }
  });

  test('[G-15, K-11] a customer’s events are messages and pictures, live and replayed', async () => {
    const world = given();
    const { server, victim, insiders: { agent1, customer } } = world;
    const operation = operationOf('Subscription', 'conversationEvents', { conversationId: '', after: '' }, { depth: 1 });
    const room = await subscribe(server.wsUrl, customer, operation, { conversationId: victim.ids.conversation, after: victim.before });
    const ticketId = victim.ids.ticket;
    await run(server, agent1, 'addNote', { ticketId, text: 'Careful, basalt-73.', clientMutationId: 'for the guest' });
    await run(server, agent1, 'markPending', { ticketId });
    const { id } = await victim.customer.write('Thank you.');
    await room.until((event) => event.__typename === 'MessagePosted' && (event.message as { id: string }).id === id);
    // An event that is the staff's would fail on its fields: that is an end with errors.
    expect(await Promise.race([room.ended, Promise.resolve('open')])).toBe('open');
    expect([...new Set(room.seen.map((event) => event.__typename))].filter((name) => !CUSTOMER_EVENTS.includes(name))).toEqual([]);
    expect(staffTextsIn(world, JSON.stringify(room.seen))).toEqual([]);
    expect(told(room.seen)).toEqual([]);
    await room.stop();
  });

  test.each(['inboxEvents', 'inboxList', 'myEvents'])('[G-15] %s is not for customers', async (field) => {
    const { server, victim, insiders } = given();
    const stream = await subscribe(server.wsUrl, insiders.customer, operationOf('Subscription', field, { after: '' }, { depth: 1 }), { after: victim.before });
    expect((await stream.ended).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    await stream.stop();
  });

  test('[G-15] of the documents a customer opens the canvas and the room, and no other', async () => {
    const { server, victim, insiders } = given();
    const { canvas, conversationPresence, ...staff } = victim.documents;
    for (const document of Object.values(staff)) expect(await tryDocument(server.wsUrl, document, insiders.customer)).toEqual({ code: 4403, text: '' });
    for (const document of [canvas, conversationPresence]) {
      const raw = await openRaw(`${server.wsUrl}/collab/${document}?token=${insiders.customer}`);
      raw.send(ASK);
      await until(`${document} answers`, () => raw.text !== '').finally(() => raw.leave());
    }
  });

  test('[G-15] presence shows a customer the first name and the activity of staff, whatever they say of themselves', async () => {
    const world = given();
    const { server, victim, insiders: { agent1, customer } } = world;
    const room = `${server.wsUrl}/collab/${victim.documents.conversationPresence}`;
    const seen = await openRaw(`${room}?token=${customer}`);
    const agent = await openRaw(`${room}?token=${agent1}`);
    const list = await subscribe(server.wsUrl, customer, operationOf('Subscription', 'presence', { conversationId: '' }), { conversationId: victim.ids.conversation });
    agent.send(present(9, { activity: 'TYPING', user: { name: world.home.fullName('agent1'), email: world.home.email('agent1') }, ticket: victim.ids.ticket }));
    seen.send(ASK_PRESENCE);
    await until('the customer sees the agent typing', () => seen.text.includes('TYPING') && seen.text.includes('Agent1'));
    await list.until((entries) => JSON.stringify(entries).includes('Agent1'));
    expect(staffTextsIn(world, seen.text + JSON.stringify(list.seen))).toEqual([]);
    expect(told(list.seen)).toEqual([]);
    [seen, agent].forEach((socket) => socket.leave());
    await list.stop();
  });
};
