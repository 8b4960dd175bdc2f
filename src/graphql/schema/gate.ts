/**
 * The one gate for operations, whatever door they come through: HTTP, WebSocket or server-sent events. It parses, measures and
 * validates a document once, decides whether this caller may run it, and charges what it may cost.
 */
import {
  GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { actorKey, isStaff, type Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ErrorCode } from '../../kernel/errors.ts';
import { limit } from '../../limits.ts';
import { addressBlock } from '../../modules/identity/index.ts';
import { costBudgets, type Balance, type Budgets } from './budget.ts';
import { baseCost, costOf, objectsIn, type Variables } from './cost.ts';
import { hideSuggestion } from './errors.ts';
import { fragmentsOf, hasNul, nulInLiteral, nulRefused, operationsOf, refusedShape } from './limits.ts';
import { trustedDocuments } from './trusted.ts';

/** What somebody asks. */
export interface Asked {
  query: string;
  operationName?: string | null | undefined;
  variables?: Variables | null | undefined;
}

export interface Caller {
  actor: Actor | null;
  /** A token came that does not count (any longer). */
  tokenRefused?: boolean;
  address: string;
  door: 'HTTP' | 'SOCKET' | 'SSE';
}

/** `extensions.cost` of an answer. */
export interface CostReport {
  requested: number;
  actual: number;
  remaining: number | null;
}

export interface Admitted {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** What was charged: the most that the answer may hold. */
  requested: number;
  /** Null when nothing is counted. */
  balance: Balance | null;
  /** Charges what the answer holds instead, once. A subscription is charged one event, at its start, and never settled. */
  settle(data: unknown): CostReport;
}

/** `errors` have a stable `extensions.code`, and `extensions.http` with status and headers for doors that have them. */
export type Admission = Admitted | { errors: GraphQLError[]; balance?: Balance };

export interface Gate {
  admit(asked: Asked, caller: Caller): Admission;
}

export interface GateOptions {
  schema: GraphQLSchema;
  clock: Clock;
  /** Texts of the documents that customers may run; null: any. */
  trusted: Iterable<string> | null;
  /** Cost a minute of a user and of a customer; null: not counted. */
  costAMinute: { staff: number; customer: number } | null;
}

/** A document that was found valid, with what is decided for each caller anew. */
interface Known {
  document: DocumentNode;
  operations: { node: OperationDefinitionNode; cost: (variables: Variables) => number }[];
  trusted: boolean;
  introspects: boolean;
}

const STATUS: Partial<Record<ErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, RATE_LIMITED: 429 };

/** As Apollo takes it; another server's package, which the benches run, declares it otherwise for everybody. */
const statusOf = (code: ErrorCode, headers: [string, string][]): object => ({ status: STATUS[code] ?? 400, headers: new Map(headers) });

const refusal = (code: ErrorCode, message: string, headers: [string, string][] = []): { errors: GraphQLError[] } => ({
  errors: [new GraphQLError(message, { extensions: { code, http: statusOf(code, headers) as never } })],
});

/** Errors of graphql-js have no code of ours yet. */
const malformed = (errors: readonly GraphQLError[]): { errors: GraphQLError[] } => ({
  errors: errors.map((error) => new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code: error.extensions.code ?? 'BAD_INPUT', http: { status: 400 } } })),
});

const INTROSPECTION = /\b__(schema|type)\b/;

/** Parses, measures, then validates: each step only what the one before let through, and ending at its first refusal. */
const reading = (schema: GraphQLSchema, isTrusted: (document: DocumentNode) => boolean) => {
  const known = new LRUCache<string, Known>({ max: limit('knownDocuments'), maxSize: limit('knownDocumentBytes'), sizeCalculation: (_, text) => text.length + 1 });
  const read = (text: string, mayBeAnything: boolean): Known | { errors: GraphQLError[] } | 'UNKNOWN' => {
    if (Buffer.byteLength(text) > limit('queryBytes')) return refusal('LIMIT', `A document has at most ${limit('queryBytes')} bytes.`);
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: limit('queryTokens') });
    } catch (error) {
      // graphql-js counts them while it reads, and has no code for it.
      const tooMany = /more tha[nt] \d+ tokens/.test((error as GraphQLError).message);
      return tooMany ? refusal('LIMIT', `A document has at most ${limit('queryTokens')} tokens.`) : malformed([error as GraphQLError]);
    }
    const shape = refusedShape(document);
    if (shape) return malformed([shape]);
    // Before anything that could tell how the schema looks.
    const trusted = isTrusted(document);
    if (!trusted && !mayBeAnything) return 'UNKNOWN';
    if (nulInLiteral(text, document)) return malformed([nulRefused()]);
    const errors = validate(schema, document, specifiedRules, { maxErrors: limit('queryErrors'), hideSuggestions: !mayBeAnything });
    if (errors.length > 0) return malformed(errors);
    const fragments = fragmentsOf(document);
    const operations = operationsOf(document).map((node) => ({ node, cost: costOf(schema, node, fragments) }));
    return { document, operations, trusted, introspects: INTROSPECTION.test(text) };
  };
  return (text: string, mayBeAnything: boolean): ReturnType<typeof read> => {
    const found = known.get(text);
    if (found) return found.trusted || mayBeAnything ? found : 'UNKNOWN';
    const fresh = read(text, mayBeAnything);
    // Only what is good is kept, so that nonsense pushes nothing out.
    if (fresh !== 'UNKNOWN' && 'document' in fresh) known.set(text, fresh);
    return fresh;
  };
};

