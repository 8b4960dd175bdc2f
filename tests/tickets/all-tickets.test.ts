import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { searchedCustomer } from '../../src/modules/tickets/rules.ts';
import { HOUR, kinds, MINUTE, openDesk, type Desk } from './support.ts';
import type { Part } from '../isolation/house.ts';

let desk: Desk;
const tickets: Record<string, string> = {};
const at: Record<string, string> = {};

beforeAll(async () => {
  desk = await openDesk('all');
  const make = async (name: string, endpointKey?: string, by?: Part): Promise<void> => {
    const made = await desk.chat({ name, endpointKey });
    if (by) await desk.act(by, 'claimTicket', { ticketId: made.ticketId });
    tickets[name] = made.ticketId;
    at[name] = desk.server.clock.now().toISOString();
    desk.server.clock.advance(MINUTE);
  };
  await make('Aino Virtanen', undefined, 'agent1');
  await make('Bela Bartok', undefined, 'agent2');
  await make('Cleo Waits');
  await make('Dara Elsewhere', desk.house.otherEndpointKey, 'outsider');
  await make('Emil Done', undefined, 'agent1');
  await desk.act('agent1', 'resolveTicket', { ticketId: tickets['Emil Done'] });
  await desk.act('agent1', 'addNote', { ticketId: tickets['Aino Virtanen'], text: 'x', clientMutationId: 'x' });
  const { ticket } = await desk.ask<{ ticket: { contact: { id: string } } }>('admin', 'query ($id: ID!) { ticket(id: $id) { contact { id } } }', { id: tickets['Bela Bartok'] });
  await desk.act('agent2', 'confirmContact', { contactId: ticket.contact.id, name: 'Bela Bartok', phone: '+36 20 123 4567' });
});
afterAll(() => desk?.stop());

