import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { savedAs, step } from '../../src/modules/cases/rules.ts';
import { HOUR, kinds, openDesk, type Desk } from '../tickets/support.ts';
import type { Part } from '../isolation/house.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('cases');
});
afterAll(() => desk?.stop());

interface CaseView {
  id: string;
  number: number;
  status: string;
  origin: string;
  title: string;
  transcript: string;
  contact: { id: string } | null;
  savedBy: { id: string } | null;
  closedAt: string | null;
  version: number;
}
const CASE = 'id number status origin title transcript contact { id } savedBy { id } closedAt version';

const save = async (part: Part, ticketId: string) => {
  const { case: saved, errors } = await desk.act(part, 'saveTranscript', { ticketId }, `case { ${CASE} }`);
  return { saved: saved as CaseView, errors };
};
const act = async (part: Part, mutation: string, input: Record<string, unknown>) => {
  const answer = await desk.act(part, mutation, input, `case { ${CASE} }`);
  return { ...answer, case: answer.case as CaseView | null };
};
const caseOf = async (ticketId: string, part: Part = 'admin') =>
  (await desk.ask<{ ticket: { case: CaseView | null; contact: { id: string } } }>(part, `query ($id: ID!) { ticket(id: $id) { case { ${CASE} } contact { id } } }`, { id: ticketId })).ticket;
const setPolicy = (crmSave: string) => desk.server.database.query(
  "insert into channel_policy (workspace_id, channel, crm_save) values ($1, 'WEB', $2) on conflict (workspace_id, channel) do update set crm_save = excluded.crm_save", [desk.house.workspaceId, crmSave]);

