/** States, reasons and time, as agents and those who lead them set and see them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kinds } from '../tickets/support.ts';
import { openWorkDesk, SECOND, type WorkDesk } from './support.ts';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await openWorkDesk();
}, 60_000);
afterAll(() => desk?.stop());

const only = (part: 'agent1' | 'agent2' | 'outsider' | 'manager') => desk.go(part, 'goOffline');

describe('an agent', () => {
  test('[H-01, D-01] sets their own availability', async () => {
    expect(await desk.agent('agent1')).toMatchObject({ state: 'OFFLINE', status: 'OFFLINE', since: null });
    const { agent, errors } = await desk.go('agent1', 'goAvailable');
    expect([agent, errors]).toEqual([expect.objectContaining({ state: 'AVAILABLE', status: 'AVAILABLE', present: true, capacity: 5 }), []]);
    expect((await desk.go('agent1', 'goWorkOffline')).agent).toMatchObject({ state: 'WORK_OFFLINE', status: 'BUSY' });
    expect((await desk.go('agent1', 'goOffline')).agent).toMatchObject({ state: 'OFFLINE', status: 'OFFLINE' });
  });

  test('[§4.3] comes from OFFLINE only by AVAILABLE', async () => {
    await only('agent1');
    const refused = await desk.go('agent1', 'goAway', { auxCodeId: desk.codes.Lunch });
    expect([kinds(refused), refused.agent]).toEqual([['InvalidAgentState'], null]);
  });

  test('[I-35, I-04] says why they are Away or Busy, by a code of that status', async () => {
    await desk.go('agent1', 'goAvailable');
    for (const [mutation, input] of [['goAway', {}], ['goBusy', {}], ['goAway', { auxCodeId: desk.codes.Admin }], ['goBusy', { auxCodeId: desk.codes.Lunch }], ['goAway', { auxCodeId: desk.house.tagId }]] as const) {
      expect(kinds(await desk.go('agent1', mutation, input))).toEqual(['BadInput']);
    }
    expect((await desk.go('agent1', 'goAway', { auxCodeId: desk.codes.Lunch })).agent).toMatchObject({ state: 'AWAY', status: 'AWAY', auxCode: { name: 'Lunch' } });
    expect((await desk.go('agent1', 'goBusy', { auxCodeId: desk.codes.Admin })).agent).toMatchObject({ state: 'BUSY', status: 'BUSY', auxCode: { name: 'Admin' } });
    await only('agent1');
  });

  test('[I-06, P-06] has their time kept by state and code, without gap or overlap', async () => {
    await only('agent2');
    const begun = desk.server.clock.now();
    await desk.go('agent2', 'goAvailable');
    desk.server.clock.advance(60 * SECOND);
    await desk.go('agent2', 'goAway', { auxCodeId: desk.codes.Lunch });
    desk.server.clock.advance(120 * SECOND);
    await desk.go('agent2', 'goAway', { auxCodeId: desk.codes.Break });
    desk.server.clock.advance(30 * SECOND);
    await desk.go('agent2', 'goAway', { auxCodeId: desk.codes.Break });
    desk.server.clock.advance(30 * SECOND);
    await desk.go('agent2', 'goAvailable');
    desk.server.clock.advance(60 * SECOND);
    const kept = await desk.intervals('agent2');
    expect(kept.map(({ state, auxCode, cause }) => [state, auxCode?.name ?? null, cause])).toEqual([
      ['AVAILABLE', null, 'AGENT'], ['AWAY', 'Lunch', 'AGENT'], ['AWAY', 'Break', 'AGENT'], ['AVAILABLE', null, 'AGENT'],
    ]);
    expect(kept.map(({ until }) => until).slice(0, -1)).toEqual(kept.map(({ since }) => since).slice(1));
    expect(kept.at(-1)!.until).toBeNull();
    const { agentTimes } = await desk.ask<{ agentTimes: { state: string; auxCode: { name: string } | null; ms: number; times: number }[] }>('agent2', `query ($userId: ID!, $from: DateTime!, $to: DateTime!) {
      agentTimes(userId: $userId, from: $from, to: $to) { state auxCode { name } ms times } }`, {
      userId: desk.house.userId('agent2'), from: new Date(begun.getTime() + 30 * SECOND).toISOString(), to: new Date(begun.getTime() + 3_600 * SECOND).toISOString(),
    });
    const seconds = Object.fromEntries(agentTimes.map(({ state, auxCode, ms, times }) => [auxCode?.name ?? state, [Math.round(ms / SECOND), times]]));
    // The first half minute lies before the range; what lasts counts up to now.
    expect(seconds).toEqual({ AVAILABLE: [90, 1], Lunch: [120, 1], Break: [60, 1] });
  });

  test('[H-02, H-05] sees their own time and row, and nobody else’s', async () => {
    expect(await desk.agent('agent1', 'agent2')).toBeNull();
    expect(await desk.intervals('agent1', 'agent2')).toEqual([]);
    const { agents } = await desk.ask<{ agents: { totalCount: number; edges: { node: { user: { id: string } } }[] } }>('agent1', '{ agents { totalCount edges { node { user { id } } } } }');
    expect([agents.totalCount, agents.edges.map(({ node }) => node.user.id)]).toEqual([1, [desk.house.userId('agent1')]]);
    expect(kinds(await desk.act('agent1', 'setAgentState', { userId: desk.house.userId('agent2'), state: 'AVAILABLE' }))).toEqual(['NotFound']);
  });

  test('experts and partners hold no tickets, so they have no state', async () => {
    for (const part of ['expert', 'partner'] as const) {
      expect([part, kinds(await desk.go(part, 'goAvailable'))]).toEqual([part, ['NotFound']]);
    }
  });
});

describe('[A-04, C8] an expert', () => {
  const presence = async (part: 'expert' | 'agent2', nested = false) => {
    const id = desk.house.userId('agent1');
    if (!nested) return (await desk.ask<{ user: { presence: string } }>(part, 'query ($id: ID!) { user(id: $id) { presence } }', { id })).user.presence;
    const { node } = await desk.ask<{ node: { presence: string } }>(part, 'query ($id: ID!) { node(id: $id) { ... on User { presence } } }', { id });
    return node.presence;
  };

  test('sees one of four words, and no more of an agent', async () => {
    await only('agent1');
    expect(await presence('expert')).toBe('OFFLINE');
    await desk.go('agent1', 'goAvailable');
    expect([await presence('expert'), await presence('expert', true)]).toEqual(['ONLINE', 'ONLINE']);
    await desk.go('agent1', 'goAway', { auxCodeId: desk.codes.Lunch });
    expect(await presence('agent2')).toBe('AWAY');
    await desk.go('agent1', 'goAvailable');
    const { ticketId } = await desk.held('agent1');
    expect([await presence('expert'), await presence('expert', true)]).toEqual(['BUSY', 'BUSY']);
    await desk.act('agent1', 'resolveTicket', { ticketId });
    expect(await presence('expert')).toBe('BUSY');
    expect(await desk.agent('expert', 'agent1')).toBeNull();
    const { user } = await desk.ask<{ user: { presence: string | null } }>('agent1', 'query ($id: ID!) { user(id: $id) { presence } }', { id: desk.house.userId('helper') });
    expect(user.presence).toBeNull();
    await only('agent1');
  });
});

describe('a supervisor', () => {
  test('[C4, H-03, §4.4] forces the state of an agent of their queues, and it is kept who did it', async () => {
    await desk.go('agent1', 'goAvailable');
    const { errors } = await desk.act('supervisor', 'setAgentState', { userId: desk.house.userId('agent1'), state: 'BUSY', auxCodeId: desk.codes.Admin });
    expect(errors).toEqual([]);
    expect((await desk.intervals('supervisor', 'agent1')).at(-1)).toMatchObject({ state: 'BUSY', cause: 'SUPERVISOR', by: { id: desk.house.userId('supervisor') }, auxCode: { name: 'Admin' } });
    expect(kinds(await desk.act('supervisor', 'setAgentState', { userId: desk.house.userId('agent1'), state: 'AWAY' }))).toEqual(['BadInput']);
    expect(kinds(await desk.act('supervisor', 'setAgentState', { userId: desk.house.userId('agent1'), state: 'POST_PROCESSING' }))).toEqual(['BadInput']);
    expect((await desk.act('supervisor', 'setAgentState', { userId: desk.house.userId('agent1'), state: 'OFFLINE' })).errors).toEqual([]);
  });

  test('signs nobody in', async () => {
    expect(kinds(await desk.act('supervisor', 'setAgentState', { userId: desk.house.userId('agent1'), state: 'AVAILABLE' }))).toEqual(['InvalidAgentState']);
  });

  test('[H-08, C47] has their queues’ agents, or everybody where the workspace says so', async () => {
    await desk.go('outsider', 'goAvailable');
    const force = () => desk.act('supervisor', 'setAgentState', { userId: desk.house.userId('outsider'), state: 'ON_BREAK' });
    expect([kinds(await force()), await desk.agent('supervisor', 'outsider')]).toEqual([['NotFound'], null]);
    await desk.set('supervisor_scope', 'ALL');
    expect((await force()).errors).toEqual([]);
    expect(await desk.agent('supervisor', 'outsider')).toMatchObject({ state: 'ON_BREAK', status: 'AWAY' });
    await desk.set('supervisor_scope', 'QUEUES');
    expect(kinds(await desk.act('supervisor', 'setAgentState', { userId: desk.house.userId('outsider'), state: 'OFFLINE' }))).toEqual(['NotFound']);
    expect((await desk.act('manager', 'setAgentState', { userId: desk.house.userId('outsider'), state: 'OFFLINE' })).errors).toEqual([]);
  });

  test('[P-01, H-03] has a roster of them, to be filtered', async () => {
    await desk.go('agent1', 'goAvailable');
    const names = async (part: 'supervisor' | 'manager', filter: object = {}) => {
      const { agents } = await desk.ask<{ agents: { edges: { node: { user: { name: string } } }[] } }>(part, 'query ($filter: AgentFilter) { agents(filter: $filter, first: 100) { edges { node { user { name } } } } }', { filter });
      return agents.edges.map(({ node }) => node.user.name.split(' ')[0]);
    };
    expect(await names('supervisor')).toEqual(['Agent1', 'Agent2', 'Supervisor']);
    expect(await names('manager')).toEqual(['Admin', 'Agent1', 'Agent2', 'Manager', 'OtherSupervisor', 'Outsider', 'Supervisor']);
    expect(await names('manager', { queueId: desk.house.otherQueueId })).toEqual(['OtherSupervisor', 'Outsider']);
    expect(await names('supervisor', { queueId: desk.house.otherQueueId })).toEqual([]);
    expect(await names('supervisor', { state: ['AVAILABLE'], search: 'AGENT1' })).toEqual(['Agent1']);
    expect(await names('manager', { queueId: desk.house.tagId })).toEqual([]);
  });
});

describe('an administrator', () => {
  test('[P-03, I-02, F-07] makes an agent with everything that routing asks for', async () => {
    const [skill] = await desk.server.database.query<{ id: string }>("insert into skill (id, workspace_id, name) values (gen_random_uuid(), $1, 'Danish') returning id", [desk.house.workspaceId]);
    const input = {
      name: 'Nora Lund', email: 'Nora@desk.test', username: 'Nora.L', role: 'AGENT', password: 'a long enough one', capacity: 4,
      skills: [{ skillId: `skl_${skill!.id}`, level: 'ADVANCED' }], queueIds: [desk.house.queueId],
    };
    const { agent, errors } = await desk.act('admin', 'createAgent', input, 'agent { username capacity user { name email role } skills { skill { name } level rank } queues { id } }');
    expect([errors, agent]).toEqual([[], {
      username: 'nora.l', capacity: 4, user: { name: 'Nora Lund', email: 'nora@desk.test', role: 'AGENT' },
      skills: [{ skill: { name: 'Danish' }, level: 'ADVANCED', rank: 4 }], queues: [{ id: desk.house.queueId }],
    }]);
    expect(await desk.server.signIn('nora@desk.test', 'a long enough one')).toEqual(expect.any(String));
    for (const change of [{}, { email: 'other@desk.test' }, { email: 'no address' }, { role: 'EXPERT', email: 'x@desk.test', username: null }, { capacity: 21, email: 'x@desk.test', username: null }, { queueIds: [desk.house.tagId], email: 'x@desk.test', username: null }]) {
      expect([change, kinds(await desk.act('admin', 'createAgent', { ...input, ...change }))]).toEqual([change, ['BadInput']]);
    }
    const [made] = await desk.server.database.query<{ n: number }>("select count(*)::int as n from app_user where email = 'x@desk.test'");
    expect(made!.n).toBe(0);
  });

  test('[P-04, C9] sets the capacity between 1 and 20', async () => {
    const set = (capacity: number) => desk.act('admin', 'setAgentCapacity', { userId: desk.house.userId('agent1'), capacity }, 'agent { capacity }');
    expect((await set(20)).agent).toEqual({ capacity: 20 });
    expect([kinds(await set(0)), kinds(await set(21))]).toEqual([['BadInput'], ['BadInput']]);
    expect((await set(5)).agent).toEqual({ capacity: 5 });
  });

  test('[D-03] grants the permission to reject offers', async () => {
    const { agent } = await desk.act('admin', 'setOfferRejection', { userId: desk.house.userId('agent1'), allowed: true }, 'agent { mayReject }');
    expect(agent).toEqual({ mayReject: true });
  });

  test('[H-04, §4.4] is the only one who does', async () => {
    const userId = desk.house.userId('agent1');
    for (const part of ['supervisor', 'manager', 'agent1'] as const) {
      expect([part, kinds(await desk.act(part, 'setAgentCapacity', { userId, capacity: 3 }))]).toEqual([part, ['Forbidden']]);
      expect([part, kinds(await desk.act(part, 'setAgentSkills', { userId, skills: [] }))]).toEqual([part, ['Forbidden']]);
      expect([part, kinds(await desk.act(part, 'setOfferRejection', { userId, allowed: true }))]).toEqual([part, ['Forbidden']]);
      expect([part, kinds(await desk.act(part, 'createAgent', { name: 'N', email: 'n@desk.test', role: 'ADMIN', password: 'a long enough one' }))]).toEqual([part, ['Forbidden']]);
    }
  });
});

test('[I-04, I-05] a workspace starts with the catalogue of aux codes', async () => {
  const { auxCodes } = await desk.server.client(await desk.server.signIn('admin@demo.test')).request<{ auxCodes: { name: string; status: string; scheduledMs: number | null }[] }>(
    '{ auxCodes { name status scheduledMs } }');
  expect(auxCodes.map(({ name, status }) => `${name}: ${status}`).sort()).toEqual([
    'Admin: BUSY', 'Break: AWAY', 'Lunch: AWAY', 'Meeting: AWAY', 'Technical Issue: AWAY', 'Training: AWAY', 'Wrap-up: BUSY',
  ]);
  expect(auxCodes.find(({ name }) => name === 'Break')!.scheduledMs).toBe(15 * 60 * SECOND);
});
