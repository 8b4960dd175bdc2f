import { sql, type Sql } from '../../platform/db/sql.ts';
import { limit } from '../../limits.ts';

/** G3: how long wrap-up lasts in a workspace; 0: until the agent is done, null: there is none. */
export const postProcessingMs = (workspaceId: string): Sql =>
  sql`(select case when ws.workspace_id is null then ${limit('postProcessingMs')}::int else ws.post_processing_ms end
    from (select 1) one left join workspace_setting ws on ws.workspace_id = ${workspaceId}::uuid)`;
