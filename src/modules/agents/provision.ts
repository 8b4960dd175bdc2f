import type { Tx } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** Gives people what routing asks for, for demo data and tests. */
export interface AgentProvisioning {
  equip(tx: Tx, userId: string, input: { capacity?: number; mayReject?: boolean; skills?: { skillId: string; level: number }[] }): Promise<void>;
}

export const provisioning: AgentProvisioning = {
  equip: async (tx, userId, { capacity = 5, mayReject = false, skills = [] }) => {
    await tx.rows(sql`update agent set capacity = ${capacity}, may_reject = ${mayReject} where user_id = ${userId}::uuid`);
    await tx.rows(sql`
      insert into agent_skill (user_id, skill_id, workspace_id, level)
      select ${userId}::uuid, s.id, ${tx.workspaceId}::uuid, s.level from unnest(${skills.map(({ skillId }) => skillId)}::uuid[], ${skills.map(({ level }) => level)}::int[]) s(id, level)`);
  },
};
