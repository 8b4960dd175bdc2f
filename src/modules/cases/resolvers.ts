import { rowId, NO_ROW } from '../../kernel/ids.ts';
import { staffOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Cases } from './index.ts';

export const caseResolvers = (cases: Cases): Resolvers => {
  /** The case as it is after the command. */
  const shown = (ctx: Context) => (id: string) => ({ case: () => ctx.loader(cases.caseLoader).load(id) });
  const id = (input: { caseId: string }): string => rowId('crmCase', input.caseId) ?? NO_ROW;
  return {
    Mutation: {
      saveTranscript: async (_, { input }, ctx) => payload(await cases.saveTranscript(staffOf(ctx), rowId('ticket', input.ticketId) ?? NO_ROW), shown(ctx)),
      updateCase: async (_, { input }, ctx) => {
        const result = await cases.updateCase(staffOf(ctx), id(input), { title: input.title ?? null, transcript: input.transcript ?? null, version: input.version ?? null });
        return payload(result, shown(ctx));
      },
      assignCase: async (_, { input }, ctx) => payload(await cases.assignCase(staffOf(ctx), id(input), rowId('contact', input.contactId) ?? NO_ROW), shown(ctx)),
      closeCase: async (_, { input }, ctx) => payload(await cases.closeCase(staffOf(ctx), id(input)), shown(ctx)),
      reopenCase: async (_, { input }, ctx) => payload(await cases.reopenCase(staffOf(ctx), id(input)), shown(ctx)),
    },
  };
};
