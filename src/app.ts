/** The composition root: the only file that wires. What starts is pushed to `stops`, which run in reverse. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './kernel/actor.ts';
import type { Clock } from './kernel/clock.ts';
import { STARTING_POINT } from '../client/shapes.ts';
import { CLOSE } from './kernel/errors.ts';
import { createContext, staffOf, type Context } from './graphql/kit/context.ts';
import { buildSchema } from './graphql/schema/build.ts';
import { carrier } from './graphql/schema/carried.ts';
import { formatError } from './graphql/schema/errors.ts';
import { eventDocuments } from './graphql/schema/event-documents.ts';
import { costQuotas, openGate } from './graphql/schema/gate.ts';
import { graphqlOverHttp } from './graphql/schema/http.ts';
import { plannedReads } from './graphql/schema/reads/plugin.ts';
import { nodeSources, readResolvers } from './graphql/schema/reads/resolvers.ts';
import { rootResolvers } from './graphql/schema/root.ts';
import { subscriptionSlots } from './graphql/schema/slots.ts';
import { graphqlOverSockets } from './graphql/schema/sockets.ts';
import { graphqlOverStreams } from './graphql/schema/streams.ts';
import { subscriber, type EventHub } from './graphql/schema/subscribe.ts';
import { agentHandlers, agentsModule } from './modules/agents/index.ts';
import { agentResolvers } from './modules/agents/resolvers.ts';
import { analyticsModule } from './modules/analytics/index.ts';
import { analyticsResolvers } from './modules/analytics/resolvers.ts';
import { bulkModule } from './modules/bulk/index.ts';
import { bulkResolvers } from './modules/bulk/resolvers.ts';
import { caseHandler, casesModule } from './modules/cases/index.ts';
import { caseResolvers } from './modules/cases/resolvers.ts';
import { smsChannel } from './modules/channels/sms/index.ts';
import { smsResolvers } from './modules/channels/sms/resolvers.ts';
import { webChannel } from './modules/channels/web/index.ts';
import { webResolvers } from './modules/channels/web/resolvers.ts';
import { contactEntities, contactsModule } from './modules/contacts/index.ts';
import { contactsResolvers } from './modules/contacts/resolvers.ts';
import { conversationEntities, conversationsModule, eventPositions, fileRoutes } from './modules/conversations/index.ts';
import { conversationEventResolvers } from './modules/conversations/event-resolvers.ts';
import { conversationResolvers } from './modules/conversations/resolvers.ts';
import { dispositionsModule } from './modules/dispositions/index.ts';
import { dispositionResolvers } from './modules/dispositions/resolvers.ts';
import { documentsModule } from './modules/documents/index.ts';
import { documentResolvers } from './modules/documents/resolvers.ts';
import { closeRevoked, identityEntities, identityModule } from './modules/identity/index.ts';
import { identityResolvers } from './modules/identity/resolvers.ts';
import { notificationsModule } from './modules/notifications/index.ts';
import { notificationResolvers } from './modules/notifications/resolvers.ts';
import { searchModule } from './modules/search/index.ts';
import { searchResolvers } from './modules/search/resolvers.ts';
import { offerHandler, routingModule } from './modules/routing/index.ts';
import { routingResolvers } from './modules/routing/resolvers.ts';
import { settingsEntities, settingsModule } from './modules/settings/index.ts';
import { settingsResolvers } from './modules/settings/resolvers.ts';
import { slaMessages, slaModule, slaTickets } from './modules/sla/index.ts';
import { slaResolvers } from './modules/sla/resolvers.ts';
import { dispositionHandler, goneHandler, handoverHandler, messageHandler, snoozeHandler, ticketEntities, ticketScope, ticketsModule, timerHandler, workload } from './modules/tickets/index.ts';
import { caseworkResolvers } from './modules/tickets/casework-resolvers.ts';
import { ticketEventResolvers } from './modules/tickets/event-resolvers.ts';
import { lifecycleResolvers } from './modules/tickets/lifecycle-resolvers.ts';
import { ticketResolvers } from './modules/tickets/resolvers.ts';
import { signReply, wordsModule } from './modules/words/index.ts';
import { wordResolvers } from './modules/words/resolvers.ts';
import { webhookEntities, webhooksModule, type EventDocuments } from './modules/webhooks/index.ts';
import { webhookResolvers } from './modules/webhooks/resolvers.ts';
import { startBus } from './platform/bus/postgres-bus.ts';
import { startDeadlines, type Deadlines } from './platform/deadlines/deadlines.ts';
import { openDatabase, shared, type Database, type WithinHandler } from './platform/db/database.ts';
import { migrate } from './platform/db/migrate.ts';
import { sql } from './platform/db/sql.ts';
import { runAfterHandlers } from './platform/events/after.ts';
import { logHealth } from './platform/events/health.ts';
import { keepPartitions } from './platform/events/partitions.ts';
import { createHub } from './platform/events/hub.ts';
import { startTail } from './platform/events/tail.ts';
import { openFileStore } from './platform/files/store.ts';
import { callerAddress, type TrustedProxies } from './platform/http/address.ts';
import { linkSigner } from './platform/http/links.ts';
import { createHttpServer, refreshCookie, serveExplorer, servePages } from './platform/http/server.ts';
import { startJobs } from './platform/jobs/jobs.ts';
import type { Log } from './platform/log/log.ts';
import { createMetrics } from './platform/metrics/metrics.ts';
import { joinReads, type Reads } from './platform/reads/declare.ts';
import { socketRegistry } from './platform/sockets/registry.ts';
import { acceptSockets, originCheck } from './platform/sockets/upgrade.ts';
import { startTracing, type TracingOptions } from './platform/trace/tracing.ts';

export interface AppOptions {
  databaseUrl: string;
  filesDir: string;
  secret: string;
  /** Null: the address the server listens on. */
  publicUrl: string | null;
  clock: Clock;
  log: Log;
  /** Private networks (CIDR) that webhooks may call. */
  webhookAllow: string[];
  /** Only tests: how long a silent node keeps its jobs. */
  jobLeaseMs?: number;
  /** Only tests: how long a silent node keeps its people. */
  nodeLeaseMs?: number;
  /** False: every read goes through resolvers, to compare. */
  planReads?: boolean;
  /** Proxies whose `X-Forwarded-For` counts. Left out: none. */
  trustProxy?: TrustedProxies;
  /** `off`: customers run any document, as tests that play customers do. */
  trustedDocuments?: 'customers' | 'off';
  /** Cost a user may spend a minute; 0: it is not counted. */
  costAMinute?: number | null;
  tracing?: TracingOptions | null;
}

