/** Opening times of a week in minutes of the day, and days that differ. */
export interface Hours {
  zone: string;
  weekly: Record<string, [number, number][]>;
  holidays: Record<string, [number, number][]>;
}

/** Whether it is within the hours. */
export const isOpen = (_hours: Hours, _at: Date): boolean => true;

/** When they begin next; null: never. */
export const nextOpening = (_hours: Hours, _at: Date): Date | null => null;
