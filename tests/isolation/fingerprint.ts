/** Whether anything that belongs to the victim has changed, in whatever table. */
import type { TestDatabase } from '../support/database.ts';
import type { House } from './house.ts';
import type { Victim } from './victim.ts';

/** A digest of every row, in every table, that mentions one of the victim's ids. Statistics are left out: they follow the log a moment later. */
export type Fingerprint = Record<string, string>;

export const fingerprint = async ({ query }: TestDatabase, home: House, victim: Victim): Promise<Fingerprint> => {
  const ids = [...Object.values(victim.ids), home.userId('agent1')].map((id) => id.slice(4)).join('|');
  const tables = await query<{ name: string }>(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not like 'stat\\_%' order by 1`);
  const digests = tables.map(({ name }) => `
    select '${name}' as name, md5(string_agg(r, E'\\n' order by r)) as digest from (select t::text as r from "${name}" t) x where r ~ $1`);
  const rows = await query<{ name: string; digest: string | null }>(digests.join(' union all '), [ids]);
  return Object.fromEntries(rows.filter((row) => row.digest !== null).map((row) => [row.name, row.digest!]));
};
