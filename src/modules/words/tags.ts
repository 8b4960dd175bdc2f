/** The words for reports: predefined by administrators, custom ones by agents where the workspace lets them (C11, I-13, I-15). */
import { isAdmin, type StaffActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { oneAtATime, onlyAdmins, worksOnTickets } from './access.ts';
import { colourOf, lineOf } from './rules.ts';
import { shelf } from './shelf.ts';

export interface TagFields {
  name: string;
  colour: string;
  category: 'ISSUE' | 'RESOLUTION' | 'CUSTOMER' | null;
  custom: boolean;
  /** No longer offered; what has it keeps it. */
  archived: boolean;
}

const tagOf = async (_: Tx, fields: TagFields): Promise<Result<TagFields>> => {
  const name = lineOf(fields.name, 'name', limit('tagCharacters'));
  if (!name.ok) return name;
  const colour = colourOf(fields.colour);
  return colour.ok ? ok({ ...fields, name: name.value, colour: colour.value }) : colour;
};

const tagShelf = (db: Database) => shelf<TagFields>(db, {
  table: 'tag', what: 'tag', unique: { name: 'name' }, check: tagOf, most: limit('wordsAKind'),
  read: sql`w.name, w.colour, w.category, w.custom, w.archived`,
  columns: (fields) => ({
    name: sql`${fields.name}`, colour: sql`${fields.colour}`, category: sql`${fields.category}`, custom: sql`${fields.custom}`, archived: sql`${fields.archived}`,
  }),
});

/** An administrator's tag is predefined, anybody else's is custom. */
export const tagCommands = (db: Database) => {
  const tags = tagShelf(db);
  return {
    update: tags.update,
    create: async (actor: StaffActor, given: Pick<TagFields, 'name' | 'colour' | 'category'>): Promise<Result<string>> => {
      if (isAdmin(actor)) return tags.create(actor, { ...given, custom: false, archived: false });
      if (!worksOnTickets(actor)) return onlyAdmins();
      return db.tx(actor, async (tx) => {
        await oneAtATime(tx);
        const [setting] = await tx.rows<{ allowed: boolean; n: number }>(sql`
          select coalesce((select agents_make_tags from workspace_setting where workspace_id = ${tx.workspaceId}::uuid), true) as allowed,
            (select count(*)::int from tag where workspace_id = ${tx.workspaceId}::uuid) as n`);
        if (!setting!.allowed) return fail('Forbidden', 'Only administrators make tags in this workspace.');
        if (setting!.n >= limit('wordsAKind')) return fail('LimitReached', `There are ${limit('wordsAKind')} tags already.`, [], { limit: 'wordsAKind' });
        const id = newId();
        const made = await tags.put(tx, id, { ...given, custom: true, archived: false });
        if (made.ok) tx.record({ type: 'WordsChanged', payload: { what: 'tag', id, change: 'CREATED' } });
        return made;
      });
    },
  };
};
