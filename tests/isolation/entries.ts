/**
 * How each root field of the schema is called with the victim's ids. A field without an entry fails the matrix: whoever adds
 * one says here how it would be attacked.
 */
import { PREFIXES, parseId } from '../../src/kernel/ids.ts';
import type { Attacker, AttackerName } from './attackers.ts';
import { PASSWORD, type House } from './house.ts';
import { NUMBER, SECRETS, type Victim } from './victim.ts';

export interface Scene {
  home: House;
  away: House;
  victim: Victim;
  attacker: Attacker;
}

export interface Attempt {
  args: Record<string, unknown>;
  /** The member of an interface that the id is of. */
  only?: string;
  /** May succeed, since it touches only what is the attacker's own; it still may show nothing. */
  harmless?: boolean;
  /** Ends the caller's session: use the one that may end. */
  disposable?: boolean;
}

export type Entry = (scene: Scene) => Attempt[];

const none: Entry = () => [{ args: {} }];
const input = (fields: Record<string, unknown>, rest: Omit<Attempt, 'args'> = {}): Attempt => ({ args: { input: fields }, ...rest });
const only = (...names: AttackerName[]) => ({ attacker }: Scene): boolean => names.includes(attacker.name);
const foreign = ({ attacker }: Scene): boolean => attacker.name.includes('another workspace');

/** The type behind each kind of global id. */
export const NODE_TYPES = {
  workspace: 'Workspace', subaccount: 'Subaccount', user: 'User', group: 'Group', apiToken: 'ApiToken', queue: 'Queue', endpoint: 'Endpoint', tag: 'Tag', contact: 'Contact',
  contactIdentity: 'ContactIdentity', conversation: 'Conversation', message: 'Message', attachment: 'Attachment', screenshot: 'Screenshot', ticket: 'Ticket', note: 'InternalNote',
  webhook: 'Webhook', webhookDelivery: 'WebhookDelivery', notification: 'Notification', transactionList: 'TransactionList', transactionCode: 'TransactionCode', crmCase: 'Case', bulkJob: 'BulkJob',
  skill: 'Skill', auxCode: 'AuxCode', businessHours: 'BusinessHours', slaPolicy: 'SlaPolicy', agent: 'Agent', agentInterval: 'AgentInterval', offer: 'Offer',
  cannedMessage: 'CannedMessage', faq: 'Faq', label: 'Label', labelRule: 'LabelRule', labelApplication: 'LabelApplication', signature: 'Signature', macro: 'Macro', savedView: 'SavedView', autoReply: 'AutoReply',
} as const;

/** Every global id of the victim and of its workspace. */
export const everyId = ({ home, victim }: Pick<Scene, 'home' | 'victim'>): string[] => [
  ...Object.values(victim.ids), ...Object.values(victim.codes), ...Object.values(victim.settings), ...Object.values(victim.words), home.userId('agent1').replace('usr_', 'agt_'), home.queueId, home.tagId, home.groupId, home.subaccountId, home.userId('agent1'), `${PREFIXES.workspace}_${home.workspaceId}`,
];

const typeOf = (id: string): string => NODE_TYPES[parseId(id)!.kind as keyof typeof NODE_TYPES];

const onTicket = (more: Record<string, unknown> = {}): Entry => ({ victim }) => [input({ ticketId: victim.ids.ticket, ...more })];
const onMessages = (more: Record<string, unknown> = {}): Entry => ({ victim }) =>
  [victim.ids.customerMessage, victim.ids.staffMessage].map((messageId) => input({ messageId, ...more }));
const onWebhook = (more: Record<string, unknown> = {}): Entry => ({ victim }) => [input({ id: victim.ids.webhook, ...more })];
const onSetting = (kind: 'skill' | 'auxCode' | 'businessHours' | 'slaPolicy'): Entry => ({ victim }) => [input({ id: victim.settings[kind] })];
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const inDocuments = ({ victim }: Scene, more: Record<string, unknown>): Attempt[] =>
  Object.values(victim.documents).map((document) => input({ document, clientMutationId: 'evil', ...more }));
