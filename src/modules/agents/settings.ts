import { sql, type Sql } from '../../platform/db/sql.ts';
import { limit } from '../../limits.ts';

/** G3: how long wrap-up lasts in a workspace; 0: there is none. */
export const postProcessingMs = (workspaceId: string): Sql =>
  sql`coalesce((select ws.post_processing_ms from workspace_setting ws where ws.workspace_id = ${workspaceId}::uuid), ${limit('postProcessingMs')}::int)`;
