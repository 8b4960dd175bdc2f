/**
 * Decides when something has happened that may make a decision possible. The log says what; the node that leads does the work,
 * so that others do not look at the same queues. Whoever comes to lead looks at all of them once: what happened meanwhile
 * nobody heard. Decisions are safe without a leader, too: two nodes that believe it cannot both win.
 */
import { systemActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import type { Database } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { repeat, type EventTail } from '../../platform/events/tail.ts';
import type { Log } from '../../platform/log/log.ts';
import { decide } from './deciding.ts';
import { rescind } from './offers.ts';
import { GONE, touched, type Touched } from './rules.ts';

export interface RoutingDeps {
  db: Database;
  clock: Clock;
  log: Log;
  tail: Pick<EventTail, 'listen'>;
}

/** Looks in a row that others outran before a queue is left to them. */
const TRIES = 20;
/** Nothing is polled: the loop runs when it is woken, and again after a failure. */
const IDLE_MS = 60_000;

/** What is due in one workspace. */
type Due = Record<keyof Touched, Set<string>>;

const nothing = (): Due => ({ queues: new Set(), agents: new Set(), gone: new Set() });

/** What is due, by workspace. */
const pile = () => {
  let dues = new Map<string, Due>();
  return {
    add: (workspaceId: string, { queues = [], agents = [], gone = [] }: Partial<Record<keyof Touched, Iterable<string>>>): void => {
      const due = dues.get(workspaceId) ?? nothing();
      for (const id of queues) due.queues.add(id);
      for (const id of agents) due.agents.add(id);
      for (const id of gone) due.gone.add(id);
      dues.set(workspaceId, due);
    },
    size: (): number => dues.size,
    take: (): [string, Due][] => {
      const taken = [...dues];
      dues = new Map();
      return taken;
    },
  };
};

export const startRouting = ({ db, clock, log, tail }: RoutingDeps) => {
  const due = pile();
  let leads = false;
  let lookAtAll = false;

  const step = async (): Promise<number> => {
    if (lookAtAll) {
      for (const [workspaceId, touches] of await everything(db)) due.add(workspaceId, touches);
      lookAtAll = false;
    }
    const errors: unknown[] = [];
    for (const [workspaceId, work] of due.take()) {
      // What cannot be decided in one workspace holds the others not up.
      await settle(db, clock, workspaceId, work).catch((error: unknown) => {
        due.add(workspaceId, work);
        errors.push(error);
      });
    }
    if (errors.length > 0) throw errors[0];
    return IDLE_MS;
  };
  const loop = repeat(step, (error) => log.warn({ err: error }, 'routing failed and will try again'));
  const unlisten = tail.listen(({ events, leader }) => {
    if (leader && !leads) lookAtAll = true;
    leads = leader;
    if (!leader) return;
    for (const event of events) {
      const touches = touched(event);
      if (touches.queues.length + touches.agents.length + touches.gone.length > 0) due.add(event.workspaceId, touches);
    }
    if (lookAtAll || due.size() > 0) loop.wake();
  });
  return {
    /** Decides all that can be decided about these queues and agents now, whoever leads. */
    settle: (workspaceId: string, touches: Partial<Touched>): Promise<number> =>
      settle(db, clock, workspaceId, { queues: new Set(touches.queues), agents: new Set(touches.agents), gone: new Set(touches.gone) }),
    stop: async (): Promise<void> => {
      unlisten();
      await loop.stop();
    },
  };
};

/** Every queue, and offers to whom nothing may be held out: what somebody who died may have left. */
const everything = async (db: Database): Promise<[string, Partial<Touched>][]> => {
  const queues = await db.system.rows<{ workspaceId: string; id: string }>(sql`select workspace_id as "workspaceId", queue_id as id from queue_routing`);
  const gone = await db.system.rows<{ workspaceId: string; id: string }>(sql`
    select distinct o.workspace_id as "workspaceId", o.user_id as id from offer o join agent a on a.user_id = o.user_id
    where o.state = 'PENDING' and a.state = any(${GONE}::text[])`);
  return [
    ...queues.map(({ workspaceId, id }): [string, Partial<Touched>] => [workspaceId, { queues: [id] }]),
    ...gone.map(({ workspaceId, id }): [string, Partial<Touched>] => [workspaceId, { gone: [id] }]),
  ];
};

/** Decides until nothing more can be; how many decisions there were. */
const settle = async (db: Database, clock: Clock, workspaceId: string, { queues, agents, gone }: Due): Promise<number> => {
  await takeBack(db, clock, workspaceId, [...gone]);
  const scope = { queues: [...queues], agents: [...agents] };
  let decided = 0;
  let outrun = 0;
  while (queues.size + agents.size > 0) {
    const result = await db.tx(systemActor(workspaceId), (tx) => decide(tx, scope, clock.now()));
    if (!result.ok) throw new Error(`a decision was refused: ${result.message}`);
    if (result.value === 'NOTHING') break;
    outrun = result.value === 'OUTRUN' ? outrun + 1 : 0;
    if (result.value === 'DECIDED') decided += 1;
    if (outrun > TRIES) throw new Error(`others outran ${TRIES} decisions of the workspace ${workspaceId}`);
  }
  return decided;
};

/** Each offer in a transaction of its own: its ticket is locked before its agent, always. */
const takeBack = async (db: Database, clock: Clock, workspaceId: string, agents: string[]): Promise<void> => {
  if (agents.length === 0) return;
  const offers = await db.rows<{ id: string }>(workspaceId, sql`
    select o.id from offer o join agent a on a.user_id = o.user_id
    where o.user_id = any(${agents}::uuid[]) and o.state = 'PENDING' and a.state = any(${GONE}::text[])`);
  for (const { id } of offers) {
    await db.tx(systemActor(workspaceId), async (tx) => ok(await rescind(tx, id, clock.now())));
  }
};
