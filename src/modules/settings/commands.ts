import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** Makes queues, endpoints and tags for demo data and tests; pages for administrators come later. */
export interface SettingsProvisioning {
  queue(tx: Tx, input: { name: string; assignmentMode?: 'OFFER' | 'DIRECT' | 'PICK'; memberIds: string[] }): Promise<string>;
  webEndpoint(tx: Tx, input: { name: string; key: string; queueId: string }): Promise<string>;
  smsEndpoint(tx: Tx, input: { name: string; number: string; queueId: string }): Promise<string>;
  tag(tx: Tx, input: { name: string; colour: string }): Promise<string>;
}

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
  smsEndpoint: async (tx, { name, number, queueId }) => {
    const id = newId();
    await tx.rows(sql`
      insert into endpoint (id, workspace_id, channel, name, key, queue_id) values (${id}, ${tx.workspaceId}, 'SMS', ${name}, ${number}, ${queueId})`);
    return id;
  },
  tag: async (tx, { name, colour }) => {
    const id = newId();
    await tx.rows(sql`insert into tag (id, workspace_id, name, colour) values (${id}, ${tx.workspaceId}, ${name}, ${colour})`);
    return id;
  },
};
