import type { Clock } from '../../kernel/clock.ts';
import type { WithinHandler } from '../../platform/db/database.ts';
import type { Standing } from '../tickets/index.ts';
import { rescindPending } from './offers.ts';

/** A ticket that goes elsewhere (claimed, transferred, resolved, merged) is held out to nobody any longer, in the same transaction. */
export const offerHandler = ({ clock }: { clock: Clock }): WithinHandler => async (tx, event) => {
  const { before, after } = event.payload as { before: Standing; after: Standing };
  if (before.offeredTo && !after.offeredTo) await rescindPending(tx, event.ticketId!, clock.now());
};
