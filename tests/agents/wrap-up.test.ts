/** What follows a conversation: wrap-up of the agent, or of one interaction among several, and what counts as handled. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { kinds } from '../tickets/support.ts';
import { openWorkDesk, SECOND, type WorkDesk } from './support.ts';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await openWorkDesk();
}, 60_000);
afterAll(() => desk?.stop());
afterEach(async () => {
  await desk.go('agent1', 'goOffline');
  await desk.go('agent2', 'goOffline');
});

const resolve = (ticketId: string) => desk.act('agent1', 'resolveTicket', { ticketId });
/** Time passes with the console open. */
const later = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= 20 * SECOND) {
    await desk.server.database.query('update agent set seen_at = $1 where seen_at is not null', [desk.server.clock.now()]);
    await desk.later(Math.min(left, 20 * SECOND));
  }
};

describe('the end of an interaction', () => {
  test('[D-13, G3] brings Post Processing, which time ends after a minute', async () => {
    await desk.go('agent1', 'goAvailable');
    const { ticketId } = await desk.held('agent1');
    const ended = desk.server.clock.now();
    await resolve(ticketId);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'POST_PROCESSING', status: 'BUSY', until: new Date(ended.getTime() + 60 * SECOND).toISOString(), wrapUps: 1 });
    await later(59 * SECOND);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'POST_PROCESSING' });
    await later(SECOND);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'AVAILABLE', until: null, wrapUps: 0 });
    expect((await desk.intervals('agent1')).slice(-2).map(({ state, cause }) => [state, cause])).toEqual([['POST_PROCESSING', 'INTERACTION_ENDED'], ['AVAILABLE', 'POST_PROCESSING_EXPIRED']]);
  });

  test('[D-13] is left by hand', async () => {
    await desk.go('agent1', 'goAvailable');
    const { ticketId } = await desk.held('agent1');
    await resolve(ticketId);
    const { agent, errors } = await desk.go('agent1', 'finishPostProcessing');
    expect([agent, errors]).toEqual([expect.objectContaining({ state: 'AVAILABLE', wrapUps: 0 }), []]);
    expect((await desk.intervals('agent1')).at(-1)).toMatchObject({ cause: 'AGENT' });
    // A second time it changes nothing.
    expect((await desk.go('agent1', 'finishPostProcessing')).agent).toMatchObject({ state: 'AVAILABLE' });
  });

  test('[D-13, G3] lasts as long as the workspace says, without end, or is none', async () => {
    await desk.go('agent1', 'goAvailable');
    await desk.set('post_processing_ms', 120_000);
    await resolve((await desk.held('agent1')).ticketId);
    await later(100 * SECOND);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'POST_PROCESSING' });
    await later(20 * SECOND);
    await desk.set('post_processing_ms', null);
    await resolve((await desk.held('agent1')).ticketId);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'AVAILABLE', wrapUps: 0 });
    // G3: 0 sets no time.
    await desk.set('post_processing_ms', 0);
    await resolve((await desk.held('agent1')).ticketId);
    await later(2 * 3_600 * SECOND);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'POST_PROCESSING', until: null, wrapUps: 1 });
    expect((await desk.go('agent1', 'finishPostProcessing')).agent).toMatchObject({ state: 'AVAILABLE', wrapUps: 0 });
    await desk.set('post_processing_ms', 60_000);
  });

  test('[D-13, §4.3, P-02] among several chats, keeps its place while the others go on', async () => {
    await desk.go('agent1', 'goAvailable');
    const [first, second, third] = [await desk.held('agent1'), await desk.held('agent1'), await desk.held('agent1')];
    await resolve(first.ticketId);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'AVAILABLE', activeTickets: 2, wrapUps: 1, load: 3 });
    // Said to be done for this one alone.
    expect((await desk.go('agent1', 'finishPostProcessing', { ticketId: first.ticketId })).agent).toMatchObject({ state: 'AVAILABLE', wrapUps: 0, load: 2 });
    await resolve(second.ticketId);
    await later(61 * SECOND);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'AVAILABLE', activeTickets: 1, wrapUps: 0, load: 1 });
    await resolve(third.ticketId);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'POST_PROCESSING', activeTickets: 0 });
  });

  test('[D-13] the agent is in wrap-up until the latest of theirs is over', async () => {
    await desk.go('agent1', 'goAvailable');
    const [first, second] = [await desk.held('agent1'), await desk.held('agent1')];
    await desk.set('post_processing_ms', 300_000);
    await resolve(first.ticketId);
    const until = new Date(desk.server.clock.now().getTime() + 300 * SECOND).toISOString();
    await desk.set('post_processing_ms', 60_000);
    await resolve(second.ticketId);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'POST_PROCESSING', until, wrapUps: 2 });
  });

  test('[D-13] a transfer ends it too, for who gives it away', async () => {
    for (const part of ['agent1', 'agent2'] as const) await desk.go(part, 'goAvailable');
    const { ticketId } = await desk.held('agent1');
    await desk.act('agent1', 'transferTicket', { ticketId, userId: desk.house.userId('agent2') });
    expect([await desk.agent('agent1'), await desk.agent('agent2')]).toMatchObject([{ state: 'POST_PROCESSING' }, { state: 'AVAILABLE', activeTickets: 1 }]);
    await desk.act('agent2', 'resolveTicket', { ticketId });
  });

  test('whoever is not available stays what they are', async () => {
    await desk.go('agent1', 'goAvailable');
    const { ticketId } = await desk.held('agent1');
    await desk.go('agent1', 'goBusy', { auxCodeId: desk.codes.Admin });
    await resolve(ticketId);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'BUSY', wrapUps: 0 });
  });

  test('a ticket taken up again is in wrap-up no more', async () => {
    await desk.go('agent1', 'goAvailable');
    const [{ ticketId }, other] = [await desk.held('agent1'), await desk.held('agent1')];
    await resolve(ticketId);
    await desk.act('agent1', 'reopenTicket', { ticketId });
    expect(await desk.agent('agent1')).toMatchObject({ activeTickets: 2, wrapUps: 0 });
    for (const id of [ticketId, other.ticketId]) await resolve(id);
  });
});