const HOOK = { url: 'https://evil.example/hook', events: ['MessagePosted'] };
/** Ties the attacker's own ticket to something of the victim's. */
const ownTicket = ({ attacker }: Scene, fields: Record<string, unknown>, when = true): Attempt[] =>
  attacker.own?.ticket && when ? [input({ ticketId: attacker.own.ticket, ...fields })] : [];
const send = { content: { text: 'I was here.' }, seenUpTo: 1_000, force: true };

const workTime = { from: '2026-10-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' };
/** Agents of the victim's workspace, and the attacker's own tied to its settings. */
const onAgent = (more: Record<string, unknown> = {}): Entry => ({ home }) => [input({ userId: home.userId('agent1'), ...more })];
/** What administrators keep: nobody here is one, and in another workspace it is not there. */
const onWord = (kind: keyof Victim['words'], changes: Record<string, unknown> = {}): Entry => ({ victim }) => [input({ id: victim.words[kind], ...changes })];
/** An administrator of another workspace may make what it likes there; with something of the victim's in it, it may not. */
const newWord = (fields: Record<string, unknown>, rest: Entry = () => []): Entry => (scene) => [input(fields, { harmless: true }), ...rest(scene)];
const step = (fields: Record<string, unknown>) => ({ name: `Macro ${Math.random()}`, steps: [fields] });

const queries: Record<string, Entry> = {
  node: (scene) => everyId(scene).map((id) => ({ args: { id }, only: typeOf(id) })),
  conversation: ({ victim }) => [{ args: { id: victim.ids.conversation } }],
  ticket: ({ victim }) => [{ args: { id: victim.ids.ticket } }],
  contact: ({ victim }) => [{ args: { id: victim.ids.contact } }],
  contactTickets: ({ victim }) => [{ args: { contactId: victim.ids.contact } }],
  inbox: ({ home, victim }) => [
    { args: {} }, { args: { filter: { search: SECRETS.contactName } } }, { args: { filter: { search: `#${NUMBER}` } } }, { args: { filter: { assigneeId: home.userId('agent1') } } },
    { args: { filter: { queueId: home.queueId } } }, { args: { filter: { tagId: home.tagId, status: ['OPEN'] } } },
    { args: { after: Buffer.from(JSON.stringify(['9000000000000000', victim.ids.ticket.slice(4)])).toString('base64url') } },
  ],
  document: ({ victim }) => [...Object.values(victim.documents), `ticket:${victim.ids.ticket}:NOTES`, victim.ids.ticket].map((name) => ({ args: { name } })),
  stats: ({ home }) => {
    const range = { from: '2026-01-01T00:00:00.000Z', to: '2028-01-01T00:00:00.000Z' };
    return [
      { args: range }, { args: { ...range, filter: { queueId: home.queueId } } }, { args: { ...range, filter: { agentId: home.userId('agent1') } } },
      { args: { ...range, filter: { queueId: home.userId('agent1') } } }, { args: { ...range, filter: { queueId: home.queueId, channel: 'WEB' }, timeZone: 'Asia/Kolkata' } },
    ];
  },
  search: () => [SECRETS.contactName, SECRETS.customerText, SECRETS.contactEmail, SECRETS.contactPhone, `#${NUMBER}`].map((text) => ({ args: { text } })),
  user: ({ home, attacker }) => (attacker.colleague ? [] : [{ args: { id: home.userId('agent1') } }]),
  users: none, me: none, guest: none, workspace: none, apiTokens: none, queues: none, endpoints: none, tags: none,
  skills: none, auxCodes: none, businessHours: none, slaPolicies: none, channelPolicies: none, workspaceSettings: none,
  limits: none, eventCursor: none,
  agents: ({ home }) => [{ args: {} }, { args: { filter: { queueId: home.queueId } } }, { args: { filter: { search: SECRETS.username } } }],
  agentIntervals: ({ home }) => [{ args: { userId: home.userId('agent1'), ...workTime } }],
  agentTimes: ({ home }) => [{ args: { userId: home.userId('agent1'), ...workTime } }],
  webhooks: none, webhookEventTypes: none, webhook: ({ victim }) => [{ args: { id: victim.ids.webhook } }],
  notifications: () => [{ args: {} }, { args: { unread: true } }], transactionLists: none, bulkJobs: none, bulkJob: ({ victim }) => [{ args: { id: victim.ids.bulkJob } }],
  case: ({ victim }) => [{ args: { id: victim.ids.crmCase } }], cases: ({ victim }) => [{ args: {} }, { args: { filter: { contactId: victim.ids.contact } } }],
  allTickets: ({ home }) => [
    { args: {} }, { args: { filter: { search: SECRETS.contactName } } }, { args: { filter: { search: SECRETS.contactPhone }, sort: 'CREATED_ASC' } }, { args: { filter: { agentId: home.userId('agent1'), queueId: home.queueId } } },
  ],
  myOffers: none, queueLoads: none,
  transferTargets: ({ victim }) => [{ args: { ticketId: victim.ids.ticket } }],
  simulateRouting: ({ victim }) => [{ args: { ticketId: victim.ids.ticket } }],
  webChat: ({ home }) => [{ args: { endpointKey: home.endpointKey } }],
  cannedMessages: () => [{ args: {} }, { args: { filter: { search: '/', category: 'Information', channel: 'WEB' } } }], faqs: () => [{ args: {} }, { args: { filter: { search: 'a' } } }],
  phraseCategories: none, labels: none, labelRules: none, signatures: none, macros: none, savedViews: none, autoReplies: none, smsCountries: none,
  previewCanned: ({ victim, attacker }) => [victim.ids.ticket, attacker.own?.ticket ?? victim.ids.ticket].map((ticketId) => ({ args: { ticketId, cannedId: victim.words.cannedMessage } })),
  previewFaq: ({ victim }) => [{ args: { ticketId: victim.ids.ticket, faqId: victim.words.faq } }],
  dryRunLabelRule: () => [{ args: { rule: { kind: 'KEYWORD', words: ['card'] }, since: LONG_AGO } }, { args: { rule: { kind: 'TRANSFERS' }, since: LONG_AGO } }],
};

