import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** Makes queues, endpoints and tags for demo data and tests; pages for administrators come later. */
export interface SettingsProvisioning {
  queue(tx: Tx, input: { name: string; assignmentMode?: 'OFFER' | 'DIRECT' | 'PICK'; memberIds: string[] }): Promise<string>;
  webEndpoint(tx: Tx, input: { name: string; key: string; queueId: string }): Promise<string>;
  tag(tx: Tx, input: { name: string; colour: string }): Promise<string>;
  skill(tx: Tx, input: { name: string; description?: string }): Promise<string>;
  auxCode(tx: Tx, input: AuxCodeInput): Promise<string>;
}

export interface AuxCodeInput {
  name: string;
  status: 'AWAY' | 'BUSY';
  paid?: boolean;
  colour: string;
  scheduledMs?: number | null;
}

/** Rule I-05: what a workspace starts with. */
export const AUX_CODES: readonly AuxCodeInput[] = [
  { name: 'Break', status: 'AWAY', colour: '#c98a12', scheduledMs: 15 * 60_000 },
  { name: 'Lunch', status: 'AWAY', paid: false, colour: '#b5651d' },
  { name: 'Training', status: 'AWAY', colour: '#2a6bd1' },
  { name: 'Meeting', status: 'AWAY', colour: '#7b4a88' },
  { name: 'Technical Issue', status: 'AWAY', colour: '#c3202d' },
  { name: 'Wrap-up', status: 'BUSY', colour: '#258a4e' },
  { name: 'Admin', status: 'BUSY', colour: '#5b6770' },
];

export const provisioning: SettingsProvisioning = {
  queue: async (tx, { name, assignmentMode = 'PICK', memberIds }) => {
    const id = newId();
    await tx.rows(sql`insert into queue (id, workspace_id, name, assignment_mode) values (${id}, ${tx.workspaceId}, ${name}, ${assignmentMode})`);
    await tx.rows(sql`insert into queue_member (queue_id, user_id, workspace_id) select ${id}::uuid, unnest(${memberIds}::uuid[]), ${tx.workspaceId}::uuid`);
    return id;
  },
  webEndpoint: async (tx, { name, key, queueId }) => {
    const id = newId();
    await tx.rows(sql`
      insert into endpoint (id, workspace_id, channel, name, key, queue_id) values (${id}, ${tx.workspaceId}, 'WEB', ${name}, ${key}, ${queueId})`);
    return id;
  },
  tag: async (tx, { name, colour }) => {
    const id = newId();
    await tx.rows(sql`insert into tag (id, workspace_id, name, colour) values (${id}, ${tx.workspaceId}, ${name}, ${colour})`);
    return id;
  },
  skill: async (tx, { name, description = '' }) => {
    const id = newId();
    await tx.rows(sql`insert into skill (id, workspace_id, name, description) values (${id}, ${tx.workspaceId}, ${name}, ${description})`);
    return id;
  },
  auxCode: async (tx, { name, status, paid = true, colour, scheduledMs = null }) => {
    const id = newId();
    await tx.rows(sql`
      insert into aux_code (id, workspace_id, name, status, paid, colour, scheduled_ms)
      values (${id}, ${tx.workspaceId}, ${name}, ${status}, ${paid}, ${colour}, ${scheduledMs})`);
    return id;
  },
};
