/**
 * Contacts own people and their identities on channels (provisional until an agent confirms them).
 * They do not own who may see them: the tickets of a contact decide, so that predicate is handed in.
 */
export { contactsModule, type Contacts } from './commands.ts';
export { contactEntities } from './entities.ts';
export { normalisePhone } from './rules.ts';
export type { ContactIdentityRow, ContactRow } from './reads.ts';
export type { SeesContact } from './access.ts';
