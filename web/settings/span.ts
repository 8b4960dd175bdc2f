/** Lengths of time as people type them: an amount and a unit. */
import { words } from '../words.ts';

export type SpanUnit = 's' | 'min' | 'h' | 'd';

export interface TimeSpan {
  amount: string;
  unit: SpanUnit;
}

const unitMs: Record<SpanUnit, number> = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };
const largestFirst: SpanUnit[] = ['d', 'h', 'min', 's'];

/** In the largest unit that leaves no fraction; a day is said as 24 h, as rules do. */
export const spanOf = (ms: number | null, fallback: SpanUnit = 'min'): TimeSpan => {
  if (ms === null) return { amount: '', unit: fallback };
  if (ms === 0) return { amount: '0', unit: fallback };
  const unit = largestFirst.find((each) => ms % unitMs[each] === 0 && (each !== 'd' || ms >= 2 * unitMs.d)) ?? 's';
  return { amount: String(ms / unitMs[unit]), unit };
};

const amountOf = ({ amount }: TimeSpan): number => Number(amount.trim().replace(',', '.'));

/** Null where nothing stands. */
export const msOf = (span: TimeSpan): number | null => (span.amount.trim() === '' ? null : Math.round(amountOf(span) * unitMs[span.unit]));

export const spanText = (ms: number | null): string => {
  if (ms === null) return words.settings.noSpan;
  const { amount, unit } = spanOf(ms);
  return `${amount} ${words.settings.units[unit]}`;
};

export const checkSpan = (optional: boolean) => (span: TimeSpan): string | null => {
  if (span.amount.trim() === '') return optional ? null : words.settings.missing;
  const amount = amountOf(span);
  return Number.isFinite(amount) && amount >= 0 ? null : words.settings.noNumber;
};