describe('saving a chat', () => {
  test('[D-11, D-18, D-19] during the chat: a closed case, the customer’s, once', async () => {
    const { ticketId } = await desk.held('agent1', { name: 'Nora Blix' });
    await desk.reply('agent1', ticketId, 'I am looking.');
    await desk.act('agent1', 'addNote', { ticketId, text: 'She is furious.', clientMutationId: 'n' });
    const { contact } = await caseOf(ticketId);
    const { saved, errors } = await save('agent1', ticketId);
    expect(errors).toEqual([]);
    expect(saved).toMatchObject({ status: 'CLOSED', origin: 'DURING', contact: { id: contact.id }, savedBy: { id: desk.house.userId('agent1') }, closedAt: expect.any(String), version: 1 });
    expect(saved.title).toMatch(/^Chat with Nora Blix, #\d+$/);
    expect(saved.transcript.split('\n').map((line) => line.slice(17))).toEqual(['Nora Blix: Hello, my dishwasher shows E15.', `${desk.house.fullName('agent1')}: I am looking.`]);
    // The record was made by the first message; it stays provisional until somebody saves the form.
    const { contact: record } = await desk.ask<{ contact: { status: string; cases: { edges: { node: { id: string } }[]; totalCount: number } } }>(
      'agent1', 'query ($id: ID!) { contact(id: $id) { status cases { edges { node { id } } totalCount } } }', { id: contact.id });
    expect(record).toEqual({ status: 'PROVISIONAL', cases: { edges: [{ node: { id: saved.id } }], totalCount: 1 } });
    // What comes afterwards changes nothing, and neither does a save after the end.
    await desk.act('agent1', 'resolveTicket', { ticketId });
    expect((await save('agent1', ticketId)).saved).toEqual(saved);
    expect((await save('supervisor', ticketId)).saved).toEqual(saved);
  });

  test('[D-12, D-14] after its end: an open case, nobody’s, to be assigned and closed by hand', async () => {
    const { ticketId } = await desk.held('agent1', { name: 'Late Case' });
    await desk.act('agent1', 'resolveTicket', { ticketId });
    const { contact } = await caseOf(ticketId);
    const { saved } = await save('agent1', ticketId);
    expect(saved).toMatchObject({ status: 'OPEN', origin: 'AFTER', contact: null, closedAt: null });
    expect(kinds(await act('agent1', 'closeCase', { caseId: saved.id }))).toEqual(['CaseUnassigned']);
    expect((await act('agent1', 'updateCase', { caseId: saved.id, title: 'Leak', transcript: 'In short: it leaked.', version: 1 })).case).toMatchObject({ title: 'Leak', transcript: 'In short: it leaked.', version: 2 });
    expect(kinds(await act('agent1', 'updateCase', { caseId: saved.id, title: 'Older', version: 1 }))).toEqual(['CaseChanged']);
    expect(kinds(await act('agent1', 'updateCase', { caseId: saved.id, title: ' ' }))).toEqual(['BadInput']);
    expect((await act('agent1', 'updateCase', { caseId: saved.id, title: 'Leak, again' })).case).toMatchObject({ title: 'Leak, again', transcript: 'In short: it leaked.' });
    expect((await act('agent1', 'assignCase', { caseId: saved.id, contactId: contact.id })).case).toMatchObject({ contact: { id: contact.id }, status: 'OPEN' });
    expect((await act('agent1', 'closeCase', { caseId: saved.id })).case).toMatchObject({ status: 'CLOSED', closedAt: expect.any(String) });
    expect(kinds(await act('agent1', 'closeCase', { caseId: saved.id }))).toEqual(['CaseUnchanged']);
    expect((await act('agent1', 'reopenCase', { caseId: saved.id })).case).toMatchObject({ status: 'OPEN', closedAt: null });
  });

  test('[D-12] a hold that ran out has ended the chat, though nobody looked; the transcript can still be saved', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markPending', { ticketId });
    desk.server.clock.advance(HOUR + 1);
    expect((await save('agent1', ticketId)).saved).toMatchObject({ status: 'OPEN', origin: 'AFTER' });
  });

  test('[D-18] two saves at once make one case', async () => {
    const { ticketId } = await desk.held('agent1');
    const saves = await Promise.all([save('agent1', ticketId), save('supervisor', ticketId), save('admin', ticketId)]);
    expect(new Set(saves.map(({ saved }) => saved.id)).size).toBe(1);
  });

  test('[C14, C-07] by policy the server saves when the work is done, closed and linked, and keeps it up to date until somebody edits it', async () => {
    await setPolicy('AUTO');
    const { customer, ticketId } = await desk.held('agent1', { name: 'Auto Saved' });
    expect((await caseOf(ticketId)).case).toBeNull();
    await desk.act('agent1', 'resolveTicket', { ticketId });
    const first = await caseOf(ticketId);
    expect(first.case).toMatchObject({ status: 'CLOSED', origin: 'AUTO', contact: { id: first.contact.id }, savedBy: null });
    await customer.write('One more thing.');
    await desk.act('admin', 'resolveTicket', { ticketId });
    const { case: again } = await caseOf(ticketId);
    expect(again).toMatchObject({ id: first.case!.id, transcript: expect.stringContaining('One more thing.') });
    await act('agent1', 'updateCase', { caseId: again!.id, transcript: 'In my words.' });
    await customer.write('And another.');
    await desk.act('admin', 'resolveTicket', { ticketId });
    expect((await caseOf(ticketId)).case).toMatchObject({ transcript: 'In my words.' });
    await setPolicy('MANUAL');
    const manual = await desk.held('agent1');
    await desk.act('agent1', 'resolveTicket', { ticketId: manual.ticketId });
    expect((await caseOf(manual.ticketId)).case).toBeNull();
  });

  test('[D-16, H-03] cases are read by whoever sees the ticket or the customer, and changed by whose work it is', async () => {
    const { ticketId } = await desk.held('agent1', { name: 'Shared Case' });
    const { saved } = await save('agent1', ticketId);
    const read = async (part: Part) => (await desk.ask<{ case: { transcript: string } | null }>(part, 'query ($id: ID!) { case(id: $id) { transcript } }', { id: saved.id })).case;
    for (const part of ['agent1', 'supervisor', 'manager', 'admin'] as const) expect([part, (await read(part))?.transcript]).toEqual([part, saved.transcript]);
    for (const part of ['agent2', 'outsider', 'otherSupervisor', 'expert', 'partner'] as const) {
      expect([part, await read(part), kinds(await act(part, 'updateCase', { caseId: saved.id, title: 'Mine' }))]).toEqual([part, null, ['NotFound']]);
    }
    await desk.act('agent1', 'inviteExpert', { ticketId, userId: desk.house.userId('agent2') });
    expect(kinds(await act('agent2', 'updateCase', { caseId: saved.id, title: 'Mine' }))).toEqual(['Forbidden']);
    expect((await save('agent2', ticketId)).saved.id).toBe(saved.id);
    const other = await desk.chat({ name: 'Unseen', endpointKey: desk.house.otherEndpointKey });
    const { contact: unseen } = await caseOf(other.ticketId);
    expect(kinds(await act('agent1', 'assignCase', { caseId: saved.id, contactId: unseen.id }))).toEqual(['NotFound']);
    const list = async (part: Part, filter: object) => (await desk.ask<{ cases: { edges: { node: { id: string } }[] } }>(part, 'query ($filter: CaseFilter) { cases(filter: $filter) { edges { node { id } } } }', { filter })).cases.edges.map(({ node }) => node.id);
    expect(await list('agent1', { status: 'CLOSED' })).toContain(saved.id);
    expect(await list('agent1', { status: 'OPEN' })).not.toContain(saved.id);
    expect(await list('outsider', {})).toEqual([]);
  });

  test.each([['NEW', 'DURING'], ['OPEN', 'DURING'], ['PENDING', 'DURING'], ['ON_HOLD', 'DURING'], ['RESOLVED', 'AFTER'], ['CLOSED', 'AFTER']])('[D-11, D-12] a ticket that is %s is saved as %s', (status, origin) => {
    expect(savedAs(status)).toEqual(origin === 'DURING' ? { status: 'CLOSED', linked: true, origin } : { status: 'OPEN', linked: false, origin });
  });

  test('[§4.3] OPEN and CLOSED, to and fro', () => {
    expect([step('OPEN', 'CLOSED', 'c'), step('CLOSED', 'OPEN', null), step('OPEN', 'CLOSED', null), step('OPEN', 'OPEN', 'c'), step('CLOSED', 'CLOSED', 'c')].map((result) => (result.ok ? result.value : result.kind)))
      .toEqual(['CLOSED', 'OPEN', 'CaseUnassigned', 'CaseUnchanged', 'CaseUnchanged']);
  });
});

