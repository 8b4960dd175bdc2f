/** SQL of one workspace. Everything follows from numbers and hashes of them, so two runs make the same rows. */

export interface Workspace {
  workspace: string;
  slug: string;
  /** JSON. */
  settings: string;
  people: Record<string, number>;
  conversations: number;
  messages: number;
}

const QUEUES = 20;
const TAGS = ['Leak', 'Warranty', 'Billing', 'Complaint', 'Delivery', 'Return', 'Spare part', 'Installation', 'Praise', 'Contract', 'Outage', 'Other'];
const FIRST = ['Ada', 'Bela', 'Chidi', 'Dinah', 'Emre', 'Farah', 'Goran', 'Hana', 'Ines', 'Jonas', 'Kaia', 'Lior', 'Mei', 'Nils', 'Oona', 'Pavel', 'Quinn', 'Rosa', 'Sven', 'Tomasz'];
const LAST = ['Abara', 'Berg', 'Carvalho', 'Dietz', 'Engel', 'Fontaine', 'Goh', 'Haddad', 'Ito', 'Jensen', 'Kaya', 'Lindgren', 'Moreau', 'Novak', 'Okafor', 'Petrov', 'Reyes', 'Santos', 'Tran', 'Wrona'];
const SENTENCES = [
  'The tap in the kitchen still drips.', 'Thank you, I will have a look at it right away.', 'Which model is it?', 'It stands on the label: FH-220.',
  'We can send somebody on Tuesday between nine and twelve.', 'That works for me.', 'Please send me a picture of the connection, so that I can tell the technician which part to bring along.',
  'The invoice says something else than what we agreed on the phone last week, and I would like to know why.', 'Ok.', 'I am sorry for the trouble.',
  'The spare part has arrived in our warehouse and leaves today; you will get the tracking number by mail.', 'Is there anything else that I can do for you?',
];

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const array = (values: string[]): string => `(array[${values.map(text).join(', ')}])`;
/** A number from 0 to `below` - 1 that follows from an integer expression. */
const hash = (expression: string, below: number | string, salt: number): string => `((hashint4((${expression})::int + ${salt}) & 2147483647) % ${below})`;
const pick = (values: string[], index: string): string => `${array(values)}[1 + ${index}]`;

/** The newest moment of the seed. Fixed, as all the rest. */
const NOW = "timestamptz '2026-06-01T12:00:00Z'";
/** Holds never run out: a ticket is worked on as it was seeded. */
const NEVER = "timestamptz '2099-01-01T00:00:00Z'";

export const seedStatements = (of: Workspace): string[] => [
  ...helpers(), ...people(of), ...settings(of), ...threads(of), ...messages(of), ...tickets(of), ...leavings(of),
];

/** An id of version 7's shape: it ascends with time, as the product's own do, and its rest follows from a name. */
const helpers = (): string[] => [`
  create or replace function pg_temp.seed_id(at timestamptz, name text) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(name), 1, 3) || '8' || substr(md5(name), 4, 15))::uuid $$`];

const id = ({ slug }: Workspace, kind: string, number: string, at = "timestamptz '2024-07-01T00:00:00Z'"): string =>
  `pg_temp.seed_id(${at}, '${slug} ${kind} ' || ${number})`;

const people = (of: Workspace): string[] => {
  const roles = Object.entries(of.people).flatMap(([role, count]) => Array.from({ length: count }, (_, i) => `(${text(role)}, ${i + 1})`));
  return [
    `insert into workspace (id, name, settings) values ('${of.workspace}', ${text(`Workspace ${of.slug}`)}, ${text(of.settings)}::jsonb)`,
    'drop table if exists seed_user',
    `create temp table seed_user on commit drop as
      select i, role, number, ${id(of, 'user', 'i')} as id, ${id(of, 'login', 'i')} as login_id, lower(role) || number || '@${of.slug}.test' as email,
        ${pick(FIRST, hash('i', FIRST.length, 1))} || ' ' || ${pick(LAST, hash('i', LAST.length, 2))} as name
      from (select role, number, row_number() over ()::int as i from (values ${roles.join(', ')}) r (role, number)) r`,
    `insert into login (id, email, password_hash)
      select u.login_id, u.email, (select password_hash from login where email = 'admin@demo.test') from seed_user u`,
    `insert into user_group (id, workspace_id, name) select ${id(of, 'group', 'g')}, '${of.workspace}', 'Group ' || g from generate_series(1, 6) g`,
    `insert into app_user (id, workspace_id, login_id, name, email, role, group_id)
      select u.id, '${of.workspace}', u.login_id, u.name, u.email, u.role, case when role in ('AGENT', 'SUPERVISOR') then ${id(of, 'group', '(1 + u.i % 6)')} end
      from seed_user u order by u.id`,
  ];
};

