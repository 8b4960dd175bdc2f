/**
 * `npm run check:codegen`: the committed generated files are what codegen and `npm run docs` make now, the SDL keeps the house's
 * conventions, and nothing that the last release promised is broken.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generate, loadContext } from '@graphql-codegen/cli';
import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType, type ASTNode, type GraphQLField, type GraphQLInputField, type GraphQLInputObjectType, type GraphQLInterfaceType,
  type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { broken } from './check-schema.ts';
import { docs, MADE } from './docs/main.ts';
import { readSdl } from './sdl.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
/** Folders that codegen alone writes; `docs` names its own. */
const GENERATED_FOLDERS = ['web/gql'];
/** Mutations that are not of the usual form, with the reason. */
const NO_ERRORS = new Map([['signOut', 'signing out twice is no error']]);
/** Subscriptions of something that is not kept, so that there is nothing to resume. */
const NOT_RESUMED = new Set(['presence']);

export interface Finding {
  /** `schema/tickets.graphql:12`, when it stands in one place. */
  where: string;
  what: string;
}

const placeOf = (node: ASTNode | null | undefined): string => (node?.loc ? `${node.loc.source.name}:${node.loc.startToken.line}` : 'schema');
const ownTypes = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));
const isRoot = (schema: GraphQLSchema, type: GraphQLNamedType): boolean =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type as GraphQLObjectType);

type AnyField = GraphQLField<unknown, unknown>;
type WithFields = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType;
const hasFields = (type: GraphQLNamedType): type is WithFields => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
const membersOf = (type: WithFields): (AnyField | GraphQLInputField)[] => Object.values<AnyField | GraphQLInputField>(type.getFields());
const fieldsOf = (type: GraphQLObjectType | null | undefined): AnyField[] => Object.values(type?.getFields() ?? {});

/** Types and fields without a description; a field that its interface describes has one. */
export const undescribed = (schema: GraphQLSchema): Finding[] => {
  const found: Finding[] = [];
  const note = (node: ASTNode | null | undefined, what: string): void => void found.push({ where: placeOf(node), what: `${what} has no description` });
  for (const type of ownTypes(schema)) {
    if (!type.description && !isRoot(schema, type)) note(type.astNode, type.name);
    if (!hasFields(type)) continue;
    const inherited = isInputObjectType(type) ? [] : type.getInterfaces();
    for (const field of membersOf(type)) {
      if (!field.description && !inherited.some((of) => of.getFields()[field.name]?.description)) note(field.astNode, `${type.name}.${field.name}`);
    }
  }
  return found;
};

/** What may speak for itself, told but no failure: arguments and enum values. */
export const selfEvident = (schema: GraphQLSchema): Finding[] =>
  ownTypes(schema).flatMap((type) => {
    if (isEnumType(type)) return type.getValues().filter((value) => !value.description).map((value) => ({ where: placeOf(value.astNode), what: `${type.name}.${value.name}` }));
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.filter((arg) => !arg.description && arg.name !== 'input').map((arg) => ({ where: placeOf(arg.astNode), what: `${type.name}.${field.name}(${arg.name}:)` })));
  });

const pascal = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

const errorsOf = (schema: GraphQLSchema, mutation: string): string | null => {
  const payload = schema.getType(`${pascal(mutation)}Payload`);
  if (!isObjectType(payload)) return `answers with ${pascal(mutation)}Payload!`;
  if (NO_ERRORS.has(mutation)) return null;
  const { errors } = payload.getFields();
  const union = errors && getNamedType(errors.type);
  if (!isUnionType(union) || String(errors?.type) !== `[${union.name}!]!` || !union.name.endsWith('Error')) return `${payload.name}.errors is [XError!]!, a union`;
  const stray = union.getTypes().filter((member) => !member.getInterfaces().some((of) => of.name === 'UserError'));
  return stray.length > 0 ? `members of ${union.name} implement UserError, unlike ${stray.map(({ name }) => name).join(', ')}` : null;
};

/** `resolveTicket(input: ResolveTicketInput!): ResolveTicketPayload!` with errors that are values. */
const mutations = (schema: GraphQLSchema): Finding[] =>
  fieldsOf(schema.getMutationType()).flatMap((field) => {
    const rule = (holds: boolean, what: string) => (holds ? [] : [{ where: placeOf(field.astNode), what: `Mutation.${field.name}: ${what}` }]);
    const input = `${pascal(field.name)}Input`;
    const wrong = errorsOf(schema, field.name);
    return [
      ...rule(field.args.length === 1 && field.args[0]!.name === 'input' && String(field.args[0]!.type) === `${input}!`, `takes one input: ${input}!`),
      ...rule(String(field.type) === `${pascal(field.name)}Payload!`, `answers with ${pascal(field.name)}Payload!`),
      ...rule(wrong === null, wrong ?? ''),
    ];
  });

/** Relay's shape, and arguments to page with. */
const connections = (schema: GraphQLSchema): Finding[] =>
  ownTypes(schema).flatMap((type) => {
    if (!isObjectType(type)) return [];
    const rule = (holds: boolean, node: ASTNode | null | undefined, what: string) => (holds ? [] : [{ where: placeOf(node), what }]);
    const paged = fieldsOf(type).filter((field) => getNamedType(field.type).name.endsWith('Connection')).flatMap((field) => {
      const args = new Map(field.args.map((arg) => [arg.name, String(arg.type)]));
      const pair = (size: string, from: string): boolean => args.get(size) === 'Int' && args.get(from) === 'String';
      return rule(pair('first', 'after') || pair('last', 'before'), field.astNode, `${type.name}.${field.name} takes first: Int and after: String, or last and before`);
    });
    if (!type.name.endsWith('Connection')) return paged;
    const { edges, pageInfo } = type.getFields();
    const edge = edges && getNamedType(edges.type);
    const { node, cursor } = isObjectType(edge) ? edge.getFields() : {};
    return [
      ...paged,
      ...rule(String(edges?.type) === `[${type.name.replace(/Connection$/, 'Edge')}!]!`, type.astNode, `${type.name}.edges is a list of its edges, none null`),
      ...rule(String(pageInfo?.type) === 'PageInfo!', type.astNode, `${type.name}.pageInfo is PageInfo!`),
      ...rule(String(cursor?.type) === 'String!' && String(node?.type).endsWith('!'), edge?.astNode ?? type.astNode, `the edges of ${type.name} have cursor: String! and a node that is not null`),
    ];
  });

