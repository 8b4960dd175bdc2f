import type { Actor } from '../../kernel/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import { visibleConversations, type StaffScope } from './access.ts';
import type { conversationReads } from './reads.ts';
import type { AttachmentRow, ConversationRow, MessageRow, ScreenshotRow } from './rows.ts';

export const conversationQueries = ({ db, staff }: { db: Database; staff: StaffScope }, types: ReturnType<typeof conversationReads>) => {
  const visible = visibleConversations(staff);
  return {
    /** Of these conversations, those the actor may follow as they go on. */
    followed: async (actor: Actor, ids: string[]): Promise<Set<string>> => {
      // A customer's token is the permission for its one conversation; no row can change that.
      if (actor.kind === 'GUEST') return new Set(ids.filter((id) => id === actor.conversationId));
      const rows = await db.rows<{ id: string }>(actor.workspaceId, sql`
        select c.id from conversation c where c.id = any(${ids}::uuid[]) and ${visible(actor, sql`c.id`, 'follow')}`);
      return new Set(rows.map((row) => row.id));
    },
    conversationLoader: rowLoader<ConversationRow>(db, types.conversation),
    messageLoader: rowLoader<MessageRow>(db, types.message),
    attachmentLoader: rowLoader<AttachmentRow>(db, types.attachment),
    screenshotLoader: rowLoader<ScreenshotRow>(db, types.screenshot),
  };
};