/** Agents serve two queues, a supervisor theirs; each queue has a door and waits to be picked from. */
const settings = (of: Workspace): string[] => [
  `insert into queue (id, workspace_id, name) select ${id(of, 'queue', 'q')}, '${of.workspace}', 'Queue ' || lpad(q::text, 2, '0') from generate_series(1, ${QUEUES}) q`,
  `insert into queue_member (queue_id, user_id, workspace_id)
    select distinct ${id(of, 'queue', '(1 + (u.number - 1 + shift) % ' + QUEUES + ')')}, u.id, '${of.workspace}'::uuid
    from seed_user u, (values (0), (7)) s (shift) where u.role = 'AGENT' or (u.role = 'SUPERVISOR' and shift = 0)`,
  `insert into endpoint (id, workspace_id, channel, name, key, queue_id)
    select ${id(of, 'endpoint', 'q')}, '${of.workspace}', 'WEB', 'Door ' || q, '${of.slug}-web-' || q, ${id(of, 'queue', 'q')} from generate_series(1, ${QUEUES}) q`,
  `insert into tag (id, workspace_id, name, colour)
    select ${id(of, 'tag', 't')}, '${of.workspace}', ${array(TAGS)}[t], '#' || substr(md5(t::text), 1, 6) from generate_series(1, ${TAGS.length}) t`,
];

/** Uneven: most threads are short, some have hundreds of messages, and the first takes what is left of the total. */
const threads = (of: Workspace): string[] => {
  const mean = of.messages / of.conversations;
  const length = `(3 + floor(-ln((${hash('i', 9_973, 3)} + 1) / 9974.0) * ${mean - 3.5}) + case when i % 500 = 0 then 300 else 0 end)::int`;
  const status = "case when i = 1 or h between 3 and 14 then 'OPEN' when h < 3 then 'NEW' when h < 20 then 'PENDING' when h < 25 then 'ON_HOLD' when h < 30 then 'RESOLVED' else 'CLOSED' end";
  const contacts = Math.floor(of.conversations * 0.9);
  return [
    'drop table if exists seed_thread',
    `create temp table seed_thread on commit drop as
      select s.*, ${id(of, 'conversation', 's.i', 's.started_at')} as id, ${id(of, 'contact', 's.contact')} as contact_id,
        ${pick(FIRST, hash('s.contact', FIRST.length, 5))} || ' ' || ${pick(LAST, hash('s.contact', LAST.length, 6))} as contact_name,
        a.id as agent_id, a.name as agent_name
      from (
        select r.*, ${status} as status,
          date_trunc('milliseconds', ${NOW} - case when h < 30 then interval '30 days' else interval '365 days' end * (${hash('i', 99_991, 7)} / 99991.0)) - n * interval '7 minutes' as started_at
        from (
          select i, 1 + i % ${QUEUES} as q, case when i > ${contacts} then i - ${contacts} + 7 else i end as contact, ${hash('i', 100, 4)} as h, ${hash('i', 6, 8)} as a, ${length} as n
          from generate_series(1, ${of.conversations}) i) r) s
      join seed_user a on a.role = 'AGENT' and a.number = s.q + ${QUEUES} * s.a`,
    `update seed_thread set n = n + ${of.messages} - (select sum(n) from seed_thread) where i = 1`,
    'create unique index on seed_thread (i)',
    'analyze seed_thread',
    `insert into contact (id, workspace_id, name, status, created_at)
      select distinct on (contact_id) contact_id, '${of.workspace}'::uuid, contact_name, case when i % 4 = 0 then 'CONFIRMED' else 'PROVISIONAL' end, started_at
      from seed_thread order by contact_id, i`,
    `insert into contact_identity (id, workspace_id, contact_id, kind, value, verified, created_at)
      select ${id(of, 'identity', "contact_id || kind", 'started_at')}, '${of.workspace}', contact_id, kind,
        case kind when 'WEB' then encode(sha256(convert_to(contact_id::text, 'UTF8')), 'hex') else contact_id || '@customers.test' end, kind = 'WEB', started_at
      from seed_thread, (values ('WEB'), ('EMAIL')) k (kind) where i <= ${contacts} and (kind = 'WEB' or i % 2 = 0)`,
  ];
};

/** When message `k` of a thread came. */
const at = (k: string): string => `(c.started_at + ${k} * interval '7 minutes' + ${hash('c.i * 31 + ' + k, 300_000, 9)} * interval '1 millisecond')`;

