import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRaw, ASK } from '../isolation/raw-socket.ts';
import { until } from '../isolation/until.ts';
import { upload } from '../isolation/victim.ts';
import { kinds, MINUTE, openDesk, systemNotes, TICKET, type Desk } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const id = (part: Parameters<Desk['house']['userId']>[0]) => desk.house.userId(part);
const done = (ticketId: string) => desk.act('admin', 'resolveTicket', { ticketId });

describe('transfer', () => {
  test('[K-10, G-16, G-20] to a queue it is NEW there, nobody’s, and its notes go with it', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'addNote', { ticketId, text: 'Serial number 42.', clientMutationId: 'a' });
    const answer = await desk.act('agent1', 'transferTicket', { ticketId, queueId: desk.house.otherQueueId, note: 'For the other team.' }, 'ticket { id }');
    expect(answer).toMatchObject({ errors: [], ticket: null });
    expect(await desk.ticket(ticketId, 'agent1')).toBeNull();
    expect(await desk.ticket(ticketId, 'outsider')).toMatchObject({ status: 'NEW', assignee: null, transferCount: 1, queue: { id: desk.house.otherQueueId }, allowedActions: expect.arrayContaining(['CLAIM']) });
    const lines = await desk.timeline(ticketId, 'outsider');
    expect(lines.map((line) => line.text)).toEqual(expect.arrayContaining(['Serial number 42.', 'For the other team.']));
    expect(systemNotes(lines)).toEqual([`Assigned to ${desk.house.fullName('agent1')}.`, `Transferred to the queue Other-queue-${desk.house.slug}.`]);
    await done(ticketId);
  });

  test('[K-09, G-20] to an agent it is theirs at once', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markOnHold', { ticketId });
    expect(await desk.act('agent1', 'transferTicket', { ticketId, userId: id('agent2'), note: 'Yours.' }, 'ticket { id }')).toMatchObject({ errors: [], ticket: null });
    expect(await desk.ticket(ticketId, 'agent2')).toMatchObject({ status: 'OPEN', assignee: { id: id('agent2') }, transferCount: 1 });
    expect(systemNotes(await desk.timeline(ticketId)).at(-1)).toBe(`Assigned to ${desk.house.fullName('agent2')}.`);
    expect(kinds(await desk.reply('agent1', ticketId))).toEqual(['NotFound']);
    await done(ticketId);
  });

  test('[K-25] not to an agent who is full', async () => {
    const filling = [];
    for (let i = 0; i < 5; i++) filling.push((await desk.held('agent2')).ticketId);
    const { ticketId } = await desk.held('agent1');
    expect(kinds(await desk.act('agent1', 'transferTicket', { ticketId, userId: id('agent2') }))).toEqual(['AtCapacity']);
    expect(await desk.ticket(ticketId)).toMatchObject({ assignee: { id: id('agent1') }, transferCount: 0 });
    await Promise.all([ticketId, ...filling].map(done));
  });

  test.each([
    ['neither a queue nor a person', () => ({})], ['both', () => ({ queueId: desk.house.otherQueueId, userId: id('agent2') })], ['an expert', () => ({ userId: id('expert') })],
    ['a partner', () => ({ userId: id('partner') })], ['something else’s id', () => ({ userId: desk.house.queueId })], ['no such queue', () => ({ queueId: id('agent2') })],
  ])('[K-09] not to %s', async (_, to) => {
    const { ticketId } = await desk.held('agent1');
    expect(kinds(await desk.act('agent1', 'transferTicket', { ticketId, ...to() }))).toEqual(['BadInput']);
    await done(ticketId);
  });

  test('[G-13, H-03] a supervisor reassigns what others hold, in their queue; agents and other supervisors do not', async () => {
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'markOnHold', { ticketId });
    for (const part of ['agent2', 'otherSupervisor', 'outsider', 'expert', 'partner'] as const) {
      expect([part, kinds(await desk.act(part, 'transferTicket', { ticketId, userId: id('agent2') }))]).toEqual([part, ['NotFound']]);
    }
    expect(kinds(await desk.act('supervisor', 'transferTicket', { ticketId, userId: id('agent2') }))).toEqual([]);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', assignee: { id: id('agent2') } });
    await done(ticketId);
  });

  test('[K-06] a supervisor gives a NEW ticket to somebody, which is no transfer; agents cannot', async () => {
    const { ticketId } = await desk.chat();
    expect(kinds(await desk.act('agent1', 'transferTicket', { ticketId, userId: id('agent2') }))).toEqual(['InvalidTransition']);
    expect(kinds(await desk.act('supervisor', 'transferTicket', { ticketId, userId: id('agent2') }))).toEqual([]);
    expect(await desk.ticket(ticketId)).toMatchObject({ status: 'OPEN', assignee: { id: id('agent2') }, transferCount: 0 });
    await done(ticketId);
  });
});

