/** Time is data: whoever needs the time is given a clock. */
export interface Clock {
  /** Now, in UTC. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A moment `ms` milliseconds after `date`. */
export const plus = (date: Date, ms: number): Date => new Date(date.getTime() + ms);
