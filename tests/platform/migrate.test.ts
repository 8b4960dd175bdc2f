/** Who migrates need be no superuser: an owner of the database that is a member of the roles. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { migrate } from '../../src/platform/db/migrate.ts';

const name = `plain_${randomBytes(6).toString('hex')}`;
let admin: pg.Client;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL! });
  await admin.connect();
  await admin.query(`create role ${name} login password 'plain' nosuperuser nocreaterole`);
  await admin.query(`grant parley_owner, parley_app, parley_system, parley_search to ${name}`);
  await admin.query(`create database ${name} owner ${name}`);
});
afterAll(async () => {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`drop role ${name}`);
  await admin.end();
});

test('a plain login migrates, and finds all done at the next start', async () => {
  const url = new URL(process.env.TEST_DATABASE_URL!);
  Object.assign(url, { pathname: `/${name}`, username: name, password: 'plain' });
  const log = pino({ level: 'silent' });
  expect((await migrate(url.href, log)).length).toBeGreaterThan(0);
  expect(await migrate(url.href, log)).toEqual([]);
}, 60_000);
