/** What both kinds of resolvers share: global ids, and pages out of one row more than asked. */
import { GraphQLScalarType } from 'graphql';

export const gid = (prefix: string, id: string): string => `${prefix}_${id}`;

export const DateTime = new GraphQLScalarType({ name: 'DateTime', serialize: (value) => (value as Date).toISOString() });

interface Page<Row> {
  edges: { node: Row }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const cursorOf = (row: { id: string } | undefined): string | null => (row ? Buffer.from(row.id).toString('base64url') : null);

/** `backward`: the rows came newest first, and are turned round. */
export const pageOf = <Row extends { id: string }>(rows: Row[], size: number, backward = false): Page<Row> => {
  const kept = rows.slice(0, size);
  if (backward) kept.reverse();
  const more = rows.length > size;
  return {
    edges: kept.map((node) => ({ node })),
    pageInfo: { hasNextPage: !backward && more, hasPreviousPage: backward && more, startCursor: cursorOf(kept[0]), endCursor: cursorOf(kept.at(-1)) },
  };
};

/** Newest last, by time and id. */
export const byTime = (a: { createdAt: Date; id: string }, b: { createdAt: Date; id: string }): number =>
  b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);
