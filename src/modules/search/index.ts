/**
 * Search finds tickets by contact, content and number (C19, K-20), and only those that the caller may open (H-09).
 * It owns no table: its indexes and functions stand in its migration.
 */
export { searchQueries as searchModule, type HitRow } from './queries.ts';