describe('asking an expert', () => {
  test('opens pad and draft to them, and nothing to write outside', async () => {
    const { customer, ticketId } = await desk.held('agent1', { name: 'Invited Customer' });
    const { ticketId: otherTicket } = await desk.held('agent1');
    const token = await desk.as('expert');
    const collab = (name: string) => openRaw(`${desk.server.wsUrl}/collab/${name}?token=${token}`);
    const pads = [`ticket:${ticketId}:notes`, `ticket:${ticketId}:draft`];
    for (const name of pads) {
      const raw = await collab(name);
      await until('it is closed', () => raw.code === 4403);
    }
    const asked = await desk.act('agent1', 'inviteExpert', { ticketId, userId: id('expert') }, `ticket { ${TICKET} }`);
    expect(asked).toMatchObject({ errors: [], ticket: { participants: [{ id: id('expert') }] } });
    await desk.act('agent1', 'inviteExpert', { ticketId, userId: id('expert') });
    expect(systemNotes(await desk.timeline(ticketId)).filter((text) => text.includes('asked to help'))).toHaveLength(1);

    for (const name of pads) {
      const raw = await collab(name);
      raw.send(ASK);
      await until(`${name} answers`, () => raw.text !== '').finally(() => raw.leave());
    }
    const seen = await desk.ticket(ticketId, 'expert');
    expect(seen?.allowedActions.filter((action) => action !== 'ADD_NOTE')).toEqual([]);
    expect(await desk.ticket(otherTicket, 'expert')).toBeNull();
    const { inbox } = await desk.ask<{ inbox: { edges: { node: { id: string } }[] } }>('expert', '{ inbox { edges { node { id } } } }');
    expect(inbox.edges.map((edge) => edge.node.id)).toEqual([ticketId]);
    const conversationId = customer.conversationId;
    const attempts: [string, Record<string, unknown>][] = [
      ['claimTicket', { ticketId }], ['markPending', { ticketId }], ['markOnHold', { ticketId }], ['resolveTicket', { ticketId }], ['transferTicket', { ticketId, userId: id('agent2') }],
      ['tagTicket', { ticketId, tagId: desk.house.tagId }], ['inviteExpert', { ticketId, userId: id('helper') }], ['sendReply', { ticketId, content: { text: 'Hi.' }, seenUpTo: 9, clientMutationId: 'x' }],
      ['sendReply', { ticketId, draft: { stateVector: 'AA==' }, seenUpTo: 9, clientMutationId: 'y' }], ['requestUpload', { conversationId, fileName: 'a.pdf', size: 9 }],
      ['createInvitation', { conversationId }],
    ];
    for (const [mutation, input] of attempts) expect([mutation, (await desk.act('expert', mutation, input)).errors.length]).toEqual([mutation, 1]);
    await Promise.all([ticketId, otherTicket].map(done));
  });

  test.each([['a partner', () => id('partner')], ['nobody', () => desk.house.tagId]])('[§4.4] not %s', async (_, whom) => {
    const { ticketId } = await desk.held('agent1');
    expect(kinds(await desk.act('agent1', 'inviteExpert', { ticketId, userId: whom() }))).toEqual(['BadInput']);
    await done(ticketId);
  });
});

