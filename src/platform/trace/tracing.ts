/** OpenTelemetry traces: a span an operation, and one a statement below it. Off unless the environment names an exporter. */
import type { Context, Span, Tracer } from '@opentelemetry/api';
import type { NodeTracerConfig } from '@opentelemetry/sdk-trace-node';

/** A statement that runs. */
export interface StatementSpan {
  end(error?: unknown): void;
}

export interface OperationSpan {
  readonly traceId: string;
  /** What it turned out to be; the outcome is `OK` or an error's code. */
  describe(name: string, attributes: Record<string, string | number>, failed: boolean): void;
  /** The statement's text; its values are left out. */
  statement(text: string): StatementSpan;
  end(): void;
}

export interface Tracing {
  /** False: nobody looks at statements. */
  readonly on: boolean;
  operation(parent: { traceId: string; spanId: string } | null): OperationSpan | null;
  stop(): Promise<void>;
}

export interface TracingOptions {
  /** Where OTLP over HTTP is taken, e.g. `http://localhost:4318/v1/traces`. */
  url: string;
  headers: Record<string, string>;
  serviceName: string;
  /** Share of the traces that are kept, 0 to 1. */
  ratio: number;
}

export const NO_TRACING: Tracing = { on: false, operation: () => null, stop: async () => {} };

const STATEMENT_CHARACTERS = 2_000;

/** Strings, with and without escapes, and numbers that stand alone. */
const LITERALS = /\bE'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'|(?<![\w$."])\d+(?:\.\d+)?(?![\w"])/gi;

/** The ORM writes values into its statements; a trace keeps none. */
export const withoutValues = (text: string): string => text.replace(LITERALS, '?');

/** Loads the SDK only where it is wanted: it costs tens of milliseconds at the start. */
export const startTracing = async (options: TracingOptions | null): Promise<Tracing> => {
  if (!options) return NO_TRACING;
  const { BatchSpanProcessor, NodeTracerProvider, ParentBasedSampler, TraceIdRatioBasedSampler } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const provider = new NodeTracerProvider({
    resource: namedResource(options.serviceName),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.ratio) }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: options.url, headers: options.headers }))],
  });
  const api = await import('@opentelemetry/api');
  return tracingWith(api, provider.getTracer('parley'), () => provider.shutdown());
};

/** Whose traces these are. The SDK would ask the environment, which only the configuration reads. */
const namedResource = (serviceName: string): NonNullable<NodeTracerConfig['resource']> => {
  const attributes = { 'service.name': serviceName };
  const resource: NonNullable<NodeTracerConfig['resource']> = { attributes, merge: () => resource, getRawAttributes: () => Object.entries(attributes) };
  return resource;
};

/** The same over any tracer: tests give one that remembers. */
export const tracingWith = (api: typeof import('@opentelemetry/api'), tracer: Tracer, stop: () => Promise<void>): Tracing => ({
  on: true,
  operation: (parent) => {
    const from = parent ? api.trace.setSpanContext(api.ROOT_CONTEXT, { ...parent, traceFlags: api.TraceFlags.SAMPLED, isRemote: true }) : api.ROOT_CONTEXT;
    const span = tracer.startSpan('graphql', { kind: api.SpanKind.SERVER }, from);
    return operationSpan(api, tracer, span, api.trace.setSpan(from, span));
  },
  stop,
});

const operationSpan = (api: typeof import('@opentelemetry/api'), tracer: Tracer, span: Span, within: Context): OperationSpan => ({
  traceId: span.spanContext().traceId,
  describe: (name, attributes, failed) => {
    span.updateName(name).setAttributes(attributes);
    if (failed) span.setStatus({ code: api.SpanStatusCode.ERROR });
  },
  statement: (text) => {
    const statement = tracer.startSpan('statement', {
      kind: api.SpanKind.CLIENT, attributes: { 'db.system.name': 'postgresql', 'db.query.text': withoutValues(text).slice(0, STATEMENT_CHARACTERS) },
    }, within);
    return {
      end: (error) => {
        // Not the message: PostgreSQL puts values into it.
        if (error) statement.setStatus({ code: api.SpanStatusCode.ERROR }).setAttribute('db.response.status_code', String((error as { code?: unknown }).code ?? ''));
        statement.end();
      },
    };
  },
  end: () => span.end(),
});