interface Found {
  edges: { cursor: string; node: { contact: { name: string } } }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const list = async (part: Part, variables: Record<string, unknown> = {}): Promise<Found> =>
  (await desk.ask<{ allTickets: Found }>(part, `query ($filter: AllTicketsFilter, $sort: AllTicketsSort, $first: Int, $after: String) { allTickets(filter: $filter, sort: $sort, first: $first, after: $after) {
    edges { cursor node { contact { name identities { kind value } } channel status assignee { name } lastActivityAt openedAt } } totalCount pageInfo { hasNextPage endCursor } } }`, variables)).allTickets;
const names = async (part: Part, variables: Record<string, unknown> = {}): Promise<string[]> => (await list(part, variables)).edges.map(({ node }) => node.contact.name);
const code = (part: Part) => list(part).then(() => 'answered', (error: { response: { errors: { extensions: { code: string } }[] } }) => error.response.errors[0]!.extensions.code);

describe('all conversations', () => {
  test('[O-01, H-02] are for supervisors, managers and administrators only', async () => {
    expect(await Promise.all((['admin', 'manager', 'supervisor', 'agent1', 'expert', 'partner'] as const).map(code))).toEqual(['answered', 'answered', 'answered', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  });

  test('[H-03, H-08, O-04] a supervisor has the assigned queues, current and previous; the workspace may open all', async () => {
    expect(await names('supervisor')).toEqual(['Emil Done', 'Cleo Waits', 'Bela Bartok', 'Aino Virtanen']);
    expect(await names('otherSupervisor')).toEqual(['Dara Elsewhere']);
    expect(await names('manager')).toHaveLength(5);
    await desk.server.database.query("insert into workspace_setting (workspace_id, supervisor_scope) values ($1, 'ALL') on conflict (workspace_id) do update set supervisor_scope = 'ALL'", [desk.house.workspaceId]);
    expect(await names('supervisor')).toHaveLength(5);
    expect(await desk.ticket(tickets['Dara Elsewhere']!, 'supervisor')).toMatchObject({ allowedActions: ['ADD_NOTE'] });
    // Reading is all that widens, and a note may be left on any open ticket.
    expect(kinds(await desk.act('supervisor', 'addNote', { ticketId: tickets['Dara Elsewhere'], text: 'Seen.', clientMutationId: 'seen' }))).toEqual([]);
    expect(kinds(await desk.act('supervisor', 'resolveTicket', { ticketId: tickets['Dara Elsewhere'] }))).toEqual(['InvalidTransition']);
    expect(await desk.ticket(tickets['Dara Elsewhere']!, 'agent1')).toBeNull();
    await desk.server.database.query('delete from workspace_setting where workspace_id = $1', [desk.house.workspaceId]);
    expect(await desk.ticket(tickets['Dara Elsewhere']!, 'supervisor')).toBeNull();
  });

  test('[O-02] are searched by name or mobile number, and by nothing else', async () => {
    expect(await names('admin', { filter: { search: 'bartok' } })).toEqual(['Bela Bartok']);
    expect(await names('admin', { filter: { search: '20 123 45' } })).toEqual(['Bela Bartok']);
    expect(await names('admin', { filter: { search: '+36201234567' } })).toEqual(['Bela Bartok']);
    // The text of messages, a ticket's number and signs of patterns find nothing.
    for (const search of ['dishwasher', 'E15', '%', '_____', '12']) expect([search, await names('admin', { filter: { search } })]).toEqual([search, []]);
    const { ticket } = await desk.ask<{ ticket: { number: number } }>('admin', 'query ($id: ID!) { ticket(id: $id) { number } }', { id: tickets['Cleo Waits'] });
    expect(await names('admin', { filter: { search: `#${ticket.number}` } })).toEqual([]);
  });

  test('[O-03] are filtered by dates, status, agent and channel, together with a search', async () => {
    const agentId = desk.house.userId('agent1');
    const cases: [object, string[]][] = [
      [{ status: ['NEW'] }, ['Cleo Waits']], [{ status: ['RESOLVED', 'NEW'] }, ['Emil Done', 'Cleo Waits']], [{ agentId }, ['Emil Done', 'Aino Virtanen']],
      [{ agentId, search: 'aino' }, ['Aino Virtanen']], [{ agentId, search: 'bela' }, []], [{ channel: 'WEB', queueId: desk.house.otherQueueId }, ['Dara Elsewhere']], [{ channel: 'SMS' }, []],
      [{ createdFrom: at['Bela Bartok'], createdTo: at['Dara Elsewhere'] }, ['Cleo Waits', 'Bela Bartok']], [{ createdTo: at['Aino Virtanen'] }, []],
      [{ updatedFrom: at['Dara Elsewhere'] }, ['Emil Done', 'Dara Elsewhere']], [{ updatedTo: at['Bela Bartok'] }, ['Aino Virtanen']], [{ agentId: desk.house.queueId }, []],
    ];
    for (const [filter, expected] of cases) expect([filter, await names('admin', { filter })]).toEqual([filter, expected]);
  });

  test.each(['UPDATED_DESC', 'UPDATED_ASC', 'CREATED_DESC', 'CREATED_ASC'])('[O-03] sorted by %s, pages hold everything once', async (sort) => {
    const whole = await names('admin', { sort });
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Found = await list('admin', { sort, first: 2, after });
      paged.push(...page.edges.map(({ node }) => node.contact.name));
      expect(page.totalCount).toBe(5);
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(paged).toEqual(whole);
    const oldest = ['Aino Virtanen', 'Bela Bartok', 'Cleo Waits', 'Dara Elsewhere', 'Emil Done'];
    expect(whole).toEqual(sort.endsWith('ASC') ? oldest : oldest.toReversed());
  });

  test.each([
    ['', null, null], [' Bela ', '%Bela%', null], ['50%_\\', '%50\\%\\_\\\\%', null], ['+45 12-34', '%+45 12-34%', '%451234%'], ['12', '%12%', null],
  ])('[O-02] %j is sought as name %j and number %j', (text, words, digits) => {
    expect(searchedCustomer(text)).toEqual({ words, digits });
  });

  test('[O-04] a closed ticket is read, too', async () => {
    desk.server.clock.advance(HOUR + 1);
    expect(await names('supervisor', { filter: { agentId: desk.house.userId('agent1') } })).toContain('Emil Done');
    expect((await desk.timeline(tickets['Emil Done']!, 'supervisor')).map((line) => line.text)).toContain('Hello, my dishwasher shows E15.');
  });
});
