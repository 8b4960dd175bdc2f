import type { Actor } from '../../kernel/actor.ts';
import { isStaff } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import type { ShownEvent } from '../../kernel/event.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { eventStream } from '../../platform/events/stream.ts';
import type { EventTail } from '../../platform/events/tail.ts';

/** What customers may hear; staff also hear of tickets and notes. */
const CUSTOMER_TYPES = ['MessagePosted', 'MessageChanged', 'DeliveryChanged', 'ScreenshotUploaded', 'ScreenshotDeleted'];
const STAFF_TYPES = [...CUSTOMER_TYPES, 'TicketOpened', 'TicketChanged', 'NoteAdded'];

export interface EventDeps {
  db: Database;
  tail: EventTail;
  clock: { now(): Date };
  /** Of these conversations, those the actor may follow. */
  followed(actor: Actor, ids: string[]): Promise<Set<string>>;
}

/** An event that the log does not hold: news about the subscription itself. */
export const notice = (typename: string, cursor: string, at: Date, payload: Record<string, unknown>): ShownEvent => ({
  __typename: typename, cursor, event: { id: `${typename}:${cursor}`, at, conversationId: null, ticketId: null, payload, actor: 'system' },
});

/**
 * One conversation's events for one actor. Access is decided when the subscription starts and again for every event; who
 * lost it gets `LeftScope`, and the stream ends.
 */
export const conversationEvents = (deps: EventDeps) => async (actor: Actor, conversationId: string, after: string | null): Promise<AsyncGenerator<ShownEvent>> => {
  const may = async (): Promise<boolean> => (await deps.followed(actor, [conversationId])).has(conversationId);
  if (!(await may())) throw new DoorError('NOT_FOUND', 'There is no such conversation, or you may not see it.');
  const types = isStaff(actor) ? STAFF_TYPES : CUSTOMER_TYPES;
  const stream = eventStream(deps, {
    workspaceId: actor.workspaceId, after,
    matches: (event) => event.conversationId === conversationId && types.includes(event.type),
    where: sql`e.conversation_id = ${conversationId}::uuid and e.type = any(${types}::text[])`,
  });
  return endable(stream, async function* () {
    for await (const delivery of stream) {
      if (delivery.kind === 'resync') {
        yield notice('ResyncRequired', delivery.cursor, deps.clock.now(), { reason: delivery.reason });
        continue;
      }
      if (!(await may())) {
        yield notice('LeftScope', delivery.cursor, deps.clock.now(), { conversationId });
        return;
      }
      yield { __typename: delivery.event.type, event: delivery.event, cursor: delivery.cursor };
    }
  });
};

/** A generator whose `return` wakes the stream it waits for; otherwise a client that leaves a quiet conversation leaks it. */
export const endable = <T>(stream: { end(): void }, make: () => AsyncGenerator<T>): AsyncGenerator<T> => {
  const generator = make();
  const finish = generator.return.bind(generator);
  generator.return = (value) => {
    stream.end();
    return finish(value);
  };
  return generator;
};