export interface App {
  /** Where it listens, without a slash at the end. */
  url: string;
  /** False when the console's pages are not built. */
  pages: boolean;
  db: Database;
  modules: Modules;
  deadlines: Deadlines;
  stop(): Promise<void>;
}

type Stop = () => void | Promise<void>;
type Modules = Awaited<ReturnType<typeof composeModules>>;

/** How often lapsed sessions, tokens and throttles are deleted, ms. */
const SWEEP_MS = 3_600_000;
const PAGES = new URL('../web/dist/', import.meta.url).pathname;
/** What the pages ask, registered when their types are generated. */
const REGISTERED = new URL('../web/gql/persisted-documents.json', import.meta.url);

const once = (run: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
};

/** What happens in the transaction of what happened. */
const withinHandlers = (clock: Clock): Map<string, WithinHandler[]> => {
  const agents = agentHandlers({ clock, openTickets: workload.openTickets });
  return new Map([
    ['MessagePosted', [messageHandler({ clock }), slaMessages({ clock })]],
    ['TicketOpened', [timerHandler(), slaTickets()]],
    ['TicketChanged', [handoverHandler(), dispositionHandler(), caseHandler(), snoozeHandler(), timerHandler(), slaTickets(), offerHandler({ clock }), agents.TicketChanged]],
    ['TicketAnswered', [agents.TicketAnswered]],
    ['AgentStateChanged', [goneHandler()]],
    ['SessionRevoked', [agents.SessionRevoked]],
    ['UserRoleChanged', [agents.UserRoleChanged]],
  ]);
};

