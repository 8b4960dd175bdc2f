/** The tables that are not in the SDL: limits, codes of errors, codes of closed sockets. */
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { CLOSE, type ErrorCode } from '../../src/kernel/errors.ts';
import { LIMITS } from '../../src/limits.ts';
import { GENERATED, joined, table } from './markdown.ts';

/** What each code asks of a client. */
export const ERROR_CODES: Record<ErrorCode, string> = {
  UNAUTHENTICATED: 'No token, or one that does not count any more. Get a fresh one and try again.',
  FORBIDDEN: 'The caller may not do this; a token may lack a scope.',
  NOT_FOUND: 'It does not exist, or the caller may not know that it does.',
  BAD_INPUT: 'The document or its variables are not acceptable. The same again fails alike.',
  LIMIT: 'Over a named limit.',
  CONFLICT: 'Somebody else changed it at the same moment. Try again.',
  RATE_LIMITED: 'Too much in too short a time. Try again later, after `Retry-After` when it is there.',
  UNAVAILABLE: 'The server cannot reach its database, or is too busy. Try again shortly.',
  INTERNAL: 'A fault on our side; `extensions.reference` names it in the log.',
};

export const CLOSE_CODES: Record<keyof typeof CLOSE, string> = {
  UNAUTHENTICATED: 'Not signed in, or not any more. Get a fresh token, then come back.',
  NO_ACCESS: 'No access, or not any more. Coming back is of no use.',
  AUTH_TIMEOUT: 'Too slow to authenticate.',
  QUARANTINED: 'The document is damaged and closed until somebody has looked at it. On a GraphQL socket: the id of a subscription is in use.',
  OVER_LIMIT: 'Over a limit; the reason names it.',
  REFUSED: 'The document refused a change. Discard the copy and load it anew.',
  TOO_MANY: 'Too many connections, subscriptions or tries. Come back later.',
  RESTART: 'The server restarts. The reason is how many milliseconds to stay away, different for each client.',
  SLOW_READER: 'Too slow a reader. Resume from the last cursor.',
};

const UNITS: [ending: RegExp, shown: (value: number) => string][] = [
  [/Ms$/, (value) => (value % 86_400_000 === 0 ? `${value / 86_400_000} d` : value % 3_600_000 === 0 ? `${value / 3_600_000} h` : value % 60_000 === 0 ? `${value / 60_000} min` : value % 1_000 === 0 ? `${value / 1_000} s` : `${value} ms`)],
  [/[bB]ytes/, (value) => (value % 1_048_576 === 0 ? `${value / 1_048_576} MiB` : value % 1_024 === 0 ? `${value / 1_024} KiB` : `${value} bytes`)],
];

const shown = (name: string, value: number): string => UNITS.find(([ending]) => ending.test(name))?.[1](value) ?? value.toLocaleString('en-GB');

export const limitsPage = (): string => joined(
  GENERATED, '# Limits', '`Query.limits` publishes the same. A payload that hits one carries `LimitReached` with the name, a request as a whole the code `LIMIT`.',
  table(['name', 'value', 'why'], Object.entries<readonly [number, string]>(LIMITS).map(([name, [value, reason]]) => [`\`${name}\``, shown(name, value), reason])),
);

/** Which mutations may answer with an error. */
const whereOf = (schema: GraphQLSchema, error: string): string[] =>
  Object.values(schema.getMutationType()?.getFields() ?? {}).filter((field) => {
    const payload = getNamedType(field.type);
    const errors = isObjectType(payload) ? payload.getFields()['errors'] : undefined;
    const union = errors && getNamedType(errors.type);
    return union && 'getTypes' in union && union.getTypes().some(({ name }) => name === error);
  }).map(({ name }) => `\`${name}\``);

export const errorsPage = (schema: GraphQLSchema): string => {
  const { objects } = schema.getImplementations(schema.getType('UserError') as never);
  return joined(
    GENERATED, '# Errors and close codes',
    'What a caller must expect stands in a payload\'s `errors`, as a type of its own. A top-level error says that the request as a whole was not answered.',
    '## Top-level errors, `extensions.code`', table(['code', 'what it means'], Object.entries(ERROR_CODES).map(([code, what]) => [`\`${code}\``, what])),
    '## Typed errors', table(['type', 'when', 'of'], objects.map(({ name, description }) => [`\`${name}\``, description ?? '', whereOf(schema, name).join(', ')])),
    '## Close codes of sockets', table(['code', 'what it means'], Object.entries(CLOSE).map(([name, code]) => [String(code), CLOSE_CODES[name as keyof typeof CLOSE]])),
    'The GraphQL socket adds those of `graphql-transport-ws`: 4400 for a message that makes no sense, 4406 for another subprotocol.',
  );
};
