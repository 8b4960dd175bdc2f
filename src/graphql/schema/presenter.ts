/** How a group of equal subscriptions turns events into answers: one execution and one encoding, whoever listens. */
import { createHash } from 'node:crypto';
import { execute, getOperationAST, Kind, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ShownEvent } from '../../kernel/event.ts';
import type { Presenter } from '../../platform/events/hub.ts';
import type { Payload } from '../../platform/sockets/outlet.ts';
import type { Context } from '../kit/context.ts';

export type FormatError = (formatted: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError;

/** An answer as the wire has it. */
export const formatted = (result: ExecutionResult, format: FormatError): ExecutionResult =>
  result.errors ? { ...result, errors: result.errors.map((error) => format(error.toJSON(), error)) as never } : result;

const asked = new WeakMap<DocumentNode, boolean>();

/** Whether an answer depends on who asks beyond what they may see: fields that the schema marks with `@viewer`. */
export const dependsOnViewer = (schema: ExecutionArgs['schema'], document: DocumentNode): boolean => {
  const known = asked.get(document);
  if (known !== undefined) return known;
  const types = new TypeInfo(schema);
  let found = false;
  visit(document, visitWithTypeInfo(types, {
    Field: () => {
      found ||= types.getFieldDef()?.astNode?.directives?.some((directive) => directive.name.value === 'viewer') ?? false;
    },
  }));
  asked.set(document, found);
  return found;
};

/** The variable that only says from where to resume: it does not tell groups apart. */
const resumeVariable = (document: DocumentNode, operationName?: string | null): string | null => {
  const root = getOperationAST(document, operationName)?.selectionSet.selections[0];
  const value = root?.kind === Kind.FIELD ? root.arguments?.find((argument) => argument.name.value === 'after')?.value : undefined;
  if (value?.kind !== Kind.VARIABLE) return null;
  let uses = 0;
  visit(document, { VariableDefinition: () => false, Variable: (node) => void (uses += node.name.value === value.name.value ? 1 : 0) });
  return uses === 1 ? value.name.value : null;
};

const keyOf = ({ document, operationName, variableValues }: ExecutionArgs): string => {
  const resume = resumeVariable(document, operationName);
  const variables = Object.entries(variableValues ?? {}).filter(([name]) => name !== resume).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify([document.loc?.source.body, operationName ?? null, variables])).digest('base64');
};

/** The database is away: the batch is tried again, since an answer without its event would be a gap. */
class Away extends Error {}

/** What must be there is not: it has gone out of the viewer's sight since that was decided, or else it is a bug. */
const hasGone = (error: GraphQLError): boolean => error.message.startsWith('Cannot return null for non-nullable field');

const encode = async (args: ExecutionArgs, event: ShownEvent, context: Context, format: FormatError, insist: boolean): Promise<Payload | null> => {
  const result = await execute({ ...args, rootValue: event, contextValue: context });
  if (!insist && result.errors?.some(hasGone)) return null;
  const { data, errors } = formatted(result, format);
  if (errors?.some((error) => error.extensions?.code === 'UNAVAILABLE')) throw new Away('the database is away');
  return { json: Buffer.from(JSON.stringify(errors ? { data, errors } : { data })), cursor: event.cursor };
};

export const presenterOf = (args: ExecutionArgs, format: FormatError): Presenter<Context, Payload> => ({
  key: keyOf(args),
  perViewer: dependsOnViewer(args.schema, args.document),
  present: (events, context, insist = false) => Promise.all(events.map((event) => encode(args, event, context, format, insist))),
});
