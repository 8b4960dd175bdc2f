import type DataLoader from 'dataloader';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { rowId, type IdKind } from '../../kernel/ids.ts';
import { notFound, ok, type Result } from '../../kernel/result.ts';
import { staffOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { Resolvers } from '../../graphql/kit/types.generated.ts';
import type { Settings } from './index.ts';
import { holidays, weekly } from './rules.ts';

export const settingsResolvers = (settings: Settings): Resolvers => ({
  Query: {
    channelPolicies: (_, __, ctx) => settings.channelPolicies(staffOf(ctx)),
    workspaceSettings: (_, __, ctx) => settings.workspaceSettings(staffOf(ctx)),
  },
  Mutation: { ...queues(settings), ...skills(settings), ...auxCodes(settings), ...hours(settings), ...targets(settings), ...workspace(settings) },
});

/** A field that was left out, or is null where null says nothing, stays as it is. */
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as never;

/** Of these null means "none": only what was left out stays. */
const stated = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** Runs a command on the setting of a global id. */
const on = async <T>(ctx: Context, kind: IdKind, what: string, id: string, run: (actor: StaffActor, uuid: string) => Promise<Result<T>>): Promise<Result<T>> => {
  const actor = staffOf(ctx);
  const uuid = rowId(kind, id);
  return uuid ? run(actor, uuid) : notFound(what, ['id']);
};

/** The row as it is now. */
const row = async <Row>(ctx: Context, loader: (actor: Actor) => DataLoader<string, Row | null>, result: Result<string>): Promise<Row | null> =>
  (result.ok ? ctx.loader(loader).load(result.value) : null);

const queues = (settings: Settings): Resolvers['Mutation'] => ({
  createQueue: async (_, { input }, ctx) => {
    const result = await settings.createQueue(staffOf(ctx), input.name, input.assignmentMode ?? 'OFFER');
    const queue = await row(ctx, settings.queueLoader, result);
    return payload(result, () => ({ queue }));
  },
  changeQueue: async (_, { input: { id, hoursId, slaPolicyId, memberIds, requiredSkills, ...fields } }, ctx) => {
    const ids = referred({ hoursId, slaPolicyId, memberIds, requiredSkills });
    const result = ids.ok ? await on(ctx, 'queue', 'queue', id, (actor, uuid) => settings.changeQueue(actor, uuid, { ...given(fields), ...ids.value })) : (staffOf(ctx), ids);
    const queue = await row(ctx, settings.queueLoader, result);
    return payload(result, () => ({ queue }));
  },
});

interface Referred {
  hoursId?: string | null;
  slaPolicyId?: string | null;
  memberIds?: readonly string[] | null;
  requiredSkills?: readonly { skillId: string; minLevel: number }[] | null;
}

/** What a queue refers to, as row ids. */
const referred = ({ hoursId, slaPolicyId, memberIds, requiredSkills }: Referred) => {
  const hours = hoursId ? rowId('businessHours', hoursId) : hoursId;
  const policy = slaPolicyId ? rowId('slaPolicy', slaPolicyId) : slaPolicyId;
  const members = memberIds?.map((id) => rowId('user', id));
  const skills = requiredSkills?.map(({ skillId, minLevel }) => ({ skillId: rowId('skill', skillId), minLevel }));
  if (hoursId && !hours) return notFound('business hours', ['hoursId']);
  if (slaPolicyId && !policy) return notFound('policy', ['slaPolicyId']);
  if (members?.includes(null)) return notFound('user', ['memberIds']);
  if (skills?.some(({ skillId }) => skillId === null)) return notFound('skill', ['requiredSkills']);
  return ok({
    ...stated({ hoursId: hours, slaPolicyId: policy }), ...given({ memberIds: members as string[] | undefined, requiredSkills: skills as { skillId: string; minLevel: number }[] | undefined }),
  });
};

const skills = ({ skills: commands, skillLoader }: Settings): Resolvers['Mutation'] => ({
  createSkill: async (_, { input }, ctx) => {
    const result = await commands.create(staffOf(ctx), { name: input.name, description: input.description ?? '' });
    const skill = await row(ctx, skillLoader, result);
    return payload(result, () => ({ skill }));
  },
  changeSkill: async (_, { input: { id, ...fields } }, ctx) => {
    const result = await on(ctx, 'skill', 'skill', id, (actor, uuid) => commands.change(actor, uuid, given(fields)));
    const skill = await row(ctx, skillLoader, result);
    return payload(result, () => ({ skill }));
  },
  deleteSkill: async (_, { input: { id } }, ctx) => payload(await on(ctx, 'skill', 'skill', id, commands.remove), () => ({ deletedId: id })),
});

const auxCodes = ({ auxCodes: commands, auxCodeLoader }: Settings): Resolvers['Mutation'] => ({
  createAuxCode: async (_, { input: { name, status, paid, colour, scheduledMs } }, ctx) => {
    const result = await commands.create(staffOf(ctx), { name, status, paid: paid ?? true, colour, scheduledMs: scheduledMs ?? null, archived: false });
    const auxCode = await row(ctx, auxCodeLoader, result);
    return payload(result, () => ({ auxCode }));
  },
  changeAuxCode: async (_, { input: { id, scheduledMs, ...fields } }, ctx) => {
    const result = await on(ctx, 'auxCode', 'aux code', id, (actor, uuid) => commands.change(actor, uuid, { ...given(fields), ...stated({ scheduledMs }) }));
    const auxCode = await row(ctx, auxCodeLoader, result);
    return payload(result, () => ({ auxCode }));
  },
});

const hours = ({ hours: commands, hoursLoader }: Settings): Resolvers['Mutation'] => ({
  createBusinessHours: async (_, { input }, ctx) => {
    const actor = staffOf(ctx);
    const week = weekly(input.weekly);
    const dates = holidays(input.holidays ?? []);
    const result = !week.ok ? week : !dates.ok ? dates
      : await commands.create(actor, { name: input.name, zone: input.zone, weekly: week.value, holidays: dates.value });
    const businessHours = await row(ctx, hoursLoader, result);
    return payload(result, () => ({ businessHours }));
  },
  changeBusinessHours: async (_, { input: { id, weekly: days, holidays: special, ...fields } }, ctx) => {
    staffOf(ctx);
    const week = days ? weekly(days) : ok(undefined);
    const dates = special ? holidays(special) : ok(undefined);
    const result = !week.ok ? week : !dates.ok ? dates : await on(ctx, 'businessHours', 'business hours', id, (actor, uuid) =>
      commands.change(actor, uuid, { ...given(fields), ...given({ weekly: week.value, holidays: dates.value }) }));
    const businessHours = await row(ctx, hoursLoader, result);
    return payload(result, () => ({ businessHours }));
  },
  deleteBusinessHours: async (_, { input: { id } }, ctx) => payload(await on(ctx, 'businessHours', 'business hours', id, commands.remove), () => ({ deletedId: id })),
});

const targets = ({ slaPolicies: commands, slaPolicyLoader }: Settings): Resolvers['Mutation'] => ({
  createSlaPolicy: async (_, { input: { name, firstResponseMs, nextResponseMs, resolutionMs } }, ctx) => {
    const result = await commands.create(staffOf(ctx), {
      name, firstResponseMs: firstResponseMs ?? null, nextResponseMs: nextResponseMs ?? null, resolutionMs: resolutionMs ?? null,
    });
    const slaPolicy = await row(ctx, slaPolicyLoader, result);
    return payload(result, () => ({ slaPolicy }));
  },
  changeSlaPolicy: async (_, { input: { id, name, ...aims } }, ctx) => {
    const result = await on(ctx, 'slaPolicy', 'policy', id, (actor, uuid) => commands.change(actor, uuid, { ...given({ name }), ...stated(aims) }));
    const slaPolicy = await row(ctx, slaPolicyLoader, result);
    return payload(result, () => ({ slaPolicy }));
  },
  deleteSlaPolicy: async (_, { input: { id } }, ctx) => payload(await on(ctx, 'slaPolicy', 'policy', id, commands.remove), () => ({ deletedId: id })),
});

const workspace = (settings: Settings): Resolvers['Mutation'] => ({
  setChannelPolicy: async (_, { input: { channel, maxConcurrent, ...fields } }, ctx) =>
    payload(await settings.setChannelPolicy(staffOf(ctx), channel, { ...given(fields), ...stated({ maxConcurrent }) }), (channelPolicy) => ({ channelPolicy })),
  setWorkspaceSettings: async (_, { input: { postProcessingMs, ...fields } }, ctx) => {
    const changes = { ...given(fields), ...stated({ postProcessingMs }) } as Parameters<Settings['setWorkspaceSettings']>[1];
    return payload(await settings.setWorkspaceSettings(staffOf(ctx), changes), (workspaceSettings) => ({ workspaceSettings }));
  },
});