/** Whose budget is charged. */
const budgetOf = ({ actor, address }: Caller, costAMinute: NonNullable<GateOptions['costAMinute']>): { key: string; quota: number } => {
  if (!actor) return { key: `address:${addressBlock(address)}`, quota: costAMinute.customer };
  return { key: `${actor.workspaceId}/${actorKey(actor)}`, quota: isStaff(actor) ? costAMinute.staff : costAMinute.customer };
};

const charged = (
  { document }: Known, operation: OperationDefinitionNode, requested: number, budgets: Budgets, budget: ReturnType<typeof budgetOf> | null,
): Admission => {
  const taken = budget && budgets.take(budget.key, budget.quota, requested);
  if (taken && !taken.ok) {
    return { ...refusal('RATE_LIMITED', `The cost of a minute is used up. Try again in ${taken.retryAfterS} s.`, [['retry-after', String(taken.retryAfterS)]]), balance: taken.balance };
  }
  const admitted: Admitted = {
    document, operation, requested, balance: taken?.balance ?? null,
    settle: (data) => {
      const actual = Math.min(requested, baseCost(operation) + objectsIn(data));
      if (budget && actual < requested) admitted.balance = budgets.giveBack(budget.key, budget.quota, requested - actual);
      return { requested, actual, remaining: admitted.balance?.remaining ?? null };
    },
  };
  return admitted;
};

const chosen = ({ operations }: Known, name: string | null | undefined): Known['operations'][number] | undefined =>
  name ? operations.find(({ node }) => node.name?.value === name) : operations.length === 1 ? operations[0] : undefined;

const notRegistered = ({ actor, tokenRefused }: Caller): { errors: GraphQLError[] } => {
  if (tokenRefused) return refusal('UNAUTHENTICATED', 'The token is not valid, or no longer.');
  if (!actor) return refusal('UNAUTHENTICATED', 'Sign in first: without, only registered documents are answered.');
  return refusal('FORBIDDEN', 'Customers run only registered documents.');
};

/** What a minute may cost, where somebody's setting replaces the limit; 0: it is not counted. */
export const costQuotas = (given: number | null | undefined): GateOptions['costAMinute'] => {
  const staff = given ?? limit('costAMinute');
  return staff === 0 ? null : { staff, customer: Math.min(staff, limit('customerCostAMinute')) };
};

export const openGate = ({ schema, clock, trusted, costAMinute }: GateOptions): Gate => {
  const read = reading(schema, trustedDocuments(trusted ?? []));
  const budgets = costBudgets(clock);
  return {
    admit: (asked, caller) => {
      const staff = caller.actor !== null && isStaff(caller.actor);
      const found = read(asked.query, staff || trusted === null);
      if (found === 'UNKNOWN') return notRegistered(caller);
      if ('errors' in found) return staff ? found : { errors: found.errors.map(withoutSuggestion) };
      if (found.introspects && !staff) return refusal(caller.actor ? 'FORBIDDEN' : 'UNAUTHENTICATED', 'The schema is shown to staff only; it is published in the documentation.');
      const operation = chosen(found, asked.operationName);
      if (!operation) return refusal('BAD_INPUT', asked.operationName ? 'The document has no operation of this name.' : 'The document has several operations: name one.');
      if (caller.door === 'HTTP' && operation.node.operation === 'subscription') return refusal('BAD_INPUT', 'Subscriptions come over WebSocket or server-sent events.');
      if (hasNul(asked.variables)) return malformed([nulRefused()]);
      const requested = operation.cost(asked.variables ?? {});
      if (requested > limit('queryCost')) return refusal('LIMIT', `This operation may cost ${requested}; at most ${limit('queryCost')} is allowed. Ask for smaller pages.`);
      return charged(found, operation.node, requested, budgets, costAMinute && budgetOf(caller, costAMinute));
    },
  };
};

const withoutSuggestion = (error: GraphQLError): GraphQLError =>
  new GraphQLError(hideSuggestion(error.message), { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path, originalError: error.originalError, extensions: error.extensions });
