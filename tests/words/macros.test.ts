/** Macros, saved views and signatures. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kinds, openDesk, type Desk } from '../tickets/support.ts';
import { confirm, labelsOf, make, openNeighbour } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.stop());

let runs = 0;
const runMacro = (by: Parameters<Desk['act']>[0], ticketId: string, macroId: string, more: Record<string, unknown> = {}) =>
  desk.act(by, 'runMacro', { ticketId, macroId, clientMutationId: `run${++runs}`, ...more }, 'ticket { id status }');
const texts = async (ticketId: string): Promise<string[]> => (await desk.timeline(ticketId)).map(({ text }) => text);

test('[G-12, K-12, K-13] a macro replies, notes, tags, labels and resolves as one; the reply does not reopen what the next step resolves', async () => {
  const labelId = await make(desk, 'Label', { name: 'Done well', colour: '#00aa00' });
  const macro = await make(desk, 'Macro', {
    name: 'Thank and resolve', steps: [
      { action: 'REPLY', text: 'Thank you, {{first_name}}.' }, { action: 'NOTE', text: 'Thanked {{first_name}}.' }, { action: 'TAG', tagId: desk.house.tagId },
      { action: 'LABEL', labelId }, { action: 'RESOLVE', text: 'All is well.' },
    ],
  });
  const { ticketId } = await desk.held('agent1');
  await desk.act('agent1', 'markOnHold', { ticketId });
  const input = { ticketId, macroId: macro, clientMutationId: 'once' };
  expect(await desk.act('agent1', 'runMacro', input, 'ticket { status }')).toMatchObject({ ticket: { status: 'RESOLVED' }, errors: [] });
  const lines = await texts(ticketId);
  expect(lines).toEqual(expect.arrayContaining(['Thank you, Amara.', 'Thanked Amara.', 'All is well.']));
  expect(await labelsOf(desk, ticketId)).toEqual(['Done well']);
  expect((await desk.ticket(ticketId))!.tags).toHaveLength(1);
  // A repeat of the same run changes nothing.
  await desk.act('agent1', 'reopenTicket', { ticketId });
  expect(await desk.act('agent1', 'runMacro', input, 'ticket { status }')).toMatchObject({ ticket: { status: 'OPEN' }, errors: [] });
  expect((await texts(ticketId)).filter((text) => text === 'Thank you, Amara.')).toHaveLength(1);
});

test('[H-02] all or nothing: a step that is refused by hand undoes the steps before it', async () => {
  const macro = await make(desk, 'Macro', { name: 'Too much', steps: [{ action: 'REPLY', text: 'Never sent.' }, { action: 'TAG', tagId: desk.house.tagId }, { action: 'RESOLVE' }, { action: 'MARK_PENDING' }] });
  const { ticketId } = await desk.held('agent1');
  const answer = await runMacro('agent1', ticketId, macro);
  expect(kinds(answer)).toEqual(['InvalidTransition']);
  expect(answer.errors[0]!.message).toContain('Step 4 (MARK_PENDING)');
  expect(await texts(ticketId)).not.toContain('Never sent.');
  expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', tags: [] });
  // Whoever may not by hand may not by macro.
  expect(kinds(await runMacro('outsider', ticketId, macro))).toEqual(['NotFound']);
  expect(kinds(await runMacro('agent2', ticketId, macro))).toEqual(['NotFound']);
});

test('[K-04, K-09, K-10] macros assign and transfer by the same commands; handing over comes last', async () => {
  const take = await make(desk, 'Macro', { name: 'Take', steps: [{ action: 'ASSIGN' }, { action: 'REPLY', text: 'I am here.' }] });
  const { ticketId } = await desk.chat();
  expect(await runMacro('agent1', ticketId, take)).toMatchObject({ ticket: { status: 'OPEN' }, errors: [] });
  expect((await desk.ticket(ticketId))!.assignee).toEqual({ id: desk.house.userId('agent1') });
  const away = await make(desk, 'Macro', { name: 'Away', steps: [{ action: 'NOTE', text: 'Over to you.' }, { action: 'TRANSFER', queueId: desk.house.otherQueueId, text: 'Please.' }] });
  expect(await runMacro('agent1', ticketId, away)).toMatchObject({ errors: [] });
  expect(await desk.ticket(ticketId)).toMatchObject({ status: 'NEW', assignee: null, queue: { id: desk.house.otherQueueId }, transferCount: 1 });
  expect(await texts(ticketId)).toEqual(expect.arrayContaining(['Over to you.', 'Please.']));
  expect(kinds(await desk.act('admin', 'createMacro', { name: 'Wrong', steps: [{ action: 'TRANSFER', queueId: desk.house.queueId }, { action: 'RESOLVE' }] }))).toEqual(['BadInput']);
  expect(kinds(await desk.act('admin', 'createMacro', { name: 'Wrong', steps: [{ action: 'REPLY' }] }))).toEqual(['BadInput']);
  expect(kinds(await desk.act('agent1', 'createMacro', { name: 'Wrong', steps: [{ action: 'RESOLVE' }] }))).toEqual(['Forbidden']);
});

test('[I-37] a reply with an empty variable is told of before anything is sent, and unseen messages hold it back', async () => {
  const macro = await make(desk, 'Macro', { name: 'By mail', steps: [{ action: 'REPLY', text: 'We write to {{email}}.' }] });
  const { customer, ticketId } = await desk.held('agent1');
  const refused = await desk.act('agent1', 'runMacro', { ticketId, macroId: macro, clientMutationId: 'empty' }, 'ticket { id }');
  expect(kinds(refused)).toEqual(['EmptyVariables']);
  expect(await texts(ticketId)).not.toContain('We write to .');
  await customer.write('Wait!');
  expect(kinds(await runMacro('agent1', ticketId, macro, { allowEmptyVariables: true, seenUpTo: 1 }))).toEqual(['StaleReply']);
  expect(await runMacro('agent1', ticketId, macro, { allowEmptyVariables: true, seenUpTo: 2 })).toMatchObject({ errors: [] });
  expect(await texts(ticketId)).toContain('We write to .');
});

test('[K-01, H-02] views are one’s own, or shared by supervisors and above', async () => {
  const filter = { status: ['OPEN'], mine: true };
  const own = await make(desk, 'SavedView', { name: 'Mine', filter }, 'agent1');
  expect(kinds(await desk.act('agent1', 'createSavedView', { name: 'Ours', filter, shared: true }))).toEqual(['Forbidden']);
  const shared = await make(desk, 'SavedView', { name: 'Ours', filter: { queueId: desk.house.queueId }, shared: true }, 'supervisor');
  const seen = async (by: 'agent1' | 'agent2' | 'expert') => (await desk.ask<{ savedViews: { name: string; filter: object; owner: { name: string } }[] }>(by, '{ savedViews { name filter owner { name } } }')).savedViews;
  expect((await seen('agent1')).map(({ name }) => name)).toEqual(['Mine', 'Ours']);
  expect((await seen('agent1'))[0]!.filter).toEqual(filter);
  expect((await seen('agent2')).map(({ name }) => name)).toEqual(['Ours']);
  expect(await seen('expert')).toEqual([]);
  expect(kinds(await desk.act('agent2', 'deleteSavedView', { id: own }))).toEqual(['NotFound']);
  expect(kinds(await desk.act('agent2', 'updateSavedView', { id: shared, name: 'Stolen' }))).toEqual(['Forbidden']);
  expect(await desk.act('manager', 'updateSavedView', { id: shared, name: 'All of us' }, 'savedView { name shared }')).toMatchObject({ savedView: { name: 'All of us', shared: true } });
  expect(await desk.act('agent1', 'deleteSavedView', { id: own }, 'deletedId')).toMatchObject({ deletedId: own, errors: [] });
});

const signature = async (ticketId: string, by: 'agent1' | 'agent2' | 'supervisor' = 'agent1') =>
  (await desk.ask<{ ticket: { signature: { name: string; source: string; html: string; text: string; emptyVariables: string[] } | null } }>(by,
    'query ($id: ID!) { ticket(id: $id) { signature { name source html text emptyVariables } } }', { id: ticketId })).ticket.signature;

test('[I-19] HTML is kept as far as a message may have it; scripts, styles, handlers and other addresses go', async () => {
  const html = `<div onclick="evil()"><b>{{agent_name}}</b><br>{{queue_name}} &amp; friends <script>alert(1)</script><style>*{}</style>
    <a href="javascript:alert(1)">no</a> <a href='https://example.test/?q="x"' onmouseover=evil()>yes</a><img src=x onerror=alert(1)></div><ul><li>one<li>two</ul>`;
  const made = await desk.act('admin', 'createSignature', { name: 'House', html, isDefault: true }, 'signature { html }');
  expect(made.errors).toEqual([]);
  const kept = (made.signature as { html: string }).html;
  expect(kept).not.toMatch(/script|style|onclick|onerror|onmouseover|javascript|<img|alert/i);
  expect(kept).toContain('<strong>{{agent_name}}</strong>');
  expect(kept).toContain('href="https://example.test/?q=&#34;x&#34;"');
  expect(kept).toContain('<ul><li><p>one</p></li><li><p>two</p></li></ul>');
  expect(kept).toMatch(/\{\{queue_name\}\} &#38; friends +no <a/);
  expect(kinds(await desk.act('admin', 'createSignature', { name: 'Bad', html: '<p>{{nobody}}</p>' }))).toEqual(['BadInput']);
  expect(kinds(await desk.act('admin', 'createSignature', { name: 'Empty', html: '<script>x</script>' }))).toEqual(['BadInput']);
});

test('[I-20, I-21] the agent’s own before the queue’s before the default, filled for who answers', async () => {
  const { ticketId } = await desk.held('agent1');
  expect(await signature(ticketId)).toMatchObject({ name: 'House', source: 'DEFAULT' });
  const queues = await make(desk, 'Signature', { name: 'Queue', html: '<p>Your {{queue_name}}</p>' });
  await desk.act('admin', 'assignSignature', { signatureId: queues, queueId: desk.house.queueId });
  expect(await signature(ticketId)).toEqual({ name: 'Queue', source: 'QUEUE', html: '<p>Your Queue-desk</p>', text: 'Your Queue-desk', emptyVariables: [] });
  const own = await make(desk, 'Signature', { name: 'Own', html: '<p><i>{{agent_name}}</i>, {{email}}</p>' });
  await desk.act('admin', 'assignSignature', { signatureId: own, userId: desk.house.userId('agent1') });
  expect(await signature(ticketId)).toEqual({
    name: 'Own', source: 'USER', html: `<p><em>${desk.house.fullName('agent1')}</em>, </p>`, text: `${desk.house.fullName('agent1')}, `, emptyVariables: ['email'],
  });
  expect(await signature(ticketId, 'supervisor')).toMatchObject({ name: 'Queue' });
  expect(await desk.act('admin', 'assignSignature', { signatureId: null, userId: desk.house.userId('agent1') }, 'signature { id }')).toMatchObject({ signature: null, errors: [] });
  expect(await signature(ticketId)).toMatchObject({ name: 'Queue' });
});

test('[I-19, I-21] it is appended to answers by e-mail, and to no others', async () => {
  const { ticketId } = await desk.held('agent1');
  await confirm(desk, 'agent1', ticketId, { email: 'amara@mail.test' });
  await desk.reply('agent1', ticketId, 'On the web.');
  expect(await texts(ticketId)).toContain('On the web.');
  await desk.server.database.query("update ticket set channel = 'EMAIL' where id = $1", [ticketId.slice(4)]);
  const { message } = await desk.reply('agent1', ticketId, 'By mail.\nTwo lines.');
  const shown = await desk.ask<{ node: { text: string } }>('agent1', 'query ($id: ID!) { node(id: $id) { ... on Message { text richText } } }', { id: (message as { id: string }).id });
  expect(shown.node.text).toBe('By mail.\nTwo lines.\n\nYour Queue-desk');
});

test('[R-01] another workspace’s macros, views, signatures, tags and queues cannot be used', async () => {
  const neighbour = await openNeighbour(desk.server);
  const macro = await make(neighbour, 'Macro', { name: 'Theirs', steps: [{ action: 'RESOLVE' }] });
  const view = await make(neighbour, 'SavedView', { name: 'Theirs', filter: {}, shared: true }, 'supervisor');
  const theirs = await make(neighbour, 'Signature', { name: 'Theirs', html: '<p>x</p>' });
  const { ticketId } = await desk.held('agent2');
  expect(kinds(await runMacro('agent2', ticketId, macro))).toEqual(['NotFound']);
  expect(kinds(await desk.act('admin', 'updateSavedView', { id: view, name: 'x' }))).toEqual(['NotFound']);
  expect(kinds(await desk.act('admin', 'assignSignature', { signatureId: theirs, userId: desk.house.userId('agent1') }))).toEqual(['NotFound']);
  expect(kinds(await desk.act('admin', 'assignSignature', { signatureId: theirs, userId: neighbour.house.userId('agent1') }))).toEqual(['NotFound']);
  for (const step of [{ action: 'TAG', tagId: neighbour.house.tagId }, { action: 'TRANSFER', queueId: neighbour.house.queueId }, { action: 'ASSIGN', userId: neighbour.house.userId('agent1') }]) {
    expect(kinds(await desk.act('admin', 'createMacro', { name: 'x', steps: [step] }))).toEqual(['BadInput']);
  }
});
