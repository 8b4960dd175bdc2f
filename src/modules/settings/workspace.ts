/** How a workspace works, and what its channels allow: one row each, or the product's defaults. */
import type { Channel } from '../../kernel/channel.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { join, raw, sql, type Sql } from '../../platform/db/sql.ts';
import { notAllowed, recordSetting } from './administration.ts';
import { all, HOLDS, keywords, maySet, TIMES, within } from './rules.ts';

export interface WorkspaceSettings {
  resolvedHoldMs: number;
  pendingHoldMs: number;
  inactivityMs: number;
  resolveKeywords: string[];
  /** 0: until the agent is done; null: no wrap-up. */
  postProcessingMs: number | null;
  pendingWeight: number;
  onHoldWeight: number;
  transferNoteRequired: boolean;
  outboundSms: boolean;
  outboundReplyRouting: 'CHANNEL' | 'SENDER_IF_AVAILABLE';
  supervisorScope: 'QUEUES' | 'ALL';
  tagBeforeResolve: boolean;
  agentsMakeTags: boolean;
  holdOnCustomerMessage: 'OPEN' | 'STAY';
  /** Of new messages, for search. */
  language: SearchLanguage;
}

export type SearchLanguage = 'SIMPLE' | 'DANISH' | 'DUTCH' | 'ENGLISH' | 'FINNISH' | 'FRENCH' | 'GERMAN' | 'HUNGARIAN' | 'INDONESIAN' | 'ITALIAN' | 'NORWEGIAN' | 'PORTUGUESE' | 'ROMANIAN'
  | 'RUSSIAN' | 'SPANISH' | 'SWEDISH' | 'TURKISH';

export interface ChannelPolicy {
  channel: Channel;
  maxConcurrent: number | null;
  weight: number;
  crmSave: 'AUTO' | 'MANUAL';
}

const DEFAULTS: WorkspaceSettings = {
  resolvedHoldMs: limit('resolvedHoldMs'), pendingHoldMs: limit('pendingHoldMs'), inactivityMs: limit('inactivityMs'), resolveKeywords: [], postProcessingMs: limit('postProcessingMs'),
  pendingWeight: 0, onHoldWeight: 0, transferNoteRequired: false, outboundSms: true, outboundReplyRouting: 'CHANNEL', supervisorScope: 'QUEUES',
  tagBeforeResolve: false, agentsMakeTags: true, holdOnCustomerMessage: 'OPEN', language: 'SIMPLE',
};

const COLUMNS: Record<keyof WorkspaceSettings, string> = {
  resolvedHoldMs: 'resolved_hold_ms', pendingHoldMs: 'pending_hold_ms', inactivityMs: 'inactivity_ms', resolveKeywords: 'resolve_keywords',
  postProcessingMs: 'post_processing_ms', pendingWeight: 'pending_weight', onHoldWeight: 'on_hold_weight', transferNoteRequired: 'transfer_note_required',
  outboundSms: 'outbound_sms', outboundReplyRouting: 'outbound_reply_routing', supervisorScope: 'supervisor_scope', tagBeforeResolve: 'tag_before_resolve',
  agentsMakeTags: 'agents_make_tags', holdOnCustomerMessage: 'hold_on_customer_message', language: 'language',
};
const WEIGHTS: readonly string[] = ['pendingWeight', 'onHoldWeight'];
const columns = join((Object.keys(COLUMNS) as (keyof WorkspaceSettings)[]).map((field) =>
  sql`${raw(COLUMNS[field])}${raw(WEIGHTS.includes(field) ? '::float8' : '')} as ${raw(`"${field}"`)}`), ', ');

/** §4.5: SMS holds six customers at once (C9) and keeps every transcript (C-07); the others are the agent's own measure. */
export const CHANNELS: Record<Channel, Omit<ChannelPolicy, 'channel'>> = {
  WEB: { maxConcurrent: null, weight: 1, crmSave: 'MANUAL' }, SMS: { maxConcurrent: limit('smsCapacity'), weight: 1, crmSave: 'AUTO' },
  WHATSAPP: { maxConcurrent: null, weight: 1, crmSave: 'MANUAL' }, EMAIL: { maxConcurrent: null, weight: 1, crmSave: 'MANUAL' },
  MESSENGER: { maxConcurrent: null, weight: 1, crmSave: 'MANUAL' }, SOCIAL: { maxConcurrent: null, weight: 1, crmSave: 'MANUAL' },
};

type Rows = <Row extends object>(statement: Sql) => Promise<Row[]>;

const readSettings = async (rows: Rows, workspaceId: string): Promise<WorkspaceSettings> => {
  const [row] = await rows<WorkspaceSettings>(sql`select ${columns} from workspace_setting where workspace_id = ${workspaceId}::uuid`);
  return row ?? DEFAULTS;
};

