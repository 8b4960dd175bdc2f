import type { ShownEvent } from '../../kernel/event.ts';

/** What the types of events are resolved from. */
export type EventNode = ShownEvent;

/** The fields that every event has. */
export const eventFields = {
  id: (node: EventNode) => `evt_${node.event.id}`,
  at: (node: EventNode) => node.event.at,
  cursor: (node: EventNode) => node.cursor,
};
