/** A customer's whole case: every kind of row, each with a text that nobody else may ever read. */
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { packRows } from '../../src/modules/documents/past.ts';
import { run, startChat, ticketOf, type Customer } from '../support/chat.ts';
import type { TestServer } from '../support/server.ts';
import type { House } from './house.ts';
import { caseworkOf, type Casework } from './casework.ts';
import { until } from './until.ts';

/** Texts that give the case away. */
export const SECRETS = {
  contactName: 'Zephyrine Quillfeather', contactEmail: 'zephyrine@quillfeather.example', contactPhone: '+4915112345678', attribute: 'loyalty-quartz-70',
  customerText: 'marigold-71', staffText: 'cobalt-72', note: 'basalt-73', pad: 'granite-74', draft: 'obsidian-75', contactPad: 'onyx-76',
  fileName: 'passport-topaz-77.pdf', screenshotName: 'screen-amber-78.png', looseName: 'loose-beryl-79.pdf', caption: 'caption-agate-80', apiTokenName: 'token-jade-81', webhookUrl: 'hook-opal-82', webhookName: 'hook-pearl-83', padLine: 'feldspar-84', username: 'user-spinel-85', scheduled: 'citrine-85',
} as const;
/** The ticket's number: no other digits look like it. */
export const NUMBER = 919_283_746;

export interface Victim {
  customer: Customer;
  /** Global ids by kind. */
  ids: Record<'contact' | 'contactIdentity' | 'conversation' | 'ticket' | 'customerMessage' | 'staffMessage' | 'note' | 'attachment' | 'screenshot' | 'screenshotImage'
    | 'looseUpload' | 'apiToken' | 'serviceToken' | 'webhook' | 'webhookDelivery' | 'agentInterval' | 'offer' | keyof Casework['ids'], string>;
  /** Codes of the workspace, which colleagues may know. */
  codes: Casework['codes'];
  /** Global ids of its workspace's settings, which colleagues know. */
  settings: Record<'businessHours' | 'slaPolicy' | 'auxCode' | 'skill', string>;
  /** What its workspace says and sets. */
  words: Record<'cannedMessage' | 'faq' | 'label' | 'labelRule' | 'labelApplication' | 'signature' | 'macro' | 'savedView' | 'autoReply' | 'smsNumber', string>;
  /** Names of the documents that belong to it. */
  documents: Record<'notes' | 'draft' | 'ticketPresence' | 'contactNotes' | 'canvas' | 'conversationPresence', string>;
  /** A reply that waits to be sent. */
  scheduledReply: string;
  downloadUrl: string;
  uploadUrl: string;
  /** A cursor from before any of this happened. */
  before: string;
}

/** A file as short as one can be. */
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

export const ask = async <T>(server: TestServer, token: string | undefined, query: string, variables: Record<string, unknown> = {}): Promise<T> =>
  server.client(token).request<T>(query, variables);

/** Asks for an upload, and sends the bytes unless they are to stay away. Returns the id and the link. */
export const upload = async (server: TestServer, token: string, conversationId: string, fileName: string, bytes: Buffer, send = true): Promise<{ uploadId: string; url: string }> => {
  const asked = await run(server, token, 'requestUpload', { conversationId, fileName, size: bytes.length }, 'upload { uploadId url }');
  const { uploadId, url } = asked.upload as { uploadId: string; url: string };
  if (send) {
    const put = await fetch(new URL(url, server.app.url), { method: 'PUT', body: new Uint8Array(bytes) });
    if (put.status !== 204) throw new Error(`${fileName} was refused with ${put.status}: ${await put.text()}`);
  }
  return { uploadId, url };
};

