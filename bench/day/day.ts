/** The day itself: people come, customers come, a node goes and comes back, and everybody goes home. */
import { diceOf, type Dice } from '../faults/dice.ts';
import { readDialogues, type Dialogue } from '../replay/dialogues.ts';
import { pause } from '../replay/patience.ts';
import { must } from './caller.ts';
import { visit, type Heard } from './customer.ts';
import { openDesk, type Desk, type Floor } from './desk.ts';
import { follow, type Follower } from './follower.ts';
import { setUp, WRAP_UP_MS } from './house.ts';
import { lead } from './lead.ts';
import type { Counted, Ledger } from './ledger.ts';
import type { Nodes } from './nodes.ts';
import type { Options } from './options.ts';
import { hire, signInAdmin } from './people.ts';
import { endingOf, openPlay, type Play } from './play.ts';

export interface DayDone {
  ledger: Ledger;
  plays: Play[];
  tallies: Record<string, number>;
  returns: number;
  again: number;
  retried: number;
  /** Seconds in which customers came and were served. */
  rushS: number;
}

/** Of the customers' coming: until then there are endings that wait for a timer, and then one leaves, a node dies. */
const EARLY = 0.3;
const DARK = 0.2;
const KILLED = 0.45;
const AWAY_MS = 5_000;
/** The longest chain of timers, and a little. */
const EVENING_MS = 140_000;
const LOOK_MS = 3_000;
const VICTIM = 0;
const PROGRESS_MS = 10_000;

type Administrator = Awaited<ReturnType<typeof signInAdmin>>;

interface Stage extends Floor {
  nodes: Nodes;
  options: Options;
  say: (text: string) => void;
  retried: () => void;
}

const readAll = async ({ dialogues, limit }: Options): Promise<Dialogue[]> => {
  const all: Dialogue[] = [];
  for await (const dialogue of readDialogues(dialogues, limit)) all.push(dialogue);
  return all;
};

const die = async ({ nodes, say, tally }: Stage): Promise<void> => {
  say(`node ${VICTIM} is killed`);
  await nodes.kill(VICTIM);
  tally('nodes killed');
  await pause(AWAY_MS);
  await nodes.comeBack(VICTIM);
  say(`node ${VICTIM} is back`);
};

/** Somebody's desk is dark; who supervises puts what they held back into a queue. */
const goDark = async ({ house, tally }: Stage, desks: Desk[], dark: Ledger['dark']): Promise<void> => {
  const desk = desks[1]!;
  await desk.vanish();
  dark.push({ userId: desk.person.userId, at: Date.now() });
  tally('desks left without a word');
  const leader = desks.at(-1)!.person;
  for (const { id } of desk.held.values()) await leader.call.mutate('transferTicket', { ticketId: id, queueId: house.lines[0]!.id });
};

/** Customers come one after the other; resolves when the last has left. */
const rush = async (stage: Stage, dialogues: Dialogue[], at: Record<number, () => void>): Promise<{ heard: Heard[]; plays: Play[] }> => {
  const { doors, house, options, dice, cursor, fault } = stage;
  const visits: Promise<Heard | null>[] = [];
  const plays: Play[] = [];
  for (const [n, dialogue] of dialogues.entries()) {
    at[n]?.();
    const play = openPlay(dialogue, endingOf(dice.next(), n < dialogues.length * EARLY));
    plays.push(play);
    const { endpointKey } = house.lines[dice.between(0, house.lines.length - 1)]!;
    visits.push(visit({
      doors, node: n, endpointKey, play, cursor, dice, fault, retried: stage.retried,
      entered: ({ conversationId }) => void stage.plays.set(conversationId, play),
    }).catch((cause: unknown) => {
      fault(`customer ${dialogue.id}: ${cause instanceof Error ? cause.message : String(cause)}`);
      return null;
    }));
    await pause((dice.between(500, 1_500)) / options.rate);
  }
  return { heard: (await Promise.all(visits)).filter((one) => one !== null), plays };
};

const ACTIVE = 'query ($id: ID!) { inbox(filter: { queueId: $id, status: [NEW, OPEN, PENDING, ON_HOLD, RESOLVED] }, first: 1) { totalCount } }';

/** Until every ticket of the day is closed; how many are not. */
const evening = async (stage: Stage, admin: Administrator, desks: Desk[]): Promise<number> => {
  for (const deadline = performance.now() + EVENING_MS; ;) {
    let left = 0;
    for (const { id } of stage.house.lines) left += (await admin.query<{ inbox: { totalCount: number } }>(ACTIVE, { id })).inbox.totalCount;
    if (left === 0 || performance.now() > deadline) return left;
    for (const desk of desks) desk.lookAgain();
    await pause(LOOK_MS);
  }
};

const NUMBERS = 'created resolved closed onHold standing { new open pending onHold resolved closed }';
type Told = Omit<Counted, 'queueId'> & { queue?: { id: string } };

const statistics = async (admin: Administrator, since: Date): Promise<Counted[]> => {
  const { stats } = await admin.query<{ stats: { total: Told; groups: Told[] } }>(
    `query ($from: DateTime!) { stats(from: $from) { total { ${NUMBERS} } groups(by: [QUEUE]) { queue { id } ${NUMBERS} } } }`, { from: since.toISOString() });
  return [{ ...stats.total, queueId: null }, ...stats.groups.map(({ queue, ...numbers }) => ({ ...numbers, queueId: queue!.id }))];
};