describe('the screen pop', () => {
  const POP = 'screenPop { newCustomer contact { id name status } openCases { id } recentCases { id } recentTickets { id } lastMessages { text } }';
  const popOf = async (part: Part, id: string) => (await desk.ask<{ ticket: { screenPop: Record<string, unknown> } }>(part, `query ($id: ID!) { ticket(id: $id) { ${POP} } }`, { id })).ticket.screenPop;

  test('[C-06, D-04, D-08] shows a known customer with cases and history before anybody accepts', async () => {
    const visitorKey = randomBytes(32).toString('base64url');
    const before = await desk.chat({ visitorKey, name: 'Known Customer', text: 'First visit.' });
    await desk.act('agent1', 'claimTicket', { ticketId: before.ticketId });
    const { contact } = await caseOf(before.ticketId);
    await desk.act('agent1', 'resolveTicket', { ticketId: before.ticketId });
    const { saved } = await save('agent1', before.ticketId);
    await act('agent1', 'assignCase', { caseId: saved.id, contactId: contact.id });
    desk.server.clock.advance(HOUR + 1);
    await before.customer.write('Second visit.');
    const waiting = await desk.newest(before.customer);
    expect(waiting.status).toBe('NEW');
    // The agent served the first ticket, and previews the second.
    expect(await popOf('agent1', waiting.id)).toEqual({
      newCustomer: true, contact: { id: contact.id, name: 'Known Customer', status: 'PROVISIONAL' }, openCases: [{ id: saved.id }], recentCases: [{ id: saved.id }],
      recentTickets: [{ id: before.ticketId }], lastMessages: [{ text: 'Second visit.' }, { text: 'First visit.' }],
    });
    // A colleague previews the NEW one: its messages, the customer, and their cases.
    expect(await popOf('agent2', waiting.id)).toMatchObject({ openCases: [{ id: saved.id }], recentTickets: [], lastMessages: [{ text: 'Second visit.' }] });
  });

  test('[D-15, C14] of a new customer it asks for the form, until somebody has saved it', async () => {
    const { ticketId } = await desk.held('agent1', { name: 'Brand New' });
    expect(await popOf('agent1', ticketId)).toMatchObject({ newCustomer: true, contact: { status: 'PROVISIONAL' }, recentTickets: [], openCases: [] });
    const { contact } = await caseOf(ticketId);
    await desk.act('agent1', 'confirmContact', { contactId: contact.id, name: 'Brand Known' });
    expect(await popOf('agent1', ticketId)).toMatchObject({ newCustomer: false, contact: { name: 'Brand Known', status: 'CONFIRMED' } });
  });
});
