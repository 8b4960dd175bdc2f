/**
 * From a validated operation to one statement. A plan is kept for (document, operation, what @skip and @include say, kind of
 * actor, which arguments are there): all that changes the statement's text. Whatever a plan cannot say gives none.
 */
import { createHash } from 'node:crypto';
import {
  getArgumentValues, getVariableValues, Kind, visit,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { isStaff, type Actor } from '../../../kernel/actor.ts';
import { limit } from '../../../limits.ts';
import { sql } from '../../../platform/db/sql.ts';
import { typeOf, type Prepared, type Reads } from '../../../platform/reads/declare.ts';
import { actorShape, preparedShape, symbolicActor, symbolicArguments, template, type Template } from '../../../platform/reads/placeholders.ts';
import { assemble, byIdPiece, manyPiece, pagePiece, writing, type Writing } from '../../../platform/reads/statement.ts';
import { Unplannable, type Patches, type Piece } from '../../../platform/reads/wanted.ts';
import { nodeKind, select, type RootWanted, type Selection, type Slot } from './select.ts';

export interface Plan {
  /** Name of the prepared statement: of its text. */
  name: string;
  template: Template;
  patches: Patches | null;
}

/** A plan with the values of one request. */
export interface Planned {
  plan: Plan;
  values: unknown[];
  selection: Selection;
}

interface Reading {
  selection: Selection;
  plans: LRUCache<string, { plan: Plan | null }>;
}

/** What is known of an operation of a document. */
interface Known {
  operation: OperationDefinitionNode;
  fragments: Map<string, FragmentDefinitionNode>;
  /** Variables that decide what is selected. */
  conditions: string[];
  /** Fields `node` at the root, whose id decides the type. */
  nodes: FieldNode[];
  readings: LRUCache<string, { reading: Reading | null }>;
}

const know = (document: DocumentNode, operation: OperationDefinitionNode): Known => {
  const conditions = new Set<string>();
  const nodes: FieldNode[] = [];
  visit(document, {
    Directive: ({ arguments: given }) => {
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
    },
    Field: (field) => {
      if (field.name.value === 'node' && field.arguments?.length) nodes.push(field);
    },
  });
  const fragments = document.definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION);
  return {
    operation, conditions: [...conditions], nodes, readings: new LRUCache({ max: limit('plansADocument') }),
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
  };
};

const attempt = <T>(make: () => T): T | null => {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unplannable) return null;
    throw error;
  }
};

const rootPiece = (w: Writing, { wanted, root }: RootWanted): Piece => {
  switch (root.field.kind) {
    case 'byId': {
      const given = w.given[wanted.slot!]!;
      return byIdPiece(w, typeOf(w.reads, root.field.type), wanted, given.id === null ? sql`null::uuid` : sql`${given.id}::uuid`);
    }
    case 'many': return manyPiece(w, root.field, wanted, {});
    case 'connection': return pagePiece(w, root.field, wanted, {});
  }
};

const write = (reads: Reads, { roots }: Selection, actor: Actor, given: readonly Prepared[]): Plan => {
  const w = writing(reads, symbolicActor(actor), given.map(symbolicArguments));
  const byKey = new Map(roots.map((each) => [each.wanted, each]));
  const piece = assemble(roots.map(({ wanted }) => wanted), (wanted) => rootPiece(w, byKey.get(wanted)!));
  const made = template(sql`select ${piece.value}::text as data`);
  return { name: createHash('sha256').update(made.text).digest('base64url').slice(0, 32), template: made, patches: piece.patches };
};

/** What the caller may not do, or did wrong, is for the ordinary way to say. */
const allowed = ({ roots }: Selection, actor: Actor): boolean => roots.every(({ root }) => root.guard !== 'staff' || isStaff(actor));

const prepare = ({ read, field, node }: Slot, variables: Record<string, unknown>, actor: Actor): Prepared => {
  const args = getArgumentValues(field, node, variables) as never;
  return read.kind === 'byId' ? { id: read.id(args, actor) } : read.prepare(args, actor);
};

export const planner = (schema: GraphQLSchema, reads: Reads) => {
  const documents = new WeakMap<DocumentNode, Map<string, Known>>();

  const knownOf = (document: DocumentNode, operation: OperationDefinitionNode): Known => {
    const operations = documents.get(document) ?? new Map<string, Known>();
    documents.set(document, operations);
    const name = operation.name?.value ?? '';
    const known = operations.get(name) ?? know(document, operation);
    operations.set(name, known);
    return known;
  };

  const readingOf = (known: Known, variables: Record<string, unknown>): Reading | null => {
    const node = schema.getQueryType()!.getFields().node!;
    const key = JSON.stringify([known.conditions.map((name) => variables[name] ?? null), known.nodes.map((field) => nodeKind(node, field, variables))]);
    let kept = known.readings.get(key);
    if (!kept) {
      const selection = attempt(() => select({ schema, reads, fragments: known.fragments, variables }, known.operation.selectionSet));
      kept = { reading: selection && { selection, plans: new LRUCache({ max: limit('plansADocument') }) } };
      known.readings.set(key, kept);
    }
    return kept.reading;
  };

  /** The statement for an operation and its values; null: it goes the ordinary way. */
  return (document: DocumentNode, operation: OperationDefinitionNode, given: Record<string, unknown>, actor: Actor): Planned | null => {
    if (operation.operation !== 'query') return null;
    const known = knownOf(document, operation);
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
    const reading = coerced ? readingOf(known, coerced) : null;
    if (!coerced || !reading || !allowed(reading.selection, actor)) return null;
    const { selection, plans } = reading;
    const prepared = selection.slots.map((slot) => prepare(slot, coerced, actor));
    const key = `${actorShape(actor)}|${prepared.map(preparedShape).join('|')}`;
    let kept = plans.get(key);
    if (!kept) {
      kept = { plan: attempt(() => write(reads, selection, actor, prepared)) };
      plans.set(key, kept);
    }
    return kept.plan && { plan: kept.plan, values: kept.plan.template.values({ actor, given: prepared }), selection };
  };
};
