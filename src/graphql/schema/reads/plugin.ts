/** Answers an operation from its plan inside Apollo: plugins, limits and errors are as ever, only execution is replaced. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { hasScope } from '../../../kernel/actor.ts';
import { DoorError } from '../../../kernel/errors.ts';
import type { Reader } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log/log.ts';
import type { Reads } from '../../../platform/reads/declare.ts';
import type { Context } from '../../kit/context.ts';
import { OBJECTS } from '../cost.ts';
import { patchAnswer } from './patch.ts';
import { planner, type Planned } from './plans.ts';

/** `data` as PostgreSQL wrote it: nobody needs to read it on its way out. */
class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** What it cost, without reading it: at least as many objects as it has. */
  get [OBJECTS](): number {
    return this.text.split('{"').length - 2;
  }
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Apollo's answer as text; extensions and whatever else stands beside the data go as usual. */
export const stringifyAnswer = ({ data, ...rest }: { data?: unknown }): string => {
  if (!(data instanceof JsonText)) return JSON.stringify({ ...rest, data });
  const others = JSON.stringify(rest);
  return others === '{}' ? `{"data":${data.text}}` : `{"data":${data.text},${others.slice(1)}`;
};

export interface PlannedReadsDeps {
  schema: GraphQLSchema;
  reads: Reads;
  db: Reader;
  log: Log;
}

const answer = async (db: Reader, { plan, values, selection }: Planned, ctx: Context & { actor: NonNullable<Context['actor']> }): Promise<JsonText | object> => {
  const [row] = await db.rows<{ data: string }>(ctx.actor.workspaceId, { text: plan.template.text, values, name: plan.name, generic: true });
  if (!plan.patches) return new JsonText(row!.data);
  const data = JSON.parse(row!.data) as object;
  await patchAnswer(data, plan.patches, selection, ctx.actor, ctx.loader);
  return data;
};

/** A row held a null that is an error. */
const MISSING = 'PRL01';

export const plannedReads = ({ schema, reads, db, log }: PlannedReadsDeps): ApolloServerPlugin<Context> => {
  const plan = planner(schema, reads);
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, operation, request, contextValue }) => {
        const { actor, tokenRefused } = contextValue;
        if (!actor || tokenRefused || !hasScope(actor, 'READ')) return null;
        try {
          const planned = plan(document, operation, request.variables ?? {}, actor);
          if (!planned) return null;
          const data = await answer(db, planned, contextValue as Context & { actor: typeof actor });
          return { http: { headers: new Map() as never, status: undefined }, body: { kind: 'single', singleResult: { data: data as never } } };
        } catch (error) {
          // Whatever it was, the ordinary way meets it too, and says it in the API's own words.
          if (!(error instanceof DoorError) && (error as { code?: unknown } | null | undefined)?.code !== MISSING) log.warn({ err: error }, 'an operation was not answered from its plan');
          return null;
        }
      },
    }),
  };
};
