/** Relay arguments; a connection takes `first/after` or `last/before`, never both. */
export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

export interface Page<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** An opaque keyset cursor over plain values. */
export const encodeCursor = (values: (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values of a cursor, or null when it is not one of `length` values. */
export const decodeCursor = (cursor: string, length: number): (string | number)[] | null => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(values) || values.length !== length) return null;
    return values.every((v) => typeof v === 'string' || typeof v === 'number') ? values : null;
  } catch {
    return null;
  }
};

/**
 * A page from `size + 1` rows that were read in the direction of travel: one row more than asked says that there is more.
 * `backward` rows come newest first and are turned round.
 */
export const pageOf = <T>(rows: T[], size: number, cursor: (row: T) => string, options: { backward: boolean; started: boolean }): Page<T> => {
  const more = rows.length > size;
  const kept = rows.slice(0, size);
  if (options.backward) kept.reverse();
  const edges = kept.map((node) => ({ cursor: cursor(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: options.backward ? options.started : more,
      hasPreviousPage: options.backward ? more : options.started,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};
