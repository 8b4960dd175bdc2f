/** Types of the schema as JSON Schema: what the fields of an answer look like when they are selected. */
import {
  getNamedType, isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType, isScalarType, isUnionType,
  type GraphQLNamedType, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql';

export type JsonSchema = Record<string, unknown>;

const SCALARS: Record<string, JsonSchema> = {
  ID: { type: 'string' }, String: { type: 'string' }, Int: { type: 'integer' }, Float: { type: 'number' }, Boolean: { type: 'boolean' },
  DateTime: { type: 'string', format: 'date-time' }, JSON: {},
};

export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const nullable = (schema: JsonSchema): JsonSchema => ({ oneOf: [schema, { type: 'null' }] });

const ofType = (type: GraphQLOutputType): JsonSchema => {
  if (isNonNullType(type)) return ofNullable(type.ofType);
  return isScalarType(type) && type.name === 'JSON' ? {} : nullable(ofNullable(type));
};

const ofNullable = (type: GraphQLOutputType): JsonSchema => {
  if (isListType(type)) return { type: 'array', items: ofType(type.ofType as GraphQLOutputType) };
  return isScalarType(type) ? (SCALARS[type.name] ?? {}) : refTo(getNamedType(type).name);
};

const definition = (schema: GraphQLSchema, type: GraphQLNamedType): JsonSchema => {
  const description = type.description ? { description: type.description } : {};
  if (isEnumType(type)) return { ...description, type: 'string', enum: type.getValues().map(({ name }) => name) };
  if (isUnionType(type) || isInterfaceType(type)) return { ...description, oneOf: schema.getPossibleTypes(type).map(({ name }) => refTo(name)) };
  if (!isObjectType(type)) return description;
  const properties = Object.values(type.getFields()).map((field) => {
    const inherited = type.getInterfaces().map((each) => each.getFields()[field.name]?.description).find(Boolean);
    const text = field.description ?? inherited;
    return [field.name, text ? { description: text, allOf: [ofType(field.type)] } : ofType(field.type)] as const;
  });
  // The client selects, so nothing is certain to be there but what tells one type from another.
  return { ...description, type: 'object', required: ['__typename'], properties: { __typename: { const: type.name }, ...Object.fromEntries(properties) } };
};

const neighbours = (schema: GraphQLSchema, type: GraphQLNamedType): GraphQLNamedType[] => {
  if (isUnionType(type) || isInterfaceType(type)) return [...schema.getPossibleTypes(type)];
  return isObjectType(type) ? Object.values(type.getFields()).map((field) => getNamedType(field.type)) : [];
};

/** Definitions of all that can be reached from these types. */
export const definitionsOf = (schema: GraphQLSchema, from: readonly GraphQLNamedType[]): Record<string, JsonSchema> => {
  const found = new Map<string, GraphQLNamedType>();
  const waiting = [...from];
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    if (isScalarType(type) || found.has(type.name)) continue;
    found.set(type.name, type);
    waiting.push(...neighbours(schema, type));
  }
  return Object.fromEntries([...found.values()].sort((a, b) => a.name.localeCompare(b.name)).map((type) => [type.name, definition(schema, type)]));
};
