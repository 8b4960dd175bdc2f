import { rowId, NO_ROW } from '../../kernel/ids.ts';
import { staffOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Dispositions } from './index.ts';

/** A field that was left out or null stays as it is. */
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as never;

const listInput = ({ queueIds, ...rest }: { queueIds?: readonly string[] | null; name?: string | null; required?: boolean | null; multiChoice?: boolean | null; archived?: boolean | null }) =>
  ({ ...given(rest), ...(queueIds ? { queueIds: queueIds.map((id) => rowId('queue', id) ?? NO_ROW) } : {}) });

export const dispositionResolvers = (dispositions: Dispositions): Resolvers => {
  const list = (ctx: Context, id: string) => () => ctx.loader(dispositions.listLoader).load(id);
  const code = (ctx: Context, id: string) => () => ctx.loader(dispositions.codeLoader).load(id);
  return {
    Mutation: {
      createTransactionList: async (_, { input }, ctx) =>
        payload(await dispositions.createTransactionList(staffOf(ctx), listInput(input)), (id) => ({ list: list(ctx, id) })),
      updateTransactionList: async (_, { input: { id, ...input } }, ctx) =>
        payload(await dispositions.updateTransactionList(staffOf(ctx), rowId('transactionList', id) ?? NO_ROW, listInput(input)), (uuid) => ({ list: list(ctx, uuid) })),
      createTransactionCode: async (_, { input: { listId, parentId, ...input } }, ctx) => {
        const parent = parentId ? (rowId('transactionCode', parentId) ?? NO_ROW) : null;
        return payload(await dispositions.createTransactionCode(staffOf(ctx), rowId('transactionList', listId) ?? NO_ROW, parent, given(input)), (id) => ({ code: code(ctx, id) }));
      },
      updateTransactionCode: async (_, { input: { id, ...input } }, ctx) =>
        payload(await dispositions.updateTransactionCode(staffOf(ctx), rowId('transactionCode', id) ?? NO_ROW, given(input)), (uuid) => ({ code: code(ctx, uuid) })),
    },
  };
};
