import type { Result } from '../../kernel/result.ts';

/** A typed error on the wire: `__typename` picks the member of the payload's error union. */
export type WireError<Name extends string = string> = { __typename: Name; message: string; path: string[] } & Record<string, unknown>;

/** A field that is only read when it is selected is a function. */
type Read<Fields> = { [Field in keyof Fields]: Fields[Field] extends () => infer Value ? Awaited<Value> : Fields[Field] };

/**
 * The one place where a result becomes a payload: the value's fields, or the failure as a typed error.
 * `Errors` is the payload's generated error type, so that a resolver stays checked against the SDL.
 */
export const payload = <T, Fields extends object, Errors>(
  result: Result<T>, fields: (value: T) => Fields,
): (Partial<Read<Fields>> & { errors: Errors[] }) =>
  result.ok
    ? { ...(fields(result.value) as Partial<Read<Fields>>), errors: [] }
    : ({ errors: [{ __typename: result.kind, message: result.message, path: result.path, ...result.details }] } as unknown as Partial<Read<Fields>> & { errors: Errors[] });
