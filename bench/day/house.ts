/** How the day's workspace is set up: six queues, short holds, skills, targets, opening times. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { must, type Caller } from './caller.ts';
import type { Line } from './people.ts';

/** The shortest that the product allows, so that a day fits into minutes. */
export const TIMERS = { resolvedHoldMs: 60_000, pendingHoldMs: 60_000, inactivityMs: 60_000 };
export const ACCEPTANCE_MS = 5_000;
export const WRAP_UP_MS = 3_000;
export const KEYWORD = 'Bye!';

const WEIGHTS = { pendingWeight: 0.5, onHoldWeight: 0.25 };

export interface House {
  lines: Line[];
  skills: string[];
  auxCodes: { id: string; status: 'AWAY' | 'BUSY' }[];
}

const made = async (admin: Caller, name: string, field: string, input: Record<string, unknown>): Promise<string> =>
  (await must(admin.mutate<Record<string, { id: string }>>(name, input, `${field} { id }`)))[field]!.id;

const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Closed at first, then open for a minute, closed for one, and open again. */
const splitDay = (admin: Caller, now: Date): Promise<string> => {
  const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
  const spans = [{ from: clockTime(minute + 1), to: clockTime(minute + 2) }, { from: clockTime(minute + 3), to: clockTime(minute + 240) }];
  return made(admin, 'createBusinessHours', 'businessHours', { name: 'Split day', zone: 'UTC', weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, spans })) });
};

/** Doors are not made through the API yet, so these come from the outside, as an operator would make them. */
const openDoors = async (databaseUrl: string, queueIds: readonly string[]): Promise<string[]> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const keys: string[] = [];
    for (const [n, queueId] of queueIds.entries()) {
      const key = `day-web-${n}`;
      await client.query(
        `insert into endpoint (id, workspace_id, channel, name, key, queue_id) select $1, workspace_id, 'WEB', $2, $2, id from queue where id = $3`,
        [randomUUID(), key, queueId.slice(4)]);
      keys.push(key);
    }
    return keys;
  } finally {
    await client.end();
  }
};

/** What each queue is like. */
const plansOf = (of: { hours: string; quick: string; slow: string; skills: string[] }): { name: string; mode: Line['mode']; rest: Record<string, unknown> }[] => [
  { name: 'Bookings', mode: 'OFFER', rest: { slaPolicyId: of.quick } },
  { name: 'Invoices', mode: 'OFFER', rest: { slaPolicyId: of.slow, requiredSkills: [{ skillId: of.skills[0], minLevel: 3 }], whenOffline: 'REQUEUE' } },
  { name: 'Everything else', mode: 'DIRECT', rest: { slaPolicyId: of.quick } },
  { name: 'Travel', mode: 'DIRECT', rest: { requiredSkills: [{ skillId: of.skills[1], minLevel: 2 }], followUpPolicy: 'ALWAYS_NEW_LINKED' } },
  { name: 'Pick one', mode: 'PICK', rest: { slaPolicyId: of.slow } },
  { name: 'Split day', mode: 'OFFER', rest: { slaPolicyId: of.slow, hoursId: of.hours } },
];

export const setUp = async (admin: Caller, databaseUrl: string, now: Date): Promise<House> => {
  await must(admin.mutate('setWorkspaceSettings', { ...TIMERS, resolveKeywords: [KEYWORD] }));
  await must(admin.mutate('setWorkspaceSettings', { ...WEIGHTS, postProcessingMs: WRAP_UP_MS }));
  const skills: string[] = [];
  for (const name of ['Invoicing', 'Itineraries']) skills.push(await made(admin, 'createSkill', 'skill', { name }));
  const quick = await made(admin, 'createSlaPolicy', 'slaPolicy', { name: 'Quick', firstResponseMs: 8_000, nextResponseMs: 6_000, resolutionMs: 40_000 });
  const slow = await made(admin, 'createSlaPolicy', 'slaPolicy', { name: 'Slow', firstResponseMs: 20_000, resolutionMs: 90_000 });
  const hours = await splitDay(admin, now);
  const lines: Omit<Line, 'endpointKey'>[] = [];
  for (const { name, mode, rest } of plansOf({ hours, quick, slow, skills })) {
    const id = await made(admin, 'createQueue', 'queue', { name, assignmentMode: mode });
    await must(admin.mutate('changeQueue', { id, acceptanceMs: ACCEPTANCE_MS, ...rest }));
    lines.push({ id, mode });
  }
  const keys = await openDoors(databaseUrl, lines.map(({ id }) => id));
  const { auxCodes } = await admin.query<{ auxCodes: (House['auxCodes'][number] & { archived: boolean })[] }>('{ auxCodes { id status archived } }');
  return { skills, auxCodes: auxCodes.filter(({ archived }) => !archived), lines: lines.map((line, n) => ({ ...line, endpointKey: keys[n]! })) };
};
