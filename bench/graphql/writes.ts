/** Writes: a reply and a customer's message, beside the same transaction written by hand. */
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { doorAt } from '../replay/door.ts';
import { signIn, type Session } from '../replay/session.ts';
import { contest, HAND_WRITTEN, type ContestPlan, type Discipline, type Reach, type Result } from './contest.ts';
import type { Ground } from './ground.ts';
import { requestsOf } from './measure.ts';
import { replyInput, SEND_REPLY, SEND_WEB_MESSAGE, UNIQUE } from './operations.ts';
import { emailOf, WORKSPACE } from '../kit/seed.ts';

const MANAGERS = 20;
const TICKETS = 500;
/** A customer may send 120 messages a minute: enough of them that none is held back. */
const GUESTS = 2_000;
const REACH: Reach = { rate: 0.5, cpu: null, p99: 1.5 };
const TEXT = 'We can send somebody on Tuesday between nine and twelve.';

const guestToken = (number: number): string => `prl_room_${createHash('sha256').update(`bench guest ${number}`).digest('base64url')}`;

/** Open tickets, and customers of their conversations with a room token each. */
const subjectsOf = async (url: string): Promise<{ tickets: string[]; guests: string[] }> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from ticket where workspace_id = $1 and status = 'OPEN' order by md5(id::text) limit ${TICKETS}`, [WORKSPACE]);
    const guests = Array.from({ length: GUESTS }, (_, i) => guestToken(i));
    const hashes = guests.map((token) => createHash('sha256').update(token).digest());
    await client.query(`
      insert into guest (id, hash, workspace_id, conversation_id, contact_id, name, expires_at)
      select gen_random_uuid(), g.hash, t.workspace_id, t.conversation_id, t.contact_id, k.name, timestamptz '2099-01-01T00:00:00Z'
      from unnest($1::bytea[]) with ordinality g (hash, n) join unnest($2::uuid[]) with ordinality o (id, n) on o.n = 1 + (g.n - 1) % $3
      join ticket t on t.id = o.id join contact k on k.id = t.contact_id
      on conflict (hash) do nothing`, [hashes, rows.map(({ id }) => id), rows.length]);
    return { tickets: rows.map(({ id }) => `tkt_${id}`), guests };
  } finally {
    await client.end();
  }
};

export const benchWrites = async (ground: Ground, plan: ContestPlan & { only: string | null }): Promise<Result[]> => {
  const door = doorAt(`http://127.0.0.1:${ground.parley.port}`);
  const managers: Session[] = [];
  for (let i = 1; i <= MANAGERS; i++) managers.push(await signIn(door, emailOf('MANAGER', i)));
  const { tickets, guests } = await subjectsOf(ground.databaseUrl);
  const peers = [await ground.crew.peer(HAND_WRITTEN, ground.databaseUrl), ground.parley];
  // A kept database knows the messages of earlier runs.
  const mine = (): string => `${randomUUID()}-${UNIQUE}`;
  const disciplines: Discipline[] = [
    {
      title: 'sendReply', reach: REACH, peers,
      requests: async () => {
        const id = mine();
        return requestsOf(SEND_REPLY, tickets.map((ticketId) => ({ input: replyInput(ticketId, TEXT, id) })), await Promise.all(managers.map((session) => session.token())));
      },
    },
    {
      title: 'sendWebMessage', reach: REACH, peers,
      requests: async () => requestsOf(SEND_WEB_MESSAGE, [{ input: { message: { clientMessageId: mine(), content: { text: TEXT } } } }], guests),
    },
  ];
  return contest(ground, plan, disciplines.filter(({ title }) => plan.only === null || title.includes(plan.only)));
};
