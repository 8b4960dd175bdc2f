/** Reads a validated operation as what it wants: fragments written out, fields of one key merged, types known. */
import {
  getArgumentValues, getDirectiveValues, getNamedType, getNullableType, GraphQLIncludeDirective, GraphQLSkipDirective, isInterfaceType, isNonNullType, isObjectType, isUnionType, Kind,
  type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, type SelectionSetNode,
} from 'graphql';
import { parseId } from '../../../kernel/ids.ts';
import { byId, type ById, type Connection, type Reads, type Root } from '../../../platform/reads/declare.ts';
import { Unplannable, type Wanted } from '../../../platform/reads/wanted.ts';

/** A field whose arguments go into the statement. */
export interface Slot {
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  read: ById | Connection;
}

export interface RootWanted {
  wanted: Wanted;
  root: Root;
}

/** One reading of an operation, for one answer of its @skip and @include. */
export interface Selection {
  roots: RootWanted[];
  slots: Slot[];
  /** Types of what is wanted, for what JavaScript says. */
  outputs: Map<Wanted, GraphQLOutputType>;
}

export interface Operation {
  schema: GraphQLSchema;
  reads: Reads;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

const included = (node: { directives?: FieldNode['directives'] }, variables: Record<string, unknown>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true && getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

/** Fields of an object of this type by their key, in the order of the document. */
const collect = ({ schema, fragments, variables }: Operation, type: GraphQLObjectType, sets: SelectionSetNode[]): Map<string, FieldNode[]> => {
  const found = new Map<string, FieldNode[]>();
  const visit = (set: SelectionSetNode, spread: Set<string>): void => {
    for (const selection of set.selections) {
      if (!included(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const same = found.get(key);
        if (same) same.push(selection);
        else found.set(key, [selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      if (selection.kind === Kind.FRAGMENT_SPREAD && spread.has(selection.name.value)) continue;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const applies = !condition || condition === type || ((isInterfaceType(condition) || isUnionType(condition)) && schema.isSubType(condition, type));
      if (applies) visit(fragment.selectionSet, selection.kind === Kind.FRAGMENT_SPREAD ? spread.add(selection.name.value) : spread);
    }
  };
  const spread = new Set<string>();
  for (const set of sets) visit(set, spread);
  return found;
};

/** A walk through one operation. */
interface Walk extends Operation, Omit<Selection, 'roots'> {}

const formOf = (type: GraphQLOutputType): Wanted['form'] => (getNamedType(type).name === 'DateTime' ? 'time' : 'plain');

const slotFor = (walk: Walk, field: GraphQLField<unknown, unknown>, node: FieldNode, read: { kind: string } | undefined): number | null =>
  read?.kind === 'connection' || read?.kind === 'byId' ? walk.slots.push({ field, node, read: read as Connection }) - 1 : null;

const wantedOf = (walk: Walk, type: GraphQLObjectType, key: string, nodes: FieldNode[], read: { kind: string } | undefined): Wanted => {
  const node = nodes[0]!;
  const name = node.name.value;
  if (name === '__typename') return { key, field: name, form: 'plain', required: true, slot: null, inside: [], members: null };
  const field = type.getFields()[name];
  if (!field) throw new Unplannable(`${type.name}.${name} is about the schema`);
  if (field.resolve && type !== walk.schema.getQueryType() && !walk.reads.types.has(type.name)) throw new Unplannable(`${type.name}.${name} is not read from tables`);
  const wanted: Wanted = { key, field: name, form: formOf(field.type), required: isNonNullType(field.type), slot: slotFor(walk, field, node, read), inside: [], members: null };
  walk.outputs.set(wanted, field.type);
  const of = getNamedType(getNullableType(field.type));
  const sets = nodes.flatMap((each) => each.selectionSet ?? []);
  if (isObjectType(of)) wanted.inside = fieldsOf(walk, of, sets);
  if (isUnionType(of)) wanted.members = Object.fromEntries(of.getTypes().map((member) => [member.name, fieldsOf(walk, member, sets)]));
  return wanted;
};

const fieldsOf = (walk: Walk, type: GraphQLObjectType, sets: SelectionSetNode[]): Wanted[] => {
  const fields = walk.reads.types.get(type.name)?.fields;
  return [...collect(walk, type, sets)].map(([key, nodes]) => wantedOf(walk, type, key, nodes, fields?.[nodes[0]!.name.value]));
};

/** `node` is a row by its id, once the id says of what type. */
const nodeRoot = (walk: Walk, type: GraphQLObjectType, nodes: FieldNode[]): { root: Root; concrete: GraphQLObjectType } => {
  const kind = nodeKind(type.getFields().node!, nodes[0]!, walk.variables);
  const read = [...walk.reads.types.values()].find((each) => kind !== null && each.node === kind);
  if (!read) throw new Unplannable('node of a kind that is not read by id alone');
  const root: Root = { guard: 'actor', field: byId<{ id: string }>(read.name, ({ id }) => parseId(id)?.uuid ?? null) };
  return { root, concrete: walk.schema.getType(read.name) as GraphQLObjectType };
};

export const nodeKind = (field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Record<string, unknown>): string | null =>
  parseId(String(getArgumentValues(field, node, variables).id))?.kind ?? null;

export const select = (operation: Operation, set: SelectionSetNode): Selection => {
  const query = operation.schema.getQueryType()!;
  const walk: Walk = { ...operation, slots: [], outputs: new Map() };
  const roots = [...collect(operation, query, [set])].map(([key, nodes]): RootWanted => {
    const name = nodes[0]!.name.value;
    if (name === 'node') {
      const { root, concrete } = nodeRoot(walk, query, nodes);
      const wanted = wantedOf(walk, query, key, nodes, root.field);
      wanted.inside = fieldsOf(walk, concrete, nodes.flatMap((each) => each.selectionSet ?? []));
      return { wanted, root };
    }
    const root = operation.reads.roots.get(name);
    if (!root) throw new Unplannable(`Query.${name} is not read from tables`);
    return { wanted: wantedOf(walk, query, key, nodes, root.field), root };
  });
  return { roots, slots: walk.slots, outputs: walk.outputs };
};