const mutations: Record<string, Entry> = {
  signIn: (scene) => [
    ...(only('nobody')(scene) ? [input({ email: scene.home.email('agent1'), password: 'a guess' })] : []),
    ...(only('an administrator of another workspace')(scene) ? [input({ email: scene.away.email('admin'), password: PASSWORD, workspaceId: `wsp_${scene.home.workspaceId}` })] : []),
  ],
  refreshSession: () => [input({ refreshToken: 'not a token of anybody' })],
  signOut: ({ attacker }) => (attacker.disposable ? [input({ everywhere: false }, { harmless: true, disposable: true })] : []),
  setUserStatus: ({ home }) => [input({ userId: home.userId('agent1'), status: 'DISABLED' })],
  changeUserRole: ({ home }) => [input({ userId: home.userId('agent1'), role: 'PARTNER_VIEWER' })],
  createApiToken: () => [input({ name: 'mine', scopes: ['READ'] }, { harmless: true }), input({ name: 'ours', scopes: ['READ'], service: true }, { harmless: true })],
  revokeApiToken: ({ victim }) => [input({ id: victim.ids.apiToken }), input({ id: victim.ids.serviceToken })],
  confirmContact: ({ victim }) => [input({ contactId: victim.ids.contact, name: 'Mallory', email: 'mallory@evil.example' })],
  requestUpload: ({ victim }) => [input({ conversationId: victim.ids.conversation, fileName: 'evil.pdf', size: 10 })],
  editMessage: onMessages({ content: { text: 'Changed.' } }),
  deleteMessage: onMessages(),
  markRead: ({ victim }) => [input({ conversationId: victim.ids.conversation, position: 1 })],
  uploadScreenshot: ({ victim, attacker }) => [
    input({ conversationId: victim.ids.conversation, uploadId: victim.ids.looseUpload }),
    ...(attacker.own ? [input({ conversationId: attacker.own.conversation, uploadId: victim.ids.looseUpload })] : []),
  ],
  deleteScreenshot: ({ victim }) => [input({ screenshotId: victim.ids.screenshot })],
  sendAnnotation: ({ victim }) => [input({ screenshotId: victim.ids.screenshot, clientMutationId: 'annotation', caption: 'evil' })],
  createInvitation: ({ victim }) => [input({ conversationId: victim.ids.conversation })],
  acceptInvitation: ({ victim }) => [input({ invitation: 'a guess' }), input({ invitation: victim.ids.conversation }), input({ invitation: '' })],
  setTyping: ({ victim }) => [input({ conversationId: victim.ids.conversation, typing: true })],
  claimTicket: onTicket(),
  sendReply: (scene) => [
    input({ ticketId: scene.victim.ids.ticket, ...send, clientMutationId: 'evil' }),
    input({ ticketId: scene.victim.ids.ticket, ...send, clientMutationId: 'reply' }),
    input({ ticketId: scene.victim.ids.ticket, draft: { stateVector: 'AA==' }, seenUpTo: 1_000, force: true, clientMutationId: 'evil-draft' }),
    ...ownTicket(scene, { ...send, attachmentIds: [scene.victim.ids.looseUpload], clientMutationId: 'theirs' }),
    ...ownTicket(scene, { ...send, attachmentIds: [scene.victim.ids.attachment], clientMutationId: 'theirs too' }),
  ],
  markPending: onTicket(), markOnHold: onTicket(), resolveTicket: onTicket({ note: 'Done.' }), reopenTicket: onTicket(),
  transferTicket: (scene) => [
    ...onTicket({ queueId: scene.home.otherQueueId })(scene), ...onTicket({ userId: scene.home.userId('agent2') })(scene), ...onTicket({ userId: scene.away.userId('agent1') })(scene),
    ...ownTicket(scene, { queueId: scene.home.queueId }, foreign(scene)), ...ownTicket(scene, { userId: scene.home.userId('agent1') }, foreign(scene)),
  ],
  takeTicket: onTicket({ overrideCapacity: true }),
  acceptOffer: ({ victim }) => [input({ offerId: victim.ids.offer })], rejectOffer: ({ victim }) => [input({ offerId: victim.ids.offer })],
  // Of the attacker's own workspace, if of any.
  snoozeTicket: onTicket({ until: '2030-01-01T00:00:00.000Z' }), unsnoozeTicket: onTicket(),
  scheduleReply: onTicket({ content: { text: 'I was here.' }, sendAt: '2030-01-01T00:00:00.000Z', clientMutationId: 'evil' }),
  cancelScheduledReply: ({ victim }) => [input({ id: victim.scheduledReply })],
  tagTicket: (scene) => [...onTicket({ tagId: scene.home.otherTagId })(scene), ...ownTicket(scene, { tagId: scene.home.tagId }, foreign(scene))],
  untagTicket: (scene) => onTicket({ tagId: scene.home.tagId })(scene),
  addNote: (scene) => [...onTicket({ text: 'I was here.', clientMutationId: 'evil' })(scene), ...onTicket({ text: 'x', clientMutationId: 'note' })(scene)],
  appendToNotes: (scene) => [
    ...onTicket({ text: 'I was here.', clientMutationId: 'evil' })(scene), ...onTicket({ text: 'x', clientMutationId: 'pad' })(scene),
  ],
  restoreDocument: (scene) => inDocuments(scene, { version: 1 }),
  revertAuthor: (scene) => [
    ...inDocuments(scene, { userId: scene.home.userId('agent1'), since: LONG_AGO }), ...inDocuments(scene, { contactId: scene.victim.ids.contact, since: LONG_AGO }),
    // In a pad of their own nobody of the victim's ever wrote.
    ...(scene.attacker.own?.ticket ? [input({ document: `ticket:${scene.attacker.own.ticket}:notes`, contactId: scene.victim.ids.contact, since: LONG_AGO, clientMutationId: 'evil' })] : []),
  ],
  inviteExpert: (scene) => [
    ...onTicket({ userId: scene.home.userId('expert') })(scene), ...ownTicket(scene, { userId: scene.home.userId('expert') }, foreign(scene)),
  ],
  goAvailable: () => [input({}, { harmless: true })], goWorkOffline: () => [input({}, { harmless: true })], goOffline: () => [input({}, { harmless: true })],
  // Colleagues know the codes; to all others they are nobody's.
  goAway: ({ victim, attacker }) => [input({ auxCodeId: victim.settings.auxCode }, { harmless: attacker.colleague })],
  goBusy: ({ victim }) => [input({ auxCodeId: victim.settings.auxCode })],
  finishPostProcessing: ({ victim }) => [input({ ticketId: victim.ids.ticket }, { harmless: true })], endInteraction: onTicket(),
  setAgentState: onAgent({ state: 'OFFLINE' }), setAgentCapacity: onAgent({ capacity: 1 }), setOfferRejection: onAgent({ allowed: true }),
  setAgentSkills: (scene) => [...onAgent({ skills: [] })(scene), ...(foreign(scene) ? [input({ userId: scene.away.userId('agent1'), skills: [{ skillId: scene.victim.settings.skill, level: 'EXPERT' }] })] : [])],
  createAgent: ({ home, victim }) => [
    input({ name: 'Mallory', email: 'mallory@evil.example', role: 'AGENT', password: 'a long enough one', queueIds: [home.queueId] }),
    input({ name: 'Mallory', email: 'mallory@evil.example', role: 'AGENT', password: 'a long enough one', skills: [{ skillId: victim.settings.skill, level: 'EXPERT' }] }),
  ],
  // An administrator of another workspace may make one there; the events of this one must not reach it.
  createWebhook: () => [input(HOOK, { harmless: true })],
  updateWebhook: onWebhook(HOOK), rotateWebhookSecret: onWebhook(), deleteWebhook: onWebhook(), enableWebhook: onWebhook(), disableWebhook: onWebhook(), testWebhook: onWebhook(),
  replayWebhook: (scene) => onWebhook({ after: scene.victim.before })(scene),
  redeliver: ({ victim }) => [input({ deliveryId: victim.ids.webhookDelivery })],
  mergeTickets: (scene) => [
    input({ intoId: scene.victim.ids.ticket, ticketIds: [scene.victim.ids.splitTicket] }),
    ...(scene.attacker.own?.ticket ? [input({ intoId: scene.attacker.own.ticket, ticketIds: [scene.victim.ids.ticket] }), input({ intoId: scene.victim.ids.ticket, ticketIds: [scene.attacker.own.ticket] })] : []),
  ],
  splitTicket: (scene) => [
    ...onTicket({ fromPosition: 1 })(scene), ...onTicket({ messageIds: [scene.victim.ids.customerMessage] })(scene),
    ...ownTicket(scene, { messageIds: [scene.victim.ids.customerMessage] }), ...ownTicket(scene, { fromPosition: 1, queueId: scene.home.queueId }, foreign(scene)),
  ],
  relateTickets: (scene) => [...onTicket({ otherTicketId: scene.victim.ids.splitTicket })(scene), ...ownTicket(scene, { otherTicketId: scene.victim.ids.ticket })],
  unrelateTickets: (scene) => [...onTicket({ otherTicketId: scene.victim.ids.splitTicket })(scene), ...ownTicket(scene, { otherTicketId: scene.victim.ids.ticket })],
  notifyManager: onTicket({ text: 'I was here.' }), removeParticipant: (scene) => onTicket({ userId: scene.home.userId('helper') })(scene),
  setTransactionCodes: (scene) => [
    ...onTicket({ codeIds: [] })(scene), ...onTicket({ codeIds: [scene.victim.codes.code] })(scene), ...ownTicket(scene, { codeIds: [scene.victim.codes.code] }, foreign(scene)),
  ],
  markNotificationsRead: ({ victim }) => [input({ ids: [victim.ids.notification] }, { harmless: true }), input({}, { harmless: true })],
  // An administrator of another workspace may have lists there.
  createTransactionList: ({ home }) => [input({ name: 'Evil' }, { harmless: true }), input({ name: 'For others', queueIds: [home.queueId] })],
  updateTransactionList: ({ victim }) => [input({ id: victim.codes.list, name: 'Evil', archived: true })],
  createTransactionCode: ({ victim }) => [input({ listId: victim.codes.list, name: 'Evil' }), input({ listId: victim.codes.list, parentId: victim.codes.code, name: 'Evil' })],
  updateTransactionCode: ({ victim }) => [input({ id: victim.codes.code, name: 'Evil', archived: true })],
  saveTranscript: (scene) => [...onTicket()(scene), input({ ticketId: scene.victim.ids.splitTicket })],
  updateCase: ({ victim }) => [input({ caseId: victim.ids.crmCase, title: 'Evil', transcript: 'I was here.' })],
  assignCase: ({ victim }) => [input({ caseId: victim.ids.crmCase, contactId: victim.ids.contact })],
  closeCase: ({ victim }) => [input({ caseId: victim.ids.crmCase })], reopenCase: ({ victim }) => [input({ caseId: victim.ids.crmCase })],
  // A job of their own may find nothing of the victim's.
  bulkTickets: ({ home, attacker }) => [
    input({ filter: { search: SECRETS.contactName }, action: 'RESOLVE', clientMutationId: `evil ${attacker.name}` }, { harmless: true }),
    input({ filter: { search: SECRETS.contactName }, action: 'TAG', tagId: home.tagId, dryRun: true, clientMutationId: `dry ${attacker.name}` }, { harmless: true }),
  ],
  // An administrator of another workspace may make settings there; none may name what is the victim's.
  createQueue: () => [input({ name: 'Evil' }, { harmless: true })],
  createSkill: () => [input({ name: 'Evil' }, { harmless: true })],
  createAuxCode: () => [input({ name: 'Evil', status: 'AWAY', colour: '#000000' }, { harmless: true })],
  createBusinessHours: () => [input({ name: 'Evil', zone: 'UTC', weekly: [] }, { harmless: true })],
  createSlaPolicy: () => [input({ name: 'Evil' }, { harmless: true })],
  setChannelPolicy: () => [input({ channel: 'SMS', maxConcurrent: 1 }, { harmless: true })],
  setWorkspaceSettings: () => [input({ resolvedHoldMs: 60_000 }, { harmless: true })],
  changeQueue: ({ home, away, victim }) => [
    input({ id: home.queueId, enabled: false }), input({ id: away.queueId, memberIds: [home.userId('agent1')] }), input({ id: away.queueId, hoursId: victim.settings.businessHours }),
    input({ id: away.queueId, requiredSkills: [{ skillId: victim.settings.skill, minLevel: 1 }] }),
  ],
  changeSkill: onSetting('skill'), deleteSkill: onSetting('skill'), changeAuxCode: onSetting('auxCode'),
  changeBusinessHours: onSetting('businessHours'), deleteBusinessHours: onSetting('businessHours'), changeSlaPolicy: onSetting('slaPolicy'), deleteSlaPolicy: onSetting('slaPolicy'),
  startWebChat: ({ home, attacker }) => [input({
    endpointKey: home.endpointKey, visitorKey: Buffer.from(attacker.name.padEnd(22, '.')).toString('base64url').slice(0, 128), name: 'Mallory', email: SECRETS.contactEmail,
    message: { clientMessageId: '1', content: { text: 'It is me again.' } },
  }, { harmless: true })],
  createCannedMessage: newWord({ title: 'Mine', category: 'Mine', body: 'Mine.' }), updateCannedMessage: onWord('cannedMessage', { title: 'Changed' }), deleteCannedMessage: onWord('cannedMessage'),
  createFaq: newWord({ title: 'Mine', category: 'Mine', body: 'Mine.' }), updateFaq: onWord('faq', { title: 'Changed' }), deleteFaq: onWord('faq'),
  createTag: newWord({ name: 'Mine', colour: '#000000' }), updateTag: ({ home }) => [input({ id: home.tagId, name: 'Changed' })],
  createLabel: newWord({ name: 'Mine', colour: '#000000' }), updateLabel: onWord('label', { name: 'Changed' }),
  createLabelRule: ({ victim }) => [input({ labelId: victim.words.label, kind: 'TRANSFERS' })], updateLabelRule: onWord('labelRule', { enabled: false }),
  createSignature: newWord({ name: 'Mine', html: '<p>Mine</p>' }), updateSignature: onWord('signature', { name: 'Changed' }), deleteSignature: onWord('signature'),
  assignSignature: ({ home, victim }) => [input({ signatureId: victim.words.signature, userId: home.userId('agent1') }), input({ signatureId: null, queueId: home.queueId })],
  createMacro: ({ home, victim }) => [input(step({ action: 'TAG', tagId: home.tagId })), input(step({ action: 'LABEL', labelId: victim.words.label })), input(step({ action: 'ASSIGN', userId: home.userId('agent1') }))],
  updateMacro: onWord('macro', { name: 'Changed' }), deleteMacro: onWord('macro'),
  createSavedView: newWord({ name: 'Mine', filter: {} }), updateSavedView: onWord('savedView', { name: 'Changed' }), deleteSavedView: onWord('savedView'),
  createAutoReply: ({ home }) => [input({ queueId: home.queueId, text: 'I was here.' })], updateAutoReply: onWord('autoReply', { text: 'Changed.' }), deleteAutoReply: onWord('autoReply'),
  labelTicket: (scene) => [...onTicket({ labelId: scene.victim.words.label })(scene), ...ownTicket(scene, { labelId: scene.victim.words.label }, foreign(scene))],
  unlabelTicket: (scene) => onTicket({ labelId: scene.victim.words.label })(scene),
  runMacro: (scene) => [
    ...onTicket({ macroId: scene.victim.words.macro, clientMutationId: 'evil' })(scene), ...ownTicket(scene, { macroId: scene.victim.words.macro, clientMutationId: 'evil' }, foreign(scene)),
  ],
  startSms: (scene) => [
    input({ endpointId: scene.victim.words.smsNumber, to: SECRETS.contactPhone, text: 'I was here.', ticketId: scene.victim.ids.ticket, clientMutationId: 'evil' }),
    ...(foreign(scene) ? [input({ endpointId: scene.victim.words.smsNumber, to: SECRETS.contactPhone, text: 'I was here.', clientMutationId: 'evil' })] : []),
  ],
  provisionSmsNumber: ({ home }) => [input({ name: 'Mine', number: '+4930555555', queueId: home.queueId })],
  setSmsCountries: (scene) => [input({ countries: [{ code: 'DE', name: 'Germany', prefix: '+49' }] }, { harmless: foreign(scene) })],
  sendWebMessage: ({ victim }) => [victim.ids.looseUpload, victim.ids.attachment].map((id) =>
    input({ message: { clientMessageId: `with ${id}`, content: { text: 'Look.' }, attachmentIds: [id] } })),
};