describe('[C-15, C-08, C46] an SMS interaction', () => {
  test('outlives a timer that resolves its ticket, until its agent ends it', async () => {
    await desk.go('agent1', 'goAvailable');
    const { ticketId } = await desk.held('agent1');
    const row = ticketId.slice(4);
    // As by the timer: the row is what it leaves.
    await desk.server.database.query("update ticket set status = 'RESOLVED', cause = 'INACTIVITY' where id = $1", [row]);
    const end = () => desk.go('agent1', 'endInteraction', { ticketId });
    expect((await end()).agent).toMatchObject({ state: 'POST_PROCESSING' });
    expect(kinds(await end())).toEqual(['NotFound']);
  });

  test('is ended by resolving while the ticket is in hand, and by nobody else', async () => {
    await desk.go('agent1', 'goAvailable');
    const { ticketId } = await desk.held('agent1');
    expect(kinds(await desk.go('agent1', 'endInteraction', { ticketId }))).toEqual(['BadInput']);
    expect(kinds(await desk.go('agent2', 'endInteraction', { ticketId }))).toEqual(['NotFound']);
    await resolve(ticketId);
  });
});

describe('figures', () => {
  test('[P-05, P-09] count what was resolved or transferred away since the sign-in, and how fast it was answered', async () => {
    desk.server.clock.advance(SECOND);
    await desk.go('agent2', 'goAvailable');
    const held = () => desk.held('agent2');
    const [first, second, third] = [await held(), await held(), await held()];
    await desk.reply('agent2', first.ticketId);
    desk.server.clock.advance(10 * SECOND);
    await desk.reply('agent2', second.ticketId);
    await desk.act('agent2', 'resolveTicket', { ticketId: first.ticketId });
    await desk.act('agent2', 'transferTicket', { ticketId: second.ticketId, queueId: desk.house.otherQueueId });
    expect(await desk.agent('supervisor', 'agent2')).toMatchObject({ handled: 2, activeTickets: 1 });
    expect((await desk.agent('supervisor', 'agent2'))!.averageResponseMs).toBe(5 * SECOND);
    // Taken up again and resolved again it is one conversation.
    await desk.act('agent2', 'reopenTicket', { ticketId: first.ticketId });
    await desk.act('agent2', 'resolveTicket', { ticketId: first.ticketId });
    expect(await desk.agent('agent2')).toMatchObject({ handled: 2 });
    await desk.act('agent2', 'resolveTicket', { ticketId: third.ticketId });
    await desk.go('agent2', 'goOffline');
    desk.server.clock.advance(SECOND);
    await desk.go('agent2', 'goAvailable');
    expect(await desk.agent('agent2')).toMatchObject({ handled: 0, averageResponseMs: null });
  });

  test('[K-22, C38, P-02, P-08] who is full is Busy, and is Available when there is room', async () => {
    await desk.go('agent1', 'goAvailable');
    const held: string[] = [];
    for (let i = 0; i < 5; i++) held.push((await desk.held('agent1')).ticketId);
    expect(await desk.agent('agent1')).toMatchObject({ state: 'AVAILABLE', status: 'BUSY', load: 5 });
    await desk.act('agent1', 'markPending', { ticketId: held[0] });
    expect(await desk.agent('agent1')).toMatchObject({ state: 'AVAILABLE', status: 'AVAILABLE', load: 4 });
    await desk.server.database.query("insert into channel_policy (workspace_id, channel, weight) values ($1, 'WEB', 0.5)", [desk.house.workspaceId]);
    expect(await desk.agent('agent1')).toMatchObject({ load: 2 });
    await desk.server.database.query('delete from channel_policy');
    for (const ticketId of held) await resolve(ticketId);
  });
});
