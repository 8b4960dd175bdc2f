/** The API reference: a page a module, made from the SDL. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType, print,
  type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputObjectType, type GraphQLInterfaceType, type GraphQLNamedType,
  type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { brief, GENERATED, heading, joined, linkTo, table, typeLink, type Places } from './markdown.ts';

type Field = GraphQLField<unknown, unknown>;
type Inputs = readonly (GraphQLArgument | GraphQLInputField)[];

const ROOTS = ['Query', 'Mutation', 'Subscription'] as const;
type Root = (typeof ROOTS)[number];
const TITLES: Record<Root, string> = { Query: 'Queries', Mutation: 'Mutations', Subscription: 'Subscriptions' };
const COUNTED: Record<Root, [one: string, many: string]> = { Query: ['query', 'queries'], Mutation: ['mutation', 'mutations'], Subscription: ['subscription', 'subscriptions'] };
/** Arguments that mean the same everywhere. */
const PAGING: Record<string, string> = {
  first: 'So many from the beginning.', last: 'So many from the end.',
  after: 'Begin behind this cursor.', before: 'End in front of this cursor.',
};

interface Scope {
  schema: GraphQLSchema;
  places: Places;
}

/** `tickets` for what stands in schema/tickets.graphql. */
const moduleOf = (thing: { astNode?: { loc?: { source: { name: string } } | undefined } | null | undefined }): string =>
  path.basename(thing.astNode?.loc?.source.name ?? '', '.graphql');

const fieldsOf = (schema: GraphQLSchema, root: Root): Field[] => Object.values((schema.getType(root) as GraphQLObjectType | undefined)?.getFields() ?? {});
const anchorOf = (root: Root, field: Field): string => `${root}.${field.name}`;
const ownTypes = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !ROOTS.includes(name as Root)).filter((type) => !isSpecifiedScalarType(type));

const placesOf = (schema: GraphQLSchema): Places => new Map([
  ...ownTypes(schema).map((type) => [type.name, `${moduleOf(type)}.md#${type.name}`] as const),
  ...ROOTS.flatMap((root) => fieldsOf(schema, root).map((field) => [anchorOf(root, field), `${moduleOf(field)}.md#${anchorOf(root, field)}`] as const)),
]);

const deprecated = ({ deprecationReason }: { deprecationReason?: string | null | undefined }): string =>
  (deprecationReason ? ` **Deprecated.** ${deprecationReason}` : '');

const inputTable = ({ places }: Scope, inputs: Inputs): string => table(['name', 'type', 'what'], inputs.map((input) => [
  `\`${input.name}\``,
  typeLink(places, input.type) + (input.astNode?.defaultValue ? ` = \`${print(input.astNode.defaultValue)}\`` : ''),
  (input.description ?? PAGING[input.name] ?? '') + deprecated(input),
]));

const described = (field: Field, of: GraphQLObjectType | GraphQLInterfaceType): string =>
  field.description ?? of.getInterfaces().map((each) => each.getFields()[field.name]?.description).find(Boolean) ?? '';

const signature = ({ name, args }: Field): string =>
  `\`${name}${args.length > 0 ? `(${args.map((arg) => `${arg.name}: ${String(arg.type)}`).join(', ')})` : ''}\``;

const fieldTable = ({ places }: Scope, of: GraphQLObjectType | GraphQLInterfaceType, skip: readonly string[] = []): string =>
  table(['field', 'type', 'what'], Object.values(of.getFields()).filter(({ name }) => !skip.includes(name)).map((field) =>
    [signature(field), typeLink(places, field.type), described(field, of) + deprecated(field)]));

/** What a mutation may answer instead of doing it. */
const errorTable = ({ places }: Scope, payload: GraphQLObjectType): string => {
  const union = payload.getFields()['errors'] && getNamedType(payload.getFields()['errors']!.type);
  if (!isUnionType(union)) return '';
  return joined('Errors', table(['type', 'when'], union.getTypes().map((type) => [linkTo(places, type.name), type.description ?? ''])));
};

const mutationBody = (scope: Scope, field: Field): string => {
  const input = field.args[0] && getNamedType(field.args[0].type);
  const payload = getNamedType(field.type);
  return joined(
    isInputObjectType(input) && joined(`Input, ${linkTo(scope.places, input.name)}`, inputTable(scope, Object.values(input.getFields()))),
    isObjectType(payload) && joined(`Answer, ${linkTo(scope.places, payload.name)}`, fieldTable(scope, payload, ['errors'])),
    isObjectType(payload) && errorTable(scope, payload),
  );
};

