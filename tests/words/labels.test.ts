/** Tags and labels: by hand, by rules, and tried on the past. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LogEvent } from '../../src/kernel/event.ts';
import type { Part } from '../isolation/house.ts';
import { until } from '../isolation/until.ts';
import { eventCursor, subscribe } from '../support/subscriber.ts';
import { kinds, MINUTE, openDesk, type Desk } from '../tickets/support.ts';
import { labelsOf, make, openNeighbour } from './support.ts';

let desk: Desk;
const labels: Record<string, string> = {};
beforeAll(async () => {
  desk = await openDesk();
  for (const [name, notifies] of [['Follow-up Required', false], ['Escalated', true], ['Bug Report', false], ['Feature Request', false]] as const) {
    labels[name] = await make(desk, 'Label', { name, colour: '#aa0000', notifies });
  }
});
afterAll(() => desk.stop());

const labelled = (ticketId: string, ...names: string[]): Promise<void> =>
  until(`${names.join()} on the ticket`, async () => names.join() === (await labelsOf(desk, ticketId)).join());

test('[I-13, I-15, C11] administrators predefine tags with a category; agents make custom ones while the workspace lets them', async () => {
  const made = await desk.act('admin', 'createTag', { name: 'Refunds', colour: '#00AA00', category: 'ISSUE' }, 'tag { name colour category custom archived }');
  expect(made).toMatchObject({ tag: { name: 'Refunds', colour: '#00aa00', category: 'ISSUE', custom: false, archived: false }, errors: [] });
  const own = await desk.act('agent1', 'createTag', { name: 'Torn box', colour: '#112233' }, 'tag { id custom category }');
  expect(own).toMatchObject({ tag: { custom: true, category: null }, errors: [] });
  expect(kinds(await desk.act('agent2', 'createTag', { name: 'Torn box', colour: '#112233' }))).toEqual(['WordTaken']);
  expect(kinds(await desk.act('expert', 'createTag', { name: 'Mine', colour: '#112233' }))).toEqual(['Forbidden']);
  const { id } = own.tag as { id: string };
  expect(kinds(await desk.act('agent1', 'updateTag', { id, name: 'Box' }))).toEqual(['Forbidden']);
  expect(await desk.act('admin', 'updateTag', { id, archived: true, category: 'CUSTOMER' }, 'tag { custom archived category }')).toMatchObject({ tag: { custom: true, archived: true, category: 'CUSTOMER' } });
  const { tags } = await desk.ask<{ tags: { name: string }[] }>('agent1', '{ tags { name } }');
  expect(tags.map(({ name }) => name)).not.toContain('Torn box');
  await desk.server.database.query('insert into workspace_setting (workspace_id, agents_make_tags) values ($1, false) on conflict (workspace_id) do update set agents_make_tags = false', [desk.house.workspaceId]);
  expect(kinds(await desk.act('agent1', 'createTag', { name: 'Another', colour: '#112233' }))).toEqual(['Forbidden']);
});

test('[I-14, K-12] a ticket has several tags, predefined and custom, and lists are filtered by one', async () => {
  const { ticketId } = await desk.held('agent1');
  const other = await make(desk, 'Tag', { name: 'VIP', colour: '#000000', category: 'CUSTOMER' });
  for (const tagId of [other, desk.house.tagId]) await desk.act('agent1', 'tagTicket', { ticketId, tagId });
  expect((await desk.ticket(ticketId))!.tags.map(({ name }) => name)).toEqual([`Tag-${desk.house.slug}`, 'VIP']);
  const { inbox } = await desk.ask<{ inbox: { edges: { node: { id: string } }[] } }>('agent1', 'query ($tag: ID!) { inbox(filter: { tagId: $tag }) { edges { node { id } } } }', { tag: other });
  expect(inbox.edges.map(({ node }) => node.id)).toEqual([ticketId]);
});

test('[I-16, I-17, K-13] several labels set by hand, told apart from tags; lists filter by one and hear of it', async () => {
  const { ticketId } = await desk.held('agent1');
  const token = await desk.as('agent1');
  const after = await eventCursor(desk.server, token);
  const hub = await subscribe(desk.server.wsUrl, token, 'subscription ($after: String) { inboxEvents(after: $after) { __typename ... on TicketChanged { change ticket { labels { name highlight } } } } }', { after });
  try {
    expect(await desk.act('agent1', 'labelTicket', { ticketId, labelId: labels['Bug Report'] }, 'ticket { labels { name highlight colour } }'))
      .toMatchObject({ ticket: { labels: [{ name: 'Bug Report', highlight: true, colour: '#aa0000' }] }, errors: [] });
    await hub.until((event) => event.__typename === 'TicketChanged' && event.change === 'LABELLED');
  } finally {
    await hub.stop();
  }
  await desk.act('agent1', 'labelTicket', { ticketId, labelId: labels['Feature Request'] });
  await desk.act('agent1', 'labelTicket', { ticketId, labelId: labels['Feature Request'] });
  expect(await labelsOf(desk, ticketId)).toEqual(['Bug Report', 'Feature Request']);
  expect((await desk.ticket(ticketId))!.tags).toEqual([]);
  const filtered = async (labelId: string) =>
    (await desk.ask<{ inbox: { edges: { node: { id: string } }[] } }>('agent1', 'query ($label: ID!) { inbox(filter: { labelId: $label }) { edges { node { id } } } }', { label: labelId })).inbox.edges.map(({ node }) => node.id);
  expect(await filtered(labels['Bug Report']!)).toEqual([ticketId]);
  await desk.act('agent1', 'unlabelTicket', { ticketId, labelId: labels['Bug Report'] });
  expect(await labelsOf(desk, ticketId)).toEqual(['Feature Request']);
  expect(await filtered(labels['Bug Report']!)).toEqual([]);
  expect(kinds(await desk.act('agent2', 'labelTicket', { ticketId, labelId: labels['Bug Report'] }))).toEqual(['NotFound']);
});

const APPLIED = 'query ($id: ID!) { ticket(id: $id) { labelApplications { label { name } rule { id } by { name } } } }';
type AppliedView = { ticket: { labelApplications: { label: { name: string }; rule: { id: string } | null; by: { name: string } | null }[] } };

test('[I-18] a keyword in the customer’s message labels the ticket, and the application names its rule; staff’s words do not', async () => {
  const rule = await make(desk, 'LabelRule', { labelId: labels['Follow-up Required'], kind: 'KEYWORD', words: ['Refund', 'cancel*'] });
  const { customer, ticketId } = await desk.held('agent1');
  await desk.reply('agent1', ticketId, 'Would you like a refund?');
  await customer.write('No, thanks. Refunding is not what I want.');
  await customer.write('I want to CANCELLED that.');
  await labelled(ticketId, 'Follow-up Required');
  const { ticket } = await desk.ask<AppliedView>('admin', APPLIED, { id: ticketId });
  expect(ticket.labelApplications).toEqual([{ label: { name: 'Follow-up Required' }, rule: { id: rule }, by: null }]);
  await desk.act('admin', 'updateLabelRule', { id: rule, enabled: false });
});

test('[I-18, I-34] two transfers escalate, and managers are told by the event; one transfer does not', async () => {
  await make(desk, 'LabelRule', { labelId: labels.Escalated, kind: 'TRANSFERS', threshold: 2 });
  const { ticketId } = await desk.held('agent1');
  await desk.act('agent1', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
  expect(await labelsOf(desk, ticketId)).toEqual([]);
  await desk.act('agent2', 'transferTicket', { ticketId, userId: desk.house.userId('agent1') });
  await labelled(ticketId, 'Escalated');
  const [event] = await desk.server.database.query<{ payload: { notifies: boolean; label: string; ruleId: string } }>("select payload from event where type = 'LabelApplied' and ticket_id = $1", [ticketId.slice(4)]);
  expect(event!.payload).toMatchObject({ notifies: true, label: 'Escalated', ruleId: expect.any(String) });
});

test('[I-34] who leads the queue is told once of a ticket that is escalated, but not who escalated it', async () => {
  const { ticketId } = await desk.held('agent1');
  const news = async (part: Part) => (await desk.ask<{ notifications: { edges: { node: { kind: string; text: string; ticket: { id: string } | null } }[] } }>(
    part, '{ notifications { edges { node { kind text ticket { id } } } } }')).notifications.edges.map(({ node }) => node).filter(({ ticket }) => ticket?.id === ticketId);
  await desk.act('supervisor', 'labelTicket', { ticketId, labelId: labels['Bug Report'] });
  await desk.act('supervisor', 'labelTicket', { ticketId, labelId: labels.Escalated });
  await until('the manager is told', async () => (await news('manager')).length > 0);
  // The log may bring an event again.
  const [event] = await desk.server.database.query<LogEvent>(
    `select id, workspace_id as "workspaceId", type, ticket_id as "ticketId", payload from event where type = 'LabelApplied' and ticket_id = $1 and payload ->> 'label' = 'Escalated'`, [ticketId.slice(4)]);
  for (const handler of desk.server.app.modules.words.after.filter(({ types }) => types.includes('LabelApplied'))) await handler.handle([event!]);
  expect(await news('manager')).toEqual([{ kind: 'LABEL_APPLIED', text: 'Escalated', ticket: { id: ticketId } }]);
  for (const part of ['supervisor', 'otherSupervisor', 'agent1'] as const) expect([part, await news(part)]).toEqual([part, []]);
  await desk.act('agent1', 'resolveTicket', { ticketId });
});

test('[I-18] enough negative words in one message, and a missed target of the service level', async () => {
  await make(desk, 'LabelRule', { labelId: labels['Feature Request'], kind: 'NEGATIVE_WORDS', words: ['awful', 'terrible', 'worst'], threshold: 2 });
  await make(desk, 'LabelRule', { labelId: labels['Bug Report'], kind: 'SLA_BREACHED' });
  const { customer, ticketId } = await desk.held('agent1');
  await customer.write('This is awful.');
  await customer.write('This is the worst, an AWFUL machine.');
  await labelled(ticketId, 'Feature Request');
  await desk.server.app.db.tx({ kind: 'SYSTEM', workspaceId: desk.house.workspaceId }, async (tx) => {
    tx.record({ type: 'SlaBreached', ticketId: ticketId.slice(4), payload: { target: 'FIRST_RESPONSE' } });
    return { ok: true, value: null };
  });
  await labelled(ticketId, 'Bug Report', 'Feature Request');
});

const TRY = 'query ($rule: LabelRuleDryRunInput!, $since: DateTime!) { dryRunLabelRule(rule: $rule, since: $since) { count samples { id } } }';
type Tried = { dryRunLabelRule: { count: number; samples: { id: string }[] } };

test('[I-18] a rule is tried on the past: count and samples, nothing changed, administrators only', async () => {
  const since = desk.server.clock.now().toISOString();
  const found = await desk.held('agent2', { name: 'Old Hand' });
  await found.customer.write('My toaster is kaputt, quite kaputt.');
  desk.server.clock.advance(MINUTE);
  const rule = { kind: 'KEYWORD', words: ['kaputt'] };
  const tried = (by: 'admin' | 'agent1', given: object, from = since) => desk.ask<Tried>(by, TRY, { rule: given, since: from });
  expect((await tried('admin', rule)).dryRunLabelRule).toEqual({ count: 1, samples: [{ id: found.ticketId }] });
  expect((await tried('admin', rule, desk.server.clock.now().toISOString())).dryRunLabelRule.count).toBe(0);
  expect((await tried('admin', { kind: 'TRANSFERS', threshold: 2 }, '2020-01-01T00:00:00.000Z')).dryRunLabelRule.count).toBe(1);
  await desk.server.database.query(`insert into sla_clock (id, workspace_id, ticket_id, kind, target_ms, started_at, elapsed_ms, breached_at)
    values (gen_random_uuid(), $1, $2, 'FIRST_RESPONSE', 1, now(), 2, now())`, [desk.house.workspaceId, found.ticketId.slice(4)]);
  expect((await tried('admin', { kind: 'SLA_BREACHED' }, '2020-01-01T00:00:00.000Z')).dryRunLabelRule).toEqual({ count: 1, samples: [{ id: found.ticketId }] });
  expect(await labelsOf(desk, found.ticketId)).toEqual([]);
  await expect(tried('agent1', rule)).rejects.toThrow(/FORBIDDEN|administrators/);
  await expect(tried('admin', { kind: 'KEYWORD', words: [] })).rejects.toThrow(/words/);
});

test('[R-01] another workspace’s labels, tags and tickets cannot be used', async () => {
  const neighbour = await openNeighbour(desk.server);
  const theirs = await make(neighbour, 'Label', { name: 'Theirs', colour: '#000000' });
  const { ticketId } = await desk.held('agent2');
  const { ticketId: foreign } = await neighbour.held('agent1');
  expect(kinds(await desk.act('agent2', 'labelTicket', { ticketId, labelId: theirs }))).toEqual(['NotFound']);
  expect(kinds(await desk.act('admin', 'labelTicket', { ticketId: foreign, labelId: labels.Escalated }))).toEqual(['NotFound']);
  expect(kinds(await desk.act('admin', 'createLabelRule', { labelId: theirs, kind: 'TRANSFERS' }))).toEqual(['BadInput']);
  const { labels: seen } = await desk.ask<{ labels: { name: string }[] }>('admin', '{ labels { name } }');
  expect(seen.map(({ name }) => name)).not.toContain('Theirs');
});

test('[I-33, I-34, I-16, I-09] the demo begins with tags by type, labels with their rules, and words of every category', async () => {
  const demo = desk.server.client(await desk.server.signIn('admin@demo.test'));
  const { tags, labels: shown, labelRules, phraseCategories } = await demo.request<{
    tags: { name: string; category: string | null }[]; labels: { name: string; notifies: boolean }[]; labelRules: { kind: string; threshold: number; label: { name: string } }[]; phraseCategories: string[];
  }>('{ tags { name category } labels { name notifies } labelRules { kind threshold label { name } } phraseCategories }');
  const of = (category: string | null) => tags.filter((tag) => tag.category === category).map(({ name }) => name);
  expect(of('CUSTOMER')).toEqual(['At-Risk', 'New', 'Returning', 'VIP']);
  expect(of('RESOLUTION')).toEqual(['Cannot Resolve', 'Escalated', 'First Contact', 'Follow-up Required']);
  expect(of('ISSUE')).toEqual(['Account', 'Billing', 'Product Inquiry', 'Technical']);
  expect(of(null)).toEqual(expect.arrayContaining(['Complaint', 'Product Question']));
  expect(shown).toEqual([
    { name: 'Bug Report', notifies: false }, { name: 'Escalated', notifies: true }, { name: 'Feature Request', notifies: false }, { name: 'Follow-up Required', notifies: false },
  ]);
  expect(labelRules).toEqual(expect.arrayContaining([{ kind: 'TRANSFERS', threshold: 2, label: { name: 'Escalated' } }]));
  expect(phraseCategories).toEqual(['Apologies', 'Closings', 'Greetings', 'Information', 'Troubleshooting']);
});
