import { isAdmin, type StaffActor, type UserActor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { badInput, fail, notFound, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { normalisePhone } from '../../contacts/index.ts';
import { findPosted } from '../../conversations/index.ts';
import { visibleQueues } from '../../settings/index.ts';
import { openOutbound, ownersOf, systemNote, visibleTickets } from '../../tickets/index.ts';
import { contactValues, fill } from '../../words/index.ts';
import type { SmsDeps } from './index.ts';
import { countriesOf, countryOf, COUNTRIES, smsText, type Country } from './rules.ts';

export interface StartSms {
  /** The number it leaves from (C-10). */
  endpointId: string;
  to: string;
  /** Free text or a canned message, one of them (C-11). */
  text: string | null;
  cannedId: string | null;
  /** The case it is sent from (C-14). */
  ticketId: string | null;
  allowEmpty: boolean;
  clientMutationId: string;
}

export interface Started {
  messageId: string;
  ticketId: string;
}

interface Door {
  id: string;
  queueId: string;
}

interface Case {
  number: number;
  contactId: string;
}

/** C1: the workspace may keep its agents from writing first. */
const mayStart = async (tx: Tx, actor: UserActor): Promise<Result<null>> => {
  if (actor.role === 'EXPERT' || actor.role === 'PARTNER_VIEWER') return fail('Forbidden', 'Text messages are for those who work on tickets.');
  const [setting] = await tx.rows<{ outbound: boolean }>(sql`
    select coalesce((select outbound_sms from workspace_setting where workspace_id = ${tx.workspaceId}::uuid), true) as outbound`);
  return setting!.outbound ? ok(null) : fail('Forbidden', 'In this workspace only customers begin with text messages.');
};

const doorOf = async (tx: Tx, actor: UserActor, id: string): Promise<Result<Door>> => {
  const [door] = await tx.rows<Door>(sql`
    select n.id, n.queue_id as "queueId" from endpoint n
    where n.id = ${id}::uuid and n.workspace_id = ${tx.workspaceId}::uuid and n.channel = 'SMS' and n.enabled and ${visibleQueues(actor, sql`n.queue_id`)}`);
  return door ? ok(door) : notFound('number', ['endpointId']);
};

const caseOf = async (tx: Tx, actor: UserActor, id: string): Promise<Result<Case>> => {
  const [row] = await tx.rows<Case>(sql`select t.number, t.contact_id as "contactId" from ticket t where t.id = ${id}::uuid and ${visibleTickets(actor, 't')}`);
  return row ? ok(row) : notFound('ticket', ['ticketId']);
};

/** Whose number it is; from a case it must be, or becomes, that customer's. */
const contactOf = async (tx: Tx, { contacts }: SmsDeps, phone: string, from: Case | null): Promise<Result<string>> => {
  if (!from) return ok(await contacts.findOrCreate(tx, { kind: 'PHONE', value: phone, name: phone }));
  return (await contacts.identify(tx, from.contactId, 'PHONE', phone)) ? ok(from.contactId) : badInput('This number is another contact\'s.', ['to']);
};

const contentOf = async (tx: Tx, actor: UserActor, input: StartSms, contactId: string, queueId: string): Promise<Result<string>> => {
  if (input.text !== null) return smsText(input.text);
  const [canned] = await tx.rows<{ body: string }>(sql`
    select body from canned_message where id = ${input.cannedId}::uuid and workspace_id = ${tx.workspaceId}::uuid and (channels = '{}' or channels @> array['SMS'])`);
  if (!canned) return notFound('canned message', ['cannedId']);
  const { text, empty } = fill(canned.body, await contactValues(tx.rows, actor, contactId, queueId));
  return empty.length > 0 && !input.allowEmpty ? fail('EmptyVariables', `Nothing fills ${empty.join(', ')} here.`, ['cannedId'], { variables: empty }) : smsText(text);
};

const start = async (tx: Tx, actor: UserActor, deps: SmsDeps, input: StartSms): Promise<Result<Started>> => {
  if ((input.text === null) === (input.cannedId === null)) return badInput('Send a text or a canned message, one of them.', ['text']);
  const allowed = await mayStart(tx, actor);
  if (!allowed.ok) return allowed;
  const door = await doorOf(tx, actor, input.endpointId);
  if (!door.ok) return door;
  const phone = normalisePhone(input.to);
  if (!phone.ok) return badInput(phone.message, ['to']);
  const from = input.ticketId === null ? ok(null) : await caseOf(tx, actor, input.ticketId);
  if (!from.ok) return from;
  const contactId = await contactOf(tx, deps, phone.value, from.value);
  if (!contactId.ok) return contactId;
  const text = await contentOf(tx, actor, input, contactId.value, door.value.queueId);
  return text.ok ? send(tx, actor, deps, { input, door: door.value, contactId: contactId.value, text: text.value, from: from.value }) : text;
};

const send = async (
  tx: Tx, actor: UserActor, { clock, conversations }: SmsDeps,
  { input, door, contactId, text, from }: { input: StartSms; door: Door; contactId: string; text: string; from: Case | null },
): Promise<Result<Started>> => {
  const thread = await conversations.openThread(tx, contactId, door.id);
  const earlier = await findPosted(tx, actor, sql`${thread.id}::uuid`, input.clientMutationId);
  if (earlier) {
    const [row] = await tx.rows<{ id: string }>(sql`
      select t.id from message m cross join lateral ${ownersOf(sql`m`)} o join ticket t on t.id = o.id where m.id = ${earlier}::uuid order by t.number desc limit 1`);
    return ok({ messageId: earlier, ticketId: row!.id });
  }
  const now = clock.now();
  const ticket = await openOutbound(tx, { thread, contactId, queueId: door.queueId, channel: 'SMS', userId: actor.userId }, now);
  if (from) systemNote(tx, ticket, `Text message sent from #${from.number}.`, now);
  const posted = await conversations.post(tx, thread.id, {
    side: 'STAFF', authorUserId: actor.userId, authorName: actor.name, content: { text, richText: null }, attachmentIds: [], clientId: input.clientMutationId,
  }, { thread, earlier });
  return posted.ok ? ok({ messageId: posted.value.messageId, ticketId: ticket.id }) : posted;
};

const countriesIn = async (rows: Tx['rows'], workspaceId: string): Promise<readonly Country[]> => {
  const [setting] = await rows<{ countries: Country[] | null }>(sql`select sms_countries as countries from workspace_setting where workspace_id = ${workspaceId}::uuid`);
  return setting?.countries ?? COUNTRIES;
};

export interface Number {
  name: string;
  number: string;
  queueId: string;
}

const onlyAdmins = () => fail('Forbidden', 'Only administrators, and service tokens with the scope ADMIN, provision numbers.');

/** C-13: a number is had in a receiving country only; sending goes anywhere. */
const provision = async (tx: Tx, input: Number): Promise<Result<string>> => {
  const number = normalisePhone(input.number);
  if (!number.ok) return badInput(number.message, ['number']);
  const name = input.name.trim();
  if (name === '' || name.length > 200) return badInput('A name has 1 to 200 characters.', ['name']);
  if (!countryOf(number.value, await countriesIn(tx.rows, tx.workspaceId))) return badInput('Numbers of this country cannot receive here.', ['number']);
  const [queue] = await tx.rows(sql`select 1 from queue where id = ${input.queueId}::uuid and workspace_id = ${tx.workspaceId}::uuid`);
  if (!queue) return notFound('queue', ['queueId']);
  const id = newId();
  const made = await tx.rows(sql`
    insert into endpoint (id, workspace_id, channel, name, key, queue_id) values (${id}, ${tx.workspaceId}, 'SMS', ${name}, ${number.value}, ${input.queueId})
    on conflict (key) do nothing returning 1`);
  if (made.length === 0) return badInput('This number is taken.', ['number']);
  tx.record({ type: 'EndpointCreated', payload: { endpointId: id, channel: 'SMS' } });
  return ok(id);
};

const keepCountries = async (tx: Tx, given: readonly Country[]): Promise<Result<readonly Country[]>> => {
  const countries = countriesOf(given);
  if (!countries.ok) return countries;
  await tx.rows(sql`
    insert into workspace_setting (workspace_id, sms_countries) values (${tx.workspaceId}, ${JSON.stringify(countries.value)}::jsonb)
    on conflict (workspace_id) do update set sms_countries = excluded.sms_countries`);
  tx.record({ type: 'SettingsChanged', payload: { what: 'smsCountries' } });
  return countries;
};

export const smsCommands = (deps: SmsDeps) => ({
  /** C-09: standalone, or while on anything else. */
  start: (actor: UserActor, input: StartSms): Promise<Result<Started>> => deps.db.tx(actor, (tx) => start(tx, actor, deps, input)),
  provision: async (actor: StaffActor, input: Number): Promise<Result<string>> => (isAdmin(actor) ? deps.db.tx(actor, (tx) => provision(tx, input)) : onlyAdmins()),
  setCountries: async (actor: StaffActor, countries: readonly Country[]): Promise<Result<readonly Country[]>> =>
    isAdmin(actor) ? deps.db.tx(actor, (tx) => keepCountries(tx, countries)) : onlyAdmins(),
  countries: (actor: StaffActor): Promise<readonly Country[]> => countriesIn((statement) => deps.db.rows(actor.workspaceId, statement), actor.workspaceId),
});
