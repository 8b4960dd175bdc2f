import type { Clock } from '../../kernel/clock.ts';
import type { WithinHandler } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { enterState } from './states.ts';
import { answerHandler, interactionHandler, type WrapUpDeps } from './wrap-up.ts';

/** Signed out of the last device (or disabled, which ends all sessions): nobody is at work any more. */
const signedOut = ({ clock }: { clock: Clock }): WithinHandler => async (tx, { payload }) => {
  const userId = payload!.userId as string;
  const now = clock.now();
  const [still] = await tx.rows(sql`select 1 from session where user_id = ${userId}::uuid and revoked_at is null and expires_at > ${now} limit 1`);
  if (!still) await enterState(tx, userId, { event: 'SIGNED_OUT' }, now);
};

/** Who becomes somebody who holds no tickets. */
const changedRole = ({ clock }: { clock: Clock }): WithinHandler => async (tx, { payload }) => {
  const { userId, role } = payload as { userId: string; role: string };
  if (role === 'EXPERT' || role === 'PARTNER_VIEWER') await enterState(tx, userId, { event: 'SIGNED_OUT' }, clock.now());
};

/** What agents do in the transaction of what happened, by the event's type. */
export const agentHandlers = (deps: WrapUpDeps): Record<'TicketChanged' | 'TicketAnswered' | 'SessionRevoked' | 'UserRoleChanged', WithinHandler> => ({
  TicketChanged: interactionHandler(deps),
  TicketAnswered: answerHandler(),
  SessionRevoked: signedOut(deps),
  UserRoleChanged: changedRole(deps),
});
