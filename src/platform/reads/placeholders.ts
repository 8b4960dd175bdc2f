/** Statements are written once for many callers: values of theirs stand as placeholders until it is run. */
import { hasScope, type Actor } from '../../kernel/actor.ts';
import { sendOnce, type Sql } from '../db/sql.ts';
import type { Prepared } from './declare.ts';

/** No text that reaches the server holds a NUL, so nothing else looks like this. */
const MARK = '\0';
const PLACE = /\0(\w+)\0/g;

/** Fields of an actor whose values are parameters. */
const VALUES = ['workspaceId', 'userId', 'sessionId', 'tokenId', 'guestId', 'conversationId', 'contactId', 'name'] as const;

/** Actors with the same key get the same text of every statement. */
export const actorShape = (actor: Actor): string =>
  [actor.kind, 'role' in actor ? actor.role : '', hasScope(actor, 'ADMIN'), 'tokenId' in actor && actor.tokenId !== null].join();

/** The actor with placeholders for values: what access predicates are written with. */
export const symbolicActor = (actor: Actor): Actor => {
  const symbolic: Record<string, unknown> = { ...actor };
  for (const field of VALUES) if (typeof symbolic[field] === 'string') symbolic[field] = `${MARK}${field}${MARK}`;
  return symbolic as unknown as Actor;
};

/** The place of an argument's value; an object, so that nobody calculates with it. */
interface Argument {
  slot: number;
  name: string;
}
const isArgument = (value: unknown): value is Argument => typeof value === 'object' && value !== null && 'slot' in value && 'name' in value;

/** Whether it is there or not, true or false: what the statement's text may hang on. */
export const preparedShape = (prepared: Prepared): string =>
  Object.values(prepared).map((value) => (value === null ? '0' : typeof value === 'boolean' ? String(value) : '1')).join('');

export const symbolicArguments = (prepared: Prepared, slot: number): Prepared =>
  Object.fromEntries(Object.entries(prepared).map(([name, value]) =>
    [name, value === null || typeof value === 'boolean' ? value : ({ slot, name } as unknown as string)]));

export type Env = { actor: Actor; given: readonly Prepared[] };

/** A statement whose values are filled in when it runs. */
export interface Template {
  text: string;
  values(env: Env): unknown[];
}

const filler = (value: unknown): ((env: Env) => unknown) => {
  if (isArgument(value)) return ({ given }) => given[value.slot]![value.name];
  if (typeof value !== 'string' || !value.includes(MARK)) return () => value;
  const field = (actor: Actor, name: string): string => String((actor as unknown as Record<string, unknown>)[name]);
  const whole = /^\0(\w+)\0$/.exec(value)?.[1];
  if (whole) return ({ actor }) => field(actor, whole);
  return ({ actor }) => value.replace(PLACE, (_, name: string) => field(actor, name));
};

const keyOf = (value: unknown): string | null => {
  if (isArgument(value)) return `\0${value.slot}.${value.name}`;
  return typeof value === 'string' ? value : null;
};

export const template = (statement: Sql): Template => {
  const { text, values } = sendOnce(statement, keyOf);
  const fillers = values.map(filler);
  return { text, values: (env) => fillers.map((fill) => fill(env)) };
};
