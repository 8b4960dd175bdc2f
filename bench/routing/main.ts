/** `npm run bench:routing`: how soon the longest waiting customer is offered to an agent who becomes free, and what a decision costs. */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { attended, command } from '../kit/command.ts';
import { databaseOf } from '../kit/database.ts';
import { doorAt, openLine } from '../replay/door.ts';
import { pause } from '../replay/patience.ts';
import { startServer } from '../replay/server.ts';
import { signIn } from '../replay/session.ts';
import { fillHouse, type House } from './seed.ts';

const USAGE = `npm run bench:routing -- [--agents <n>] [--waiting <n>] [--rounds <n>] [--json]
  Fills a queue (500 agents, all full, and 10,000 waiting), then frees one agent after another (300), and prints when the offer was heard of.`;

interface Options {
  agents: number;
  waiting: number;
  rounds: number;
  json: boolean;
}

const parse = (args: string[]): Options => {
  const { values } = parseArgs({ args, options: { agents: { type: 'string', default: '500' }, waiting: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '300' }, json: { type: 'boolean', default: false } } });
  return { agents: Number(values.agents), waiting: Number(values.waiting), rounds: Number(values.rounds), json: values.json };
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percentile = (values: number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
/** Longer than a server's backends keep their counts to themselves. */
const COUNTED_MS = 2_500;
const OFFER_MS = 30_000;
const OFFERS = 'subscription { inboxEvents { __typename ... on OfferMade { ticket { id } } } }';

/** Buffers that the database has touched so far. */
const buffers = async (client: pg.Client): Promise<number> => {
  await pause(COUNTED_MS);
  const { rows } = await client.query<{ n: string }>('select blks_hit + blks_read as n from pg_stat_database where datname = current_database()');
  return Number(rows[0]!.n);
};

const tell = async (client: pg.Client, { workspace }: House, type: string, payload: object): Promise<void> => {
  await client.query("insert into event (workspace_id, type, actor, payload) values ($1, $2, 'system', $3)", [workspace, type, payload]);
  await client.query('notify parley_events');
};

/** Buffers an event, of `rounds` of them. */
const costOf = async (client: pg.Client, rounds: number, each: () => Promise<void>): Promise<number> => {
  const before = await buffers(client);
  for (let i = 0; i < rounds; i++) await each();
  return (await buffers(client) - before) / rounds;
};

const measure = async (client: pg.Client, house: House, rounds: number, heard: () => { next: Promise<string> }) => {
  const { rows: busy } = await client.query<{ id: string; agent: string }>("select id, assignee_id as agent from ticket where status = 'OPEN' order by id limit $1", [rounds * 2]);
  const { rows: line } = await client.query<{ id: string }>("select id from ticket where status = 'NEW' and offered_to is null order by status_since, id limit $1", [rounds]);
  const times: number[] = [];
  let wrong = 0;
  const free = async (i: number, agent: { id: string; agent: string }): Promise<void> => {
    await client.query("update ticket set status = 'RESOLVED', resolved_at = now() where id = $1", [agent.id]);
    const { next } = heard();
    const started = performance.now();
    await tell(client, house, 'WrapUpFinished', { userId: agent.agent, at: new Date() });
    const ticket = await Promise.race([next, pause(OFFER_MS).then(() => '')]);
    times.push(performance.now() - started);
    if (ticket !== `tkt_${line[i]!.id}`) wrong += 1;
  };
  let i = 0;
  const freed = await costOf(client, rounds, async () => free(i, busy[i++]!));
  const idle = await costOf(client, rounds, async () => {
    const agent = busy[i++ % busy.length]!;
    await client.query("update ticket set status = status where id = $1", [agent.id]);
    await tell(client, house, 'Nothing', { userId: agent.agent, at: new Date() });
    await pause(5);
  });
  const entered = await costOf(client, rounds, async () => {
    await tell(client, house, 'QueueWoken', { queueId: house.queue });
    await pause(20);
  });
  const nothing = await costOf(client, rounds, async () => {
    await tell(client, house, 'Nothing', {});
    await pause(20);
  });
  return {
    offers: times.length, notTheOldest: wrong, p50: percentile(times, 0.5), p99: percentile(times, 0.99), worst: Math.max(...times),
    buffersWhenAnAgentFrees: Math.round(freed - idle), buffersWhenATicketEntersAFullQueue: Math.round(entered - nothing),
  };
};

const run = async ({ agents, waiting, rounds, json }: Options, fault: (what: string) => void): Promise<void> => {
  await attended(startServer(), async (server) => {
    const client = new pg.Client({ connectionString: (await databaseOf(server.dataDir)).url });
    await client.connect();
    const house = await fillHouse(client, { agents, waiting });
    const door = doorAt(server.url);
    const session = await signIn(door, 'admin@demo.test');
    const line = openLine(door, session.token);
    let resolve: (ticket: string) => void = () => {};
    line.subscribe<{ inboxEvents: { __typename: string; ticket?: { id: string } } }>(OFFERS, {}, {
      hear: ({ inboxEvents }) => { if (inboxEvents.ticket) resolve(inboxEvents.ticket.id); },
      lost: (why) => fault(why.message),
    });
    await pause(COUNTED_MS);
    const figures = await measure(client, house, rounds, () => ({ next: new Promise((done) => { resolve = done; }) }));
    say(`${agents} agents, ${waiting} waiting; ${figures.offers} agents became free one after another`);
    say(`freed to offer heard: p50 ${figures.p50.toFixed(1)} ms, p99 ${figures.p99.toFixed(1)} ms, worst ${figures.worst.toFixed(1)} ms; not the oldest waiter: ${figures.notTheOldest}`);
    say(`buffers a decision: ${figures.buffersWhenAnAgentFrees} when an agent becomes free, ${figures.buffersWhenATicketEntersAFullQueue} when a ticket enters a queue whose agents are all full`);
    if (figures.p99 > 1_000) fault('an offer took more than a second at p99');
    if (figures.notTheOldest > 0) fault('somebody was offered who had not waited longest');
    await line.close();
    await client.end();
    if (json) say(JSON.stringify(figures));
  });
};

await command(parse, USAGE, run);
