import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import * as Y from 'yjs';
import { run, startChat, ticketOf, type Customer } from '../support/chat.ts';
import { collaborate, eventually, until } from '../support/documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let agent: string;
let customer: Customer;
let ticketId: string;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.signIn('agent1@demo.test');
  customer = await startChat(server);
  ticketId = (await ticketOf(server, agent, customer.conversationId)).id;
  await run(server, agent, 'claimTicket', { ticketId });
});
afterAll(() => server.stop());

const picture = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: '#336699' } }).png().toBuffer();

/** Asks for an upload and sends the bytes; answers with the HTTP status and the upload's id. */
const upload = async (token: string, bytes: Uint8Array, fileName = 'photo.png', size = bytes.length) => {
  const asked = await run(server, token, 'requestUpload', { conversationId: customer.conversationId, fileName, size }, 'upload { uploadId url }');
  if (!asked.upload) return { asked, status: 0, uploadId: '' };
  const { uploadId, url } = asked.upload as { uploadId: string; url: string };
  const response = await fetch(server.app.url + url, { method: 'PUT', body: bytes as never });
  return { asked, status: response.status, uploadId, url };
};

const PAD_TYPES: [string, Uint8Array][] = [
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['ZIP', Buffer.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)])],
  ['a PNG header without a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3])],
];

describe('files', () => {
  test('[K-08] an image goes with a message and is downloaded by a signed link', async () => {
    const { status, uploadId } = await upload(agent, await picture());
    expect(status).toBe(204);
    const sent = await run(server, agent, 'sendReply', { ticketId, content: { text: 'See here.' }, attachmentIds: [uploadId], seenUpTo: 1, clientMutationId: 'f1' },
      'message { attachments { fileName contentType width height size url } }');
    const [file] = (sent.message as { attachments: { url: string; contentType: string }[] }).attachments;
    expect(file).toMatchObject({ fileName: 'photo.png', contentType: 'image/png', width: 60, height: 40 });
    const download = await fetch(server.app.url + file!.url);
    expect(download.status).toBe(200);
    expect(Object.fromEntries(download.headers)).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
    expect((await sharp(Buffer.from(await download.arrayBuffer())).metadata()).width).toBe(60);
    const forged = await fetch(server.app.url + file!.url.replace(/signature=(.)/, (_, first: string) => `signature=${first === '_' ? '-' : '_'}`));
    expect(forged.status).toBe(403);
    server.clock.advance(12 * 60_000);
    expect((await fetch(server.app.url + file!.url)).status).toBe(403);
    server.clock.advance(-12 * 60_000);
  });

  test.each(PAD_TYPES)('[K-27] the content decides the type: %s is refused', async (_, bytes) => {
    const { status, uploadId } = await upload(agent, bytes, 'innocent.png');
    expect(status).toBe(415);
    const sent = await run(server, agent, 'sendReply', { ticketId, content: { text: 'x' }, attachmentIds: [uploadId], seenUpTo: 99, clientMutationId: `refused-${uploadId}`, force: true }, 'message { id }');
    expect(sent.errors).toMatchObject([{ __typename: 'BadInput' }]);
  });

  test('[K-08] sizes are held: announced, and in bytes', async () => {
    expect((await upload(agent, new Uint8Array(1), 'big.pdf', 11 * 1024 * 1024)).asked.errors).toMatchObject([{ __typename: 'FileRefused' }]);
    const bytes = await picture();
    expect((await upload(agent, bytes, 'short.png', bytes.length + 1)).status).toBe(415);
    expect((await upload(agent, bytes, 'long.png', bytes.length - 1)).status).toBe(415);
  });

  test('a file is used once, by who uploaded it', async () => {
    const { uploadId } = await upload(customer.token, await picture());
    const stolen = await run(server, agent, 'sendReply', { ticketId, content: { text: 'x' }, attachmentIds: [uploadId], seenUpTo: 99, clientMutationId: 'stolen', force: true }, 'message { id }');
    expect(stolen.errors).toMatchObject([{ __typename: 'BadInput' }]);
    const send = (clientMessageId: string) => run(server, customer.token, 'sendWebMessage', { message: { clientMessageId, content: { text: '' }, attachmentIds: [uploadId] } }, 'message { attachments { id } }');
    expect(await send('with-file')).toMatchObject({ errors: [], message: { attachments: [{}] } });
    expect((await send('again')).errors).toMatchObject([{ __typename: 'BadInput' }]);
  });
});

const draw = (doc: Y.Doc, y: number): void =>
  doc.transact(() => {
    const stroke = new Y.Map<unknown>();
    doc.getArray<Y.Map<unknown>>('strokes').push([stroke]);
    stroke.set('id', `s${y}`);
    stroke.set('tool', 'pen');
    // A lie: the colour on the picture follows who drew, not what the map says.
    stroke.set('colour', '#ff0000');
    stroke.set('width', 10);
    stroke.set('points', Y.Array.from([10, y, 0.5, 100, y, 0.5, 190, y, 0.5]));
  });

const pixel = async (png: Buffer, x: number, y: number): Promise<number[]> =>
  [...(await sharp(png).removeAlpha().extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer())];

