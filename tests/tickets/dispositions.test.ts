import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Standing } from '../../src/modules/tickets/rules.ts';
import { systemDisposition } from '../../src/modules/tickets/rules.ts';
import { kinds, openDesk, type Desk } from './support.ts';
import type { Part } from '../isolation/house.ts';

let desk: Desk;
const codes: Record<string, string> = {};
let listId: string;

const add = async (name: string, parent?: string, list = listId): Promise<void> => {
  const made = await desk.act('admin', 'createTransactionCode', { listId: list, name, parentId: parent && codes[parent], reportText: `Report ${name}` }, 'code { id }');
  codes[name] = (made.code as { id: string }).id;
};
const makeList = async (input: Record<string, unknown>): Promise<string> => ((await desk.act('admin', 'createTransactionList', input, 'list { id }')).list as { id: string }).id;
const choose = (part: Part, ticketId: string, ...names: string[]) =>
  desk.act(part, 'setTransactionCodes', { ticketId, codeIds: names.map((name) => codes[name] ?? desk.house.tagId) }, 'ticket { dispositions { code { name reportText parent { name } } system by { id } } }');
const dispositions = async (ticketId: string) =>
  (await desk.ask<{ ticket: { dispositions: { code: { name: string } | null; system: string | null }[] } }>('admin', 'query ($id: ID!) { ticket(id: $id) { dispositions { code { name } system } } }', { id: ticketId }))
    .ticket.dispositions.map(({ code, system }) => code?.name ?? system);

beforeAll(async () => {
  desk = await openDesk('codes');
  listId = await makeList({ name: 'Outcome', required: true, queueIds: [desk.house.queueId] });
  await add('Solved');
  await add('At once', 'Solved');
  await add('After a repair', 'Solved');
  await add('Wrong number');
  const topics = await makeList({ name: 'Topics', multiChoice: true });
  await add('Leak', undefined, topics);
  await add('Smoke', undefined, topics);
});
afterAll(() => desk?.stop());

