/** Random valid operations over the schema: fields, arguments, aliases, fragments, conditions, pages from earlier answers. */
import {
  getNamedType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isUnionType, isInterfaceType,
  type GraphQLArgument, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType,
} from 'graphql';
import { schema } from '../isolation/operations.ts';

export type Random = () => number;

/** mulberry32: the same seed gives the same operations. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** What arguments may be taken from. */
export interface Pool {
  ids: string[];
  cursors: string[];
  words: string[];
}

export interface Generated {
  query: string;
  variables: Record<string, unknown>;
}

/** Answers differently each time it is asked, or writes: nothing to compare. */
const LEFT_OUT = new Set(['eventCursor', 'presence']);
/** Read from no plan: both ways are the same one. */
const UNPLANNED = new Set(['Document']);
const isLeftOut = (field: GraphQLField<unknown, unknown>): boolean => LEFT_OUT.has(field.name) || UNPLANNED.has(getNamedType(field.type).name);
const DEPTH = 5;

export const generate = (random: Random, pool: Pool): Generated => {
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const chance = (p: number): boolean => random() < p;
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];
  let made = 0;
  const fresh = (prefix: string): string => `${prefix}${++made}`;
  const variable = (type: string, value: unknown): string => {
    const name = fresh('v');
    declared.push(`$${name}: ${type}`);
    variables[name] = value;
    return `$${name}`;
  };

  const filter = (type: string): object => {
    if (type === 'CaseFilter') return { ...(chance(0.4) ? { status: pick(['OPEN', 'CLOSED']) } : {}), ...(chance(0.4) ? { contactId: pick(pool.ids) } : {}) };
    const value: Record<string, unknown> = {};
    if (chance(0.4)) value.status = Array.from({ length: below(3) }, () => pick(['NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED']));
    for (const name of type === 'AllTicketsFilter' ? ['queueId', 'agentId'] : ['queueId', 'assigneeId', 'tagId']) if (chance(0.12)) value[name] = chance(0.1) ? null : pick(pool.ids);
    if (chance(0.15)) value.channel = 'WEB';
    if (type !== 'AllTicketsFilter' && chance(0.25)) value.mine = pick([true, false, null]);
    if (chance(0.2)) value.search = pick(pool.words);
    return value;
  };

  const valueOf = (arg: GraphQLArgument): unknown => {
    switch (arg.name) {
      case 'filter': return filter(getNamedType(arg.type).name);
      case 'sort': return pick(['UPDATED_DESC', 'UPDATED_ASC', 'CREATED_DESC', 'CREATED_ASC']);
      case 'outcome': return pick(['WAITING', 'DONE', 'REFUSED']);
      case 'unread': return chance(0.5);
      case 'first': case 'last': return chance(0.06) ? pick([0, 101, -1]) : 1 + below(chance(0.5) ? 4 : 100);
      case 'after': case 'before': return chance(0.1) || pool.cursors.length === 0 ? pick(['', 'nonsense', null]) : pick(pool.cursors);
      case 'endpointKey': return pick(pool.words);
      default: return pick(pool.ids);
    }
  };

  /** Relay allows `first` with `after` or `last` with `before`; sometimes somebody does otherwise. */
  const wantedArgs = (field: GraphQLField<unknown, unknown>): GraphQLArgument[] => {
    const backward = chance(0.5);
    return field.args.filter((arg) => {
      if (isRequiredArgument(arg)) return true;
      if (!chance(arg.name === 'first' || arg.name === 'last' ? 0.8 : 0.45)) return false;
      const paired = field.args.some(({ name }) => name === 'first') && field.args.some(({ name }) => name === 'last');
      return !paired || chance(0.05) || (backward ? ['last', 'before'] : ['first', 'after']).includes(arg.name);
    });
  };

  const literal = (value: unknown, arg: GraphQLArgument): string => {
    const inside = (one: unknown, name = ''): string => {
      if (Array.isArray(one)) return `[${one.map((item) => inside(item, name)).join(' ')}]`;
      if (typeof one === 'object' && one !== null) return `{ ${Object.entries(one).map(([key, item]) => `${key}: ${inside(item, key)}`).join(' ')} }`;
      return name === 'status' || name === 'channel' ? String(one) : JSON.stringify(one);
    };
    return inside(value, isEnumType(getNamedType(arg.type)) ? 'status' : '');
  };

  const argsOf = (field: GraphQLField<unknown, unknown>): string => {
    const parts = wantedArgs(field).map((arg) => {
      const value = valueOf(arg);
      if (value === null && isNonNullType(arg.type)) return `${arg.name}: "none"`;
      return `${arg.name}: ${chance(0.6) ? variable(String(arg.type), value) : literal(value, arg)}`;
    });
    return parts.length > 0 ? `(${parts.join(', ')})` : '';
  };

  const condition = (): string => (chance(0.08) ? ` @${pick(['include', 'skip'])}(if: ${chance(0.7) ? variable('Boolean!', chance(0.5)) : pick(['true', 'false'])})` : '');

  const fieldOf = (field: GraphQLField<unknown, unknown>, depth: number, alone: boolean): string | null => {
    const named = getNamedType(field.type);
    if (!isLeafType(named) && depth <= 0) return null;
    // A key of its own wherever the same key could mean two things.
    const alias = !alone || field.args.length > 0 || chance(0.06) ? `${fresh('k')}: ` : '';
    const inside = isLeafType(named) ? '' : ` ${selectionOf(named, depth - (/(Connection|Edge|PageInfo)$/.test(named.name) ? 0 : 1))}`;
    return `${alias}${field.name}${argsOf(field)}${condition()}${inside}`;
  };

  const fieldsOf = (type: GraphQLObjectType, depth: number, alone: boolean): string[] => {
    const wanted = Object.values(type.getFields()).filter((field) => !isLeftOut(field));
    const dense = chance(0.3) ? 0.8 : 0.35;
    // A ticket has many objects and lists: half of them would be more than an operation may ask for.
    const chosen = wanted.filter((field) => chance(/^(edges|node)$/.test(field.name) ? 0.9 : isListType(field.type) || (depth < DEPTH && !isLeafType(getNamedType(field.type))) ? dense * 0.5 : dense));
    const parts = chosen.map((field) => fieldOf(field, depth, alone)).filter((part) => part !== null);
    if (parts.length === 0 || chance(0.1)) parts.push(chance(0.5) ? '__typename' : `${fresh('k')}: __typename`);
    return parts;
  };

  /** Some of the fields in a fragment, named or not, and some of them twice. */
  const wrapped = (parts: string[], on: string): string => {
    if (!chance(0.15)) return parts.join(' ');
    const cut = below(parts.length + 1);
    const inside = parts.slice(cut);
    if (inside.length === 0) return parts.join(' ');
    const rest = parts.slice(0, cut).join(' ');
    if (chance(0.5)) return `${rest} ... on ${on}${condition()} { ${inside.join(' ')} } ${chance(0.3) ? inside.join(' ') : ''}`;
    const name = fresh('F');
    fragments.push(`fragment ${name} on ${on} { ${inside.join(' ')} }`);
    return `${rest} ...${name}${condition()}`;
  };

  const selectionOf = (type: GraphQLNamedType, depth: number): string => {
    if (isObjectType(type)) return `{ ${wrapped(fieldsOf(type, depth, true), type.name)} }`;
    if (!isUnionType(type) && !isInterfaceType(type)) throw new Error(`${type.name} cannot be selected`);
    const members = schema.getPossibleTypes(type).filter(() => isUnionType(type) || chance(0.4));
    return `{ __typename ${isInterfaceType(type) ? 'id' : ''} ${members.map((member) => `... on ${member.name} { ${fieldsOf(member, Math.min(depth, 2), false).join(' ')} }`).join(' ')} }`;
  };

  const roots = Object.values(schema.getQueryType()!.getFields()).filter((field) => !isLeftOut(field));
  const liked = roots.filter(({ name }) => ['inbox', 'conversation', 'ticket', 'contact', 'contactTickets', 'node', 'users'].includes(name));
  const parts = Array.from({ length: chance(0.7) ? 1 : 2 + below(2) }, () => fieldOf(pick(chance(0.7) ? liked : roots), chance(0.5) ? 3 : DEPTH, false)!);
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return { query: `query Generated${head} { ${parts.join(' ')} } ${fragments.join(' ')}`, variables };
};
