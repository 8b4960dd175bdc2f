/** Whatever happens in whatever order, an agent's time is whole: each interval begins where the one before it ends. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { systemActor, type UserActor } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { enterState } from '../../src/modules/agents/index.ts';
import { EVENTS, TRANSITIONS, type AgentEvent, type AgentState } from '../../src/modules/agents/rules.ts';
import { openWorkDesk, type WorkDesk } from './support.ts';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await openWorkDesk(false);
}, 60_000);
afterAll(() => desk?.stop());

interface Row {
  state: AgentState;
  whole: boolean;
  open: boolean;
}

const KEPT = `select state, until is null as open,
  coalesce(since = lag(until) over (order by since), true) and (previous is not null or row_number() over (order by since) = 1) and coalesce(until > since, true) as whole
  from agent_interval where user_id = $1 order by since`;

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

test(`[I-06] random sequences of events leave intervals whole and the state the table's (seed ${seed})`, async () => {
  const { server, house } = desk;
  const userId = house.userId('agent1').slice(4);
  const command = fc.record({ event: fc.constantFrom(...EVENTS), ms: fc.constantFrom(0, 0, 1, 1_000, -500), byThemselves: fc.boolean() });
  let expected: AgentState = 'OFFLINE';
  await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), async (commands) => {
    for (const { event, ms, byThemselves } of commands) {
      // Clocks of nodes differ: time may even seem to go back.
      server.clock.advance(ms);
      const actor: UserActor = { kind: 'USER', workspaceId: house.workspaceId, userId, sessionId: null, tokenId: null, role: 'AGENT', name: 'A', scopes: null };
      await server.app.db.tx(byThemselves ? actor : systemActor(house.workspaceId), async (tx) => ok(await enterState(tx, userId, { event }, server.clock.now())));
      expected = TRANSITIONS[expected][event] ?? expected;
    }
    const rows = await server.database.query<Row>(KEPT, [userId]);
    const [agent] = await server.database.query<{ state: string }>('select state from agent where user_id = $1', [userId]);
    expect(agent!.state).toBe(expected);
    expect(rows.every(({ whole }) => whole)).toBe(true);
    expect(rows.filter(({ open }) => open)).toHaveLength(rows.length > 0 ? 1 : 0);
    if (rows.length > 0) expect(rows.at(-1)).toMatchObject({ open: true, state: expected });
  }), { seed, numRuns: 40 });
}, 120_000);

test('[I-06] many at once queue up for the agent, and leave one chain', async () => {
  const { server, house } = desk;
  const userId = house.userId('agent2').slice(4);
  const events: AgentEvent[] = Array.from({ length: 60 }, (_, i) => EVENTS[i % EVENTS.length]!);
  await Promise.all(events.map((event) => server.app.db.tx(systemActor(house.workspaceId), async (tx) => ok(await enterState(tx, userId, { event }, server.clock.now())))));
  const rows = await server.database.query<Row>(KEPT, [userId]);
  expect([rows.every(({ whole }) => whole), rows.filter(({ open }) => open).length]).toEqual([true, 1]);
});

test('[I-06] the database itself refuses a gap, an overlap and a second end', async () => {
  const { house, server: { database } } = desk;
  const userId = house.userId('manager').slice(4);
  const insert = (since: string, until: string | null, previous: string | null) => database.query(`insert into agent_interval (id, workspace_id, user_id, state, cause, since, until, previous)
    values (gen_random_uuid(), $1, $2, 'AVAILABLE', 'AGENT', $3, $4, $5)`, [house.workspaceId, userId, since, until, previous]).then(() => 'done', (error: { code: string }) => error.code);
  expect(await insert('2026-01-01T08:00:00Z', '2026-01-01T09:00:00Z', null)).toBe('done');
  const [gap, overlap, second, backward] = [
    await insert('2026-01-01T09:30:00Z', null, '2026-01-01T09:30:00Z'), await insert('2026-01-01T08:30:00Z', null, null),
    await insert('2026-01-01T10:00:00Z', null, '2026-01-01T09:00:00Z'), await insert('2026-01-01T09:00:00Z', '2026-01-01T08:00:00Z', '2026-01-01T09:00:00Z'),
  ];
  expect([gap, overlap, second, backward]).toEqual(['23503', '23505', '23514', '23514']);
  expect(await insert('2026-01-01T09:00:00Z', null, '2026-01-01T09:00:00Z')).toBe('done');
});
