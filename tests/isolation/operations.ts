/** Writes operations from the schema itself: every field of every type, a few levels deep. */
import {
  buildSchema, getNamedType, isAbstractType, isLeafType, isObjectType, isRequiredArgument,
  type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { readSchema } from '../../src/graphql/schema/build.ts';

export const schema: GraphQLSchema = buildSchema(readSchema().join('\n'));

export const ROOTS = { Query: schema.getQueryType()!, Mutation: schema.getMutationType()!, Subscription: schema.getSubscriptionType()! };
export type Root = keyof typeof ROOTS;

export const rootFields = (root: Root): string[] => Object.keys(ROOTS[root].getFields()).sort();

const readable = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] => Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));

/** Names that members of a union give to different types: they need an alias each. */
const disputed = (members: readonly GraphQLObjectType[]): Set<string> => {
  const types = new Map<string, Set<string>>();
  for (const member of members) {
    for (const field of readable(member)) types.set(field.name, (types.get(field.name) ?? new Set()).add(String(field.type)));
  }
  return new Set([...types].filter(([, of]) => of.size > 1).map(([name]) => name));
};

/** Connections and their edges are no level of their own. */
const costs = (type: GraphQLNamedType): number => (/(Connection|Edge|Payload)$/.test(type.name) ? 0 : 1);

const ofObject = (type: GraphQLObjectType, depth: number, aliased: Set<string> = new Set()): string => {
  const parts = readable(type).flatMap((field) => {
    const named = getNamedType(field.type);
    const name = aliased.has(field.name) ? `${type.name}_${field.name}: ${field.name}` : field.name;
    if (isLeafType(named)) return [name];
    const left = depth - costs(named);
    return left < 0 ? [] : [`${name} ${selectionOf(named, left)}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
};

/** Everything that can be selected of a type, `depth` objects deep. `only` names the one member of interest of an interface. */
export const selectionOf = (type: GraphQLNamedType, depth: number, only?: string): string => {
  if (isLeafType(type)) return '';
  if (isObjectType(type)) return ofObject(type, depth);
  if (!isAbstractType(type)) throw new Error(`${type.name} cannot be selected`);
  const members = schema.getPossibleTypes(type).filter((member) => !only || member.name === only);
  const aliased = disputed(members);
  return `{ __typename ${members.map((member) => `... on ${member.name} ${ofObject(member, depth, aliased)}`).join(' ')} }`;
};

const KEYWORD: Record<Root, string> = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' };

/** One operation on one root field with these arguments as variables. */
export const operationOf = (root: Root, name: string, args: Record<string, unknown>, { depth = 2, only }: { depth?: number; only?: string } = {}): string => {
  const field = ROOTS[root].getFields()[name]!;
  const used = field.args.filter((arg) => arg.name in args);
  const unknown = Object.keys(args).filter((arg) => !field.args.some(({ name: known }) => known === arg));
  if (unknown.length > 0) throw new Error(`${root}.${name} has no argument ${unknown.join(', ')}`);
  const head = used.length > 0 ? `(${used.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : '';
  const call = used.length > 0 ? `(${used.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
  return `${KEYWORD[root]} ${head} { ${name}${call} ${selectionOf(getNamedType(field.type), depth, only)} }`;
};
