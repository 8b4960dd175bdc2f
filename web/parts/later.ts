/** Moments to come that people mean when they put something off. */
const hour = 3_600_000;
const monday = 1;

const at = (day: Date, hours: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours);
const plusDays = (day: Date, days: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

export type LaterKey = 'hour' | 'threeHours' | 'tomorrow' | 'monday';

/** In an hour, in three, tomorrow morning, Monday morning; on a Sunday the last two are the same, and one is enough. */
export const laters = (now: Date): { key: LaterKey; at: Date }[] => {
  const tomorrow = plusDays(now, 1);
  const untilMonday = (monday + 7 - now.getDay()) % 7 || 7;
  return [
    { key: 'hour', at: new Date(now.getTime() + hour) },
    { key: 'threeHours', at: new Date(now.getTime() + 3 * hour) },
    { key: 'tomorrow', at: at(tomorrow, 9) },
    ...(untilMonday === 1 ? [] : [{ key: 'monday' as const, at: at(plusDays(now, untilMonday), 9) }]),
  ];
};

/** As a field for date and time wants it: of this place, without seconds. */
export const fieldValue = (moment: Date): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
};
