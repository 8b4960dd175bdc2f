/** What was said is there once, in order, and nothing else is. */
import type { Facts, MessageRow } from '../facts.ts';
import type { Ledger, Written } from '../ledger.ts';
import { grouped } from './timeline.ts';

const gaps = (conversationId: string, messages: MessageRow[]): string[] =>
  messages.flatMap(({ position }, i) => (position === i + 1 ? [] : [`${conversationId}: message ${i + 1} has the position ${position}`]));

const uuidOf = (globalId: string): string => globalId.slice(4);

const said = ({ conversationId, sent }: Written, messages: MessageRow[], scheduled: number): string[] => {
  const found: string[] = [];
  const known = new Set<string>();
  let last = 0;
  for (const { side, text, key, position } of sent) {
    const stored = messages.filter((message) => message.key.endsWith(key));
    for (const { id } of stored) known.add(id);
    if (stored.length > 1) found.push(`${conversationId}: "${text}" is there ${stored.length} times`);
    if (position !== null && stored.length === 0) found.push(`${conversationId}: "${text}" was taken and is not there`);
    const [message] = stored;
    if (!message) continue;
    if (message.side !== side || (side === 'CUSTOMER' && message.text !== text)) found.push(`${conversationId}: "${text}" is there as "${message.text}" of ${message.side}`);
    if (position !== null && message.position !== position) found.push(`${conversationId}: "${text}" was told position ${position} and has ${message.position}`);
    if (side !== 'CUSTOMER') continue;
    if (message.position <= last) found.push(`${conversationId}: "${text}" stands before what the customer had said`);
    last = message.position;
  }
  const others = messages.filter(({ id, side }) => side !== 'SYSTEM' && !known.has(id)).length;
  if (others !== scheduled) found.push(`${conversationId}: ${others} messages that nobody sent, ${scheduled} were to be sent by themselves`);
  return found;
};

export const messagesOnce = (facts: Pick<Facts, 'messages' | 'scheduled' | 'tickets'>, { written }: Pick<Ledger, 'written'>): string[] => {
  const byConversation = grouped(facts.messages, ({ conversationId }) => conversationId);
  const conversationOf = new Map(facts.tickets.map((ticket) => [ticket.id, ticket.conversationId]));
  const sentLater = grouped(facts.scheduled.filter(({ state }) => state === 'SENT'), ({ ticketId }) => conversationOf.get(ticketId) ?? null);
  return written.flatMap((of) => {
    const id = uuidOf(of.conversationId);
    const messages = byConversation.get(id) ?? [];
    return [...gaps(id, messages), ...said({ ...of, conversationId: id }, messages, sentLater.get(id)?.length ?? 0)];
  });
};
