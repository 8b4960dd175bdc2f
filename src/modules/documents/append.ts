/** The statement of a commit. */
import { crc32 } from 'node:zlib';
import { sql, type Sql } from '../../platform/db/sql.ts';
import type { Appended, LogRow } from './store.ts';

export const checksum = (bytes: Uint8Array): number => crc32(bytes) | 0;

/** Of numbers and ids, which need no quotes: pg looks at every value of an array for them. */
const array = (values: (number | string)[]): string => `{${values.join()}}`;

/** One value for all bytes, since an array of them would travel as text, and one row for all outcomes. */
export const append = (rows: LogRow[]): Sql => {
  let end = 0;
  const ends = rows.map(({ updates }) => (end += updates.length));
  const claims: { rows: number[]; clients: number[]; owners: string[] } = { rows: [], clients: [], owners: [] };
  const stakes: { rows: number[]; subjects: string[]; epochs: string[] } = { rows: [], subjects: [], epochs: [] };
  for (const [at, row] of rows.entries()) {
    for (const { client, owner } of row.claims) {
      claims.rows.push(at + 1);
      claims.clients.push(client);
      claims.owners.push(owner);
    }
    for (const { subject, epoch } of row.stakes) {
      stakes.rows.push(at + 1);
      stakes.subjects.push(subject);
      stakes.epochs.push(epoch);
    }
  }
  return sql`select string_agg(outcome, ',' order by n) as outcomes from document_append(
    ${array(rows.map((r) => r.documentId))}::int8[], ${array(rows.map((r) => r.seq))}::int8[], ${array(rows.map((r) => r.workspaceId))}::uuid[],
    ${rows.length === 1 ? rows[0]!.updates : Buffer.concat(rows.map((r) => r.updates), end)}::bytea, ${array(ends)}::int[], ${rows.map((r) => r.authors)}::text[],
    ${array(rows.map((r) => checksum(r.updates)))}::int[], ${array(claims.rows)}::int[], ${array(claims.clients)}::int8[], ${claims.owners}::text[],
    ${array(stakes.rows)}::int[], ${array(stakes.subjects)}::uuid[], ${array(stakes.epochs)}::text[])`;
};

/** What became of each row, in their order. */
export const outcomesOf = ([row]: { outcomes: string }[]): Appended[] => row!.outcomes.split(',') as Appended[];
