/** What each type is read from. A contact is as visible as the tickets say. */
import { rowId } from '../../kernel/ids.ts';
import { name, sql } from '../../platform/db/sql.ts';
import { always, byId, many, typeRead, type ModuleReads } from '../../platform/reads/declare.ts';
import { sharedText, type Documents } from '../documents/index.ts';
import { visibleContacts, type SeesContact } from './access.ts';

export interface ContactRow {
  id: string;
  name: string;
  status: 'PROVISIONAL' | 'CONFIRMED' | 'ERASED';
  attributes: Record<string, string>;
  createdAt: Date;
}

export interface ContactIdentityRow {
  id: string;
  contactId: string;
  kind: string;
  value: string;
}

/** The browser's key is a secret: what staff see of it is a short fingerprint of its hash. */
const WEB_FINGERPRINT = 8;

export const contactReads = ({ sees, documents }: { sees: SeesContact; documents: Pick<Documents, 'textLoader'> }) => {
  const contact = typeRead<ContactRow>({
    name: 'Contact', table: 'contact', node: 'contact', ids: { id: 'contact' },
    visible: (actor, t) => visibleContacts(sees)(actor, sql`${name(t)}.id`),
    columns: (t) => ({ id: sql`${t}.id`, name: sql`${t}.name`, status: sql`${t}.status`, attributes: sql`${t}.attributes`, createdAt: sql`${t}.created_at` }),
    fields: {
      identities: many('ContactIdentity', ({ t, parent }) => ({ where: sql`${t}.contact_id = ${parent.id}`, order: sql`${t}.created_at, ${t}.id` }), { implied: always }),
      notes: sharedText(documents, 'contact', 'notes'),
    },
  });
  const contactIdentity = typeRead<ContactIdentityRow>({
    name: 'ContactIdentity', table: 'contact_identity', ids: { id: 'contactIdentity' },
    visible: (actor, t) => visibleContacts(sees)(actor, sql`${name(t)}.contact_id`),
    columns: (t) => ({
      id: sql`${t}.id`, contactId: sql`${t}.contact_id`, kind: sql`${t}.kind`,
      value: sql`case when ${t}.kind = 'WEB' then left(${t}.value, ${WEB_FINGERPRINT}::int) else ${t}.value end`,
    }),
  });
  const reads: ModuleReads = {
    types: [contact, contactIdentity],
    roots: { contact: { guard: 'staff', field: byId('Contact', ({ id }: { id: string }) => rowId('contact', id)) } },
  };
  return { contact, contactIdentity, reads };
};

