/** Whether somebody is there: by their sockets, or by what they do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forgiveDowntime } from '../../src/modules/agents/presence.ts';
import { eventually } from '../support/documents.ts';
import { subscribe } from '../support/subscriber.ts';
import { openWorkDesk, SECOND, type WorkDesk } from './support.ts';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await openWorkDesk();
}, 60_000);
afterAll(() => desk?.stop());

const beat = () => desk.server.app.modules.agents.presence.beat();
const MINE = 'subscription { myEvents { __typename ... on AgentStateChanged { before after cause agent { state } } } }';
const console_ = async (part: 'agent1' | 'agent2') => subscribe(desk.server.wsUrl, await desk.as(part), MINE);

describe('[G11] presence', () => {
  test('is lost 30 s after the last sign of life; a minute later the agent is offline', async () => {
    await desk.go('agent1', 'goAvailable');
    await desk.later(29 * SECOND);
    expect(await desk.agent('supervisor', 'agent1')).toMatchObject({ state: 'AVAILABLE', present: true });
    await desk.later(SECOND);
    expect(await desk.agent('supervisor', 'agent1')).toMatchObject({ state: 'AVAILABLE', present: false });
    await desk.later(59 * SECOND);
    expect(await desk.agent('supervisor', 'agent1')).toMatchObject({ state: 'AVAILABLE' });
    await desk.later(SECOND);
    expect(await desk.agent('supervisor', 'agent1')).toMatchObject({ state: 'OFFLINE', status: 'OFFLINE', present: false });
    expect((await desk.intervals('supervisor', 'agent1')).at(-1)).toMatchObject({ state: 'OFFLINE', cause: 'PRESENCE_LOST', by: null });
    expect(await desk.later(3_600 * SECOND)).toBe(0);
  });

  test('lasts as long as a socket is open, and returns with it', async () => {
    await desk.go('agent2', 'goAvailable');
    const open = await console_('agent2');
    for (let i = 0; i < 10; i++) {
      await beat();
      await desk.later(20 * SECOND);
    }
    expect(await desk.agent('supervisor', 'agent2')).toMatchObject({ state: 'AVAILABLE', present: true });
    await open.stop();
    await eventually(async () => [...desk.server.app.modules.sockets.actors()].length, (open_) => open_ === 0);
    await beat();
    await desk.later(40 * SECOND);
    expect(await desk.agent('supervisor', 'agent2')).toMatchObject({ state: 'AVAILABLE', present: false });
    // Back within the grace: nothing was lost, and it is written at once.
    const again = await console_('agent2');
    await eventually(() => desk.agent('supervisor', 'agent2'), (agent) => agent!.present);
    await desk.later(25 * SECOND);
    expect(await desk.agent('supervisor', 'agent2')).toMatchObject({ state: 'AVAILABLE', present: true });
    await again.stop();
  });

  test('signing out of the last session ends it at once, of one of several not', async () => {
    await desk.go('agent1', 'goAvailable');
    const token = await desk.as('agent1');
    const second = await desk.server.signIn(desk.house.email('agent1'));
    await desk.server.client(second).request('mutation { signOut(input: {}) { signedOut } }');
    expect(await desk.agent('supervisor', 'agent1')).toMatchObject({ state: 'AVAILABLE' });
    await desk.server.client(token).request('mutation { signOut(input: { everywhere: true }) { signedOut } }');
    expect(await desk.agent('supervisor', 'agent1')).toMatchObject({ state: 'OFFLINE' });
    expect((await desk.intervals('supervisor', 'agent1')).at(-1)).toMatchObject({ cause: 'SIGNED_OUT' });
  });

  test('one who becomes an expert, or is disabled, is at work no more', async () => {
    await desk.go('agent2', 'goAvailable');
    await desk.act('admin', 'changeUserRole', { userId: desk.house.userId('agent2'), role: 'EXPERT' });
    const [row] = await desk.server.database.query<{ state: string }>('select state from agent where user_id = $1', [desk.house.userId('agent2').slice(4)]);
    expect(row).toEqual({ state: 'OFFLINE' });
    await desk.act('admin', 'changeUserRole', { userId: desk.house.userId('agent2'), role: 'AGENT' });
  });
});

describe('after a time in which no node ran', () => {
  test('nobody counts as having been away', async () => {
    await desk.go('manager', 'goAvailable');
    desk.server.clock.advance(3_600 * SECOND);
    await forgiveDowntime({ db: desk.server.app.db, clock: desk.server.clock });
    await desk.later(0);
    expect(await desk.agent('admin', 'manager')).toMatchObject({ state: 'AVAILABLE', present: true });
    await desk.go('manager', 'goOffline');
  });
});