const subscriptions: Record<string, Entry> = {
  conversationEvents: ({ victim }) => [{ args: { conversationId: victim.ids.conversation } }, { args: { conversationId: victim.ids.conversation, after: victim.before } }],
  presence: ({ victim }) => [{ args: { conversationId: victim.ids.conversation } }],
  inboxEvents: ({ victim }) => [{ args: {}, harmless: true }, { args: { after: victim.before }, harmless: true }],
  inboxList: ({ victim, home }) => [
    { args: {}, harmless: true }, { args: { after: victim.before }, harmless: true },
    { args: { filter: { queueId: home.queueId } }, harmless: true }, { args: { filter: { assigneeId: home.userId('agent1'), tagId: home.tagId } }, harmless: true },
  ],
  bulkJobEvents: ({ victim }) => [{ args: { id: victim.ids.bulkJob } }, { args: { id: victim.ids.bulkJob, after: victim.before } }],
  queueEvents: ({ victim }) => [{ args: {}, harmless: true }, { args: { after: victim.before }, harmless: true }],
  rosterEvents: ({ victim }) => [{ args: {}, harmless: true }, { args: { after: victim.before }, harmless: true }],
  myEvents: ({ victim }) => [{ args: {}, harmless: true }, { args: { after: victim.before }, harmless: true }],
};

export const ENTRIES = { Query: queries, Mutation: mutations, Subscription: subscriptions };
