/** A year of tickets with the facts that statistics sum up, written by SQL: as many mutations would take a day. */
import type pg from 'pg';

export interface Size {
  tickets: number;
  queues: number;
  agents: number;
}

/** Queues of the seed that the demo's supervisor serves. */
export const SUPERVISED = 5;
/** Zones beside the workspace's own whose days are summed up. */
export const ZONES = ['Asia/Singapore', 'Asia/Kolkata'];
const CHANNELS = "array['WEB', 'EMAIL', 'WHATSAPP']";
const NONE = '00000000-0000-0000-0000-000000000000';

/** Spread by a mixing of the number, the same on every machine. */
const chance = (salt: number): string => `(abs(hashint8(n * 31 + ${salt})) % 100000) / 100000.0`;
/** Lognormal, in milliseconds: most near the median, some far off. */
const lasting = (salt: number, medianMs: number): string =>
  `(${medianMs} * exp(sqrt(-2 * ln(${chance(salt)} + 0.00001)) * cos(6.2831853 * ${chance(salt + 1)})))::bigint`;

/** Each agent serves two queues. Three of four tickets come from 8 to 18 o'clock; the last comes now. */
const CASES = `create temp table cases as
  select n, gen_random_uuid() as id, 1 + (abs(hashint8(n * 7)) % $2::int) as queue, 1 + ((abs(hashint8(n * 7)) % $2::int) * ($3::int / $2::int) + abs(hashint8(n * 11)) % (2 * $3::int / $2::int)) % $3::int as agent,
    (${CHANNELS})[1 + abs(hashint8(n * 13)) % 3] as channel, ${lasting(1, 25_000)} as waited, ${lasting(3, 40_000)} as answered, ${lasting(5, 2_400_000)} as resolved,
    ${chance(7)} < 0.06 as again, ${chance(8)} < 0.08 as held, ${chance(9)} < 0.01 as held_again, ${lasting(10, 20_000_000)} as pause,
    date_trunc('day', now() - (365 * (1 - n / $1::float8)) * interval '1 day')
      + (case when ${chance(12)} < 0.75 then 8 + 10 * ${chance(13)} else 24 * ${chance(14)} end) * interval '1 hour' as opened
  from generate_series(1, $1::bigint) n`;

const ms = (column: string): string => `c.${column} * interval '1 millisecond'`;
const RESOLVED = `c.opened + ${ms('resolved')}`;
const AGAIN = `${RESOLVED} + ${ms('pause')}`;
const CLOSED = `(case when c.again then ${AGAIN} else ${RESOLVED} end) + interval '1 hour'`;
/** One kind of fact, with the id of no event: when, whether it withdraws, what was entered, when before, and the three durations. */
const fact = (part: number, at: string, rest: { withdrawn?: boolean; entered?: string; earlier?: string; waiting?: string; response?: string; resolution?: string; where?: string }): string => `
  select $1::uuid, -(1000000000000 + n * 16 + ${part}), ${rest.withdrawn ?? false}, c.id, ${at}, q.id, c.channel, ${part === 0 ? `'${NONE}'::uuid` : 'a.id'}, ${rest.entered ? `'${rest.entered}'` : 'null'},
    ${rest.earlier ?? 'null::timestamptz'}, 0, ${rest.waiting ?? 'null::bigint'}, ${rest.response ?? 'null::bigint'}, ${rest.resolution ?? 'null::bigint'}
  from cases c join bench_queue q on q.number = c.queue join bench_agent a on a.number = c.agent where ${rest.where ?? 'true'} and ${at} < now()`;

const FACTS = [
  fact(0, 'c.opened', { entered: 'CREATED' }),
  fact(1, `c.opened + ${ms('waited')}`, { entered: 'OPEN', waiting: 'c.waited' }),
  fact(2, `c.opened + ${ms('waited')} + ${ms('answered')}`, { response: 'c.waited + c.answered' }),
  fact(3, `c.opened + ${ms('resolved')} / 2`, { entered: 'ON_HOLD', where: 'c.held' }),
  fact(4, `c.opened + ${ms('resolved')} * 0.75`, { entered: 'ON_HOLD', earlier: `c.opened + ${ms('resolved')} / 2`, where: 'c.held and c.held_again' }),
  fact(5, RESOLVED, { entered: 'RESOLVED', resolution: 'c.resolved' }),
  fact(6, RESOLVED, { withdrawn: true, resolution: 'c.resolved', where: `c.again and ${AGAIN} < now()` }),
  fact(7, AGAIN, { entered: 'RESOLVED', earlier: RESOLVED, resolution: 'c.resolved + c.pause', where: 'c.again' }),
  fact(8, CLOSED, { entered: 'CLOSED' }),
];

const TICKETS = `insert into ticket (id, workspace_id, conversation_id, contact_id, queue_id, assignee_id, channel, status, cause, from_position, to_position,
    last_activity_at, opened_at, resolved_at, closed_at)
  select c.id, $1, gen_random_uuid(), gen_random_uuid(), q.id, a.id, c.channel, case when closed is null then 'OPEN' else 'CLOSED' end, 'AGENT', 1, 1,
    coalesce(closed, opened), opened, null, closed
  from (select c.*, case when ${CLOSED} < now() then ${CLOSED} end as closed from cases c) c
    join bench_queue q on q.number = c.queue join bench_agent a on a.number = c.agent`;

const PEOPLE = [
  `create temp table bench_queue as select n as number, gen_random_uuid() as id from generate_series(1, $1::int) n`,
  `create temp table bench_agent as select n as number, gen_random_uuid() as id from generate_series(1, $1::int) n`,
];

export const isSeeded = async (client: pg.Client): Promise<boolean> =>
  (await client.query("select 1 from queue where name = 'Bench 1'")).rowCount! > 0;

/** Seeds the demo's workspace; the sums are left to `npm run stats:rebuild`. */
export const seed = async (client: pg.Client, { tickets, queues, agents }: Size): Promise<void> => {
  const { rows: [demo] } = await client.query<{ workspace: string; supervisor: string }>(
    "select workspace_id as workspace, id as supervisor from app_user where email = 'supervisor@demo.test'");
  const { workspace, supervisor } = demo!;
  await client.query('begin');
  // Conversations and messages are not asked for, so there are none: foreign keys are not checked.
  await client.query('set local transaction_timeout = 0');
  await client.query("set local session_replication_role = replica; set local work_mem = '256MB'");
  await client.query('update workspace set settings = settings || $2 where id = $1', [workspace, { statsZones: ZONES }]);
  await client.query(PEOPLE[0]!, [queues]);
  await client.query(PEOPLE[1]!, [agents]);
  await client.query("insert into queue (id, workspace_id, name) select id, $1, 'Bench ' || number from bench_queue", [workspace]);
  await client.query('insert into queue_member (queue_id, user_id, workspace_id) select id, $2, $1 from bench_queue where number <= $3', [workspace, supervisor, SUPERVISED]);
  await client.query(CASES, [tickets, queues, agents]);
  await client.query(TICKETS, [workspace]);
  for (const each of FACTS) {
    await client.query(`insert into stat_fact (workspace_id, event_id, withdrawn, ticket_id, at, queue_id, channel, agent_id, entered, earlier_at, apart, waiting_ms, response_ms, resolution_ms) ${each}`, [workspace]);
  }
  await client.query('commit');
  await client.query('vacuum (analyze)');
};
