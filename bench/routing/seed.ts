/** A full house: every agent holds what they may, and many customers wait. */
import type pg from 'pg';

export interface House {
  workspace: string;
  queue: string;
}

const CROWD = `
  create temp table crowd as select gen_random_uuid() as user_id, gen_random_uuid() as login_id, gen_random_uuid() as contact_id, gen_random_uuid() as conversation_id, i
  from generate_series(1, $1::int) i`;

const ticketsOf = (from: string, columns: string, values: string): string[] => [
  `insert into contact (id, workspace_id, name) select contact_id, h.workspace_id, 'Customer ' || i from ${from}, house h`,
  `insert into conversation (id, workspace_id, kind, contact_id, endpoint_id, last_position) select conversation_id, h.workspace_id, 'CUSTOMER', contact_id, h.endpoint_id, 1 from ${from}, house h`,
  `insert into ticket (id, workspace_id, conversation_id, contact_id, queue_id, channel, cause, from_position, last_activity_at, opened_at, status_since, ${columns})
    select gen_random_uuid(), h.workspace_id, conversation_id, contact_id, h.queue_id, 'WEB', 'CUSTOMER', 1, now(), now() - i * interval '1 second', now() - i * interval '1 second', ${values} from ${from}, house h`,
];

export const fillHouse = async (client: pg.Client, { agents, waiting }: { agents: number; waiting: number }): Promise<House> => {
  await client.query("create temp table house as select workspace_id, queue_id, id as endpoint_id from endpoint where key = 'demo-web'");
  // Whoever came with the demo neither waits nor works.
  await client.query("update ticket set status = 'CLOSED', next_transition_at = null where status <> 'CLOSED'");
  await client.query("update queue set assignment_mode = 'OFFER', acceptance_ms = 300000 where id = (select queue_id from house)");
  await client.query(CROWD, [agents]);
  const statements = [
    "insert into login (id, email, password_hash) select login_id, 'crowd' || i || '@demo.test', '-' from crowd",
    "insert into app_user (id, workspace_id, login_id, name, email, role) select user_id, h.workspace_id, login_id, 'Agent ' || i, 'crowd' || i || '@demo.test', 'AGENT' from crowd, house h",
    'insert into queue_member (queue_id, user_id, workspace_id) select h.queue_id, user_id, h.workspace_id from crowd, house h',
    ...ticketsOf('crowd', 'status, assignee_id', "'OPEN', user_id"),
    "update agent set state = 'AVAILABLE', capacity = 1, idle_since = now() from crowd c where c.user_id = agent.user_id",
    `create temp table line as select gen_random_uuid() as contact_id, gen_random_uuid() as conversation_id, i from generate_series(1, ${waiting}) i`,
    ...ticketsOf('line', 'status', "'NEW'"),
  ];
  for (const statement of statements) await client.query(statement);
  await client.query('analyze');
  const { rows } = await client.query<House>('select workspace_id as workspace, queue_id as queue from house');
  return rows[0]!;
};
