import type { IdKind } from '../../kernel/ids.ts';
import { parseId } from '../../kernel/ids.ts';
import { LIMITS } from '../../limits.ts';
import type { EventTail } from '../../platform/events/tail.ts';
import { actorOf, type Context } from '../kit/context.ts';
import type { Resolvers } from '../kit/types.generated.ts';

/** How a kind of id is looked up for `node`: with the caller's eyes. */
export interface NodeSource {
  typename: string;
  load(ctx: Context, id: string): Promise<object | null>;
}

/** The fields of no module: `node`, limits, the resume point. */
export const rootResolvers = (tail: Pick<EventTail, 'cursor'>, nodes: Partial<Record<IdKind, NodeSource>>): Resolvers => ({
  Query: {
    node: async (_, { id }, ctx) => {
      actorOf(ctx);
      const parsed = parseId(id);
      const source = parsed && nodes[parsed.kind];
      const row = source ? await source.load(ctx, parsed.uuid) : null;
      return row && source ? ({ __typename: source.typename, ...row } as never) : null;
    },
    limits: () => Object.entries(LIMITS).map(([name, [value, reason]]) => ({ name, value, reason })),
    eventCursor: (_, __, ctx) => {
      actorOf(ctx);
      return tail.cursor();
    },
  },
});
