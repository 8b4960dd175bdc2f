/** The past of documents through the doors: GraphQL and stock y-websocket clients on a whole server. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { run, startChat, ticketOf, type Customer } from '../support/chat.ts';
import { collaborate, eventually, until, type Collaborator } from '../support/documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let anna: string;
let boss: string;
beforeAll(async () => {
  server = await startTestServer();
  anna = await server.signIn('agent1@demo.test');
  boss = await server.signIn('admin@demo.test');
}, 60_000);
afterAll(() => server?.stop());

interface Case {
  customer: Customer;
  ticketId: string;
  notes: string;
}

// An agent holds five tickets at most.
const held: string[] = [];
afterEach(async () => {
  for (const ticketId of held.splice(0)) await run(server, boss, 'resolveTicket', { ticketId });
});

const newCase = async (): Promise<Case> => {
  const customer = await startChat(server);
  const { id } = await ticketOf(server, anna, customer.conversationId);
  await run(server, anna, 'claimTicket', { ticketId: id });
  held.push(id);
  return { customer, ticketId: id, notes: `ticket:${id}:notes` };
};

const blocks = (doc: Y.Doc): Y.XmlElement[] => doc.getXmlFragment('default').toArray() as Y.XmlElement[];
const write = (doc: Y.Doc, text: string): void => {
  const block = new Y.XmlElement('paragraph');
  block.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment('default').push([block]);
};
const textOf = (doc: Y.Doc): string => blocks(doc).map((block) => (block.toArray() as Y.XmlText[]).map((text) => text.toString()).join('')).join('\n');

const DOCUMENT = `query ($name: String!, $version: Int!) { document(name: $name) { name shape version
  history { edges { node { author { kind name user { name } contactId } firstVersion lastVersion updates inserted deleted deletedOthers } } pageInfo { hasNextPage } }
  versions { edges { node { version cause } } }
  at(version: $version) { version text strokes { id author { kind contactId } points } }
  attribution { edges { node { author { name kind } from to } } } } }`;

interface Shown {
  version: number;
  history: { edges: { node: Record<string, unknown> & { author: { kind: string; name: string; contactId: string | null } } }[] };
  versions: { edges: { node: { version: number; cause: string } }[] };
  at: { version: number; text: string | null; strokes: { id: string; author: { kind: string; contactId: string | null } }[] | null } | null;
  attribution: { edges: { node: { author: { name: string; kind: string }; from: number; to: number } }[] };
}

const show = async (token: string, name: string, version = 1): Promise<Shown | null> =>
  (await server.client(token).request<{ document: Shown | null }>(DOCUMENT, { name, version })).document;

/** Two people in one document, each having seen the other's text. */
const together = async (name: string): Promise<[Collaborator, Collaborator]> => {
  const [one, two] = [await collaborate(server, name, anna), await collaborate(server, name, boss)];
  write(one.doc, 'written by Anna');
  await until(two.doc, () => textOf(two.doc) === 'written by Anna');
  write(two.doc, 'and by the boss');
  await until(one.doc, () => textOf(one.doc) === 'written by Anna\nand by the boss');
  return [one, two];
};

const names = async (): Promise<{ anna: string; boss: string; annaId: string; bossId: string }> => {
  const me = async (token: string) => (await server.client(token).request<{ me: { id: string; name: string } }>('{ me { id name } }')).me;
  const [a, b] = [await me(anna), await me(boss)];
  return { anna: a.name, boss: b.name, annaId: a.id, bossId: b.id };
};

