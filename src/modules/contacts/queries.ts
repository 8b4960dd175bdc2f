import DataLoader from 'dataloader';
import type { Actor } from '../../kernel/actor.ts';
import { byId, groupedBy } from '../../platform/db/by-id.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
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

export const contactQueries = ({ db, sees }: { db: Database; sees: SeesContact }) => ({
  /** Contacts that the actor may see. */
  contactLoader: (actor: Actor): DataLoader<string, ContactRow | null> =>
    new DataLoader(async (ids) =>
      byId(
        await db.rows<ContactRow>(actor.workspaceId, sql`
          select k.id, k.name, k.status, k.attributes, k.created_at as "createdAt" from contact k
          where k.id = any(${ids}::uuid[]) and ${visibleContacts(sees)(actor, sql`k.id`)}`),
        ids,
      )),
  identitiesLoader: (actor: Actor): DataLoader<string, ContactIdentityRow[]> =>
    new DataLoader(async (ids) =>
      groupedBy(
        await db.rows<ContactIdentityRow>(actor.workspaceId, sql`
          select i.id, i.contact_id as "contactId", i.kind, case when i.kind = 'WEB' then left(i.value, ${WEB_FINGERPRINT}) else i.value end as value
          from contact_identity i where i.contact_id = any(${ids}::uuid[]) and ${visibleContacts(sees)(actor, sql`i.contact_id`)}
          order by i.created_at, i.id`),
        ids,
        (row) => row.contactId,
      )),
});
