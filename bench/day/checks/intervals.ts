/** Agents' time has no gap and no overlap, and says what the log says. */
import type { Facts, IntervalRow, LogEvent } from '../facts.ts';
import { grouped } from './timeline.ts';

const whole = (userId: string, intervals: IntervalRow[], state: string | undefined): string[] => {
  const found: string[] = [];
  intervals.forEach(({ since, until }, i) => {
    const next = intervals[i + 1];
    if (until === null && next) found.push(`${userId}: an interval that has not ended is followed by another`);
    if (next && until !== null && until !== next.since) found.push(`${userId}: ${until < next.since ? 'a gap' : 'an overlap'} at ${until}`);
    if (until !== null && until <= since) found.push(`${userId}: an interval ends before it begins`);
  });
  const last = intervals.at(-1)!;
  if (last.until !== null) found.push(`${userId}: the last interval has ended`);
  if (last.state !== state) found.push(`${userId} is ${state}, and the last interval says ${last.state}`);
  return found;
};

const told = (userId: string, changes: LogEvent[], intervals: IntervalRow[]): string[] => {
  const found = changes.flatMap(({ id, payload }, i) =>
    (i > 0 && payload.before !== changes[i - 1]!.payload.after ? [`${userId}: event ${id} begins in ${String(payload.before)}, not in ${String(changes[i - 1]!.payload.after)}`] : []));
  const [said, kept] = [changes.map(({ payload }) => payload.after), intervals.map(({ state }) => state)].map((states) => states.join(' '));
  if (said !== kept) found.push(`${userId}: the log says ${said}, the intervals ${kept}`);
  return found;
};

export const intervalsWhole = ({ events, intervals, agents }: Pick<Facts, 'events' | 'intervals' | 'agents'>): string[] => {
  const changes = grouped(events.filter(({ type }) => type === 'AgentStateChanged'), ({ payload }) => payload.userId as string);
  const states = new Map(agents.map(({ userId, state }) => [userId, state]));
  return [...grouped(intervals, ({ userId }) => userId)].flatMap(([userId, of]) =>
    [...whole(userId, of, states.get(userId)), ...told(userId, changes.get(userId) ?? [], of)]);
};
