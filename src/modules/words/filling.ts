/** The values of variables for one ticket, as whoever answers there would send them (rule I-08). */
import type { Actor } from '../../kernel/actor.ts';
import { badInput, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql, type Sql } from '../../platform/db/sql.ts';
import { bodyOf, unknownVariables, variablesOf, type Values } from './rules.ts';

interface Known {
  name: string;
  attributes: Record<string, string>;
  email: string | null;
  phone: string | null;
  queueName: string | null;
  agentName: string | null;
  agentEmail: string | null;
}

/** What was proved before what was only typed. */
const identity = (kind: string): Sql => sql`(select i.value from contact_identity i where i.contact_id = k.id and i.kind = ${kind} order by i.verified desc, i.created_at, i.id limit 1)`;

const known = (actor: Actor, contactId: Sql, queueId: Sql): Sql => sql`
  select k.name, k.attributes, ${identity('EMAIL')} as email, ${identity('PHONE')} as phone, q.name as "queueName", u.name as "agentName", u.email as "agentEmail"
  from contact k left join queue q on q.id = ${queueId} left join app_user u on u.id = ${actor.kind === 'USER' ? actor.userId : null}::uuid
  where k.id = ${contactId}`;

const valuesOf = (row: Known): Values => {
  const [first = '', ...rest] = row.name.trim().split(/\s+/);
  return {
    ...row.attributes, first_name: first, last_name: rest.join(' '), email: row.email, phone: row.phone,
    agent_name: row.agentName, agent_email: row.agentEmail, queue_name: row.queueName,
  };
};

type Rows = <Row extends object>(statement: Sql) => Promise<Row[]>;

/** For a ticket that the actor was found to see. */
export const ticketValues = async (rows: Rows, actor: Actor, ticketId: string): Promise<Values> => {
  const of = (column: Sql): Sql => sql`(select ${column} from ticket t where t.id = ${ticketId}::uuid)`;
  const [row] = await rows<Known>(known(actor, of(sql`t.contact_id`), of(sql`t.queue_id`)));
  return row ? valuesOf(row) : {};
};

/** For a contact that is written to from a queue's endpoint. */
export const contactValues = async (rows: Rows, actor: Actor, contactId: string, queueId: string): Promise<Values> => {
  const [row] = await rows<Known>(known(actor, sql`${contactId}::uuid`, sql`${queueId}::uuid`));
  return row ? valuesOf(row) : {};
};

/** Rule I-37: a template says only what something can fill. An attribute counts once a contact of the workspace has it. */
export const templateOf = async (tx: Tx, text: string, path: string): Promise<Result<string>> => {
  const body = bodyOf(text, path);
  if (!body.ok) return body;
  const names = variablesOf(body.value);
  const attributes = await tx.rows<{ name: string }>(sql`
    select v.name from unnest(${names}::text[]) v(name)
    where exists (select 1 from contact k where k.workspace_id = ${tx.workspaceId}::uuid and jsonb_exists(k.attributes, v.name))`);
  const unknown = unknownVariables(body.value, new Set(attributes.map(({ name }) => name)));
  return unknown.length === 0 ? body : badInput(`Nothing fills ${unknown.map((name) => `{{${name}}}`).join(', ')}.`, [path]);
};
