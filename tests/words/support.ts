/** A desk with words, as an administrator sets them up. */
import { expect } from '@jest/globals';
import type { Part } from '../isolation/house.ts';
import { openDesk, type Desk } from '../tickets/support.ts';
import type { TestServer } from '../support/server.ts';

/** Makes something as an administrator and answers with its id. */
export const make = async (desk: Desk, type: string, input: Record<string, unknown>, by: Part = 'admin'): Promise<string> => {
  const field = `${type[0]!.toLowerCase()}${type.slice(1)}`;
  const made = await desk.act(by, `create${type}`, input, `${field} { id }`);
  expect(made.errors).toEqual([]);
  return (made[field] as { id: string }).id;
};

/** Another workspace on the same server. */
export const openNeighbour = (server: TestServer, slug = 'neighbour'): Promise<Desk> => openDesk(slug, server);

export const labelsOf = async (desk: Desk, ticketId: string): Promise<string[]> =>
  (await desk.ask<{ ticket: { labels: { name: string }[] } }>('admin', 'query ($id: ID!) { ticket(id: $id) { labels { name } } }', { id: ticketId })).ticket.labels.map(({ name }) => name);

/** Contact of a ticket, confirmed by who holds it. */
export const confirm = async (desk: Desk, by: Part, ticketId: string, input: Record<string, unknown>): Promise<void> => {
  const { ticket } = await desk.ask<{ ticket: { contact: { id: string; name: string } } }>(by, 'query ($id: ID!) { ticket(id: $id) { contact { id name } } }', { id: ticketId });
  const done = await desk.act(by, 'confirmContact', { contactId: ticket.contact.id, name: ticket.contact.name, ...input });
  expect(done.errors).toEqual([]);
};
