/**
 * A subscription has no sign that it is live. So one chat writes until the inbox shows it; from then on nothing may be
 * missed. The chat is not counted.
 */
import type { Agent } from './agent.ts';
import { enterChat } from './customer.ts';
import type { Door } from './door.ts';
import type { Arrival, Inbox } from './inbox.ts';
import { pause } from './patience.ts';

const RING_MS = 250;

/** Rings until the inbox hears it, and lets the agent take the ticket. */
export const answerBell = async (door: Door, inbox: Inbox, agent: Agent): Promise<Arrival> => {
  const customer = await enterChat(door, 'Replay', 'Is anybody there?');
  try {
    let heard = false;
    const arrival = inbox.arrival(customer.conversationId).finally(() => { heard = true; });
    // Its failure is thrown by the await below; without this it would count as unhandled meanwhile.
    arrival.catch(() => {});
    for (;;) {
      await pause(RING_MS);
      if (heard) break;
      await customer.say('Hello?');
    }
    const found = await arrival;
    await agent.claim(found.ticketId);
    return found;
  } finally {
    await customer.leave();
  }
};

/** The same, and the ticket is resolved at once. */
export const ring = async (door: Door, inbox: Inbox, agent: Agent | undefined): Promise<void> => {
  if (!agent) throw new Error('there are no agents');
  const { ticketId } = await answerBell(door, inbox, agent);
  await agent.resolve(ticketId);
};
