import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Documents } from '../documents/index.ts';
import { accessContact, visibleContacts, type SeesContact } from './access.ts';
import { Contact, ContactIdentity } from './entities.ts';
import { contactQueries } from './queries.ts';
import { contactReads } from './reads.ts';
import { mergeAttributes, normaliseEmail, normalisePhone, personName } from './rules.ts';

export interface ContactsDeps {
  db: Database;
  clock: Clock;
  documents: Pick<Documents, 'textLoader'>;
  sees: SeesContact;
  serves: SeesContact;
}

export interface ConfirmInput {
  name: string;
  email?: string | null;
  phone?: string | null;
  attributes?: unknown;
}

export interface Sender {
  kind: 'WEB' | 'EMAIL' | 'PHONE';
  /** Normalised; for WEB the hash of the browser's key. */
  value: string;
  name: string;
  /** An address the sender merely typed. */
  claimedEmail?: string | null;
}

export type Contacts = ReturnType<typeof contactsModule>;

export const contactsModule = (deps: ContactsDeps) => ({
  ...contactQueries(deps, contactReads(deps)),
  /** Whether the actor may see (and so annotate) a contact. */
  maySee: async (actor: Actor, id: string): Promise<boolean> =>
    (await deps.db.rows(actor.workspaceId, sql`select 1 from contact k where k.id = ${id}::uuid and ${visibleContacts(deps.sees)(actor, sql`k.id`)}`)).length > 0,
  findOrCreate: (tx: Tx, sender: Sender) => findOrCreate(tx, deps.clock, sender),
  /** Gives a contact an identity that somebody vouches for; false when it is another contact's. */
  identify: (tx: Tx, contactId: string, kind: 'EMAIL' | 'PHONE', value: string) => addIdentity(tx, deps.clock, contactId, kind, value),
  confirm: (actor: Actor, id: string, input: ConfirmInput) => deps.db.tx(actor, (tx) => confirm(tx, actor, deps, id, input)),
});

/** Whoever looks for an identity to make it waits for whoever is making it. */
const lockIdentity = async (tx: Tx, kind: string, value: string): Promise<void> => {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.workspaceId}:${kind}:${value}`}, 0))`);
};

/** The contact with this verified identity, or a new provisional one (rule C14). Two first messages at once make one contact. */
const findOrCreate = async (tx: Tx, clock: Clock, sender: Sender): Promise<string> => {
  await lockIdentity(tx, sender.kind, sender.value);
  const [known] = await tx.rows<{ contact_id: string }>(sql`
    select contact_id from contact_identity where kind = ${sender.kind} and value = ${sender.value} and verified`);
  if (known) return known.contact_id;
  const now = clock.now();
  const contact = tx.em.create(Contact, {
    id: newId(), workspaceId: tx.workspaceId, name: sender.name, status: 'PROVISIONAL', attributes: {}, createdAt: now,
  });
  const identity = { workspaceId: tx.workspaceId, contactId: contact.id, createdAt: now };
  tx.em.create(ContactIdentity, { ...identity, id: newId(), kind: sender.kind, value: sender.value, verified: true });
  if (sender.claimedEmail) tx.em.create(ContactIdentity, { ...identity, id: newId(), kind: 'EMAIL', value: sender.claimedEmail, verified: false });
  tx.record({ type: 'ContactCreated', payload: { contactId: contact.id } });
  return contact.id;
};

const confirm = async (tx: Tx, actor: Actor, { clock, serves }: ContactsDeps, id: string, input: ConfirmInput): Promise<Result<string>> => {
  const contact = await accessContact(tx, actor, id, serves);
  if (!contact.ok) return contact;
  const name = personName(input.name);
  if (!name.ok) return name;
  const attributes = mergeAttributes(contact.value.attributes, input.attributes);
  if (!attributes.ok) return attributes;
  const email = input.email ? normaliseEmail(input.email) : null;
  if (email && !email.ok) return email;
  const phone = input.phone ? normalisePhone(input.phone) : null;
  if (phone && !phone.ok) return phone;

  contact.value.name = name.value;
  contact.value.attributes = attributes.value;
  contact.value.status = 'CONFIRMED';
  for (const [kind, value] of [['EMAIL', email?.value], ['PHONE', phone?.value]] as const) {
    if (value && !(await addIdentity(tx, clock, id, kind, value))) return fail('IdentityTaken', 'Another contact has this identity.', [kind.toLowerCase()]);
  }
  tx.record({ type: 'ContactConfirmed', payload: { contactId: id } });
  return ok(id);
};

/** An agent vouches for the identity, so it becomes verified. False when it is another contact's. */
const addIdentity = async (tx: Tx, clock: Clock, contactId: string, kind: 'EMAIL' | 'PHONE', value: string): Promise<boolean> => {
  await lockIdentity(tx, kind, value);
  const [taken] = await tx.rows<{ contact_id: string }>(sql`
    select contact_id from contact_identity where kind = ${kind} and value = ${value} and verified`);
  if (taken) return taken.contact_id === contactId;
  await tx.rows(sql`delete from contact_identity where contact_id = ${contactId} and kind = ${kind} and value = ${value}`);
  tx.em.create(ContactIdentity, { id: newId(), workspaceId: tx.workspaceId, contactId, kind, value, verified: true, createdAt: clock.now() });
  return true;
};