const composeModules = async (options: AppOptions, db: Database, stops: Stop[], eventSelections: () => EventDocuments) => {
  const { clock, log, secret } = options;
  const deps = { db, clock, log };
  const sockets = socketRegistry({ clock, expiredCode: CLOSE.UNAUTHENTICATED });
  stops.push(() => sockets.stop());
  const tail = await startTail({ db, url: options.databaseUrl, log });
  stops.push(() => tail.stop());
  const bus = await startBus({ url: options.databaseUrl, log, leaseMs: options.nodeLeaseMs });
  stops.push(() => bus.stop());
  const links = linkSigner({ secret, clock });
  const files = await openFileStore(options.filesDir);
  const identity = await identityModule({ ...deps, secret });
  const documents = documentsModule({ ...deps, db: shared(db), bus, sockets, authenticate: identity.authenticate, stands: identity.stands });
  // With its sockets, before the door closes: everybody is told when to come back. Again, when the start fails before that.
  const closeDocuments = once(() => documents.close());
  stops.push(closeDocuments);
  const settings = settingsModule({ db });
  const agents = await agentsModule({ ...deps, identity, sockets, workload });
  stops.push(() => agents.presence.stop());
  const contacts = contactsModule({ ...deps, documents, sees: ticketScope.seesContact, serves: ticketScope.servesContact });
  const conversations = conversationsModule({ ...deps, files, links, documents, identity, staff: ticketScope });
  const notifications = notificationsModule(deps);
  const dispositions = dispositionsModule(deps);
  const tickets = ticketsModule({ ...deps, contacts, conversations, documents, sign: signReply });
  const words = wordsModule({ ...deps, conversations, tickets });
  const sla = slaModule({ db });
  const routing = routingModule({ ...deps, tail });
  stops.push(() => routing.stop());
  const cases = casesModule(deps);
  const bulk = bulkModule({ ...deps, tickets });
  const web = webChannel({ ...deps, settings, contacts, conversations, identity });
  const sms = smsChannel({ ...deps, settings, contacts, conversations });
  const webhooks = webhooksModule({ ...deps, tail, tickets, secret, allow: options.webhookAllow, documents: eventSelections });
  const analytics = analyticsModule(deps);
  stops.push(tail.listen(({ events }) => events.forEach((event) => {
    conversations.onEvent(event);
    tickets.onEvent(event);
    closeRevoked(sockets, event);
  })));
  const sweep = setInterval(() => void identity.sweep().catch((error: unknown) => log.warn({ err: error }, 'lapsed sessions could not be swept')), SWEEP_MS);
  stops.push(() => clearInterval(sweep));
  const after = [web.after, webhooks.after, analytics.after, ...words.after];
  const handlers = runAfterHandlers({ db, tail, log }, after);
  const partitions = keepPartitions({ db, tail, log, url: options.databaseUrl, handlers: after.map((handler) => handler.name) });
  const deadlines = startDeadlines({ db, clock, log, tail }, [...tickets.deadlines, ...agents.deadlines, ...sla.deadlines, ...routing.deadlines]);
  stops.push(() => handlers.stop(), () => partitions.stop(), () => deadlines.stop());
  return {
    closeDocuments, deadlines, sockets, tail, bus, links, files, identity, documents, settings, agents, contacts, conversations, notifications, dispositions,
    tickets, sla, routing, words, cases, bulk, web, sms, webhooks, analytics,
  };
};

const readsOf = (m: Modules): Reads => joinReads([
  m.identity.reads, m.settings.reads, m.agents.reads, m.contacts.reads, m.conversations.reads, m.notifications.reads, m.dispositions.reads, m.tickets.reads,
  m.words.reads, m.sla.reads, m.routing.reads, m.cases.reads, m.bulk.reads,
]);

const composeSchema = (m: Modules, db: Database, reads: Reads, clock: Clock, publicUrl: () => string) => {
  const { identity, settings, agents, contacts, conversations, tickets, words, web, webhooks, analytics } = m;
  return buildSchema([
    readResolvers(db, reads),
    rootResolvers(m.tail, {
      ...nodeSources(db, reads),
      queue: { typename: 'Queue', load: async (ctx, id) => (await settings.queues(staffOf(ctx))).find((row) => row.id === id) ?? null },
      endpoint: { typename: 'Endpoint', load: async (ctx, id) => (await settings.endpoints(staffOf(ctx))).find((row) => row.id === id) ?? null },
      skill: { typename: 'Skill', load: (ctx, id) => ctx.loader(settings.skillLoader).load(id) },
      auxCode: { typename: 'AuxCode', load: (ctx, id) => ctx.loader(settings.auxCodeLoader).load(id) },
      businessHours: { typename: 'BusinessHours', load: (ctx, id) => ctx.loader(settings.hoursLoader).load(id) },
      slaPolicy: { typename: 'SlaPolicy', load: (ctx, id) => ctx.loader(settings.slaPolicyLoader).load(id) },
      tag: { typename: 'Tag', load: async (ctx, id) => (await settings.tags(staffOf(ctx))).find((row) => row.id === id) ?? null },
      webhook: { typename: 'Webhook', load: (ctx, id) => ctx.loader(webhooks.webhookLoader).load(id) },
      webhookDelivery: { typename: 'WebhookDelivery', load: (ctx, id) => ctx.loader(webhooks.deliveryLoader).load(id) },
    }),
    identityResolvers(identity),
    settingsResolvers(settings),
    agentResolvers({ agents, identity, settings }),
    documentResolvers({ documents: m.documents, identity, contactLoader: contacts.contactLoader }),
    contactsResolvers(contacts),
    conversationResolvers({ conversations, publicUrl }),
    conversationEventResolvers(conversations),
    ticketResolvers({ tickets, conversations, identity }),
    caseworkResolvers(tickets),
    notificationResolvers(m.notifications),
    dispositionResolvers(m.dispositions),
    caseResolvers(m.cases),
    bulkResolvers(m.bulk),
    ticketEventResolvers(tickets, conversations, identity),
    searchResolvers(searchModule({ db }), tickets, conversations),
    wordResolvers(words, tickets),
    routingResolvers({ routing: m.routing, tickets, identity, settings }),
    lifecycleResolvers(tickets),
    slaResolvers(m.sla, tickets),
    webResolvers(web, conversations),
    smsResolvers({ sms: m.sms, settings, tickets, conversations }),
    webhookResolvers(webhooks),
    analyticsResolvers(analytics),
  ], clock);
};

