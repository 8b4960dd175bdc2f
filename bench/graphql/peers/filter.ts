/** The inbox's filter, as somebody would write it who filters by workspace and nothing else. */
import type { Caller } from './authenticate.ts';

export interface InboxFilter {
  status?: string[] | null;
  queueId?: string | null;
  mine?: boolean | null;
}

/** The row id of a global one. */
export const rowId = (id: string): string => id.slice(4);

/** Conditions on `ticket t` with their values, and a name for statements of this shape. */
export const filtered = (caller: Caller, filter: InboxFilter | null | undefined, values: unknown[]): { name: string; where: string } => {
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [`t.workspace_id = ${parameter(caller.workspaceId)}`];
  if (filter?.status) conditions.push(`t.status = any(${parameter(filter.status)})`);
  if (filter?.queueId) conditions.push(`t.queue_id = ${parameter(rowId(filter.queueId))}`);
  if (filter?.mine) conditions.push(`t.assignee_id = ${parameter(caller.userId)}`);
  const name = ['status', 'queueId', 'mine'].filter((key) => filter?.[key as 'mine']).join('-');
  return { name, where: conditions.join(' and ') };
};