const messages = (of: Workspace): string[] => {
  const customer = `(k = 1 or ${hash('c.i * 17 + k', 5, 10)} < 2)`;
  const sentence = (salt: number): string => pick(SENTENCES, hash('c.i * 13 + k', SENTENCES.length, salt));
  return [
    `insert into message (id, workspace_id, conversation_id, position, side, author_user_id, author_name, text, client_key, delivery, created_at)
      select ${id(of, 'message', "c.i || ':' || k", at('k'))}, '${of.workspace}', c.id, k, case when ${customer} then 'CUSTOMER' else 'STAFF' end,
        case when ${customer} then null else c.agent_id end, case when ${customer} then c.contact_name else c.agent_name end,
        ${sentence(11)} || case when ${hash('c.i + k', 3, 12)} = 0 then ' ' || ${sentence(13)} else '' end,
        case when ${customer} then 'contact:' || c.contact_id else 'user:' || c.agent_id end || ':seed-' || k,
        case when ${customer} then null else 'SENT' end, ${at('k')}
      from seed_thread c cross join lateral generate_series(1, c.n) k`,
    `insert into conversation (id, workspace_id, kind, contact_id, endpoint_id, last_position, last_customer_position, last_staff_position, last_message_at, created_at)
      select c.id, '${of.workspace}', 'CUSTOMER', c.contact_id, ${id(of, 'endpoint', 'c.q')}, c.n, m.customer, m.staff, ${at('c.n')}, c.started_at
      from seed_thread c join (
        select conversation_id, coalesce(max(position) filter (where side = 'CUSTOMER'), 0) as customer, coalesce(max(position) filter (where side = 'STAFF'), 0) as staff
        from message group by conversation_id) m on m.conversation_id = c.id
      order by c.id`,
  ];
};

/** The last ticket of a thread has its status; long threads and some others have closed ones before it. */
const tickets = (of: Workspace): string[] => [
  'drop table if exists seed_ticket',
  `create temp table seed_ticket on commit drop as
    select c.*, ${id(of, 'ticket', "c.i || ':' || p.part", at('p.from_position'))} as ticket_id, p.from_position, p.to_position, ${at('p.from_position')} as opened_at,
      ${at('p.to_position')} as last_at, p.part = p.parts as newest, case when p.part = p.parts then c.status else 'CLOSED' end as stands,
      ${hash('c.i * 7 + p.part', 4, 14)} as tags, p.part
    from seed_thread c cross join lateral (
      select part, parts, (part - 1) * c.n / parts + 1 as from_position, part * c.n / parts as to_position
      from (select case when c.n >= 100 then 20 when c.n >= 12 and c.i % 3 = 0 then 3 else 1 end as parts) x, generate_series(1, parts) part) p`,
  `insert into ticket (id, workspace_id, conversation_id, contact_id, queue_id, assignee_id, channel, status, cause, from_position, to_position,
      last_activity_at, opened_at, resolved_at, closed_at, last_agent_message_at, next_transition_at)
    select ticket_id, '${of.workspace}', id, contact_id, ${id(of, 'queue', 'q')}, case when stands <> 'NEW' then agent_id end, 'WEB', stands,
      case stands when 'NEW' then 'CUSTOMER' when 'CLOSED' then 'RESOLVED_EXPIRED' else 'AGENT' end, from_position, case when stands = 'CLOSED' then to_position end,
      last_at, opened_at, case when stands in ('RESOLVED', 'CLOSED') then last_at end, case when stands = 'CLOSED' then last_at end,
      case when stands <> 'NEW' then last_at end, case when stands in ('PENDING', 'RESOLVED') then ${NEVER} end
    from seed_ticket order by opened_at, ticket_id`,
  `insert into ticket_tag (ticket_id, tag_id, workspace_id)
    select t.ticket_id, ${id(of, 'tag', `(1 + (t.i + 5 * k) % ${TAGS.length})`)}, '${of.workspace}' from seed_ticket t cross join lateral generate_series(1, t.tags) k`,
];

/** What work leaves behind: notes, colleagues who help, how far people have read. */
const leavings = (of: Workspace): string[] => [
  `insert into internal_note (id, workspace_id, ticket_id, author_user_id, text, client_key, created_at)
    select ${id(of, 'note', "i || ':' || part", 'last_at')}, '${of.workspace}', ticket_id, case when i % 2 = 0 then agent_id end,
      case when i % 2 = 0 then 'Asked the workshop; they call back.' else 'Closed, the hold ran out.' end, 'system:seed', last_at
    from seed_ticket where i % 2 = 0 or stands = 'CLOSED'`,
  `insert into ticket_participant (ticket_id, user_id, workspace_id, invited_by, at)
    select t.ticket_id, u.id, '${of.workspace}', 'user:' || t.agent_id, t.last_at
    from seed_ticket t join seed_user u on u.role = 'EXPERT' and u.number = 1 + t.i % 12 where t.i % 40 = 0`,
  `insert into read_mark (conversation_id, reader, workspace_id, position, at)
    select id, 'user:' || agent_id, '${of.workspace}', greatest(n - h % 3, 0), last_at from seed_ticket where newest and stands <> 'NEW'`,
];