interface Shift {
  desks: Desk[];
  watchers: Follower[];
  leads: AbortController;
}

const openShift = async (stage: Stage, admin: Administrator): Promise<Shift> => {
  const leads = new AbortController();
  const desks = await Promise.all(stage.people.map((person, n) => openDesk(stage, person, n % 4 === 0 ? 2 : 1)));
  for (const { person } of desks) if (person.supervisor) void lead(stage, person, leads.signal);
  const watchers = stage.doors.map((_, first) => follow({
    doors: stage.doors, first, token: admin.session.token, field: 'inboxEvents(after: $after)', selection: '', after: stage.cursor, hear: () => {},
  }));
  return { desks, watchers, leads };
};

const floorOf = async (nodes: Nodes, options: Options, dice: Dice, say: Stage['say'], fault: Stage['fault']) => {
  const admin = await signInAdmin(nodes.doors, 1);
  const counts = { retried: 0 };
  const retried = (): void => { counts.retried += 1; };
  say('setting up queues and people');
  const house = await setUp(admin, nodes.databaseUrl, new Date());
  const people = await hire({ doors: nodes.doors, admin, lines: house.lines, skills: house.skills, agents: options.agents, retried });
  const { eventCursor } = await must(admin.query<{ eventCursor: string }>('{ eventCursor }').then((data) => ({ ...data, errors: [] })));
  const tallies: Record<string, number> = {};
  const stage: Stage = {
    nodes, options, say, fault, retried, doors: nodes.doors, house, plays: new Map(), people, dice, cursor: eventCursor, evening: false, snoozes: [],
    tally: (what) => { tallies[what] = (tallies[what] ?? 0) + 1; },
  };
  return { admin, stage, tallies, counts };
};

/** Everybody's papers, for the checks. */
const ledgerOf = (stage: Stage, { desks, watchers }: Shift, of: Pick<Ledger, 'since' | 'until' | 'heard' | 'dark' | 'counted'>, plays: Play[]): Ledger => ({
  ...of, wrapUpMs: WRAP_UP_MS, snoozes: stage.snoozes,
  written: plays.filter(({ conversationId }) => conversationId !== '').map(({ conversationId, sent }) => ({ conversationId, sent })),
  watches: [
    ...watchers.map(({ sightings }, n) => ({ who: `the administrator at node ${n}`, sightings, userId: null })),
    ...desks.filter(({ person }) => of.dark.every(({ userId }) => userId !== person.userId))
      .map(({ person, followers: [mine] }) => ({ who: person.email, sightings: mine!.sightings, userId: person.userId })),
  ],
});

/** Customers, a desk that goes dark, a node that dies, supervisors; then the evening, and everybody leaves. */
const work = async (stage: Stage, admin: Administrator, shift: Shift, dialogues: Dialogue[]) => {
  const dark: Ledger['dark'] = [];
  const besides: Promise<void>[] = [];
  const start = performance.now();
  const { heard, plays } = await rush(stage, dialogues, {
    [Math.floor(dialogues.length * DARK)]: () => void besides.push(goDark(stage, shift.desks, dark)),
    [Math.floor(dialogues.length * KILLED)]: () => void besides.push(die(stage)),
  });
  const rushS = (performance.now() - start) / 1_000;
  await Promise.all(besides);
  stage.evening = true;
  shift.leads.abort();
  stage.say('the last customer has left; what is resolved closes by itself');
  const left = await evening(stage, admin, shift.desks);
  if (left > 0) stage.fault(`${left} tickets are still active in the evening`);
  await Promise.all(shift.desks.filter(({ person }) => dark.every(({ userId }) => userId !== person.userId)).map((desk) => desk.leave()));
  return { heard, plays, dark, rushS };
};

export const playDay = async (nodes: Nodes, options: Options, say: (text: string) => void, fault: (what: string) => void): Promise<DayDone> => {
  const dialogues = await readAll(options);
  const dayBegan = new Date(Date.now() - 3_600_000);
  const { admin, stage, tallies, counts } = await floorOf(nodes, options, diceOf(options.seed), say, fault);
  const since = Date.now();
  const shift = await openShift(stage, admin);
  say(`${dialogues.length} customers begin to come, ${options.rate} a second`);
  const progress = setInterval(() => say(`${stage.plays.size} came, ${[...stage.plays.values()].filter(({ over }) => over).length} have left; ${counts.retried} requests asked again`), PROGRESS_MS);
  try {
    const { heard, plays, dark, rushS } = await work(stage, admin, shift, dialogues);
    const until = Date.now() - LOOK_MS;
    await pause(LOOK_MS);
    const counted = await statistics(admin, dayBegan);
    await Promise.all(shift.watchers.map((watcher) => watcher.stop()));
    const all = [...shift.watchers, ...shift.desks.flatMap((desk) => desk.followers), ...heard].map(({ sightings }) => sightings);
    return {
      plays, tallies, rushS, retried: counts.retried,
      returns: all.reduce((sum, { returns }) => sum + returns, 0), again: all.reduce((sum, { again }) => sum + again, 0),
      ledger: ledgerOf(stage, shift, { since, until, heard, dark, counted }, plays),
    };
  } finally {
    clearInterval(progress);
  }
};
