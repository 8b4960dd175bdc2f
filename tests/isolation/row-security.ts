/** The second wall: what the database itself shows to the role that serves requests. */
import { expect, test } from '@jest/globals';
import pg from 'pg';
import type { World } from './world.ts';

/** The list of migrations that ran: no tenant's data, and not the server's to read. */
const WITHOUT_POLICIES = ['mikro_orm_migrations'];
/** Of no workspace; the role that serves requests has no business there. */
const OF_THE_SYSTEM = ['job_worker', 'login', 'mikro_orm_migrations', 'sign_in_throttle', 'signing_key'];
/** Of no workspace, and readable: how far the log was worked through, and how far back it reaches. */
const READABLE = ['event_handler', 'event_log'];

/** What work across workspaces (sign-in, sweeping, the event log, documents, statistics) reaches, besides what is of no workspace. */
const ACROSS = [
  'access_epoch', 'agent', 'api_token', 'app_user', 'document', 'document_client', 'document_past', 'document_update', 'document_version', 'endpoint', 'event', 'guest', 'interaction', 'invitation', 'offer', 'queue_routing', 'refresh_token', 'session', 'stat_fact', 'stat_rollup', 'stat_stock',
  'stat_zone', 'webhook_delivery', 'workspace',
];

interface Table {
  name: string;
  secured: boolean;
  forced: boolean;
  partition: boolean;
  readable: boolean;
  /** To `parley_system`. */
  across: boolean;
  /** Column with the workspace; null when the table has none. */
  column: string | null;
}

const tablesOf = ({ server }: World): Promise<Table[]> => server.database.query<Table>(`
  select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced, c.relispartition as partition,
    has_table_privilege('parley_app', c.oid, 'select') as readable, has_table_privilege('parley_system', c.oid, 'select') as across,
    case when c.relname = 'workspace' then 'id' else (select attname from pg_attribute a where a.attrelid = c.oid and attname = 'workspace_id') end as column
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);

const tenantTables = async (world: World) =>
  (await tablesOf(world)).filter((table) => !table.partition && table.column !== null).map(({ name, column }) => ({ name, column: column! }));

/** One transaction as a role, in a workspace or in none; always rolled back. */
const as = async <T>(world: World, role: string, workspaceId: string | null, work: (query: pg.Client['query']) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: world.server.database.url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local role ${role}`);
    if (workspaceId) await client.query("select set_config('app.workspace', $1, true)", [workspaceId]);
    return await work(client.query.bind(client) as pg.Client['query']);
  } finally {
    await client.query('rollback');
    await client.end();
  }
};

const count = async (query: pg.Client['query'], table: string, where = 'true', values: unknown[] = []): Promise<number> =>
  (await query<{ n: number }>(`select count(*)::int as n from "${table}" where ${where}`, values)).rows[0]!.n;

/** The code that PostgreSQL refuses with; `done` when it does not. A savepoint keeps the transaction usable. */
const refusal = async (query: pg.Client['query'], statement: string, values: unknown[] = []): Promise<string> => {
  await query('savepoint trial');
  const code = await query(statement, values).then(() => 'done', (error: { code?: string }) => error.code ?? 'unknown');
  await query('rollback to savepoint trial');
  return code;
};

/** The columns that a row is written with: the database makes the others itself. */
const written = async (query: pg.Client['query'], table: string): Promise<string> => {
  const { rows } = await query<{ list: string }>("select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns where table_name = $1 and is_generated = 'NEVER'", [table]);
  return rows[0]!.list;
};

const POLICY_VIOLATION = '42501';

