import { isAdmin, type Actor, type StaffActor } from '../../kernel/actor.ts';
import { fail, notFound, ok, type Failure, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { Webhook, type WebhookEntity } from './entities.ts';

/** Webhooks and their deliveries are the administrators', and of services with the scope ADMIN: no person owns one. */
export const visibleWebhooks = (actor: Actor, alias: string): Sql =>
  actor.kind === 'SYSTEM' || isAdmin(actor) ? sql`${name(`${alias}.workspace_id`)} = ${actor.workspaceId}::uuid` : sql`false`;

export const onlyAdmins = (): Failure => fail('Forbidden', 'Only administrators, and service tokens with the scope ADMIN, manage webhooks.');

/** A webhook of the actor's workspace, locked. */
export const accessWebhook = async (tx: Tx, actor: StaffActor, id: string): Promise<Result<WebhookEntity>> => {
  if (!isAdmin(actor)) return onlyAdmins();
  const [row] = await tx.rows<object>(sql`select w.* from webhook w where w.id = ${id}::uuid and ${visibleWebhooks(actor, 'w')} for update`);
  return row ? ok(tx.em.map(Webhook, row as never)) : notFound('webhook', ['id']);
};