describe('[C17, D-10] transaction codes', () => {
  test('are a tree in lists, read by whoever works on tickets', async () => {
    const { transactionLists } = await desk.ask<{ transactionLists: unknown[] }>('agent1', '{ transactionLists { name required multiChoice queues { id } codes { name reportText parent { name } } } }');
    expect(transactionLists).toEqual([
      {
        name: 'Outcome', required: true, multiChoice: false, queues: [{ id: desk.house.queueId }],
        codes: expect.arrayContaining([{ name: 'Solved', reportText: 'Report Solved', parent: null }, { name: 'At once', reportText: 'Report At once', parent: { name: 'Solved' } }]),
      },
      { name: 'Topics', required: false, multiChoice: true, queues: [], codes: [expect.objectContaining({ name: 'Leak' }), expect.objectContaining({ name: 'Smoke' })] },
    ]);
  });

  test('a ticket is not resolved without a code of each required list of its queue', async () => {
    const { ticketId } = await desk.held('agent1');
    const refused = await desk.act('agent1', 'resolveTicket', { ticketId }, 'ticket { status } errors { ... on TransactionCodeRequired { lists { name } } }');
    expect(refused.errors).toEqual([expect.objectContaining({ __typename: 'TransactionCodeRequired', lists: [{ name: 'Outcome' }] })]);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN' });
    expect(await choose('agent1', ticketId, 'At once', 'Leak', 'Smoke')).toMatchObject({
      errors: [], ticket: { dispositions: expect.arrayContaining([{ code: { name: 'At once', reportText: 'Report At once', parent: { name: 'Solved' } }, system: null, by: { id: desk.house.userId('agent1') } }]) },
    });
    expect(kinds(await desk.act('agent1', 'resolveTicket', { ticketId }))).toEqual([]);
    expect((await dispositions(ticketId)).sort()).toEqual(['At once', 'Leak', 'Smoke']);
  });

  test('a choice replaces the one before; one of a list unless it takes several, leaves only, of the queue’s lists only', async () => {
    const { ticketId } = await desk.held('agent1');
    expect(kinds(await choose('agent1', ticketId, 'At once', 'After a repair'))).toEqual(['BadInput']);
    expect(kinds(await choose('agent1', ticketId, 'Solved'))).toEqual(['BadInput']);
    expect(kinds(await choose('agent1', ticketId, 'no such code'))).toEqual(['BadInput']);
    expect(kinds(await choose('agent2', ticketId, 'At once'))).toEqual(['NotFound']);
    await choose('agent1', ticketId, 'At once', 'Leak');
    await choose('agent1', ticketId, 'Wrong number');
    expect(await dispositions(ticketId)).toEqual(['Wrong number']);
    const other = await desk.chat({ endpointKey: desk.house.otherEndpointKey });
    await desk.act('outsider', 'claimTicket', { ticketId: other.ticketId });
    expect(kinds(await choose('outsider', other.ticketId, 'At once'))).toEqual(['BadInput']);
    expect(kinds(await choose('outsider', other.ticketId, 'Leak'))).toEqual([]);
    expect(kinds(await desk.act('outsider', 'resolveTicket', { ticketId: other.ticketId }))).toEqual([]);
  });

  test('[J-04] the server adds what it sees itself: a transfer, a merge, spam', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
    await desk.act('agent2', 'transferTicket', { ticketId, userId: desk.house.userId('agent1') });
    expect(await dispositions(ticketId)).toEqual(['TRANSFER']);
    await choose('agent1', ticketId, 'At once');
    expect((await dispositions(ticketId)).sort()).toEqual(['At once', 'TRANSFER']);
    const spam = await desk.chat();
    expect(kinds(await desk.act('supervisor', 'resolveTicket', { ticketId: spam.ticketId }))).toEqual([]);
    expect(await dispositions(spam.ticketId)).toEqual(['SPAM']);
  });

  const at = (more: Partial<Standing>): Standing => ({ status: 'OPEN', assigneeId: 'a', queueId: 'q', ...more });
  test.each([
    ['another queue', at({}), at({ status: 'NEW', assigneeId: null, queueId: 'r' }), 'AGENT', 'TRANSFER'], ['another agent', at({}), at({ assigneeId: 'b' }), 'SUPERVISOR', 'TRANSFER'],
    ['a first agent', at({ status: 'NEW', assigneeId: null }), at({}), 'AGENT', null], ['resolved by hand', at({}), at({ status: 'RESOLVED' }), 'AGENT', null],
    ['silence', at({}), at({ status: 'RESOLVED' }), 'INACTIVITY', 'INACTIVITY'], ['thanks', at({}), at({ status: 'RESOLVED' }), 'KEYWORD', 'KEYWORD'],
    ['nobody’s work', at({ status: 'NEW', assigneeId: null }), at({ status: 'RESOLVED', assigneeId: null }), 'SUPERVISOR', 'SPAM'], ['closed', at({ status: 'RESOLVED' }), at({ status: 'CLOSED' }), 'RESOLVED_EXPIRED', null],
  ])('[C17] %s', (_, before, after, cause, expected) => {
    expect(systemDisposition(before, after, cause)).toBe(expected);
  });

  test('only administrators change them, names are once in their place, and what is archived stays on tickets', async () => {
    for (const part of ['agent1', 'supervisor', 'manager'] as const) {
      expect([part, kinds(await desk.act(part, 'createTransactionList', { name: 'Mine' }))]).toEqual([part, ['Forbidden']]);
      expect([part, kinds(await desk.act(part, 'updateTransactionCode', { id: codes.Leak, archived: true }))]).toEqual([part, ['Forbidden']]);
    }
    expect(kinds(await desk.act('admin', 'createTransactionList', { name: 'Topics' }))).toEqual(['BadInput']);
    expect(kinds(await desk.act('admin', 'createTransactionCode', { listId, parentId: codes.Solved, name: 'At once' }))).toEqual(['BadInput']);
    expect(kinds(await desk.act('admin', 'createTransactionCode', { listId, parentId: codes.Leak, name: 'Elsewhere' }))).toEqual(['BadInput']);
    expect(kinds(await desk.act('admin', 'updateTransactionList', { id: listId, queueIds: [desk.house.tagId] }))).toEqual(['BadInput']);
    const { ticketId } = await desk.held('agent1');
    await choose('agent1', ticketId, 'Leak', 'At once');
    expect(await desk.act('admin', 'updateTransactionCode', { id: codes.Leak, archived: true, name: 'Leaks' }, 'code { name archived }')).toMatchObject({ code: { name: 'Leaks', archived: true } });
    expect((await dispositions(ticketId)).sort()).toEqual(['At once', 'Leaks']);
    expect(kinds(await choose('agent1', ticketId, 'Leak'))).toEqual(['BadInput']);
    expect(await desk.act('admin', 'updateTransactionList', { id: listId, required: false, name: 'Result' }, 'list { name required version }')).toMatchObject({ list: { name: 'Result', required: false, version: 2 } });
    expect(kinds(await desk.act('agent1', 'resolveTicket', { ticketId }))).toEqual([]);
  });
});
