/** Ordinary resolvers from the same declarations: for mutations, events, and what no plan can say. */
import { actorOf, staffOf, type Context } from '../../kit/context.ts';
import type { Resolvers } from '../../kit/types.generated.ts';
import { globalId, type IdKind } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { typeOf, type Connection, type Field, type Many, type Reads, type Root, type TypeRead } from '../../../platform/reads/declare.ts';
import { extraLoader, listLoader, listRows, readPage, rowLoader } from '../../../platform/reads/loaders.ts';
import type { NodeSource } from '../root.ts';

type Row = Record<string, unknown>;
type Resolve = (row: Row, args: object, ctx: Context) => unknown;

const idResolver = (field: string, kind: IdKind): Resolve => (row) => (row[field] === null ? null : globalId(kind, row[field] as string));

/** A page whose nodes are of several types: each is loaded by its own. */
const membersOf = (db: Reader, reads: Reads, ctx: Context, page: Awaited<ReturnType<typeof readPage>>) => ({
  ...page,
  edges: page.edges.map(({ cursor, node }) => {
    const { kind, id } = node as { kind: string; id: string };
    return { cursor, node: async () => ({ __typename: kind, ...(await ctx.loader(rowLoader(db, typeOf(reads, kind))).load(id)) }) };
  }),
});

const pageResolver = (db: Reader, reads: Reads, field: Connection): Resolve => async (row, args, ctx) => {
  const page = await readPage(db, field.members ? null : typeOf(reads, field.type), field, actorOf(ctx), row, args);
  return field.members ? membersOf(db, reads, ctx, page) : page;
};

const manyResolver = (db: Reader, reads: Reads, type: TypeRead, field: Many): Resolve => {
  const loader = listLoader(db, type, typeOf(reads, field.type), field);
  return async (row, _, ctx) => {
    const rows = await ctx.loader(loader).load(row.id as string);
    return field.first ? (rows[0] ?? null) : rows;
  };
};

const fieldResolver = (db: Reader, reads: Reads, type: TypeRead, field: Field): Resolve => {
  switch (field.kind) {
    case 'one': {
      const loader = rowLoader(db, typeOf(reads, field.type));
      return (row, _, ctx) => (row[field.key] ? ctx.loader(loader).load(row[field.key] as string) : null);
    }
    case 'many': return manyResolver(db, reads, type, field);
    case 'connection': return pageResolver(db, reads, field);
    case 'embedded': return (row) => field.of(row);
    case 'extra': {
      const loader = extraLoader(db, type, field);
      return (row, _, ctx) => ctx.loader(loader).load(row.id as string);
    }
    case 'computed': return (row, _, ctx) => field.value(row, actorOf(ctx), ctx.loader);
  }
};

const rootResolver = (db: Reader, reads: Reads, { guard, field }: Root): Resolve => {
  const read = (args: object, ctx: Context): unknown => {
    const actor = actorOf(ctx);
    const type = typeOf(reads, field.type);
    if (field.kind === 'connection') return readPage(db, type, field, actor, {}, args);
    if (field.kind === 'many') return listRows(db, type, field, actor);
    const id = field.id(args as never, actor);
    return id ? ctx.loader(rowLoader(db, type)).load(id) : null;
  };
  return (_, args, ctx) => {
    if (guard === 'anybody' && !ctx.actor) return null;
    if (guard === 'staff') staffOf(ctx);
    return read(args, ctx);
  };
};

/** Every declared type and root field. */
export const readResolvers = (db: Reader, reads: Reads): Resolvers => {
  const ofType = (type: TypeRead): Record<string, Resolve> => ({
    ...Object.fromEntries(Object.entries<IdKind>(type.ids ?? {}).map(([field, kind]) => [field, idResolver(field, kind)])),
    ...Object.fromEntries(Object.entries(type.fields ?? {}).map(([name, field]) => [name, fieldResolver(db, reads, type, field)])),
  });
  const resolvers: Record<string, Record<string, Resolve>> = Object.fromEntries([...reads.types.values()].map((type) => [type.name, ofType(type)]));
  resolvers.Query = Object.fromEntries([...reads.roots].map(([name, root]) => [name, rootResolver(db, reads, root)]));
  return resolvers as Resolvers;
};

/** How `node` finds rows of the declared types. */
export const nodeSources = (db: Reader, reads: Reads): Partial<Record<IdKind, NodeSource>> =>
  Object.fromEntries([...reads.types.values()].filter((type) => type.node).map((type): [string, NodeSource] =>
    [type.node!, { typename: type.name, load: (ctx, id) => ctx.loader(rowLoader(db, type)).load(id) }]));
