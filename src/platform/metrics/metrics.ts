import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What `/metrics` says that is read at the moment it is asked. */
export interface Gauges {
  sockets(): number;
  documents(): number;
  documentUpdates(): number;
  bus(): { published: number; heard: number; dropped: number };
  eventLagMs(): number;
  eventLog(): Promise<{ bytes: number; partitions: number; oldestWriterMs: number }>;
}

export interface Metrics {
  request(route: string, status: number, ms: number): void;
  operation(kind: string, failed: boolean, ms: number): void;
  render(): Promise<string>;
  contentType: string;
}

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Prometheus metrics of this process, in a registry of its own. */
export const createMetrics = (gauges: Gauges): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({ name: 'parley_http_request_seconds', help: 'HTTP requests by route and status.', labelNames: ['route', 'status'], buckets: SECONDS, registers });
  const operations = new Histogram({ name: 'parley_graphql_operation_seconds', help: 'GraphQL operations by kind.', labelNames: ['kind'], buckets: SECONDS, registers });
  const failures = new Counter({ name: 'parley_graphql_failures_total', help: 'GraphQL operations with errors.', labelNames: ['kind'], registers });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({ name, help, registers, collect() { this.set(read()); } });
  };
  gauge('parley_sockets', 'Open WebSockets.', gauges.sockets);
  gauge('parley_documents', 'Documents held in memory.', gauges.documents);
  gauge('parley_document_updates', 'Document updates committed since the start.', gauges.documentUpdates);
  gauge('parley_bus_published', 'Messages to other nodes since the start.', () => gauges.bus().published);
  gauge('parley_bus_heard', 'Messages from other nodes since the start.', () => gauges.bus().heard);
  gauge('parley_bus_dropped', 'Messages to other nodes that were lost while the database was away.', () => gauges.bus().dropped);
  gauge('parley_event_lag_ms', 'Milliseconds since the event log was last read.', gauges.eventLagMs);
  const bytes = new Gauge({ name: 'parley_event_log_bytes', help: 'Size of the event log with its indexes.', registers });
  const partitions = new Gauge({ name: 'parley_event_log_partitions', help: 'Partitions of the event log.', registers });
  const writer = new Gauge({ name: 'parley_oldest_writer_ms', help: 'Age of the oldest open writing transaction, which holds back resume points and after-handlers.', registers });
  // While the database is away they keep what they said.
  const readLog = (): Promise<void> => gauges.eventLog().then((log) => {
    bytes.set(log.bytes);
    partitions.set(log.partitions);
    writer.set(log.oldestWriterMs);
  }, () => {});
  return {
    request: (route, status, ms) => requests.observe({ route, status: String(status) }, ms / 1000),
    operation: (kind, failed, ms) => {
      operations.observe({ kind }, ms / 1000);
      if (failed) failures.inc({ kind });
    },
    render: async () => {
      await readLog();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
};