const readPolicies = async (rows: Rows, workspaceId: string): Promise<ChannelPolicy[]> => {
  const found = await rows<ChannelPolicy>(sql`
    select channel, max_concurrent as "maxConcurrent", weight::float8 as weight, crm_save as "crmSave" from channel_policy where workspace_id = ${workspaceId}::uuid`);
  return (Object.keys(CHANNELS) as Channel[]).map((channel) => found.find((policy) => policy.channel === channel) ?? { channel, ...CHANNELS[channel] });
};

/** The workspace's settings, read in the caller's transaction. */
export const settingsOf = (tx: Tx): Promise<WorkspaceSettings> => readSettings(tx.rows, tx.workspaceId);

/** What a channel allows, read in the caller's transaction. */
export const channelPolicyOf = async (tx: Tx, channel: Channel): Promise<ChannelPolicy> =>
  (await readPolicies(tx.rows, tx.workspaceId)).find((policy) => policy.channel === channel)!;

export const workspaceSettings = ({ db }: { db: Database }) => ({
  workspaceSettings: ({ workspaceId }: StaffActor): Promise<WorkspaceSettings> => readSettings((statement) => db.rows(workspaceId, statement), workspaceId),
  channelPolicies: ({ workspaceId }: StaffActor): Promise<ChannelPolicy[]> => readPolicies((statement) => db.rows(workspaceId, statement), workspaceId),
  setWorkspaceSettings: (actor: StaffActor, changes: Partial<WorkspaceSettings>) => db.tx(actor, (tx) => setSettings(tx, actor, changes)),
  setChannelPolicy: (actor: StaffActor, channel: Channel, changes: Partial<Omit<ChannelPolicy, 'channel'>>) => db.tx(actor, (tx) => setPolicy(tx, actor, channel, changes)),
});

const BOUNDS = [limit('shortestHoldMs'), limit('longestHoldMs')] as const;

const checked = (changes: Partial<WorkspaceSettings>): Result<Partial<WorkspaceSettings>> => {
  const bounds = all(
    ...HOLDS.map((field) => within(changes[field], ...BOUNDS, [field])),
    within(changes.postProcessingMs, 0, limit('longestPostProcessingMs'), ['postProcessingMs']),
    within(changes.pendingWeight, 0, 1, ['pendingWeight']), within(changes.onHoldWeight, 0, 1, ['onHoldWeight']),
  );
  if (!bounds.ok) return bounds;
  if (!changes.resolveKeywords) return ok(changes);
  const words = keywords(changes.resolveKeywords);
  return words.ok ? ok({ ...changes, resolveKeywords: words.value }) : words;
};

const setSettings = async (tx: Tx, actor: StaffActor, changes: Partial<WorkspaceSettings>): Promise<Result<WorkspaceSettings>> => {
  const times = Object.keys(changes).every((field) => TIMES.includes(field));
  if (!maySet(actor, times ? 'TIMES' : 'SETTINGS')) return notAllowed();
  const wanted = checked(changes);
  if (!wanted.ok) return wanted;
  const fields = Object.entries(wanted.value) as [keyof WorkspaceSettings, unknown][];
  await tx.rows(sql`insert into workspace_setting (workspace_id) values (${tx.workspaceId}) on conflict do nothing`);
  if (fields.length > 0) {
    const assignments = join(fields.map(([field, value]) => sql`${raw(COLUMNS[field])} = ${value}`), ', ');
    await tx.rows(sql`update workspace_setting set ${assignments}, version = version + 1 where workspace_id = ${tx.workspaceId}::uuid`);
  }
  recordSetting(tx, 'WORKSPACE', tx.workspaceId);
  return ok(await settingsOf(tx));
};

const setPolicy = async (tx: Tx, actor: StaffActor, channel: Channel, changes: Partial<Omit<ChannelPolicy, 'channel'>>): Promise<Result<ChannelPolicy>> => {
  if (!maySet(actor, 'SETTINGS')) return notAllowed();
  const bounds = all(within(changes.maxConcurrent, 1, 20, ['maxConcurrent']), within(changes.weight, 0, 1, ['weight']));
  if (!bounds.ok) return bounds;
  const policy = { ...(await channelPolicyOf(tx, channel)), ...changes };
  await tx.rows(sql`
    insert into channel_policy (workspace_id, channel, max_concurrent, weight, crm_save)
    values (${tx.workspaceId}, ${channel}, ${policy.maxConcurrent}, ${policy.weight}, ${policy.crmSave})
    on conflict (workspace_id, channel) do update set max_concurrent = excluded.max_concurrent, weight = excluded.weight, crm_save = excluded.crm_save`);
  recordSetting(tx, 'CHANNEL', channel);
  return ok(policy);
};
