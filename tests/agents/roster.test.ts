/** The roster as it lives: who hears what, and what of it after a cut. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventCursor, subscribe, type Seen } from '../support/subscriber.ts';
import { openWorkDesk, type WorkDesk } from './support.ts';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await openWorkDesk();
}, 60_000);
afterAll(() => desk?.stop());

const ROSTER = `subscription ($after: String) { rosterEvents(after: $after) { __typename
  ... on AgentStateChanged { id cursor before after cause auxCode { name } by { name } agent { state status user { id } } }
  ... on AgentsChanged { id cursor agents { activeTickets load handled capacity user { id } } } ... on ResyncRequired { cursor reason } } }`;

type Part = Parameters<WorkDesk['as']>[0];
const watch = async (part: Part, after: string | null = null) => subscribe(desk.server.wsUrl, await desk.as(part), ROSTER, { after });
const whose = (event: Seen): string[] =>
  event.__typename === 'AgentStateChanged' ? [(event.agent as { user: { id: string } }).user.id] : ((event.agents ?? []) as { user: { id: string } }[]).map(({ user }) => user.id);

describe('[P-01, P-05] the live roster', () => {
  test('tells a supervisor of their queues’ agents, a manager of all, each state with its cause', async () => {
    const after = await eventCursor(desk.server, await desk.as('supervisor'));
    const [supervisor, manager] = [await watch('supervisor', after), await watch('manager', after)];
    await desk.go('outsider', 'goAvailable');
    await desk.go('agent1', 'goAvailable');
    await desk.act('supervisor', 'setAgentState', { userId: desk.house.userId('agent1'), state: 'AWAY', auxCodeId: desk.codes.Lunch });
    const away = (event: Seen) => event.__typename === 'AgentStateChanged' && event.after === 'AWAY';
    expect(await supervisor.until(away)).toMatchObject({
      before: 'AVAILABLE', cause: 'SUPERVISOR', auxCode: { name: 'Lunch' }, by: { name: desk.house.fullName('supervisor') }, agent: { state: 'AWAY', status: 'AWAY' },
    });
    await manager.until(away);
    const [agent1, outsider] = [desk.house.userId('agent1'), desk.house.userId('outsider')];
    // Besides themselves, whose sockets have just opened.
    const others = (seen: Seen[]) => new Set(seen.flatMap(whose).filter((id) => id === outsider || id === agent1 || id === desk.house.userId('agent2')));
    expect(others(supervisor.seen)).toEqual(new Set([agent1]));
    expect(others(manager.seen)).toEqual(new Set([outsider, agent1]));
    await Promise.all([supervisor.stop(), manager.stop()]);
  });

  test('tells of load, figures and capacity', async () => {
    await desk.go('agent1', 'goAvailable');
    const supervisor = await watch('supervisor', await eventCursor(desk.server, await desk.as('supervisor')));
    const { ticketId } = await desk.held('agent1');
    const one = (fields: object) => (event: Seen) => event.__typename === 'AgentsChanged' && (event.agents as object[]).some((agent) => Object.entries(fields).every(([key, value]) => (agent as Record<string, unknown>)[key] === value));
    await supervisor.until(one({ activeTickets: 1, load: 1 }));
    await desk.act('admin', 'setAgentCapacity', { userId: desk.house.userId('agent1'), capacity: 7 });
    await supervisor.until(one({ capacity: 7 }));
    await desk.act('agent1', 'resolveTicket', { ticketId });
    await supervisor.until(one({ activeTickets: 0, handled: 1 }));
    await supervisor.stop();
  });

  test('resumes after a cut with nothing missed', async () => {
    const token = await desk.as('manager');
    const after = await eventCursor(desk.server, token);
    await desk.go('agent2', 'goAvailable');
    await desk.go('agent2', 'goBusy', { auxCodeId: desk.codes.Admin });
    await desk.go('agent2', 'goOffline');
    const manager = await watch('manager', after);
    await manager.until((event) => event.after === 'OFFLINE');
    const own = (event: Seen) => event.__typename === 'AgentStateChanged' && whose(event).includes(desk.house.userId('agent2'));
    expect(manager.seen.filter(own).map((event) => event.after)).toEqual(['AVAILABLE', 'BUSY', 'OFFLINE']);
    await manager.stop();
  });

  test('[H-05] is not for agents and experts', async () => {
    for (const part of ['agent1', 'expert', 'partner'] as const) {
      const refused = await watch(part);
      expect([part, (await refused.ended).errors?.[0]?.extensions?.code]).toEqual([part, 'FORBIDDEN']);
    }
  });
});

test('[D-06] an agent hears on all devices what became of their own state, and of nobody else’s', async () => {
  const mine = await subscribe(desk.server.wsUrl, await desk.as('agent1'), 'subscription { myEvents { __typename ... on AgentStateChanged { before after cause agent { user { id } } } } }');
  await desk.go('agent2', 'goAvailable');
  await desk.go('agent1', 'goOffline');
  await desk.go('agent1', 'goAvailable');
  await mine.until((event) => event.after === 'AVAILABLE');
  expect(new Set(mine.seen.map((event) => (event.agent as { user: { id: string } }).user.id))).toEqual(new Set([desk.house.userId('agent1')]));
  await mine.stop();
});

test('what is no time that the database reads, and the cursor of another list, are refused as such', async () => {
  const QUERY = 'query ($userId: ID!, $from: DateTime!, $to: DateTime!, $after: String) { agentIntervals(userId: $userId, from: $from, to: $to, after: $after) { edges { node { id } } } }';
  const now = desk.server.clock.now().getTime();
  const ask = (from: string, to: string, after: string | null = null) => desk.ask('admin', QUERY, { userId: desk.house.userId('agent1'), from, to, after });
  for (const year of ['0000', '-000500', '+012026']) await expect(ask(`${year}-01-01T00:00:00Z`, `${year}-01-02T00:00:00Z`)).rejects.toThrow('BAD_INPUT');
  const { agents } = await desk.ask<{ agents: { pageInfo: { endCursor: string } } }>('admin', '{ agents(first: 1) { pageInfo { endCursor } } }');
  await expect(ask(new Date(now - 1_000).toISOString(), new Date(now).toISOString(), agents.pageInfo.endCursor)).rejects.toThrow('BAD_INPUT');
});
