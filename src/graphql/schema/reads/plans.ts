/**
 * From a validated operation to one statement. A plan is kept for (document, operation, what @skip and @include say, kind of
 * actor, which arguments are there): all that changes the statement's text. Whatever a plan cannot say gives none.
 */
import {
  getArgumentValues, getVariableValues, Kind, visit,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { isStaff, type Actor } from '../../../kernel/actor.ts';
import { limit } from '../../../limits.ts';
import { sql, statementName } from '../../../platform/db/sql.ts';
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

/** What is known of an operation of a document. */
interface Known {
  /** Its own, to keep plans under. */
  number: number;
  operation: OperationDefinitionNode;
  fragments: Map<string, FragmentDefinitionNode>;
  /** Variables that decide what is selected. */
  conditions: string[];
  /** Fields `node` at the root, whose id decides the type. */
  nodes: FieldNode[];
}

const know = (document: DocumentNode, operation: OperationDefinitionNode, number: number): Known => {
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
    number, operation, conditions: [...conditions], nodes,
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
  return { name: statementName(made.text), template: made, patches: piece.patches };
};

/** What the caller may not do, or did wrong, is for the ordinary way to say. */
const allowed = ({ roots }: Selection, actor: Actor): boolean => roots.every(({ root }) => root.guard !== 'staff' || isStaff(actor));

const prepare = ({ read, field, node }: Slot, variables: Record<string, unknown>, actor: Actor): Prepared => {
  const args = getArgumentValues(field, node, variables) as never;
  return read.kind === 'byId' ? { id: read.id(args, actor) } : read.prepare(args, actor);
};

export const planner = (schema: GraphQLSchema, reads: Reads) => {
  const documents = new WeakMap<DocumentNode, Map<string, Known>>();
  const selections = new LRUCache<string, { selection: Selection | null }>({ max: limit('plans') });
  const plans = new LRUCache<string, { plan: Plan | null }>({ max: limit('plans') });
  const node = schema.getQueryType()!.getFields().node!;
  let numbers = 0;

  const knownOf = (document: DocumentNode, operation: OperationDefinitionNode): Known => {
    const operations = documents.get(document) ?? new Map<string, Known>();
    documents.set(document, operations);
    const name = operation.name?.value ?? '';
    const known = operations.get(name) ?? know(document, operation, ++numbers);
    operations.set(name, known);
    return known;
  };

  /** Of an operation, what @skip, @include and the types behind `node` change. */
  const keyOf = ({ number, conditions, nodes }: Known, variables: Record<string, unknown>): string =>
    `${number}|${conditions.map((name) => String(variables[name])).join()}|${nodes.map((field) => nodeKind(node, field, variables)).join()}`;

  const selectionOf = (known: Known, key: string, variables: Record<string, unknown>): Selection | null => {
    const kept = selections.get(key) ?? { selection: attempt(() => select({ schema, reads, fragments: known.fragments, variables }, known.operation.selectionSet)) };
    selections.set(key, kept);
    return kept.selection;
  };

  /** The statement for an operation and its values; null: it goes the ordinary way. */
  return (document: DocumentNode, operation: OperationDefinitionNode, given: Record<string, unknown>, actor: Actor): Planned | null => {
    if (operation.operation !== 'query') return null;
    const known = knownOf(document, operation);
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
    if (!coerced) return null;
    const read = keyOf(known, coerced);
    const selection = selectionOf(known, read, coerced);
    if (!selection || !allowed(selection, actor)) return null;
    const prepared = selection.slots.map((slot) => prepare(slot, coerced, actor));
    const key = `${read}|${actorShape(actor)}|${prepared.map(preparedShape).join('|')}`;
    const kept = plans.get(key) ?? { plan: attempt(() => write(reads, selection, actor, prepared)) };
    plans.set(key, kept);
    return kept.plan && { plan: kept.plan, values: kept.plan.template.values({ actor, given: prepared }), selection };
  };
};
