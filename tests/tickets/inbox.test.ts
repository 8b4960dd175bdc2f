import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, MINUTE, type Desk } from './support.ts';

let desk: Desk;
/** Tickets by newest activity first. */
const made: { id: string; number: number; name: string }[] = [];
beforeAll(async () => {
  desk = await openDesk();
  const names = ['Anna Berg', 'Bea Anders', 'Carl 50% off', 'Dora_Lind', 'Emil Berg', 'Fritz Holm', 'Greta Holm'];
  for (const name of names) {
    const { ticketId } = await desk.chat({ name });
    made.unshift({ id: ticketId, number: (await desk.ticket(ticketId))!.number, name });
    desk.server.clock.advance(MINUTE / 10);
  }
  const act = async (name: string, mutation: string, input: object = {}, part: 'agent1' | 'agent2' = 'agent1') => {
    desk.server.clock.advance(MINUTE / 10);
    await desk.act(part, mutation, { ticketId: idOf(name), ...input });
  };
  await act('Fritz Holm', 'claimTicket');
  await act('Greta Holm', 'claimTicket');
  await act('Emil Berg', 'claimTicket', {}, 'agent2');
  await act('Greta Holm', 'tagTicket', { tagId: desk.house.tagId });
  await act('Greta Holm', 'markPending');
}, 30_000);
afterAll(() => desk?.stop());

const idOf = (name: string) => made.find((ticket) => ticket.name === name)!.id;

interface Page {
  totalCount: number;
  edges: { cursor: string; node: { id: string; contact: { name: string } } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}
const INBOX = `query ($filter: InboxFilter, $first: Int, $after: String) { inbox(filter: $filter, first: $first, after: $after) {
  totalCount edges { cursor node { id contact { name } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const inbox = async (variables: object = {}, part: 'admin' | 'agent1' | 'agent2' = 'admin') => (await desk.ask<{ inbox: Page }>(part, INBOX, { ...variables })).inbox;
const names = ({ edges }: Page) => edges.map((edge) => edge.node.contact.name);
const found = async (filter: object, part?: 'agent1' | 'agent2') => names(await inbox({ filter }, part)).sort();

test('[K-02] the newest activity comes first, claiming and marking included', async () => {
  expect(names(await inbox())).toEqual(['Greta Holm', 'Emil Berg', 'Fritz Holm', 'Dora_Lind', 'Carl 50% off', 'Bea Anders', 'Anna Berg']);
});

test('[K-02] pages follow one another without a gap, and count the whole', async () => {
  const whole = names(await inbox());
  const read: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Page = await inbox({ first: 3, after });
    expect(page).toMatchObject({ totalCount: 7, pageInfo: { hasPreviousPage: after !== null, startCursor: page.edges[0]!.cursor, endCursor: page.edges.at(-1)!.cursor } });
    read.push(...names(page));
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  expect(read).toEqual(whole);
});

test('[K-02] a page beyond the end is empty and still counts the whole', async () => {
  const { pageInfo } = await inbox();
  expect(await inbox({ after: pageInfo.endCursor })).toMatchObject({ edges: [], totalCount: 7, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
});

test('[K-02] what moves up while somebody pages is not shown twice below', async () => {
  const first = await inbox({ first: 3 });
  const { ticketId } = await desk.chat({ name: 'Newcomer' });
  const second = await inbox({ first: 10, after: first.pageInfo.endCursor });
  expect(names(second)).toEqual(names(await inbox()).filter((name) => name !== 'Newcomer' && !names(first).includes(name)));
  await desk.act('admin', 'resolveTicket', { ticketId });
  expect(await found({ status: ['RESOLVED'] })).toEqual(['Newcomer']);
});

test.each([
  ['status', () => ({ status: ['OPEN', 'PENDING'] }), ['Emil Berg', 'Fritz Holm', 'Greta Holm']],
  ['queue', () => ({ queueId: desk.house.queueId, status: ['PENDING'] }), ['Greta Holm']],
  ['another queue', () => ({ queueId: desk.house.otherQueueId }), []],
  ['assignee', () => ({ assigneeId: desk.house.userId('agent1') }), ['Fritz Holm', 'Greta Holm']],
  ['nobody', () => ({ mine: false, status: ['NEW'] }), ['Anna Berg', 'Bea Anders', 'Carl 50% off', 'Dora_Lind']],
  ['tag', () => ({ tagId: desk.house.tagId }), ['Greta Holm']],
  ['a tag that nothing has', () => ({ tagId: desk.house.otherTagId }), []],
  ['channel', () => ({ channel: 'WEB', status: ['PENDING'] }), ['Greta Holm']],
  ['name', () => ({ search: 'holm' }), ['Fritz Holm', 'Greta Holm']],
  ['name, with spaces around', () => ({ search: '  Berg ' }), ['Anna Berg', 'Emil Berg']],
  ['a percent sign, as itself', () => ({ search: '%' }), ['Carl 50% off']],
  ['an underscore, as itself', () => ({ search: 'a_L' }), ['Dora_Lind']],
  ['number', () => ({ search: `#${made.find(({ name }) => name === 'Bea Anders')!.number}` }), ['Bea Anders']],
  ['nothing', () => ({ search: '   ', status: ['OPEN'] }), ['Emil Berg', 'Fritz Holm']],
  ['an id of another kind', () => ({ queueId: desk.house.tagId }), []],
  ['all at once', () => ({ status: ['PENDING'], queueId: desk.house.queueId, channel: 'WEB', assigneeId: desk.house.userId('agent1'), tagId: desk.house.tagId, search: 'greta' }), ['Greta Holm']],
] as [string, () => object, string[]][])('[K-02, K-20] by %s', async (_, filter, expected) => {
  const got = await found(filter());
  expect(got.filter((name) => name !== 'Newcomer')).toEqual(expected);
});

test('[H-09] `mine` is the caller’s, and a colleague’s are never among what is found', async () => {
  expect(await found({ mine: true }, 'agent1')).toEqual(['Fritz Holm', 'Greta Holm']);
  expect(await found({ mine: true }, 'agent2')).toEqual(['Emil Berg']);
  expect(await found({ search: 'holm' }, 'agent2')).toEqual([]);
  expect(await found({ assigneeId: desk.house.userId('agent1') }, 'agent2')).toEqual([]);
});

test.each([[{ first: 0 }, 'LIMIT'], [{ first: 101 }, 'LIMIT'], [{ after: 'nonsense' }, 'BAD_INPUT'], [{ after: Buffer.from('["x","y"]').toString('base64url') }, 'BAD_INPUT']])(
  'a page that cannot be is refused: %p', async (variables, code) => {
    const response = await fetch(`${desk.server.app.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await desk.as('admin')}` }, body: JSON.stringify({ query: INBOX, variables }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });
