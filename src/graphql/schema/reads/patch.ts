/** Fills in what JavaScript says of the rows of an answer, with the same functions as the ordinary resolvers. */
import { getNullableType, isLeafType, isListType, isNonNullType, isObjectType, type GraphQLOutputType } from 'graphql';
import type { Actor } from '../../../kernel/actor.ts';
import type { Computed, Share } from '../../../platform/reads/declare.ts';
import type { Patches, Wanted } from '../../../platform/reads/wanted.ts';
import type { Selection } from './select.ts';

type Json = Record<string, unknown>;

/** Something of the answer is an error: the ordinary way has the words for it. */
class Incomplete extends Error {}

const complete = (outputs: Selection['outputs'], value: unknown, type: GraphQLOutputType, wanted: Wanted): unknown => {
  if (value === null || value === undefined) {
    if (isNonNullType(type)) throw new Incomplete(`${wanted.field} is null`);
    return null;
  }
  const of = getNullableType(type);
  if (isListType(of)) return Array.from(value as unknown[], (item) => complete(outputs, item, of.ofType as GraphQLOutputType, wanted));
  if (isLeafType(of)) return of.serialize(value);
  if (!isObjectType(of)) throw new Incomplete(`${wanted.field} is of an unknown type`);
  return Object.fromEntries(wanted.inside.map((each) =>
    [each.key, each.field === '__typename' ? of.name : complete(outputs, (value as Json)[each.field], outputs.get(each)!, each)]));
};

/** Changes `data` in place. */
export const patchAnswer = async (data: unknown, patches: Patches, { outputs }: Selection, actor: Actor, share: Share): Promise<void> => {
  const waiting: Promise<void>[] = [];
  const compute = (at: Json, key: string, { wanted, field }: { wanted: Wanted; field: Computed }): void => {
    const row = at[key] as Json;
    for (const time of field.times ?? []) if (row[time] !== null) row[time] = new Date(row[time] as string);
    const value = field.value(row, actor, share);
    const put = (said: unknown): void => void (at[key] = complete(outputs, said, outputs.get(wanted)!, wanted));
    if (value instanceof Promise) waiting.push(value.then(put));
    else put(value);
  };
  const walk = (at: unknown, { inside, computed }: Patches): void => {
    // A member of a union may not have it.
    if (at === null || at === undefined) return;
    if (Array.isArray(at)) return at.forEach((item) => walk(item, { inside, computed }));
    for (const [key, deeper] of inside) walk((at as Json)[key], deeper);
    for (const [key, each] of computed) compute(at as Json, key, each);
  };
  walk(data, patches);
  await Promise.all(waiting);
};