export const rowSecurityTests = (given: () => World): void => {
  test('[R-01] every table has row-level security, also for its owner', async () => {
    const open = (await tablesOf(given())).filter((table) => !table.secured || !table.forced).map((table) => table.name);
    expect(open).toEqual(WITHOUT_POLICIES);
  });

  test('[R-01] every table is a tenant’s, or on the short list of those that are not', async () => {
    const tables = (await tablesOf(given())).filter((table) => !table.partition);
    expect(tables.filter((table) => table.column === null).map((table) => table.name).sort()).toEqual([...OF_THE_SYSTEM, ...READABLE].sort());
    expect(tables.filter((table) => !table.readable).map((table) => table.name)).toEqual(OF_THE_SYSTEM);
  });

  test('[R-01] work across workspaces reaches named tables only, and no message, note or contact', async () => {
    const tables = (await tablesOf(given())).filter((table) => table.column !== null && table.across);
    expect(tables.map((table) => table.name)).toEqual(ACROSS);
  });

  test('[R-01] partitions are no side door', async () => {
    expect((await tablesOf(given())).filter((table) => table.partition && table.readable)).toEqual([]);
  });

  test('the roles cannot step over the policies', async () => {
    const roles = await given().server.database.query("select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname like 'parley\\_%' order by 1");
    expect(roles).toEqual(['parley_app', 'parley_owner', 'parley_search', 'parley_system'].map((rolname) => ({ rolname, rolsuper: false, rolbypassrls: false, rolcanlogin: false })));
  });

  test('the victim has a row in every tenant table, so what follows means something', async () => {
    const world = given();
    const empty = await as(world, 'parley_app', world.home.workspaceId, async (query) => {
      const found: string[] = [];
      for (const { name } of await tenantTables(world)) if ((await count(query, name)) === 0) found.push(`${name}: give the victim a row in tests/isolation/victim.ts`);
      return found;
    });
    expect(empty).toEqual([]);
  });

  test.each([['parley_app', 'no'], ['parley_owner', 'no'], ['parley_app', 'another']] as const)('[R-01] %s with %s workspace sees no row of the victim', async (role, which) => {
    const world = given();
    const seen = await as(world, role, which === 'another' ? world.away.workspaceId : null, async (query) => {
      const found: string[] = [];
      for (const { name, column } of await tenantTables(world)) {
        const rows = which === 'no' ? await count(query, name) : await count(query, name, `${column} = $1`, [world.home.workspaceId]);
        if (rows > 0) found.push(`${name}: ${rows}`);
      }
      return found;
    });
    expect(seen).toEqual([]);
  });

  test('[R-01] a row of another workspace can be neither written, nor taken, nor pushed there', async () => {
    const world = given();
    const { home, away } = world;
    const tables = await tenantTables(world);
    const rows = await Promise.all(tables.map(async ({ name, column }) =>
      (await world.server.database.query<{ row: object }>(`select to_jsonb(t) as row from "${name}" t where ${column} = $1 limit 1`, [home.workspaceId]))[0]!.row));
    const outcomes = await as(world, 'parley_app', away.workspaceId, async (query) => {
      const found: Record<string, string[]> = {};
      for (const [i, { name, column }] of tables.entries()) {
        const columns = await written(query, name);
        const copy = await refusal(query, `insert into "${name}" (${columns}) overriding system value select ${columns} from jsonb_populate_record(null::"${name}", $1)`, [rows[i]]);
        const { rowCount: taken } = await query(`update "${name}" set ${column} = $1 where ${column} = $2`, [away.workspaceId, home.workspaceId]);
        const { rowCount: deleted } = await query(`delete from "${name}" where ${column} = $1`, [home.workspaceId]);
        found[name] = [copy, String(taken), String(deleted)];
      }
      return found;
    });
    expect(outcomes).toEqual(Object.fromEntries(tables.map(({ name }) => [name, [POLICY_VIOLATION, '0', '0']])));
    const pushed = await as(world, 'parley_app', home.workspaceId, async (query) => {
      const found: Record<string, string> = {};
      for (const { name, column } of tables) found[name] = await refusal(query, `update "${name}" set ${column} = $1`, [away.workspaceId]);
      return found;
    });
    expect(pushed).toEqual(Object.fromEntries(tables.map(({ name }) => [name, POLICY_VIOLATION])));
  });
};