describe('tags and notes', () => {
  test('[K-12] a tag is set once and taken away again; unknown ones are not found', async () => {
    const { ticketId } = await desk.held('agent1');
    const tag = (tagId: string) => desk.act('agent1', 'tagTicket', { ticketId, tagId }, 'ticket { tags { name } }');
    await tag(desk.house.otherTagId);
    await tag(desk.house.tagId);
    expect(await tag(desk.house.tagId)).toMatchObject({ errors: [], ticket: { tags: [{ name: `Other-tag-${desk.house.slug}` }, { name: `Tag-${desk.house.slug}` }] } });
    expect(kinds(await tag(desk.house.queueId))).toEqual(['NotFound']);
    const left = { errors: [], ticket: { tags: [{ name: `Tag-${desk.house.slug}` }] } };
    const untag = () => desk.act('agent1', 'untagTicket', { ticketId, tagId: desk.house.otherTagId }, 'ticket { tags { name } }');
    expect([await untag(), await untag()]).toEqual([left, left]);
    await done(ticketId);
  });

  test('[K-11] a note sent twice is one note, and never a message', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    const add = (text: string, clientMutationId: string) => desk.act('agent1', 'addNote', { ticketId, text, clientMutationId }, 'note { id text author { id } }');
    const [first, again] = [await add('  Look at the pump. ', 'n1'), await add('Something else.', 'n1')];
    expect(first).toMatchObject({ errors: [], note: { text: 'Look at the pump.', author: { id: id('agent1') } } });
    expect(again.note).toEqual(first.note);
    expect(kinds(await add('   ', 'n2'))).toEqual(['BadInput']);
    expect(kinds(await add('x'.repeat(10_001), 'n3'))).toEqual(['BadInput']);
    const { conversation } = await desk.ask<{ conversation: object }>('agent1', 'query ($id: ID!) { conversation(id: $id) { lastPosition messages { edges { node { text } } } } }', { id: customer.conversationId });
    expect(JSON.stringify(conversation)).not.toContain('pump');
    expect(conversation).toMatchObject({ lastPosition: 1 });
    await done(ticketId);
  });

  test('[G-15] colleagues who may see a ticket note something; who may not is not told of it', async () => {
    const { ticketId } = await desk.held('agent1');
    const by = async (part: Parameters<Desk['act']>[0]) => kinds(await desk.act(part, 'addNote', { ticketId, text: `By ${part}`, clientMutationId: 'n' }));
    for (const part of ['agent1', 'supervisor', 'manager', 'admin'] as const) expect([part, await by(part)]).toEqual([part, []]);
    for (const part of ['agent2', 'otherSupervisor', 'outsider', 'expert', 'partner'] as const) expect([part, await by(part)]).toEqual([part, ['NotFound']]);
    await done(ticketId);
  });

  test('the timeline has messages and notes by time, and pages back without a gap', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    for (let i = 0; i < 4; i++) {
      desk.server.clock.advance(MINUTE / 10);
      await customer.write(`customer ${i}`);
      desk.server.clock.advance(MINUTE / 10);
      await desk.act('agent1', 'addNote', { ticketId, text: `note ${i}`, clientMutationId: `n${i}` });
      desk.server.clock.advance(MINUTE / 10);
      await desk.reply('agent1', ticketId, `agent ${i}`);
    }
    const whole = (await desk.timeline(ticketId)).map((line) => line.text);
    expect(whole.slice(2)).toEqual(Array.from({ length: 4 }, (_, i) => [`customer ${i}`, `note ${i}`, `agent ${i}`]).flat());
    const read: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const { ticket }: { ticket: { timeline: { edges: { node: { text: string } }[]; pageInfo: { hasPreviousPage: boolean; startCursor: string } } } } = await desk.ask('agent1', `query ($id: ID!, $before: String) { ticket(id: $id) { timeline(last: 3, before: $before) {
        edges { node { ... on Message { text } ... on InternalNote { text } } } pageInfo { hasPreviousPage startCursor } } } }`, { id: ticketId, before });
      read.unshift(...ticket.timeline.edges.map((edge) => edge.node.text));
      ({ hasPreviousPage: more, startCursor: before } = ticket.timeline.pageInfo);
    }
    expect(read).toEqual(whole);
    await done(ticketId);
  });

  test('[K-08] files go with an answer once, and only one’s own', async () => {
    const { customer, ticketId } = await desk.held('agent1');
    const { uploadId } = await upload(desk.server, await desk.as('agent1'), customer.conversationId, 'manual.pdf', Buffer.from('%PDF-1.7\n'));
    const send = (part: 'agent1' | 'supervisor', clientMutationId: string) =>
      desk.act(part, 'sendReply', { ticketId, content: { text: 'See here.' }, seenUpTo: 9, force: true, clientMutationId, attachmentIds: [uploadId] }, 'message { attachments { fileName } }');
    expect(kinds(await send('supervisor', 'not mine'))).toEqual(['BadInput']);
    expect(await send('agent1', 'mine')).toMatchObject({ errors: [], message: { attachments: [{ fileName: 'manual.pdf' }] } });
    expect(kinds(await send('agent1', 'again'))).toEqual(['BadInput']);
    await done(ticketId);
  });
});
