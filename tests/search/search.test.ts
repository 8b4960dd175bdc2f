/** One search over contacts, content and numbers, which never shows more than its asker could open. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildHouse } from '../isolation/house.ts';
import type { Part } from '../isolation/house.ts';
import { openDesk, type Desk } from '../tickets/support.ts';
import { startChat } from '../support/chat.ts';

interface Hit {
  field: string;
  ticket: { id: string; number: number; contact: { name: string } };
  message: { text: string } | null;
  snippet: { text: string; matched: boolean }[];
}

let desk: Desk;
const tickets: Record<string, string> = {};

const search = async (part: Part, text: string, fields?: string[]): Promise<Hit[]> =>
  (await desk.ask<{ search: Hit[] }>(part, `query ($text: String!, $fields: [SearchField!]) { search(text: $text, fields: $fields) {
    field ticket { id number contact { name } } message { text } snippet { text matched } } }`, { text, fields })).search;
const found = async (part: Part, text: string, fields?: string[]): Promise<string[]> => (await search(part, text, fields)).map(({ ticket }) => ticket.contact.name);

beforeAll(async () => {
  desk = await openDesk('search');
  await desk.act('admin', 'setWorkspaceSettings', { language: 'ENGLISH' });
  const chats = [
    ['Katharina Brandström', 'My refunds never arrived, reference QX-88121.', 'agent1'],
    ['Jonathan Meyer', 'The drum of the washing machine squeaks.', 'agent2'],
    ['Zhang Wei', '洗衣机坏了 and I want a refund please', 'agent1'],
    ['Johnathan Mayer', 'Nothing works.', null],
  ] as const;
  for (const [name, text, holder] of chats) {
    const { ticketId } = holder ? await desk.held(holder, { name }) : await desk.chat({ name, text });
    tickets[name] = ticketId;
    if (holder) {
      const { ticket } = await desk.ask<{ ticket: { conversation: { id: string } } }>('admin', 'query ($id: ID!) { ticket(id: $id) { conversation { id } } }', { id: ticketId });
      await desk.server.database.query('update message set text = $2 where conversation_id = $1 and position = 1', [ticket.conversation.id.slice(4), text]);
    }
  }
  const { ticket } = await desk.ask<{ ticket: { contact: { id: string } } }>('admin', 'query ($id: ID!) { ticket(id: $id) { contact { id } } }', { id: tickets['Katharina Brandström'] });
  const confirmed = await desk.act('admin', 'confirmContact', { contactId: ticket.contact.id, name: 'Katharina Brandström', email: 'kat.brand@fjord.example', phone: '+4917612345678' });
  expect(confirmed.errors).toEqual([]);
});
afterAll(() => desk.stop());

describe('what is found', () => {
  test.each<[string, string, string[]]>([
    ['a name', 'Katharina', ['Katharina Brandström']],
    ['a name with a typing error', 'Katarina Brandstrom', ['Katharina Brandström']],
    ['a part of an address', 'kat.brand', ['Katharina Brandström']],
    ['a part of a telephone number, however it is written', '176 123-456', ['Katharina Brandström']],
    ['a word', 'squeaks', ['Jonathan Meyer']],
    ['another form of a word', 'squeaking', ['Jonathan Meyer']],
    ['the beginning of the last word', 'washing mach', ['Jonathan Meyer']],
    ['words that stand apart', 'squeaks drum', ['Jonathan Meyer']],
    ['a reference', 'QX-88121', ['Katharina Brandström']],
    ['words of a language without spaces', '洗衣机坏了', ['Zhang Wei']],
    ['nothing for what nobody said', 'xylophone', []],
    ['nothing for a letter', 'k', []],
    ['nothing for blanks', '   ', []],
  ])('[K-20] %s', async (_, text, names) => expect(await found('admin', text)).toEqual(names));

  test('[K-20] a ticket by its number and by its id, before everything else', async () => {
    const { ticket } = await desk.ask<{ ticket: { number: number } }>('admin', 'query ($id: ID!) { ticket(id: $id) { number } }', { id: tickets['Zhang Wei'] });
    for (const text of [String(ticket.number), `#${ticket.number}`, tickets['Zhang Wei']!]) expect((await search('admin', text))[0]).toMatchObject({ field: 'ID', ticket: { contact: { name: 'Zhang Wei' } } });
  });

  test('the most alike first, and each ticket once', async () => {
    expect(await found('admin', 'Jonathan Meyer')).toEqual(['Jonathan Meyer', 'Johnathan Mayer']);
    expect(await found('admin', 'Johnathan Mayer')).toEqual(['Johnathan Mayer', 'Jonathan Meyer']);
  });

  test('what matches is marked, in its other forms too, with its message', async () => {
    const [hit] = await search('admin', 'refund', ['CONTENT']);
    expect(hit).toMatchObject({ field: 'CONTENT', message: { text: expect.stringContaining('refund') } });
    expect(hit!.snippet.filter(({ matched }) => matched).map(({ text }) => text)).toEqual(['refunds']);
    expect((await search('admin', 'kat.brand'))[0]!.snippet).toEqual([{ text: 'kat.brand', matched: true }, { text: '@fjord.example', matched: false }]);
  });

  test('[O-02] only in the fields that were asked for', async () => {
    expect(await found('admin', 'Katharina', ['CONTENT', 'EMAIL'])).toEqual([]);
    expect(await found('admin', 'squeaks', ['NAME', 'PHONE'])).toEqual([]);
    expect(await found('admin', 'Katharina', ['NAME', 'PHONE'])).toEqual(['Katharina Brandström']);
  });

  test('a message that was deleted is not found', async () => {
    const { ticketId } = await desk.held('agent1', { name: 'Deleter' });
    const { message } = (await desk.reply('agent1', ticketId, 'The secret is heliotrope.')) as unknown as { message: { id: string } };
    expect(await found('agent1', 'heliotrope')).toEqual(['Deleter']);
    await desk.act('agent1', 'deleteMessage', { messageId: message.id });
    expect(await found('agent1', 'heliotrope')).toEqual([]);
  });
});

describe('who finds it', () => {
  test('[H-09] exactly the tickets that the caller could open', async () => {
    expect((await found('agent1', 'refund')).sort()).toEqual(['Katharina Brandström', 'Zhang Wei']);
    expect(await found('agent2', 'refund')).toEqual([]);
    expect(await found('agent2', 'Katharina')).toEqual([]);
    expect(await found('agent2', 'kat.brand')).toEqual([]);
    expect(await found('agent2', tickets['Zhang Wei']!)).toEqual([]);
    expect(await found('agent2', 'squeaks')).toEqual(['Jonathan Meyer']);
    expect(await found('supervisor', 'squeaks')).toEqual(['Jonathan Meyer']);
    // A preview of what waits in their PICK queue may be opened, so it is found.
    expect(await found('agent2', 'Nothing works')).toEqual(['Johnathan Mayer']);
    expect(await found('expert', 'refund')).toEqual([]);
  });

  test('[H-09] [R-01] nothing of another workspace, and a customer may not search', async () => {
    const away = await buildHouse(desk.server, 'searchaway');
    const token = await desk.server.signIn(away.email('admin'));
    for (const text of ['refund', 'Katharina', 'kat.brand', tickets['Zhang Wei']!]) {
      expect(await desk.server.client(token).request('query ($text: String!) { search(text: $text) { ticket { id } } }', { text })).toEqual({ search: [] });
    }
    const customer = await startChat(desk.server, { endpointKey: desk.house.endpointKey, visitorKey: 'v'.repeat(40), name: 'Seeker', text: 'Hello' });
    await expect(desk.server.client(customer.token).request('{ search(text: "refund") { ticket { id } } }')).rejects.toThrow('staff');
  });
});
