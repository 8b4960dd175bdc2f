import { isAdmin, isStaff, type Actor, type StaffActor } from '../../kernel/actor.ts';
import { fail, type Failure, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { name, sql, type Sql } from '../../platform/db/sql.ts';
import { usesTags } from '../settings/index.ts';

/** §4.4: words are used by those who work on tickets. */
export const usable = (actor: Actor, t: string): Sql => sql`(${name(t)}.workspace_id = ${actor.workspaceId}::uuid and ${usesTags(actor)})`;

/** What stands on a ticket that the actor sees was visible: an expert who helps reads its labels, too. */
export const readable = (actor: Actor, t: string): Sql =>
  isStaff(actor) || actor.kind === 'SYSTEM' ? sql`${name(t)}.workspace_id = ${actor.workspaceId}::uuid` : sql`false`;

/** Rules and automatic texts are the administrators' alone. */
export const administered = (actor: Actor, t: string): Sql => (isAdmin(actor) ? usable(actor, t) : sql`false`);

/** One's own, and what was shared with everybody who works on tickets. */
export const visibleViews = (actor: Actor, t: string): Sql =>
  sql`(${usable(actor, t)} and (${name(t)}.shared or ${name(t)}.owner_id = ${actor.kind === 'USER' ? actor.userId : null}::uuid))`;

export const worksOnTickets = (actor: StaffActor): boolean => actor.kind === 'SERVICE' || (actor.role !== 'EXPERT' && actor.role !== 'PARTNER_VIEWER');

export const onlyAdmins = (): Failure => fail('Forbidden', 'Only administrators, and service tokens with the scope ADMIN, change the words of the workspace.');

/** Changes of a workspace's words happen one after the other: what one of them found free is still free when it writes. */
export const oneAtATime = async (tx: Tx): Promise<void> => {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`words:${tx.workspaceId}`}, 0))`);
};

export const asAdmin = async <T>(db: Database, actor: StaffActor, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => {
  if (!isAdmin(actor)) return onlyAdmins();
  return db.tx(actor, async (tx) => {
    await oneAtATime(tx);
    return work(tx);
  });
};
