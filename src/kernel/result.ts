/** An expected failure is a value: `kind` equals the name of a GraphQL type that implements `UserError`. */
export interface Failure {
  ok: false;
  kind: string;
  message: string;
  path: string[];
  /** Fields beyond `message` and `path` that the GraphQL type of this kind has. */
  details: Record<string, unknown>;
}

export type Result<T> = { ok: true; value: T } | Failure;

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const fail = (kind: string, message: string, path: string[] = [], details: Record<string, unknown> = {}): Failure => ({
  ok: false, kind, message, path, details,
});

/** Absent and forbidden look the same from outside. */
export const notFound = (what: string, path: string[] = []): Failure =>
  fail('NotFound', `There is no such ${what}, or you may not see it.`, path);

export const badInput = (message: string, path: string[]): Failure => fail('BadInput', message, path);
