/** The one statement that commits documents, when several nodes and changes of access meet in it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { documentStore, type LogRow } from '../../src/modules/documents/store.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { packUpdates } from '../../src/modules/documents/frames.ts';
import { connectDatabase, freshDatabase, newWorkspace } from '../documents/support.ts';

let base: { url: string; drop(): Promise<void> };
let dbs: Database[];
beforeAll(async () => {
  base = await freshDatabase();
  dbs = [await connectDatabase(base.url), await connectDatabase(base.url)];
}, 60_000);
afterAll(async () => { await Promise.all(dbs.map((db) => db.close())); await base.drop(); });

test('two nodes that commit the same documents in one order do not wait in a circle', async () => {
  const workspace = await newWorkspace(base.url);
  const stores = dbs.map((db) => documentStore(db));
  const ids: number[] = [];
  for (let i = 0; i < 300; i++) ids.push((await stores[0]!.open({ workspaceId: workspace, name: `ticket:b${i}:notes` })).id);
  const row = (documentId: number, seq: number, who: string): LogRow => ({ documentId, workspaceId: workspace, seq, updates: packUpdates([Buffer.from(who)]), authors: '[]', claims: [], stakes: [] });
  const errors: string[] = [];
  for (let seq = 1; seq <= 40; seq++) {
    const go = (n: number, order: number[]) => stores[n]!.append(order.map((id) => row(id, seq, String(n)))).catch((error: { code: string }) => errors.push(error.code));
    await Promise.all([go(0, ids), go(1, ids)]);
    await stores[0]!.append(ids.map((id) => row(id, seq, 'x')));
    if (errors.length > 3) break;
  }
  expect(errors).toEqual([]);
}, 60_000);

test('an open change of access in one workspace holds up nobody else', async () => {
  const workspace = await newWorkspace(base.url);
  const store = documentStore(dbs[0]!);
  const a = await store.open({ workspaceId: workspace, name: 'ticket:a:notes' });
  const b = await store.open({ workspaceId: await newWorkspace(base.url), name: 'ticket:b:notes' });
  const ticket = '00000000-0000-4000-8000-000000000002';
  const changing = new pg.Client({ connectionString: base.url });
  await changing.connect();
  await changing.query('begin');
  await changing.query('select access_changed($1, array[$2]::uuid[])', [workspace, ticket]);
  const row = (d: { id: number; workspaceId: string }, stakes: LogRow['stakes']): LogRow => ({ documentId: d.id, workspaceId: d.workspaceId, seq: 1, updates: packUpdates([Buffer.from('x')]), authors: '[]', claims: [], stakes });
  expect(await store.append([row(a, [{ subject: ticket, epoch: '0' }]), row(b, [])])).toEqual(['BUSY', 'COMMITTED']);
  await changing.query('rollback');
  await changing.end();
}, 20_000);
