import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { actorKey } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DoorError } from '../../kernel/errors.ts';
import { limit, type LimitName } from '../../limits.ts';
import { addressBlock } from '../../modules/identity/index.ts';
import { slidingWindow } from '../../platform/throttle.ts';
import type { Context } from '../kit/context.ts';

/** Mutations that a caller may call only so often a minute, and that no rule of their module counts. */
const RATES = { setTyping: 'typingAMinute', sendAnnotation: 'annotationsAMinute', acceptInvitation: 'invitationsAMinute', restoreDocument: 'takingBackAMinute', revertAuthor: 'takingBackAMinute' } as const satisfies Record<string, LimitName>;

const MINUTE_MS = 60_000;

const callerOf = ({ actor, address }: Context): string => (actor ? `${actor.workspaceId}/${actorKey(actor)}` : addressBlock(address));

/** Puts the rate before the mutation's own resolver; whoever is faster is told to come back. */
export const limitRates = (schema: GraphQLSchema, clock: Clock): void => {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  for (const [name, rate] of Object.entries(RATES)) {
    const field = mutations[name]!;
    const resolve = (field.resolve ?? defaultFieldResolver) as GraphQLFieldResolver<unknown, Context>;
    const calls = slidingWindow({ clock, most: limit(rate), windowMs: MINUTE_MS });
    field.resolve = (source, args: Record<string, unknown>, ctx: Context, info) => {
      if (!calls.take(callerOf(ctx))) throw new DoorError('RATE_LIMITED', `At most ${limit(rate)} calls of ${name} a minute.`);
      return resolve(source, args, ctx, info);
    };
  }
};
