/**
 * What an operation costs: one for each object that its answer may hold, so that a page's size multiplies what lies below
 * it. Computed from the document and the variables before anything is read.
 */
import {
  getNamedType, getNullableType, isAbstractType, isCompositeType, isListType, isObjectType, Kind, type FieldNode, type FragmentDefinitionNode,
  type GraphQLCompositeType, type GraphQLField, type GraphQLSchema, type InlineFragmentNode, type OperationDefinitionNode, type SelectionSetNode, type ValueNode,
} from 'graphql';
import { limit } from '../../limits.ts';
import type { Fragments } from './limits.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** A number, or one that depends on the variables. */
type Weight = number | ((variables: Variables) => number);

const valueOf = (weight: Weight, variables: Variables): number => (typeof weight === 'number' ? weight : weight(variables));

const combined = (weights: Weight[], join: (values: number[]) => number): Weight =>
  weights.every((weight) => typeof weight === 'number') ? join(weights) : (variables) => join(weights.map((weight) => valueOf(weight, variables)));
const sum = (weights: Weight[]): Weight => combined(weights, (values) => values.reduce((total, value) => total + value, 0));
const most = (weights: Weight[]): Weight => combined(weights, (values) => Math.max(0, ...values));
const times = (a: Weight, b: Weight): Weight => combined([a, b], ([x, y]) => x! * y!);

/** A page argument outside of the limits is the resolver's to refuse; here it counts as the nearest that is inside. */
const pageSize = (asked: unknown): number =>
  typeof asked === 'number' ? Math.min(Math.max(asked, 1), limit('pageSize')) : limit('defaultPageSize');

interface Plan {
  schema: GraphQLSchema;
  fragments: Fragments;
  /** Default values of the operation's variables, as numbers where they are. */
  defaults: Variables;
}

const literal = (node: ValueNode | undefined): unknown => (node?.kind === Kind.INT ? Number(node.value) : undefined);

/** How many items a connection's page holds: its `first` or `last`. */
const pageWeight = (plan: Plan, field: FieldNode): Weight => {
  const given = field.arguments?.filter(({ name }) => name.value === 'first' || name.value === 'last') ?? [];
  const sizes = given.map(({ value }): Weight => {
    if (value.kind !== Kind.VARIABLE) return pageSize(literal(value));
    const name = value.name.value;
    return (variables) => pageSize(variables[name] ?? plan.defaults[name]);
  });
  return sizes.length > 0 ? most(sizes) : limit('defaultPageSize');
};

const isConnection = (field: GraphQLField<unknown, unknown>): boolean => {
  const type = getNamedType(field.type);
  return isObjectType(type) && type.name.endsWith('Connection') && field.args.some(({ name }) => name === 'first' || name === 'last');
};

/** `page` is the size of the connection that `type` is; its lists are the page. */
const fieldWeight = (plan: Plan, type: GraphQLCompositeType, node: FieldNode, page: Weight | null): Weight => {
  const name = node.name.value;
  if (name === '__schema' || name === '__type') return limit('introspectionCost');
  const field = 'getFields' in type ? type.getFields()[name] : undefined;
  const below = field && getNamedType(field.type);
  if (!field || !isCompositeType(below) || !node.selectionSet) return 0;
  const count: Weight = isListType(getNullableType(field.type)) ? page ?? limit('listCost') : 1;
  const inside = selectionWeight(plan, below, node.selectionSet, isConnection(field) ? pageWeight(plan, node) : null);
  return times(count, sum([1, inside]));
};

const conditionOf = (plan: Plan, node: InlineFragmentNode | FragmentDefinitionNode, type: GraphQLCompositeType): GraphQLCompositeType => {
  const named = node.typeCondition && plan.schema.getType(node.typeCondition.name.value);
  return named && isCompositeType(named) ? named : type;
};

/** An object is of one type only, so of the selections on the members of a union the dearest counts. */
const selectionWeight = (plan: Plan, type: GraphQLCompositeType, { selections }: SelectionSetNode, page: Weight | null): Weight => {
  const always: Weight[] = [];
  const byType = new Map<string, Weight[]>();
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      always.push(fieldWeight(plan, type, selection, page));
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? plan.fragments.get(selection.name.value) : selection;
    if (!fragment) continue;
    const condition = conditionOf(plan, fragment, type);
    const weight = selectionWeight(plan, condition, fragment.selectionSet, page);
    if (isAbstractType(type) && isObjectType(condition)) byType.set(condition.name, [...(byType.get(condition.name) ?? []), weight]);
    else always.push(weight);
  }
  return sum([...always, most([...byType.values()].map(sum))]);
};

const ROOTS = { query: 'getQueryType', mutation: 'getMutationType', subscription: 'getSubscriptionType' } as const;

/** The cost of a validated operation as a function of its variables: worked out once a document. For a subscription, of one event. */
export const costOf = (schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments): ((variables: Variables) => number) => {
  const defaults = Object.fromEntries((operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, literal(defaultValue)]));
  const root = schema[ROOTS[operation.operation]]();
  const inside = root ? selectionWeight({ schema, fragments, defaults }, root, operation.selectionSet, null) : 0;
  const whole = sum([baseCost(operation), inside]);
  return (variables) => valueOf(whole, variables);
};

/** What is paid before anything is answered. */
export const baseCost = (operation: OperationDefinitionNode): number =>
  operation.operation === 'mutation' ? 1 + limit('mutationCost') * operation.selectionSet.selections.length : 1;

/** An answer that is not made of objects (JSON text, say) tells by this how many it stands for. */
export const OBJECTS = Symbol('objects');

/** The objects of an answer, the answer itself apart. */
export const objectsIn = (data: unknown): number => {
  if (typeof data !== 'object' || data === null) return 0;
  const told = (data as { [OBJECTS]?: number })[OBJECTS];
  return told ?? countIn(data) - 1;
};

const countIn = (value: object): number => {
  let count = Array.isArray(value) ? 0 : 1;
  for (const inside of Object.values(value) as unknown[]) {
    if (typeof inside === 'object' && inside !== null && !(inside instanceof Date)) count += countIn(inside);
  }
  return count;
};
