/** Figures and tables for people. */
export { percentile } from '../replay/report.ts';

/** The middle one, or the mean of the two in the middle; NaN of nothing. */
export const median = (values: readonly number[]): number => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** A figure with about three digits, thousands set apart; a dash where nothing was measured. */
export const figure = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

/** Columns of equal width: the first to the left, figures to the right. */
export const table = (head: string[], rows: string[][]): string => {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const written = lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
  return [written[0]!, widths.map((width) => '-'.repeat(width)).join('  '), ...written.slice(1)].join('\n');
};

/** Where two answers part, as a path; null when they are equal. Cursors are opaque, so only that there is one counts. */
export const firstDifference = (a: unknown, b: unknown, path = ''): string | null => {
  if (/Cursor$/.test(path)) return (a === null) === (b === null) ? null : `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? null : `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = firstDifference((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return null;
};
