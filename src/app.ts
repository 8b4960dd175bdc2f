/** The composition root: the only file that wires. What starts is pushed to `stops`, which run in reverse. */
import type { AddressInfo } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './kernel/actor.ts';
import type { Clock } from './kernel/clock.ts';
import { CLOSE } from './kernel/errors.ts';
import type { LogEvent } from './kernel/event.ts';
import { createContext, staffOf, type Context } from './graphql/kit/context.ts';
import { buildSchema } from './graphql/schema/build.ts';
import { graphqlOverHttp } from './graphql/schema/http.ts';
import { rootResolvers } from './graphql/schema/root.ts';
import { graphqlOverSockets } from './graphql/schema/sockets.ts';
import { analyticsModule } from './modules/analytics/index.ts';
import { analyticsResolvers } from './modules/analytics/resolvers.ts';
import { webChannel } from './modules/channels/web/index.ts';
import { webResolvers } from './modules/channels/web/resolvers.ts';
import { contactEntities, contactsModule } from './modules/contacts/index.ts';
import { contactsResolvers } from './modules/contacts/resolvers.ts';
import { conversationEntities, conversationsModule, eventPositions, fileRoutes } from './modules/conversations/index.ts';
import { conversationEventResolvers } from './modules/conversations/event-resolvers.ts';
import { conversationResolvers } from './modules/conversations/resolvers.ts';
import { documentsModule } from './modules/documents/index.ts';
import { identityEntities, identityModule } from './modules/identity/index.ts';
import { identityResolvers } from './modules/identity/resolvers.ts';
import { settingsModule } from './modules/settings/index.ts';
import { settingsResolvers } from './modules/settings/resolvers.ts';
import { messageHandler, ticketEntities, ticketScope, ticketsModule } from './modules/tickets/index.ts';
import { ticketEventResolvers } from './modules/tickets/event-resolvers.ts';
import { ticketResolvers } from './modules/tickets/resolvers.ts';
import { openDatabase, type Database } from './platform/db/database.ts';
import { migrate } from './platform/db/migrate.ts';
import { sql } from './platform/db/sql.ts';
import { runAfterHandlers } from './platform/events/after.ts';
import { startTail } from './platform/events/tail.ts';
import { openFileStore } from './platform/files/store.ts';
import { linkSigner } from './platform/http/links.ts';
import { createHttpServer, refreshCookie, servePages } from './platform/http/server.ts';
import type { Log } from './platform/log/log.ts';
import { createMetrics } from './platform/metrics/metrics.ts';
import { socketRegistry, type SocketRegistry } from './platform/sockets/registry.ts';
import { acceptSockets, originCheck } from './platform/sockets/upgrade.ts';

export interface AppOptions {
  databaseUrl: string;
  filesDir: string;
  secret: string;
  /** Null: the address the server listens on. */
  publicUrl: string | null;
  clock: Clock;
  log: Log;
}

export interface App {
  /** Where it listens, without a slash at the end. */
  url: string;
  /** False when the console's pages are not built. */
  pages: boolean;
  db: Database;
  modules: Modules;
  stop(): Promise<void>;
}

type Stop = () => void | Promise<void>;
type Modules = Awaited<ReturnType<typeof composeModules>>;

/** How often lapsed sessions, tokens and throttles are deleted, ms. */
const SWEEP_MS = 3_600_000;
const PAGES = new URL('../web/dist/', import.meta.url).pathname;

const once = (run: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
};

const composeModules = async (options: AppOptions, db: Database, stops: Stop[]) => {
  const { clock, log, secret } = options;
  const deps = { db, clock, log };
  const sockets = socketRegistry({ clock, expiredCode: CLOSE.UNAUTHENTICATED });
  stops.push(() => sockets.stop());
  const tail = await startTail({ db, url: options.databaseUrl, log });
  stops.push(() => tail.stop());
  const links = linkSigner({ secret, clock });
  const files = await openFileStore(options.filesDir);
  const identity = await identityModule({ ...deps, secret });
  const documents = documentsModule({ ...deps, sockets, authenticate: identity.authenticate });
  // With its sockets, before the door closes: everybody is told when to come back. Again, when the start fails before that.
  const closeDocuments = once(() => documents.close());
  stops.push(closeDocuments);
  const settings = settingsModule({ db });
  const contacts = contactsModule({ ...deps, sees: ticketScope.seesContact, serves: ticketScope.servesContact });
  const conversations = conversationsModule({ ...deps, tail, files, links, documents, identity, staff: ticketScope });
  const tickets = ticketsModule({ ...deps, tail, contacts, conversations, documents });
  const web = webChannel({ ...deps, settings, contacts, conversations, identity });
  const analytics = analyticsModule(deps);
  stops.push(tail.listen(({ events }) => events.forEach((event) => {
    conversations.onEvent(event);
    tickets.onEvent(event);
    closeRevoked(sockets, event);
  })));
  const sweep = setInterval(() => void identity.sweep().catch((error: unknown) => log.warn({ err: error }, 'lapsed sessions could not be swept')), SWEEP_MS);
  stops.push(() => clearInterval(sweep));
  const handlers = runAfterHandlers({ db, tail, log }, [web.after, analytics.after]);
  stops.push(() => handlers.stop());
  return { closeDocuments, sockets, tail, links, files, identity, documents, settings, contacts, conversations, tickets, web, analytics };
};

