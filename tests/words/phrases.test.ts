/** Canned messages and questions: kept by administrators, found and filled by agents. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUR, kinds, openDesk, type Desk } from '../tickets/support.ts';
import { confirm, make, openNeighbour } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

const FOUND = 'query ($filter: PhraseFilter, $first: Int, $after: String) { cannedMessages(filter: $filter, first: $first, after: $after) { edges { cursor node { title } } pageInfo { hasNextPage endCursor } } }';
type Found = { cannedMessages: { edges: { cursor: string; node: { title: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
const titles = async (filter: object | null, by: 'agent1' | 'expert' | 'admin' = 'agent1'): Promise<string[]> =>
  (await desk.ask<Found>(by, FOUND, { filter })).cannedMessages.edges.map(({ node }) => node.title);

const preview = async (ticketId: string, cannedId: string, by: 'agent1' | 'agent2' | 'outsider' = 'agent1') =>
  (await desk.ask<{ previewCanned: { text: string; emptyVariables: string[] } | null }>(by,
    'query ($t: ID!, $c: ID!) { previewCanned(ticketId: $t, cannedId: $c) { text emptyVariables } }', { t: ticketId, c: cannedId })).previewCanned;

test('[I-07, I-09] a canned message has title, category, shortcut, body and channels, and only administrators keep it', async () => {
  const input = { title: 'Hello', category: 'Greetings', shortcut: '/Greeting', body: 'Hello {{first_name}}!', channels: ['EMAIL', 'WHATSAPP', 'EMAIL'] };
  const made = await desk.act('admin', 'createCannedMessage', input, 'cannedMessage { id title category shortcut body channels }');
  expect(made).toMatchObject({ cannedMessage: { title: 'Hello', category: 'Greetings', shortcut: 'greeting', body: 'Hello {{first_name}}!', channels: ['EMAIL', 'WHATSAPP'] }, errors: [] });
  for (const part of ['agent1', 'supervisor', 'manager', 'expert'] as const) expect(kinds(await desk.act(part, 'createCannedMessage', { ...input, shortcut: part }))).toEqual(['Forbidden']);
  const { id } = made.cannedMessage as { id: string };
  expect(await desk.act('admin', 'updateCannedMessage', { id, title: 'Good day', channels: [] }, 'cannedMessage { title category channels }'))
    .toMatchObject({ cannedMessage: { title: 'Good day', category: 'Greetings', channels: [] } });
  expect(await titles({ category: 'Greetings' })).toEqual(['Good day']);
  expect(await desk.act('admin', 'deleteCannedMessage', { id }, 'deletedId')).toMatchObject({ deletedId: id, errors: [] });
  expect(await titles({ category: 'Greetings' })).toEqual([]);
});

test('[I-10, C10] a shortcut is stored without its sigil, is unique in the workspace, and `/` and `#` find it', async () => {
  await make(desk, 'CannedMessage', { title: 'Parcel', category: 'Information', shortcut: '#parcel', body: 'Where is it?' });
  expect(kinds(await desk.act('admin', 'createCannedMessage', { title: 'Other', category: 'Information', shortcut: '/PARCEL', body: 'x' }))).toEqual(['WordTaken']);
  expect(kinds(await desk.act('admin', 'createCannedMessage', { title: 'Other', category: 'Information', shortcut: 'two words', body: 'x' }))).toEqual(['BadInput']);
  for (const search of ['/par', '#par', '#PARCEL', '/']) expect(await titles({ search })).toEqual(['Parcel']);
  expect(await titles({ search: '/arcel' })).toEqual([]);
  const neighbour = await openNeighbour(desk.server);
  await make(neighbour, 'CannedMessage', { title: 'Theirs', category: 'Information', shortcut: 'parcel', body: 'x' });
  expect(await titles({ search: '#parcel' })).toEqual(['Parcel']);
});

test('[I-11] found by keyword or browsed by category and channel, page by page', async () => {
  await make(desk, 'CannedMessage', { title: 'Sorry', category: 'Apologies', body: 'We are 100% sorry.', channels: ['EMAIL'] });
  await make(desk, 'CannedMessage', { title: 'Sorry again', category: 'Apologies', body: 'Really.', channels: ['SMS'] });
  await make(desk, 'CannedMessage', { title: 'Sorry at last', category: 'Apologies', body: 'Really.' });
  expect(await titles({ search: 'really' })).toEqual(['Sorry again', 'Sorry at last']);
  expect(await titles({ search: '100%' })).toEqual(['Sorry']);
  expect(await titles({ category: 'Apologies', channel: 'EMAIL' })).toEqual(['Sorry', 'Sorry at last']);
  const first = await desk.ask<Found>('agent1', FOUND, { filter: { category: 'Apologies' }, first: 2 });
  expect(first.cannedMessages.pageInfo.hasNextPage).toBe(true);
  const next = await desk.ask<Found>('agent1', FOUND, { filter: { category: 'Apologies' }, first: 2, after: first.cannedMessages.pageInfo.endCursor });
  expect(next.cannedMessages.edges.map(({ node }) => node.title)).toEqual(['Sorry at last']);
  expect((await desk.ask<{ phraseCategories: string[] }>('agent1', '{ phraseCategories }')).phraseCategories).toContain('Apologies');
  expect(await titles(null, 'expert')).toEqual([]);
});

test('[I-12] a review finds what nobody has changed for a month', async () => {
  const old = await make(desk, 'CannedMessage', { title: 'Old', category: 'Review', body: 'Old.' });
  await make(desk, 'CannedMessage', { title: 'Older', category: 'Review', body: 'Older.' });
  desk.server.clock.advance(31 * 24 * HOUR);
  await desk.act('admin', 'updateCannedMessage', { id: old, body: 'New.' });
  const unchangedSince = new Date(desk.server.clock.now().getTime() - 30 * 24 * HOUR).toISOString();
  expect(await titles({ category: 'Review', unchangedSince })).toEqual(['Older']);
});

test('[I-08, I-37] every variable and every attribute is filled for this ticket; what has no value is empty and reported', async () => {
  const { ticketId } = await desk.held('agent1', { name: 'Amara  Ngozi Okafor' });
  await confirm(desk, 'agent1', ticketId, { name: 'Amara Ngozi Okafor', phone: '+4915112345600', attributes: { loyalty_tier: 'Gold' } });
  const body = '{{first_name}}|{{ last_name }}|{{email}}|{{phone}}|{{agent_name}}|{{agent_email}}|{{queue_name}}|{{loyalty_tier}}';
  const canned = await make(desk, 'CannedMessage', { title: 'All', category: 'Information', body });
  expect(await preview(ticketId, canned)).toEqual({
    text: `Amara|Ngozi Okafor||+4915112345600|${desk.house.fullName('agent1')}|${desk.house.email('agent1')}|Queue-desk|Gold`, emptyVariables: ['email'],
  });
  const faq = await make(desk, 'Faq', { title: 'Warranty?', category: 'Information', body: 'Two years, {{first_name}}.' });
  const shown = await desk.ask<{ previewFaq: object }>('agent1', 'query ($t: ID!, $f: ID!) { previewFaq(ticketId: $t, faqId: $f) { text emptyVariables } }', { t: ticketId, f: faq });
  expect(shown.previewFaq).toEqual({ text: 'Two years, Amara.', emptyVariables: [] });
  expect(await preview(ticketId, canned, 'outsider')).toBeNull();
});

test('[I-37] an unknown variable is refused when the template is saved', async () => {
  const answer = await desk.act('admin', 'createCannedMessage', { title: 'X', category: 'Information', body: 'Hello {{firstname}}, {{shoe size}}!' });
  expect(kinds(answer)).toEqual(['BadInput']);
  expect(answer.errors[0]!.message).toContain('{{firstname}}, {{shoe size}}');
  expect(kinds(await desk.act('admin', 'createFaq', { title: 'X', category: 'Information', body: '{{nope}}' }))).toEqual(['BadInput']);
});

test('[D-09, I-09] questions have categories and are found by word', async () => {
  await make(desk, 'Faq', { title: 'How do I return it?', category: 'Troubleshooting', body: 'Send it back within 30 days.' });
  const { faqs } = await desk.ask<{ faqs: { edges: { node: { title: string; category: string } }[] } }>('agent1', 'query { faqs(filter: { search: "30 days", category: "Troubleshooting" }) { edges { node { title category } } } }');
  expect(faqs.edges.map(({ node }) => node)).toEqual([{ title: 'How do I return it?', category: 'Troubleshooting' }]);
});

test('[R-01] another workspace’s words and tickets cannot be named', async () => {
  const other = await openNeighbour(desk.server, 'stranger');
  const theirs = await make(other, 'CannedMessage', { title: 'Secret', category: 'Information', body: 'Secret.' });
  const { ticketId: foreign } = await other.held('agent1');
  const { ticketId } = await desk.held('agent1');
  const ours = await make(desk, 'CannedMessage', { title: 'Ours', category: 'Information', body: 'Ours.' });
  expect(await preview(ticketId, theirs)).toBeNull();
  expect(await preview(foreign, ours)).toBeNull();
  expect(kinds(await desk.act('admin', 'updateCannedMessage', { id: theirs, title: 'Mine' }))).toEqual(['NotFound']);
  expect(kinds(await desk.act('admin', 'deleteCannedMessage', { id: theirs }))).toEqual(['NotFound']);
});
