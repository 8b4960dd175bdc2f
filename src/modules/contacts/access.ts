import type { Actor } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import { type Result, notFound, ok } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { Contact, type ContactEntity } from './entities.ts';

/** Which contacts the staff's tickets let an actor see, or change; `contactId` is a column. */
export type SeesContact = (actor: Actor, contactId: Sql) => Sql;

/** Staff see a contact through their tickets; customers see none, not even themselves. */
export const visibleContacts = (sees: SeesContact) => (actor: Actor, contactId: Sql): Sql =>
  isStaff(actor) ? sees(actor, contactId) : sql`false`;

/** A contact the actor may change, locked: a preview or an old ticket lets somebody read, not write. */
export const accessContact = async (tx: Tx, actor: Actor, id: string, serves: SeesContact): Promise<Result<ContactEntity>> => {
  const [row] = await tx.rows<object>(sql`select k.* from contact k where k.id = ${id} and ${visibleContacts(serves)(actor, sql`k.id`)} for update`);
  return row ? ok(tx.em.map(Contact, row as never)) : notFound('contact');
};
