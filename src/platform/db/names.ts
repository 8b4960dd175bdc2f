/**
 * Names of prepared statements: a text that has one is parsed once a connection, and planned once where PostgreSQL finds that
 * no worse. Code makes only so many texts; what comes beyond has no name.
 */
import type { Sql } from './sql.ts';

const NAMED_TEXTS = 2_000;
const names = new Map<string, string>();

/** "Cached plan must not change result type": a newer server has altered a table that a prepared statement reads. */
export const OUTDATED_PLAN = '0A000';
export const isOutdated = (error: unknown): boolean => (error as { code?: unknown }).code === OUTDATED_PLAN;

export const prepared = ({ text, values }: Pick<Sql, 'text' | 'values'>): { name: string | undefined; text: string; values: unknown[] } => {
  if (!names.has(text) && names.size < NAMED_TEXTS) names.set(text, `s${names.size}`);
  return { name: names.get(text), text, values };
};