/** A union of past-tense events, each with a cursor, and `after:` to resume. */
const subscriptions = (schema: GraphQLSchema): Finding[] =>
  fieldsOf(schema.getSubscriptionType()).filter(({ name }) => !NOT_RESUMED.has(name)).flatMap((field) => {
    const type = getNamedType(field.type);
    const events = isUnionType(type) && type.getTypes().every((member) => member.getInterfaces().some((of) => of.name === 'Event'));
    const resumes = field.args.some((arg) => arg.name === 'after' && String(arg.type) === 'String') && isUnionType(type) && type.getTypes().some(({ name }) => name === 'ResyncRequired');
    return events && resumes ? [] : [{ where: placeOf(field.astNode), what: `Subscription.${field.name} is a union of Events with ResyncRequired, and takes after: String` }];
  });

const CAMEL = /^[a-z][a-zA-Z0-9]*$/;
const PASCAL = /^[A-Z][a-zA-Z0-9]*$/;
const SCREAMING = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** Names, ids and list items. */
const names = (schema: GraphQLSchema): Finding[] =>
  ownTypes(schema).flatMap((type) => {
    const rule = (holds: boolean, node: ASTNode | null | undefined, what: string) => (holds ? [] : [{ where: placeOf(node), what }]);
    const typeName = rule(PASCAL.test(type.name) || isScalarType(type), type.astNode, `${type.name} is in PascalCase`);
    if (isEnumType(type)) return [...typeName, ...type.getValues().flatMap((value) => rule(SCREAMING.test(value.name), value.astNode, `${type.name}.${value.name} is in SCREAMING_SNAKE_CASE`))];
    if (!hasFields(type)) return typeName;
    return [...typeName, ...membersOf(type).flatMap((field) => [
      ...rule(CAMEL.test(field.name) && !/^get[A-Z]/.test(field.name), field.astNode, `${type.name}.${field.name} is in camelCase, without get`),
      ...rule(!/\[\w+\]/.test(String(field.type)), field.astNode, `${type.name}.${field.name}: items of a list are not null`),
      ...rule(field.name !== 'id' || String(field.type) === 'ID!', field.astNode, `${type.name}.id is ID!`),
      ...rule(field.deprecationReason == null || /^Use \S.*\.$/.test(field.deprecationReason), field.astNode, `${type.name}.${field.name}: @deprecated(reason: "Use x.")`),
    ])];
  });

export const unconventional = (schema: GraphQLSchema): Finding[] => [mutations, connections, subscriptions, names].flatMap((check) => check(schema));

/** Generated files that are not what codegen makes now. Nothing is written. */
const outdatedBy = (command: string, now: Map<string, string>, folders: readonly string[]): Finding[] => {
  const differing = [...now].filter(([file, content]) => !existsSync(path.join(ROOT, file)) || readFileSync(path.join(ROOT, file), 'utf8') !== content);
  const present = folders.filter((folder) => existsSync(path.join(ROOT, folder))).flatMap((folder) => readdirSync(path.join(ROOT, folder)).map((file) => path.join(folder, file)));
  return [
    ...differing.map(([where]) => ({ where, what: `is not what \`npm run ${command}\` makes now: run it` })),
    ...present.filter((file) => !now.has(file)).map((where) => ({ where, what: `is not made by \`npm run ${command}\`` })),
  ];
};

const codegen = async (): Promise<Map<string, string>> => {
  const context = await loadContext(path.join(ROOT, 'codegen.yml'));
  context.updateConfig({ silent: true, errorsOnly: true });
  const made = await generate(context, false) as { filename: string; content: string }[];
  return new Map(made.map(({ filename, content }) => [path.relative(ROOT, path.resolve(ROOT, filename)), content]));
};

const say = (title: string, findings: Finding[]): void => {
  process.stdout.write(`${title}: ${findings.length === 0 ? 'none' : findings.length}\n${findings.map(({ where, what }) => `  ${where} ${what}\n`).join('')}`);
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } });
  process.chdir(ROOT);
  const schema = readSdl(path.join(ROOT, 'schema'));
  const failures: [string, Finding[]][] = [
    ['Types and fields without a description', undescribed(schema)],
    ['Against the conventions of the schema', unconventional(schema)],
    ['Generated files out of date', [...outdatedBy('codegen', await codegen(), GENERATED_FOLDERS), ...outdatedBy('docs', docs(), MADE)]],
    ['Broken since the last release', broken(schema)],
  ];
  for (const [title, findings] of failures) say(title, findings);
  const spoken = selfEvident(schema);
  if (values.verbose) say('Arguments and enum values without a description (allowed)', spoken);
  else process.stdout.write(`Arguments and enum values without a description (allowed; --verbose lists them): ${spoken.length}\n`);
  return failures.some(([, findings]) => findings.length > 0) ? 1 : 0;
};

if (import.meta.main) process.exitCode = await main();