describe('the history of a document', () => {
  it('says who edited, how much, whose they deleted, what was there, and who wrote what is there', async () => {
    const { notes, ticketId } = await newCase();
    expect(await show(anna, notes)).toMatchObject({ version: 0, history: { edges: [] }, at: null, attribution: { edges: [] } });
    const [one, two] = await together(notes);
    const who = await names();
    (blocks(two.doc)[0]!.get(0) as Y.XmlText).delete(0, 8);
    await until(one.doc, () => textOf(one.doc) === 'by Anna\nand by the boss');
    const shown = (await show(anna, notes, 2))!;
    expect(shown.history.edges.map(({ node }) => node)).toEqual([
      { author: { kind: 'USER', name: who.boss, user: { name: who.boss }, contactId: null }, firstVersion: 2, lastVersion: 3, updates: 2, inserted: 15, deleted: 8, deletedOthers: 8 },
      { author: { kind: 'USER', name: who.anna, user: { name: who.anna }, contactId: null }, firstVersion: 1, lastVersion: 1, updates: 1, inserted: 15, deleted: 0, deletedOthers: 0 },
    ]);
    expect(shown).toMatchObject({ version: 3, at: { version: 2, text: 'written by Anna\nand by the boss', strokes: null } });
    expect(shown.attribution.edges.map(({ node }) => [node.author.name, node.from, node.to])).toEqual([[who.anna, 0, 7], [who.boss, 8, 23]]);
    const { ticket } = await server.client(anna).request<{ ticket: { notes: { source: { name: string; version: number } } } }>(
      'query ($id: ID!) { ticket(id: $id) { notes { document source { name version } } } }', { id: ticketId });
    expect(ticket.notes.source).toEqual({ name: notes, version: 3 });
    [one, two].forEach((each) => each.close());
  });

  it('comes in pages, and refuses cursors and sizes that make no sense', async () => {
    const { notes } = await newCase();
    const [one, two] = await together(notes);
    const page = async (args: string) => (await server.client(anna).request<{ document: { history: { edges: { cursor: string; node: { lastVersion: number } }[]; pageInfo: { hasNextPage: boolean } } } }>(
      `query ($name: String!) { document(name: $name) { history(${args}) { edges { cursor node { lastVersion } } pageInfo { hasNextPage } } } }`, { name: notes })).document.history;
    const first = await page('first: 1');
    expect(first).toMatchObject({ edges: [{ node: { lastVersion: 2 } }], pageInfo: { hasNextPage: true } });
    expect(await page(`first: 1, after: "${first.edges[0]!.cursor}"`)).toMatchObject({ edges: [{ node: { lastVersion: 1 } }], pageInfo: { hasNextPage: false } });
    await expect(page('first: 0')).rejects.toThrow('A page has');
    await expect(page('first: 1, after: "x"')).rejects.toThrow('not a cursor');
    [one, two].forEach((each) => each.close());
  });

  it('keeps the version with which a ticket went to somebody else', async () => {
    const { notes, ticketId } = await newCase();
    const [one, two] = await together(notes);
    const { bossId } = await names();
    await run(server, boss, 'transferTicket', { ticketId, userId: bossId });
    expect((await show(boss, notes))!.versions.edges.map(({ node }) => node)).toEqual([{ version: 2, cause: 'HANDOVER' }]);
    await run(server, boss, 'tagTicket', { ticketId, tagId: 'tag_00000000-0000-0000-0000-000000000000' });
    expect((await show(boss, notes))!.versions.edges).toHaveLength(1);
    [one, two].forEach((each) => each.close());
  });

  it('is not for customers, nor for documents of presence or of nobody', async () => {
    const { customer, ticketId } = await newCase();
    for (const name of [`ticket:${ticketId}:presence`, `ticket:${ticketId}:nothing`, 'ticket', '', `contact:${ticketId}:notes`]) expect(await show(anna, name)).toBeNull();
    await expect(show(customer.token, `ticket:${ticketId}:notes`)).rejects.toMatchObject({ response: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
  });
});

describe('restoring a version', () => {
  it('is a change that everybody sees, made once, with the text still of whoever wrote it', async () => {
    const { notes } = await newCase();
    const [one, two] = await together(notes);
    const who = await names();
    const fragment = two.doc.getXmlFragment('default');
    fragment.delete(0, fragment.length);
    write(two.doc, 'vandalised');
    await until(one.doc, () => textOf(one.doc) === 'vandalised');
    const before = (await show(anna, notes))!.version;
    const input = { document: notes, version: 2, clientMutationId: 'restore' };
    expect(await run(server, anna, 'restoreDocument', input, 'document { version }')).toEqual({ document: { version: before + 1 }, errors: [] });
    await until(two.doc, () => textOf(two.doc) === 'written by Anna\nand by the boss');
    expect(await run(server, anna, 'restoreDocument', input, 'document { version }')).toEqual({ document: { version: before + 1 }, errors: [] });
    // And where nothing differs, nothing is written.
    expect(await run(server, anna, 'restoreDocument', { ...input, clientMutationId: 'again' }, 'document { version }')).toEqual({ document: { version: before + 1 }, errors: [] });
    expect((await show(anna, notes))!.attribution.edges.map(({ node }) => node.author.name)).toEqual([who.anna, who.boss]);
    expect((await show(anna, notes, before))!.at!.text).toBe('vandalised');
    write(one.doc, 'and on');
    await until(two.doc, () => textOf(two.doc).endsWith('and on'));
    // What the boss deleted is back already: to take that back as well brings nothing twice.
    const present = textOf(one.doc);
    expect((await run(server, anna, 'revertAuthor', { document: notes, userId: who.bossId, since: '2020-01-01T00:00:00.000Z', clientMutationId: 'revert' })).errors).toEqual([]);
    expect((await show(anna, notes, (await show(anna, notes))!.version))!.at!.text).toBe(present);
    for (const version of [0, -1, 1_000]) {
      expect((await run(server, anna, 'restoreDocument', { document: notes, version, clientMutationId: `v${version}` })).errors).toMatchObject([{ __typename: 'BadInput' }]);
    }
    expect((await run(server, anna, 'restoreDocument', { ...input, clientMutationId: '' })).errors).toMatchObject([{ __typename: 'BadInput' }]);
    [one, two].forEach((each) => each.close());
  });
});

describe('taking back what somebody did', () => {
  it('[E-09] removes a customer’s strokes, brings back what went, and leaves the agent’s', async () => {
    const { customer } = await newCase();
    const { ids, canvas } = await screenshotOf(customer);
    const [agent, guest] = [await collaborate(server, canvas, anna), await collaborate(server, canvas, customer.token)];
    draw(agent.doc, 'agent');
    draw(guest.doc, 'early');
    await Promise.all([agent, guest].map(({ doc }) => until(doc, () => strokes(doc).length === 2)));
    const [{ now: since }] = (await server.database.query<{ now: string }>('select (now() + interval \'1 millisecond\')::text as now')) as [{ now: string }];
    await eventually(async () => (await server.database.query<{ later: boolean }>('select now() > $1::timestamptz as later', [since]))[0]!, ({ later }) => later);
    draw(guest.doc, 'scribble');
    guest.doc.getArray('strokes').delete(strokes(guest.doc).indexOf('early'), 1);
    await until(agent.doc, () => strokes(agent.doc).join() === 'agent,scribble');
    const input = { document: canvas, contactId: ids.contact, since: new Date(since).toISOString(), clientMutationId: 'take back' };
    expect((await run(server, anna, 'revertAuthor', input)).errors).toEqual([]);
    await until(guest.doc, () => strokes(guest.doc).sort().join() === 'agent,early');
    expect((await run(server, anna, 'revertAuthor', { ...input, clientMutationId: 'and again' })).errors).toEqual([]);
    expect(strokes(guest.doc)).toHaveLength(2);
    const shown = (await show(anna, canvas, (await show(anna, canvas))!.version))!;
    expect(shown.at!.strokes!.map(({ id, author }) => [id, author.kind, author.contactId]).sort()).toEqual([['agent', 'USER', null], ['early', 'CONTACT', ids.contact]]);
    // What came back is the customer's own: they may delete it.
    guest.doc.getArray('strokes').delete(strokes(guest.doc).indexOf('early'), 1);
    await until(agent.doc, () => strokes(agent.doc).join() === 'agent');
    [agent, guest].forEach((each) => each.close());
  });

  it('names one author, who wrote there', async () => {
    const { notes } = await newCase();
    const [one, two] = await together(notes);
    const { bossId } = await names();
    const input = { document: notes, since: '2020-01-01T00:00:00.000Z', clientMutationId: 'x' };
    expect((await run(server, anna, 'revertAuthor', input)).errors).toMatchObject([{ __typename: 'BadInput' }]);
    expect((await run(server, anna, 'revertAuthor', { ...input, userId: bossId, contactId: bossId })).errors).toMatchObject([{ __typename: 'BadInput' }]);
    expect((await run(server, anna, 'revertAuthor', { ...input, contactId: bossId })).errors).toMatchObject([{ __typename: 'NotFound' }]);
    expect((await run(server, anna, 'revertAuthor', { ...input, userId: bossId })).errors).toEqual([]);
    await until(two.doc, () => textOf(two.doc) === 'written by Anna');
    [one, two].forEach((each) => each.close());
  });
});

describe('appendToNotes', () => {
  it('writes once at the end of the pad, as its author, and everybody sees it', async () => {
    const { notes, ticketId } = await newCase();
    const reader = await collaborate(server, notes, boss);
    write(reader.doc, 'first');
    const { key } = (await run(server, boss, 'createApiToken', { name: 'bot', scopes: ['READ', 'WRITE'], service: true }, 'key')) as unknown as { key: string };
    const input = { ticketId, text: 'order 4711\nshipped', clientMutationId: 'order' };
    const answers = await Promise.all([1, 2, 3].map(() => run(server, key, 'appendToNotes', input, 'version ticket { notes { document } }')));
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1);
    await until(reader.doc, () => textOf(reader.doc).endsWith('order 4711\nshipped'));
    expect(textOf(reader.doc).split('4711')).toHaveLength(2);
    expect((await show(anna, notes))!.history.edges.map(({ node }) => node.author.kind).sort()).toEqual(['SERVICE', 'USER']);
    for (const text of ['', ' \n', 'x'.repeat(10_001)]) {
      expect((await run(server, key, 'appendToNotes', { ...input, text, clientMutationId: 'bad' })).errors).toMatchObject([{ __typename: 'BadInput' }]);
    }
    reader.close();
  });
});

const strokes = (doc: Y.Doc): string[] => doc.getArray<Y.Map<unknown>>('strokes').map((map) => map.get('id') as string);
const draw = (doc: Y.Doc, id: string): void =>
  doc.transact(() => {
    const map = new Y.Map<unknown>();
    map.set('id', id);
    map.set('points', Y.Array.from([1, 1, 0.5]));
    doc.getArray('strokes').push([map]);
  });

const screenshotOf = async (customer: Customer): Promise<{ ids: { contact: string }; canvas: string }> => {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } }).png().toBuffer();
  const { conversationId } = customer;
  const asked = await run(server, anna, 'requestUpload', { conversationId, fileName: 'shot.png', size: bytes.length }, 'upload { uploadId url }');
  const { uploadId, url } = asked.upload as { uploadId: string; url: string };
  await fetch(new URL(url, server.app.url), { method: 'PUT', body: new Uint8Array(bytes) });
  const shot = await run(server, anna, 'uploadScreenshot', { conversationId, uploadId }, 'screenshot { document canvas { name version } }');
  const { document, canvas } = shot.screenshot as { document: string; canvas: { name: string } };
  expect(canvas).toEqual({ name: document, version: 0 });
  const { conversation } = await server.client(anna).request<{ conversation: { contact: { id: string } } }>('query ($id: ID!) { conversation(id: $id) { contact { id } } }', { id: conversationId });
  return { ids: { contact: conversation.contact.id }, canvas: document };
};
