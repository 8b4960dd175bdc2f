/** Two nodes on one database: whoever decides or accepts at the same moment, nobody gets a ticket twice or too many. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startApp, type App } from '../../src/app.ts';
import { scratch } from '../browser/support.ts';
import { SECRET } from '../support/server.ts';
import { openRouted, type RoutedDesk } from './support.ts';

/** In all: `ROUTING_OFFERS=1000` is the full size. */
const OFFERS = Number(process.env.ROUTING_OFFERS ?? 24);
const TRIES = 50;
const AGENTS = ['agent1', 'agent2', 'supervisor'] as const;
const EACH = 4;
const AT_ONCE = 2;

let desk: RoutedDesk;
let other: App;
let files: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  desk = await openRouted();
  files = await scratch();
  other = await startApp(
    { databaseUrl: desk.server.database.url, filesDir: files.folder, secret: SECRET, publicUrl: null, clock: desk.server.clock, log: pino({ level: 'silent' }), webhookAllow: [], costAMinute: 0 },
    { port: 0, host: '127.0.0.1' },
  );
});
afterAll(async () => {
  await other?.stop();
  await desk?.stop();
  await files?.remove();
});

const ACCEPT = 'mutation ($id: ID!) { acceptOffer(input: { offerId: $id }) { ticket { id } errors { __typename } } }';
const accept = async (url: string, token: string, id: string): Promise<string> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: ACCEPT, variables: { id } }),
  });
  const { data, errors } = (await response.json()) as { data?: { acceptOffer: { errors: { __typename: string }[] } }; errors?: { extensions: { code: string } }[] };
  return errors ? errors[0]!.extensions.code : (data!.acceptOffer.errors[0]?.__typename ?? 'WON');
};

/** Until the server has an answer: who had to wait too long for a connection was told to come back. */
const insist = async (url: string, token: string, id: string): Promise<string> => {
  for (;;) {
    const answer = await accept(url, token, id);
    if (answer !== 'UNAVAILABLE' && answer !== 'RATE_LIMITED') return answer;
  }
};

const count = async (text: string) => (await desk.sql<{ n: number }>(text, [desk.house.workspaceId]))[0]!.n;

test('[§4.3, K-25] of fifty who accept an offer at once through two nodes one wins, the others hear AlreadyTaken, and nobody holds too many', async () => {
  await desk.clear();
  await desk.sql('update agent set capacity = $2 where workspace_id = $1', [desk.house.workspaceId, EACH]);
  await desk.sql('update queue set acceptance_ms = 300000 where workspace_id = $1', [desk.house.workspaceId]);
  await desk.available(...AGENTS);
  const answers = new Map<string, number>();
  for (let done = 0; done < OFFERS; done += AGENTS.length * EACH) {
    for (let i = 0; i < AGENTS.length * EACH; i++) await desk.chat();
    // Both nodes decide at the same time as the one that leads does.
    const due = { queues: [desk.house.queueId.slice(4)], agents: [], gone: [] };
    await Promise.all([desk.server.app, other].map((node) => node.modules.routing.settle(desk.house.workspaceId, due)));
    expect(await count("select count(*)::int as n from ticket where workspace_id = $1 and status = 'NEW' and offered_to is null")).toBe(0);
    const all = (await Promise.all(AGENTS.map(async (part) => {
      const token = await desk.as(part);
      return (await desk.offers(part)).map(({ id }) => ({ id, token }));
    }))).flat();
    expect(all).toHaveLength(AGENTS.length * EACH);
    // Fifty at once an offer, two offers at once: more would only stand in line for the nodes' connections.
    for (let i = 0; i < all.length; i += AT_ONCE) {
      const tries = all.slice(i, i + AT_ONCE).flatMap((offer) => Array.from({ length: TRIES }, (_, at) => ({ ...offer, url: at % 2 === 0 ? desk.server.app.url : other.url })));
      for (const kind of await Promise.all(tries.map(({ url, token, id }) => insist(url, token, id)))) answers.set(kind, (answers.get(kind) ?? 0) + 1);
    }
    expect(await count(`select coalesce(max(n), 0)::int as n from (select count(*) as n from ticket where workspace_id = $1 and status = 'OPEN' group by assignee_id) held`)).toBe(EACH);
    await desk.sql("update ticket set status = 'CLOSED', closed_at = now() where workspace_id = $1", [desk.house.workspaceId]);
  }
  const offers = await count("select count(*)::int as n from offer where workspace_id = $1 and state = 'ACCEPTED'");
  expect(Object.fromEntries(answers)).toEqual({ WON: offers, AlreadyTaken: offers * (TRIES - 1) });
  expect(offers).toBeGreaterThanOrEqual(OFFERS);
  expect(await count("select count(*)::int as n from offer where workspace_id = $1 and state <> 'ACCEPTED'")).toBe(0);
  // One assignment a ticket, in the log, too.
  expect(await count(`select coalesce(max(n), 0)::int as n from (
    select count(*) as n from event where workspace_id = $1 and type = 'TicketChanged' and payload->>'change' = 'ASSIGNED' group by ticket_id) given`)).toBe(1);
  if (process.env.ROUTING_OFFERS) process.stdout.write(`${JSON.stringify({ offers, tries: offers * TRIES, answers: Object.fromEntries(answers) })}\n`);
}, 3_600_000);