/** Who lost their session, token or role loses their open sockets; they come back with what they are now. */
const closeRevoked = (sockets: SocketRegistry, { type, payload }: LogEvent): void => {
  const close = (matches: (actor: Actor) => boolean) => sockets.closeWhere(matches, CLOSE.UNAUTHENTICATED, 'Sign in again.');
  const isUser = (actor: Actor) => actor.kind === 'USER' && actor.userId === payload.userId;
  if (type === 'SessionRevoked') close((actor) => actor.kind === 'USER' && actor.sessionId === payload.sessionId);
  if (type === 'ApiTokenRevoked') close((actor) => 'tokenId' in actor && actor.tokenId === payload.tokenId);
  if (type === 'UserRoleChanged' || (type === 'UserStatusChanged' && payload.status !== 'ACTIVE')) close(isUser);
};

const composeSchema = (m: Modules, publicUrl: () => string) => {
  const { identity, settings, documents, contacts, conversations, tickets, web, analytics } = m;
  return buildSchema([
    rootResolvers(m.tail, {
      workspace: { typename: 'Workspace', load: (ctx, id) => ctx.loader(identity.workspaceLoader).load(id) },
      subaccount: { typename: 'Subaccount', load: (ctx, id) => ctx.loader(identity.subaccountLoader).load(id) },
      group: { typename: 'Group', load: (ctx, id) => ctx.loader(identity.groupLoader).load(id) },
      apiToken: { typename: 'ApiToken', load: (ctx, id) => ctx.loader(identity.apiTokenLoader).load(id) },
      user: { typename: 'User', load: (ctx, id) => ctx.loader(identity.userLoader).load(id) },
      queue: { typename: 'Queue', load: async (ctx, id) => (await settings.queues(staffOf(ctx))).find((row) => row.id === id) ?? null },
      endpoint: { typename: 'Endpoint', load: async (ctx, id) => (await settings.endpoints(staffOf(ctx))).find((row) => row.id === id) ?? null },
      tag: { typename: 'Tag', load: async (ctx, id) => (await settings.tags(staffOf(ctx))).find((row) => row.id === id) ?? null },
      contact: { typename: 'Contact', load: (ctx, id) => ctx.loader(contacts.contactLoader).load(id) },
      conversation: { typename: 'Conversation', load: (ctx, id) => ctx.loader(conversations.conversationLoader).load(id) },
      message: { typename: 'Message', load: (ctx, id) => ctx.loader(conversations.messageLoader).load(id) },
      attachment: { typename: 'Attachment', load: (ctx, id) => ctx.loader(conversations.attachmentLoader).load(id) },
      screenshot: { typename: 'Screenshot', load: (ctx, id) => ctx.loader(conversations.screenshotLoader).load(id) },
      ticket: { typename: 'Ticket', load: (ctx, id) => ctx.loader(tickets.ticketLoader).load(id) },
      note: { typename: 'InternalNote', load: (ctx, id) => ctx.loader(tickets.noteLoader).load(id) },
    }),
    identityResolvers(identity),
    settingsResolvers(settings, identity),
    contactsResolvers(contacts, documents),
    conversationResolvers({ conversations, contacts, identity, links: m.links, publicUrl }),
    conversationEventResolvers(conversations),
    ticketResolvers({ tickets, conversations, contacts, documents, identity, settings }),
    ticketEventResolvers(tickets, conversations, identity),
    webResolvers(web, conversations),
    analyticsResolvers(analytics, settings),
  ]);
};

/** The caller behind a request. A lapsed token must not keep its owner from refreshing it, so it is refused field by field. */
const requestContext = (identity: Modules['identity']) => async (request: FastifyRequest, reply: FastifyReply): Promise<Context> => {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  const known = scheme?.toLowerCase() === 'bearer' && token ? await identity.authenticate(token) : null;
  const tokenRefused = request.headers.authorization !== undefined && !known;
  return createContext({ actor: known?.actor ?? null, tokenRefused, address: request.ip, ...refreshCookie(request, reply) });
};

/** Why the server cannot serve, or null. */
const readiness = (db: Database) => async (): Promise<string | null> =>
  db.system.rows(sql`select 1`).then(() => null, () => 'The database does not answer.');

/** Migrates, composes, prepares and only then listens; throws with everything stopped again when it cannot. */
export const startApp = async (
  options: AppOptions, listen: { port: number; host: string }, prepare: (app: Pick<App, 'db' | 'modules'>) => Promise<void> = async () => {},
): Promise<App> => {
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const { log } = options;
    await migrate(options.databaseUrl, log);
    const db = await openDatabase({
      url: options.databaseUrl, log, entities: [...identityEntities, ...contactEntities, ...conversationEntities, ...ticketEntities],
      within: new Map([['MessagePosted', [messageHandler({ clock: options.clock })]]]), positions: eventPositions,
    });
    stops.push(() => db.close());
    const modules = await composeModules(options, db, stops);
    const { documents, identity, sockets } = modules;
    const metrics = createMetrics({
      sockets: sockets.size, documents: () => documents.metrics().rooms, documentUpdates: () => documents.metrics().updates, eventLagMs: modules.tail.lagMs,
    });
    let url = '';
    const schema = composeSchema(modules, () => options.publicUrl ?? url);
    const app = await createHttpServer({ log, metrics, ready: readiness(db) });
    const stopApollo = await graphqlOverHttp(app, { schema, log, metrics, context: requestContext(identity) });
    fileRoutes(app, { db, files: modules.files, links: modules.links, commands: modules.conversations.files });
    const pages = servePages(app, PAGES);
    const socketDoor = graphqlOverSockets({ schema, log, sockets, authenticate: identity.authenticate, context: (actor, address) => createContext({ actor, address }) });
    const doors = acceptSockets(app.server, [socketDoor.door, documents.door], originCheck(options.publicUrl));
    stops.push(() => app.close(), stopApollo, () => doors.close(), modules.closeDocuments, () => socketDoor.stop());
    await prepare({ db, modules });
    await app.listen(listen);
    url = `http://${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${(app.server.address() as AddressInfo).port}`;
    return { url, pages, db, modules, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
