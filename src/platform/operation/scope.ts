/**
 * The one ambient thing in this house: how the operation that is running may end. Loaders, queries and commands reach the
 * database from everywhere with only a workspace and a statement in hand; passing a signal through each of them would put it
 * into every signature without anybody deciding by it. It says nothing about who acts or what is done: that stays an argument.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { DoorError } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import type { OperationSpan, Tracing } from '../trace/tracing.ts';

/** What the database and the log may know of the operation they work for. */
export interface Operation {
  /** Aborted when the caller left or the deadline passed; `signal.reason` is a `DoorError`. */
  readonly signal: AbortSignal;
  /** 32 hexadecimal digits, as W3C trace contexts have them. */
  readonly traceId: string;
  /** Null when traces are off. */
  readonly span: OperationSpan | null;
}

export interface RunningOperation extends Operation {
  run<T>(work: () => T): T;
  /** Nobody waits for the answer any more: its database work is cancelled. */
  leave(): void;
  /** Answered: what was started meanwhile and goes on is no part of it. */
  end(): void;
}

interface Scope {
  operation: Operation | null;
}

const scopes = new AsyncLocalStorage<Scope>();

/** The operation that this code runs for; null for work of the server's own. */
export const currentOperation = (): Operation | null => scopes.getStore()?.operation ?? null;

/** Work that others wait for too: it does not end with the operation that happened to begin it. */
export const apart = <T>(work: () => T): T => scopes.exit(work);

export const newTraceId = (): string => randomUUID().replaceAll('-', '');

export interface OperationOptions {
  tracing: Tracing;
  /** The caller's own trace, as its header says it. */
  traceparent?: string | undefined;
  deadlineMs?: number;
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

export const startOperation = ({ tracing, traceparent, deadlineMs = limit('operationMs') }: OperationOptions): RunningOperation => {
  const [, parentTrace, parentSpan] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const parent = parentTrace && parentSpan ? { traceId: parentTrace, spanId: parentSpan } : null;
  const span = tracing.operation(parent);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DoorError('UNAVAILABLE', `The operation took longer than ${deadlineMs} ms.`)), deadlineMs);
  timer.unref();
  const scope: Scope = { operation: null };
  const operation: RunningOperation = {
    signal: controller.signal, span,
    traceId: span?.traceId ?? parent?.traceId ?? newTraceId(),
    run: (work) => scopes.run(scope, work),
    leave: () => controller.abort(new DoorError('UNAVAILABLE', 'The caller left.')),
    end: () => {
      clearTimeout(timer);
      // Of one that was left, resolvers may still run: whatever they begin is refused.
      if (!controller.signal.aborted) scope.operation = null;
      span?.end();
    },
  };
  scope.operation = operation;
  return operation;
};