const eventTable = ({ places }: Scope, field: Field): string => {
  const type = getNamedType(field.type);
  return isUnionType(type) ? table(['event', 'when'], type.getTypes().map((each) => [linkTo(places, each.name), each.description ?? ''])) : '';
};

const rootSection = (scope: Scope, root: Root, module: string): string => {
  const fields = fieldsOf(scope.schema, root).filter((field) => moduleOf(field) === module);
  if (fields.length === 0) return '';
  return joined(`## ${TITLES[root]}`, ...fields.map((field) => joined(
    heading(3, field.name, anchorOf(root, field)),
    (field.description ?? '') + deprecated(field),
    `${signature(field)}: ${typeLink(scope.places, field.type)}`,
    root === 'Mutation' ? mutationBody(scope, field) : inputTable(scope, field.args),
    root === 'Subscription' && eventTable(scope, field),
  )));
};

const kindOf = (type: GraphQLNamedType): string => {
  if (isObjectType(type)) return 'object';
  if (isInterfaceType(type)) return 'interface';
  if (isUnionType(type)) return 'union';
  if (isEnumType(type)) return 'enum';
  return isScalarType(type) ? 'scalar' : 'input';
};

const inputNote = (type: GraphQLInputObjectType): string => (type.isOneOf ? 'Exactly one of its fields is given.' : '');

const typeBody = (scope: Scope, type: GraphQLNamedType): string => {
  if (isUnionType(type)) return `One of ${type.getTypes().map((each) => linkTo(scope.places, each.name)).join(', ')}.`;
  if (isEnumType(type)) return table(['value', 'what'], type.getValues().map((value) => [`\`${value.name}\``, (value.description ?? '') + deprecated(value)]));
  if (isInputObjectType(type)) return joined(inputNote(type), inputTable(scope, Object.values(type.getFields())));
  if (isInterfaceType(type)) {
    const makers = scope.schema.getPossibleTypes(type).map((each) => linkTo(scope.places, each.name));
    return joined(`Implemented by ${makers.join(', ')}.`, fieldTable(scope, type));
  }
  if (!isObjectType(type)) return '';
  const interfaces = type.getInterfaces().map((each) => linkTo(scope.places, each.name));
  return joined(interfaces.length > 0 && `Implements ${interfaces.join(', ')}.`, fieldTable(scope, type));
};

const typeSection = (scope: Scope, module: string): string => {
  const types = ownTypes(scope.schema).filter((type) => moduleOf(type) === module).sort((a, b) => a.name.localeCompare(b.name));
  if (types.length === 0) return '';
  return joined('## Types', ...types.map((type) => joined(heading(3, `${type.name} (${kindOf(type)})`, type.name), type.description, typeBody(scope, type))));
};

const titleOf = (module: string): string => `${module[0]!.toUpperCase()}${module.slice(1)}`;

const index = ({ schema, places }: Scope, modules: readonly string[]): string => joined(
  GENERATED,
  '# API reference',
  'GraphQL at `POST /graphql`, subscriptions at `ws /graphql` (`graphql-transport-ws`) and `/graphql/stream` (server-sent events). In a browser `/graphql` is GraphiQL. Types and fields are described in `schema/`, from which these pages are made.',
  table(['page', 'holds'], [
    ...modules.map((module) => [`[${titleOf(module)}](${module}.md)`, ROOTS.flatMap((root) => {
      const count = fieldsOf(schema, root).filter((field) => moduleOf(field) === module).length;
      return count > 0 ? [`${count} ${COUNTED[root][count === 1 ? 0 : 1]}`] : [];
    }).join(', ') || 'types']),
    ['[Errors and close codes](errors.md)', 'codes of top-level errors, of typed errors, of closed sockets'],
    ['[Limits](limits.md)', 'every limit with its reason'],
    ['[AsyncAPI](../asyncapi.json)', 'the doors of events and documents, for tools'],
  ]),
  ...ROOTS.map((root) => joined(`## ${TITLES[root]}`, table(['name', 'what'], fieldsOf(schema, root).map((field) =>
    [linkTo(places, anchorOf(root, field), field.name), brief(field.description)])))),
);

/** The pages by file name. */
export const referencePages = (schema: GraphQLSchema, schemaDirectory: string): Map<string, string> => {
  const scope: Scope = { schema, places: placesOf(schema) };
  const modules = readdirSync(schemaDirectory).filter((file) => file.endsWith('.graphql')).map((file) => path.basename(file, '.graphql')).sort();
  return new Map([
    ['README.md', index(scope, modules)],
    ...modules.map((module) => [`${module}.md`, joined(
      GENERATED, `# ${titleOf(module)}`, '[All pages](README.md)', ...ROOTS.map((root) => rootSection(scope, root, module)), typeSection(scope, module),
    )] as const),
  ]);
};
