import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import pg from 'pg';
import type { Log } from '../log/log.ts';
import { installJobs } from '../jobs/install.ts';
import { LOCKS } from './locks.ts';

const ROLES = ['parley_owner', 'parley_app', 'parley_system', 'parley_search'];
/** Trusted ones: whoever may create in the database may install them. */
const EXTENSIONS = ['btree_gin', 'pg_trgm'];

/** The three roles of the design and that of search; a login without CREATEROLE must find them made and be a member. */
const ensureRoles = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [ROLES]);
  const present = new Set(rows.map((row) => row.rolname));
  for (const role of ROLES) {
    if (!present.has(role)) {
      // Another database of the same cluster may be making it at this moment.
      await client.query(`create role ${role} nologin`).catch((error: { code?: string }) => {
        if (error.code !== '42710' && error.code !== '23505') throw error;
      });
    }
  }
  const { rows: member } = await client.query<{ missing: string }>(
    `select r as missing from unnest($1::text[]) r where not pg_has_role(current_user, r, 'USAGE')`, [ROLES],
  );
  for (const { missing } of member) await client.query(`grant ${missing} to current_user`);
  // What is granted already stays: the second time a login that is no superuser would be the owner's grantee, and may not give back.
  const { rows: [granted] } = await client.query<{ schema: boolean; search: boolean }>(`
    select has_schema_privilege('parley_owner', 'public', 'USAGE WITH GRANT OPTION') and has_schema_privilege('parley_owner', 'public', 'CREATE WITH GRANT OPTION') as schema,
      pg_has_role('parley_owner', 'parley_search', 'SET') as search`);
  if (!granted!.schema) await client.query('grant usage, create on schema public to parley_owner with grant option');
  await client.query('grant usage on schema public to parley_app, parley_system, parley_search');
  // The owner hands the functions of search over, and sees no more by it. A login without ADMIN on that role must find it granted.
  if (!granted!.search) await client.query('grant parley_search to parley_owner with inherit false, set true');
  for (const extension of EXTENSIONS) await client.query(`create extension if not exists ${extension}`);
};

/** Applies what is missing, under an advisory lock, as the owner. Returns the names of what ran. */
export const migrate = async (url: string, log: Log): Promise<string[]> => {
  const lock = new pg.Client({ connectionString: url, application_name: 'parley_migrations' });
  lock.on('error', (error) => log.warn({ err: error }, 'the migration connection was dropped'));
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCKS.migration]);
    await ensureRoles(lock);
    await installJobs(url, lock, log);
    const orm = await MikroORM.init({
      entities: [], discovery: { warnWhenNoEntities: false }, clientUrl: url, extensions: [Migrator],
      driverOptions: { options: '-c role=parley_owner' }, pool: { min: 0, max: 2 },
      migrations: { path: new URL('../../../migrations', import.meta.url).pathname, glob: 'Migration*.ts', snapshot: false, transactional: true },
      logger: (message) => log.debug(message),
    });
    try {
      const ran = await orm.migrator.up();
      return ran.map((migration) => migration.name);
    } finally {
      await orm.close(true);
    }
  } finally {
    await lock.end();
  }
};