/** Writes in a document as stock clients do, and leaves once the server has it. */
export const write = async (server: TestServer, token: string, name: string, change: (doc: Y.Doc) => void): Promise<void> => {
  const open: WebsocketProvider[] = [];
  const join = (): WebsocketProvider => {
    const provider = new WebsocketProvider(`${server.wsUrl}/collab`, name, new Y.Doc(), { params: { token }, WebSocketPolyfill: WebSocket as never, disableBc: true });
    open.push(provider);
    return provider;
  };
  try {
    const writer = join();
    await until(`${name} opens`, () => writer.synced);
    writer.doc.transact(() => change(writer.doc));
    // Somebody else sees it: then it is stored.
    const reader = join();
    const state = () => open.map(({ doc }) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex'));
    await until(`${name} is stored`, () => reader.synced && new Set(state()).size === 1);
  } finally {
    for (const provider of open) {
      provider.destroy();
      provider.awareness.destroy();
      provider.doc.destroy();
    }
  }
};

export const paragraph = (text: string) => (doc: Y.Doc): void => {
  const block = new Y.XmlElement('paragraph');
  block.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment('default').push([block]);
};

const stroke = (doc: Y.Doc): void => {
  const map = new Y.Map<unknown>();
  doc.getArray('strokes').push([map]);
  map.set('id', 's1');
  map.set('points', Y.Array.from([1, 1, 0.5, 9, 9, 0.5]));
};

type Seen = { conversation: { contact: { id: string; identities: { id: string; kind: string }[] }; ticket: { id: string; draft: { text: string }; notes: { text: string } } ; messages: { edges: { node: { id: string; side: string; delivery: string | null; attachments: { id: string; url: string }[] } }[] } } };
const SEEN = `query ($id: ID!) { conversation(id: $id) { contact { id identities { id kind } } ticket { id notes { text } draft { text } }
  messages { edges { node { id side delivery attachments { id url } } } } } }`;

/** A webhook with one delivery that failed, and which nothing tries again: the victim's rows stand still. */
const webhookOf = async (server: TestServer, admin: string): Promise<{ webhook: string; webhookDelivery: string }> => {
  const made = await run(server, admin, 'createWebhook', {
    url: `http://127.0.0.1:1/${SECRETS.webhookUrl}`, description: SECRETS.webhookName, events: ['ScreenshotDeleted'],
  }, 'webhook { id }');
  const { id } = made.webhook as { id: string };
  const { delivery } = (await run(server, admin, 'testWebhook', { id }, 'delivery { id }')) as unknown as { delivery: { id: string } };
  await until('the delivery was tried', async () => {
    const { node } = await ask<{ node: { attempt: number } }>(server, admin, 'query ($id: ID!) { node(id: $id) { ... on WebhookDelivery { attempt } } }', { id: delivery.id });
    return node.attempt === 1;
  });
  await run(server, admin, 'disableWebhook', { id });
  await until('its turn is over', async () => {
    const [busy] = await server.database.query<{ n: number }>('select count(*)::int as n from webhook where busy_by is not null');
    return busy!.n === 0;
  });
  return { webhook: id, webhookDelivery: delivery.id };
};

/** Something of each kind of words, in use on the ticket where it can be. */
const wordsOf = async (server: TestServer, house: House, tokens: { admin: string; agent1: string }, ticketId: string): Promise<Victim['words']> => {
  const make = async (type: string, fields: Record<string, unknown>, token = tokens.admin): Promise<string> => {
    const field = `${type[0]!.toLowerCase()}${type.slice(1)}`;
    return ((await run(server, token, `create${type}`, fields, `${field} { id }`))[field] as { id: string }).id;
  };
  const label = await make('Label', { name: 'Torn', colour: '#123123' });
  const signature = await make('Signature', { name: 'House', html: '<p>{{agent_name}}</p>' });
  const macro = await make('Macro', { name: 'Note', steps: [{ action: 'NOTE', text: 'By macro.' }] });
  await run(server, tokens.admin, 'assignSignature', { signatureId: signature, queueId: house.queueId });
  await run(server, tokens.agent1, 'labelTicket', { ticketId, labelId: label });
  await run(server, tokens.agent1, 'runMacro', { ticketId, macroId: macro, clientMutationId: 'macro' });
  const number = await run(server, tokens.admin, 'provisionSmsNumber', { name: 'Number', number: '+4930123123', queueId: house.queueId }, 'endpoint { id }');
  const { ticket } = await ask<{ ticket: { labelApplications: { id: string }[] } }>(server, tokens.agent1, 'query ($id: ID!) { ticket(id: $id) { labelApplications { id } } }', { id: ticketId });
  return {
    label, signature, macro, labelApplication: ticket.labelApplications[0]!.id, smsNumber: (number.endpoint as { id: string }).id,
    cannedMessage: await make('CannedMessage', { title: 'Hello', category: 'Greetings', shortcut: 'hello', body: 'Hello {{first_name}}.' }),
    faq: await make('Faq', { title: 'Torn?', category: 'Cards', body: 'A new one comes, {{first_name}}.' }),
    labelRule: await make('LabelRule', { labelId: label, kind: 'KEYWORD', words: ['feldspar'] }),
    savedView: await make('SavedView', { name: 'Mine', filter: { mine: true } }, tokens.agent1),
    autoReply: await make('AutoReply', { text: 'Closed.' }),
  };
};

/** A row in every table of settings, and of an agent's time. */
const makeSettings = async (server: TestServer, admin: string, { workspaceId, queueId, userId }: Pick<House, 'workspaceId' | 'queueId' | 'userId'>) => {
  const make = async (mutation: string, fields: Record<string, unknown>, what: string): Promise<string> =>
    ((await run(server, admin, mutation, fields, `${what} { id }`)) as unknown as Record<string, { id: string }>)[what]!.id;
  const businessHours = await make('createBusinessHours', { name: 'Hours of the house', zone: 'Europe/Berlin', weekly: [] }, 'businessHours');
  const slaPolicy = await make('createSlaPolicy', { name: 'Targets of the house', firstResponseMs: 60_000 }, 'slaPolicy');
  const auxCode = await make('createAuxCode', { name: 'Lunch of the house', status: 'AWAY', colour: '#888888' }, 'auxCode');
  const skill = await make('createSkill', { name: 'Skill of the house' }, 'skill');
  await run(server, admin, 'changeQueue', { id: queueId, requiredSkills: [{ skillId: skill, minLevel: 3 }] });
  await run(server, admin, 'setChannelPolicy', { channel: 'SMS', maxConcurrent: 3 });
  await run(server, admin, 'setWorkspaceSettings', { transferNoteRequired: false });
  await server.database.query('insert into agent_skill (user_id, skill_id, workspace_id, level) values ($1, $2, $3, 4)', [userId('agent1').slice(4), skill.slice(4), workspaceId]);
  await server.database.query('update agent set username = $2 where user_id = $1', [userId('agent1').slice(4), SECRETS.username]);
  const [kept] = await server.database.query<{ id: string }>(`
    insert into agent_interval (id, workspace_id, user_id, state, cause, since, aux_code_id)
    values (gen_random_uuid(), $1, $2, 'AWAY', 'AGENT', now() - interval '1 hour', $3) returning 'ain_' || id as id`, [workspaceId, userId('agent1').slice(4), auxCode.slice(4)]);
  return { settings: { businessHours, slaPolicy, auxCode, skill }, agentInterval: kept!.id };
};

/** A promise with its steps, and a reply that waits to be sent. Returns the reply's id. */
const lifecycle = async (server: TestServer, agent: string, ticketId: string): Promise<string> => {
  await server.database.query(
    `with clock as (insert into sla_clock (id, workspace_id, ticket_id, kind, target_ms, started_at, elapsed_ms)
      select gen_random_uuid(), workspace_id, id, 'RESOLUTION', 60000, now(), 0 from ticket where id = $1 returning *)
    insert into sla_step (id, workspace_id, clock_id, kind, at, elapsed_ms) select gen_random_uuid(), workspace_id, id, 'STARTED', now(), 0 from clock`, [ticketId.slice(4)]);
  const made = await run(server, agent, 'scheduleReply', {
    ticketId, content: { text: `Is it there yet, ${SECRETS.scheduled}?` }, cancelOnCustomerReply: false, clientMutationId: 'later',
    sendAt: new Date(server.clock.now().getTime() + 30 * 24 * 3_600_000).toISOString(),
  }, 'scheduledReply { id }');
  return (made.scheduledReply as { id: string }).id;
};

/** How it came to its agent, as if it had been offered. */
const offered = async ({ database }: TestServer, { workspaceId, queueId, userId }: House, ticketId: string): Promise<string> => {
  const given = [ticketId.slice(4), workspaceId, queueId.slice(4), userId('agent1').slice(4)];
  const [offer] = await database.query<{ id: string }>(`
    insert into offer (id, ticket_id, workspace_id, queue_id, user_id, round, state, made_at, expires_at, ended_at)
    values (gen_random_uuid(), $1, $2, $3, $4, 1, 'ACCEPTED', now(), now(), now()) returning id`, given);
  await database.query(`
    insert into routing_decision (ticket_id, workspace_id, queue_id, user_id, mode, at, waited_ms, candidates) values ($1, $2, $3, $4, 'OFFER', now(), 0, '[]')`, given);
  return `ofr_${offer!.id}`;
};

export const buildVictim = async (server: TestServer, house: House): Promise<Victim> => {
  const [agent1, admin] = await Promise.all([server.signIn(house.email('agent1')), server.signIn(house.email('admin'))]);
  const { eventCursor: before } = await ask<{ eventCursor: string }>(server, admin, '{ eventCursor }');
  await server.database.query('select setval($1, $2)', ['ticket_number', NUMBER - 1]);
  const customer = await startChat(server, {
    endpointKey: house.endpointKey, name: SECRETS.contactName, text: `My card arrived torn, ${SECRETS.customerText}.`, visitorKey: randomBytes(32).toString('base64url'),
  });
  const conversationId = customer.conversationId;
  const { id: ticketId } = await ticketOf(server, agent1, conversationId);
  await run(server, agent1, 'claimTicket', { ticketId });

  const file = await upload(server, customer.token, conversationId, SECRETS.fileName, PDF);
  await ask(server, customer.token, `mutation ($id: ID!) { sendWebMessage(input: { message: { clientMessageId: "with-file", content: { text: "" }, attachmentIds: [$id] } }) { errors { __typename } } }`, { id: file.uploadId });
  await run(server, agent1, 'sendReply', { ticketId, content: { text: `A new one is on its way, ${SECRETS.staffText}.` }, seenUpTo: 2, clientMutationId: 'reply' });
  const added = await run(server, agent1, 'addNote', { ticketId, text: `Suspicious, ${SECRETS.note}`, clientMutationId: 'note' }, 'note { id }');
  const scheduledReply = await lifecycle(server, agent1, ticketId);
  await run(server, agent1, 'tagTicket', { ticketId, tagId: house.tagId });
  await run(server, agent1, 'inviteExpert', { ticketId, userId: house.userId('helper') });
  const image = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } }).png().toBuffer();
  const picture = await upload(server, agent1, conversationId, SECRETS.screenshotName, image);
  const shot = await run(server, agent1, 'uploadScreenshot', { conversationId, uploadId: picture.uploadId }, 'screenshot { id document image { id } }');
  const loose = await upload(server, agent1, conversationId, SECRETS.looseName, PDF);
  const pending = await upload(server, agent1, conversationId, SECRETS.looseName, PDF, false);
  await run(server, agent1, 'createInvitation', { conversationId });
  await run(server, agent1, 'markRead', { conversationId, position: 3 });
  await run(server, customer.token, 'markRead', { conversationId, position: 3 });

  const { conversation: seen } = await ask<Seen>(server, agent1, SEEN, { id: conversationId });
  await run(server, agent1, 'confirmContact', {
    contactId: seen.contact.id, name: SECRETS.contactName, email: SECRETS.contactEmail, phone: SECRETS.contactPhone, attributes: { tier: SECRETS.attribute },
  });
  const personal = await run(server, agent1, 'createApiToken', { name: SECRETS.apiTokenName, scopes: ['READ', 'WRITE'] }, 'apiToken { id }');
  const service = await run(server, admin, 'createApiToken', { name: `service-${SECRETS.apiTokenName}`, scopes: ['READ'], service: true }, 'apiToken { id }');

  const hook = await webhookOf(server, admin);
  const casework = await caseworkOf(server, house, { agent1, admin, ticketId });

  const screenshot = shot.screenshot as { id: string; document: string; image: { id: string } };
  const documents = {
    notes: `ticket:${ticketId}:notes`, draft: `ticket:${ticketId}:draft`, ticketPresence: `ticket:${ticketId}:presence`,
    contactNotes: `contact:${seen.contact.id}:notes`, canvas: screenshot.document, conversationPresence: `conversation:${conversationId}:presence`,
  };
  await write(server, agent1, documents.notes, paragraph(SECRETS.pad));
  await run(server, agent1, 'appendToNotes', { ticketId, text: SECRETS.padLine, clientMutationId: 'pad' });
  await write(server, agent1, documents.draft, paragraph(SECRETS.draft));
  await write(server, agent1, documents.contactNotes, paragraph(SECRETS.contactPad));
  await write(server, agent1, documents.canvas, stroke);
  // As after a compaction and a handover.
  await server.database.query("insert into document_version (document_id, seq, workspace_id, at, cause) select id, 1, workspace_id, now(), 'HANDOVER' from document where name = $1", [documents.contactNotes]);
  await server.database.query(`insert into document_past (document_id, first_seq, last_seq, workspace_id, first_at, last_at, spells, rows)
    select id, 1, 1, workspace_id, now(), now(), '[]', $2 from document where name = $1`, [documents.contactNotes, Buffer.from(await packRows([]))]);
  const { settings, agentInterval } = await makeSettings(server, admin, house);
  const words = await wordsOf(server, house, { admin, agent1 }, ticketId);
  const offer = await offered(server, house, ticketId);
  await server.app.deadlines.runDue();
  await until('everything that follows by itself has followed', async () => {
    const { conversation } = await ask<Seen>(server, agent1, SEEN, { id: conversationId });
    const [stats] = await server.database.query<{ n: number }>('select count(*)::int as n from stat_fact where ticket_id = $1', [ticketId.slice(4)]);
    const [pads] = await server.database.query<{ n: number }>("select count(*)::int as n from document where text <> '' and text_seq > 0");
    return conversation.messages.edges.every(({ node }) => node.side === 'CUSTOMER' || node.delivery === 'READ') && pads!.n === 3 && stats!.n === 3;
  });

  const messages = seen.messages.edges.map((edge) => edge.node);
  const attachment = messages[1]!.attachments[0]!;
  return {
    customer, words, documents, before, settings, scheduledReply, codes: casework.codes, downloadUrl: attachment.url, uploadUrl: pending.url,
    ids: {
      contact: seen.contact.id, contactIdentity: seen.contact.identities[0]!.id, conversation: conversationId, ticket: ticketId,
      customerMessage: messages[0]!.id, staffMessage: messages[2]!.id, note: (added.note as { id: string }).id, attachment: attachment.id,
      screenshot: screenshot.id, screenshotImage: screenshot.image.id, looseUpload: loose.uploadId,
      apiToken: (personal.apiToken as { id: string }).id, serviceToken: (service.apiToken as { id: string }).id, agentInterval, ...hook, offer, ...casework.ids,
    },
  };
};