/** The texts of the documents that the pages send. */
const registeredDocuments = (): string[] => [STARTING_POINT, ...Object.values(JSON.parse(readFileSync(REGISTERED, 'utf8')) as Record<string, string>)];

/** The caller behind a request. A lapsed token must not keep its owner from refreshing it, so it is refused field by field. */
const requestContext = (identity: Modules['identity'], addressOf: ReturnType<typeof callerAddress>) => async (request: FastifyRequest, reply: FastifyReply): Promise<Context> => {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  const known = scheme?.toLowerCase() === 'bearer' && token ? await identity.authenticate(token) : null;
  const tokenRefused = request.headers.authorization !== undefined && !known;
  return createContext({ actor: known?.actor ?? null, tokenRefused, address: addressOf(request.raw), ...refreshCookie(request, reply) });
};

/** Why the server cannot serve, or null. */
const readiness = (db: Database) => async (): Promise<string | null> =>
  db.system.rows(sql`select 1`).then(() => null, () => 'The database does not answer.');

const measure = ({ sockets, documents, bus, tail }: Modules, db: Database) => createMetrics({
  sockets: sockets.size, documents: () => documents.metrics().rooms, documentUpdates: () => documents.metrics().updates, bus: bus.counts, eventLagMs: tail.lagMs,
  eventLog: logHealth(db),
});

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
    const tracing = await startTracing(options.tracing ?? null);
    stops.push(() => tracing.stop());
    const db = await openDatabase({
      url: options.databaseUrl, log, entities: [...identityEntities, ...settingsEntities, ...contactEntities, ...conversationEntities, ...ticketEntities, ...webhookEntities],
      within: withinHandlers(options.clock), positions: eventPositions, traced: tracing.on,
    });
    stops.push(() => db.close());
    const selections: { current?: EventDocuments } = {};
    const modules = await composeModules(options, db, stops, () => selections.current!);
    const { documents, identity, sockets } = modules;
    const metrics = measure(modules, db);
    let url = '';
    const reads = readsOf(modules);
    const schema = composeSchema(modules, db, reads, options.clock, () => options.publicUrl ?? url);
    const planned = options.planReads === false ? [] : [plannedReads({ schema, reads, db, log })];
    selections.current = eventDocuments(schema, log);
    const jobs = await startJobs({ db, url: options.databaseUrl, log, leaseMs: options.jobLeaseMs }, [...modules.webhooks.tasks, ...modules.bulk.tasks]);
    stops.push(() => jobs.stop());
    const registered = registeredDocuments();
    const gate = openGate({ schema, clock: options.clock, trusted: options.trustedDocuments === 'off' ? null : registered, costAMinute: costQuotas(options.costAMinute) });
    const addressOf = callerAddress(options.trustProxy ?? []);
    const context = requestContext(identity, addressOf);
    const app = await createHttpServer({ log, metrics, ready: readiness(db) });
    serveExplorer(app, PAGES);
    const stopApollo = await graphqlOverHttp(app, { schema, log, metrics, gate, registered, tracing, plugins: planned, context });
    fileRoutes(app, { db, files: modules.files, links: modules.links, commands: modules.conversations.files });
    const pages = servePages(app, PAGES);
    const hub: EventHub = createHub({ db, tail: modules.tail, clock: options.clock, log, sitting: (actor) => createContext({ actor, address: '' }), sizeOf: ({ json }) => json.length });
    const format = formatError(log);
    const live = {
      schema, log, sockets, gate, format, authenticate: identity.authenticate, addressOf,
      carry: carrier({ log, metrics, tracing, format, subscribe: subscriber({ hub, slots: subscriptionSlots(), format }) }),
      context: (actor: Actor, address: string) => createContext({ actor, address }),
    };
    const socketDoor = graphqlOverSockets(live);
    const streams = graphqlOverStreams(app, live);
    const doors = acceptSockets(app.server, [socketDoor.door, documents.door], originCheck(options.publicUrl));
    stops.push(() => app.close(), stopApollo, () => doors.close(), modules.closeDocuments, () => streams.stop(), () => socketDoor.stop(), () => hub.stop());
    await prepare({ db, modules });
    await documents.warm();
    await app.listen(listen);
    url = `http://${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${(app.server.address() as AddressInfo).port}`;
    return { url, pages, db, modules, deadlines: modules.deadlines, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