describe('screenshots', () => {
  test('[E-07] [E-08] both draw live, the server composes teal and yellow, and the picture is posted once', async () => {
    const { uploadId } = await upload(customer.token, await picture(200, 100));
    const shot = await run(server, customer.token, 'uploadScreenshot', { conversationId: customer.conversationId, uploadId }, 'screenshot { id document width height image { url } }');
    expect(shot).toMatchObject({ errors: [], screenshot: { width: 200, height: 100 } });
    const { id, document } = shot.screenshot as { id: string; document: string };
    const [staff, guest] = await Promise.all([collaborate(server, document, agent), collaborate(server, document, customer.token)]);
    draw(staff.doc, 20);
    draw(guest.doc, 70);
    await Promise.all([staff, guest].map(({ doc }) => until(doc, () => doc.getArray('strokes').length === 2)));

    const input = { screenshotId: id, clientMutationId: 'ann-1', caption: 'This valve' };
    const sent = await run(server, agent, 'sendAnnotation', input, 'message { id text side attachments { contentType width height url } }');
    expect(sent).toMatchObject({ errors: [], message: { text: 'This valve', side: 'STAFF', attachments: [{ contentType: 'image/png', width: 200, height: 100 }] } });
    const again = await run(server, agent, 'sendAnnotation', input, 'message { id }');
    expect((again.message as { id: string }).id).toBe((sent.message as { id: string }).id);
    const { url } = (sent.message as { attachments: { url: string }[] }).attachments[0]!;
    const png = Buffer.from(await (await fetch(server.app.url + url)).arrayBuffer());
    expect(await pixel(png, 100, 20)).toEqual([0x0f, 0x9f, 0xa8]);
    expect(await pixel(png, 100, 70)).toEqual([0xff, 0xd4, 0x00]);

    const deleted = await run(server, customer.token, 'deleteScreenshot', { screenshotId: id }, 'screenshotId');
    expect(deleted).toMatchObject({ errors: [], screenshotId: id });
    await expect(collaborate(server, document, agent)).rejects.toThrow('4403');
    for (const side of [staff, guest]) side.close();
  });
});

test('the pad of a ticket is readable as text within a second of an edit, and never by the customer', async () => {
  const answer = await server.client(agent).request<{ ticket: { notes: { document: string } } }>('query ($id: ID!) { ticket(id: $id) { notes { document } } }', { id: ticketId });
  const { document } = answer.ticket.notes;
  const pad = await collaborate(server, document, agent);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Batch 9811, recall applies.')]);
  pad.doc.getXmlFragment('default').insert(0, [paragraph]);
  const started = performance.now();
  await eventually(
    () => server.client(agent).request<{ ticket: { notes: { text: string } } }>('query ($id: ID!) { ticket(id: $id) { notes { text } } }', { id: ticketId }),
    (read) => read.ticket.notes.text === 'Batch 9811, recall applies.', 2_000);
  expect(performance.now() - started).toBeLessThan(2_000);
  await expect(collaborate(server, document, customer.token)).rejects.toThrow('4403');
  pad.close();
});

test('[E-01] an invitation link lets the customer in, again and again, until it expires', async () => {
  const made = await run(server, agent, 'createInvitation', { conversationId: customer.conversationId }, 'url expiresAt');
  const invitation = String(made.url).split('/r/')[1]!;
  expect(Buffer.from(invitation, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  const accept = () => run(server, '', 'acceptInvitation', { invitation, name: 'Amara' }, 'room { token conversation { id messages { edges { node { text } } } ticket { id } } }');
  const first = await accept();
  expect(first).toMatchObject({ errors: [], room: { conversation: { id: customer.conversationId, ticket: null } } });
  expect((await accept()).errors).toEqual([]);
  server.clock.advance(25 * 3_600_000);
  expect((await accept()).errors).toMatchObject([{ __typename: 'InvitationInvalid' }]);
  server.clock.advance(-25 * 3_600_000);
});

test('sending from the shared draft sends what its author saw, once, and clears it', async () => {
  const answer = await server.client(agent).request<{ ticket: { draft: { document: string } } }>('query ($id: ID!) { ticket(id: $id) { draft { document } } }', { id: ticketId });
  const supervisor = await server.signIn('supervisor@demo.test');
  const [mine, theirs] = await Promise.all([collaborate(server, answer.ticket.draft.document, agent), collaborate(server, answer.ticket.draft.document, supervisor)]);
  const text = new Y.XmlText('We replace it ');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  mine.doc.getXmlFragment('default').insert(0, [paragraph]);
  const before = Buffer.from(Y.encodeStateVector(mine.doc)).toString('base64');
  await until(theirs.doc, () => theirs.doc.getXmlFragment('default').length === 1);
  const shared = (theirs.doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  shared.insert(shared.length, 'free of charge', { bold: true });
  await until(mine.doc, () => text.length > 14);
  const send = (stateVector: string) => run(server, agent, 'sendReply', { ticketId, draft: { stateVector }, seenUpTo: 99, clientMutationId: 'draft-1' }, 'message { id text richText }');
  expect((await send(before)).errors).toMatchObject([{ __typename: 'DraftChanged' }]);
  const sent = await send(Buffer.from(Y.encodeStateVector(mine.doc)).toString('base64'));
  expect(sent).toMatchObject({ errors: [], message: { text: 'We replace it free of charge' } });
  await Promise.all([mine, theirs].map(({ doc }) => until(doc, () => doc.getXmlFragment('default').length === 0)));
  expect(await send(Buffer.from(Y.encodeStateVector(mine.doc)).toString('base64'))).toMatchObject({ errors: [], message: { id: (sent.message as { id: string }).id } });
  for (const side of [mine, theirs]) side.close();
});
