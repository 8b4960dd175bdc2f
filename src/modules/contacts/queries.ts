import type { Database } from '../../platform/db/database.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import type { ContactRow, contactReads } from './reads.ts';

export const contactQueries = ({ db }: { db: Database }, types: ReturnType<typeof contactReads>) => ({
  reads: types.reads,
  /** Contacts that the actor may see. */
  contactLoader: rowLoader<ContactRow>(db, types.contact),
});
