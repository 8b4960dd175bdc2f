import { randomUUIDv7 } from 'node:crypto';

/** Prefixes of global ids; the same string stands in document names. */
export const PREFIXES = {
  workspace: 'wsp', subaccount: 'sub', user: 'usr', group: 'grp', apiToken: 'tok', session: 'ses', queue: 'que', endpoint: 'end', tag: 'tag',
  contact: 'ctc', contactIdentity: 'cid', conversation: 'cnv', message: 'msg', attachment: 'att', screenshot: 'scr', invitation: 'inv',
  ticket: 'tkt', note: 'not', offer: 'ofr', guest: 'gst', webhook: 'whk', webhookDelivery: 'whd',
  skill: 'skl', auxCode: 'aux', businessHours: 'hrs', slaPolicy: 'sla', agent: 'agt', agentInterval: 'ain',
  cannedMessage: 'can', faq: 'faq', label: 'lbl', labelRule: 'lbr', labelApplication: 'lba', signature: 'sig', macro: 'mac', savedView: 'viw', autoReply: 'aur',
  slaClock: 'slc', slaStep: 'sls', scheduledReply: 'srp',
  notification: 'ntf', transactionList: 'tcl', transactionCode: 'tcd', crmCase: 'cas', bulkJob: 'blk',
} as const;

export type IdKind = keyof typeof PREFIXES;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const KIND_OF = new Map<string, IdKind>(Object.entries(PREFIXES).map(([kind, prefix]) => [prefix, kind as IdKind]));

/** A fresh row id: uuid v7, so it ascends with time. */
export const newId = (): string => randomUUIDv7();

/** A row id that no row has: what stands for a global id of another kind, so that nothing is found. */
export const NO_ROW = '00000000-0000-0000-0000-000000000000';

export const globalId = (kind: IdKind, uuid: string): string => `${PREFIXES[kind]}_${uuid}`;

/** The row id inside a global id of this kind, or null when it is anything else: a wrong id is simply not found. */
export const rowId = (kind: IdKind, id: string): string | null => {
  const uuid = id.slice(4);
  return id.startsWith(`${PREFIXES[kind]}_`) && UUID.test(uuid) ? uuid : null;
};

/** Kind and row id of any global id, or null. */
export const parseId = (id: string): { kind: IdKind; uuid: string } | null => {
  const kind = KIND_OF.get(id.slice(0, 3));
  const uuid = kind ? rowId(kind, id) : null;
  return kind && uuid ? { kind, uuid } : null;
};
