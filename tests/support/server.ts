import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GraphQLClient } from 'graphql-request';
import { pino } from 'pino';
import { startApp, type App, type AppOptions } from '../../src/app.ts';
import { createDemo, DEMO_PASSWORD } from '../../src/demo.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import type { Role } from '../../src/kernel/actor.ts';
import { ok } from '../../src/kernel/result.ts';
import { provisioning } from '../../src/modules/settings/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { fakeClock, type FakeClock } from './clock.ts';
import { registered } from './registered.ts';

/** A whole server on a database of its own, with the demo workspace and a fake clock. */
export interface TestServer {
  app: App;
  clock: FakeClock;
  database: TestDatabase;
  /** A client with a token, or with none. */
  client(token?: string): GraphQLClient;
  wsUrl: string;
  signIn(email: string, password?: string): Promise<string>;
  stop(): Promise<void>;
}

export const SECRET = 'a secret of at least thirty-two characters';

/** Tests receive on loopback. */
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

export interface TestServerOptions {
  at?: Date;
  through?: (databaseUrl: string) => string;
  webhookAllow?: string[];
  jobLeaseMs?: number;
  /** What the server is told besides; tests play customers with documents of their own unless they ask for the registered ones. */
  app?: Partial<AppOptions>;
}

export const startTestServer = async ({ at, through, webhookAllow = LOOPBACK, jobLeaseMs, app: told }: TestServerOptions = {}): Promise<TestServer> => {
  const database = await createTestDatabase();
  const filesDir = await mkdtemp(path.join(tmpdir(), 'parley-files-'));
  const clock = fakeClock(at ?? new Date());
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const app = await startApp(
    {
      databaseUrl: through?.(database.url) ?? database.url, filesDir, secret: SECRET, publicUrl: null, clock, log, trustedDocuments: 'off', webhookAllow,
      ...(jobLeaseMs ? { jobLeaseMs } : {}), ...told,
    },
    { port: 0, host: '127.0.0.1' },
  );
  await createDemo(app);
  const client = (token?: string) => new GraphQLClient(`${app.url}/graphql`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  return {
    app, clock, database, client,
    wsUrl: app.url.replace('http', 'ws'),
    signIn: async (email, password = DEMO_PASSWORD) => {
      const { signIn } = await client().request<{ signIn: { session: { accessToken: string } | null; errors: object[] } }>(
        registered('ConsoleSignIn'), { input: { email, password } });
      if (!signIn.session) throw new Error(`${email} could not sign in: ${JSON.stringify(signIn.errors)}`);
      return signIn.session.accessToken;
    },
    stop: async () => {
      await app.stop();
      await database.drop();
      await rm(filesDir, { recursive: true, force: true });
    },
  };
};

/** A second workspace with its own people, queue and endpoint, on the same server. */
export const createWorkspace = async ({ app }: TestServer, name: string): Promise<{ workspaceId: string; endpointKey: string; email(role: Role): string }> => {
  const { identity } = app.modules;
  const slug = name.toLowerCase();
  const workspace = await identity.provision.createWorkspace({ name });
  const roles: Role[] = ['ADMIN', 'MANAGER', 'SUPERVISOR', 'AGENT', 'EXPERT', 'PARTNER_VIEWER'];
  const email = (role: Role) => `${role.toLowerCase()}@${slug}.test`;
  const users = await Promise.all(roles.map((role) =>
    identity.provision.createUser({ workspaceId: workspace.id, email: email(role), password: DEMO_PASSWORD, name: `${role} of ${name}`, role })));
  await app.db.tx(systemActor(workspace.id), async (tx) => {
    const queueId = await provisioning.queue(tx, { name: 'Main', memberIds: users.map((user) => user.id) });
    await provisioning.tag(tx, { name: 'Other', colour: '#123456' });
    await provisioning.webEndpoint(tx, { name: `${name} chat`, key: `${slug}-web`, queueId });
    return ok(null);
  });
  return { workspaceId: workspace.id, endpointKey: `${slug}-web`, email };
};
