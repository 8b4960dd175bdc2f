import type DataLoader from 'dataloader';
import type { Actor, StaffActor } from '../../kernel/actor.ts';
import { DoorError } from '../../kernel/errors.ts';
import { globalId, NO_ROW, rowId, type IdKind } from '../../kernel/ids.ts';
import { notFound, type Result } from '../../kernel/result.ts';
import { staffOf, userOf, type Context } from '../../graphql/kit/context.ts';
import { payload } from '../../graphql/kit/payload.ts';
import type { MacroStepInput, Resolvers } from '../../graphql/kit/types.generated.ts';
import type { TicketRow, Tickets } from '../tickets/index.ts';
import type { Words } from './index.ts';
import type { MacroStep } from './rules.ts';

export const wordResolvers = (words: Words, tickets: Pick<Tickets, 'ticketLoader'>): Resolvers => ({
  Query: queries(words, tickets),
  Mutation: { ...phraseMutations(words), ...labelMutations(words), ...signatureMutations(words), ...macroMutations(words), ...viewMutations(words), ...onTicket(words, tickets) },
});

/** A field that was left out stays; null is left out too, but where it says something. */
const kept = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

const idOf = (kind: IdKind, id: string): string => rowId(kind, id) ?? NO_ROW;
const maybeId = (kind: IdKind, id: string | null | undefined): string | null => (id ? idOf(kind, id) : null);

/** The changed row as the caller sees it, under its field of the payload. */
const answer = <Row extends object, Field extends string, Errors>(ctx: Context, result: Result<string>, load: (actor: Actor) => DataLoader<string, Row | null>, field: Field) =>
  payload<string, Record<Field, () => Promise<Row | null>>, Errors>(result, (id) => ({ [field]: () => ctx.loader(load).load(id) }) as Record<Field, () => Promise<Row | null>>);

const gone = async <Errors>(ctx: Context, kind: IdKind, given: string, remove: (actor: StaffActor, id: string) => Promise<Result<string>>) => {
  const actor = staffOf(ctx);
  const id = rowId(kind, given);
  return payload<string, { deletedId: string }, Errors>(id ? await remove(actor, id) : notFound(kind, ['id']), (removed) => ({ deletedId: globalId(kind, removed) }));
};

const queries = (words: Words, tickets: Pick<Tickets, 'ticketLoader'>): Resolvers['Query'] => {
  const preview = (table: 'canned_message' | 'faq', kind: IdKind) => (ctx: Context, ticketId: string, id: string) =>
    words.preview(staffOf(ctx), table, idOf('ticket', ticketId), idOf(kind, id));
  const canned = preview('canned_message', 'cannedMessage');
  const faq = preview('faq', 'faq');
  return {
    phraseCategories: (_, __, ctx) => words.categories(staffOf(ctx)),
    previewCanned: (_, { ticketId, cannedId }, ctx) => canned(ctx, ticketId, cannedId),
    previewFaq: (_, { ticketId, faqId }, ctx) => faq(ctx, ticketId, faqId),
    dryRunLabelRule: async (_, { rule, since }, ctx) => {
      const result = await words.dryRun(staffOf(ctx), { kind: rule.kind, words: rule.words ?? [], threshold: rule.threshold ?? 1 }, since);
      if (!result.ok) throw new DoorError(result.kind === 'Forbidden' ? 'FORBIDDEN' : 'BAD_INPUT', result.message);
      const { count, ticketIds } = result.value;
      const samples = await Promise.all(ticketIds.map((id) => ctx.loader(tickets.ticketLoader).load(id)));
      return { count, samples: samples.filter((row) => row !== null) };
    },
  };
};

const phraseMutations = (words: Words): Resolvers['Mutation'] => ({
  createCannedMessage: async (_, { input }, ctx) =>
    answer(ctx, await words.canned.create(staffOf(ctx), { ...input, shortcut: input.shortcut ?? null, channels: input.channels ?? [] }), words.load.canned, 'cannedMessage'),
  updateCannedMessage: async (_, { input: { id, ...changes } }, ctx) => answer(ctx, await words.canned.update(staffOf(ctx), idOf('cannedMessage', id), {
    title: kept(changes.title), category: kept(changes.category), body: kept(changes.body), shortcut: changes.shortcut, channels: kept(changes.channels),
  }), words.load.canned, 'cannedMessage'),
  deleteCannedMessage: (_, { input }, ctx) => gone(ctx, 'cannedMessage', input.id, words.canned.remove),
  createFaq: async (_, { input }, ctx) => answer(ctx, await words.faqs.create(staffOf(ctx), input), words.load.faq, 'faq'),
  updateFaq: async (_, { input: { id, title, category, body } }, ctx) =>
    answer(ctx, await words.faqs.update(staffOf(ctx), idOf('faq', id), { title: kept(title), category: kept(category), body: kept(body) }), words.load.faq, 'faq'),
  deleteFaq: (_, { input }, ctx) => gone(ctx, 'faq', input.id, words.faqs.remove),
  createAutoReply: async (_, { input }, ctx) => answer(ctx,
    await words.autoReplies.create(staffOf(ctx), { queueId: maybeId('queue', input.queueId), locale: input.locale ?? null, text: input.text }), words.load.autoReply, 'autoReply'),
  updateAutoReply: async (_, { input }, ctx) =>
    answer(ctx, await words.autoReplies.update(staffOf(ctx), idOf('autoReply', input.id), { text: kept(input.text) }), words.load.autoReply, 'autoReply'),
  deleteAutoReply: (_, { input }, ctx) => gone(ctx, 'autoReply', input.id, words.autoReplies.remove),
});

const labelMutations = (words: Words): Resolvers['Mutation'] => ({
  createTag: async (_, { input }, ctx) => answer(ctx, await words.tags.create(staffOf(ctx), { ...input, category: input.category ?? null }), words.load.tag, 'tag'),
  updateTag: async (_, { input: { id, name, colour, category, archived } }, ctx) =>
    answer(ctx, await words.tags.update(staffOf(ctx), idOf('tag', id), { name: kept(name), colour: kept(colour), category, archived: kept(archived) }), words.load.tag, 'tag'),
  createLabel: async (_, { input }, ctx) =>
    answer(ctx, await words.labels.create(staffOf(ctx), { ...input, highlight: input.highlight ?? true, notifies: input.notifies ?? false, archived: false }), words.load.label, 'label'),
  updateLabel: async (_, { input: { id, name, colour, highlight, notifies, archived } }, ctx) => answer(ctx, await words.labels.update(staffOf(ctx), idOf('label', id), {
    name: kept(name), colour: kept(colour), highlight: kept(highlight), notifies: kept(notifies), archived: kept(archived),
  }), words.load.label, 'label'),
  createLabelRule: async (_, { input }, ctx) => answer(ctx, await words.labelRules.create(staffOf(ctx), {
    labelId: idOf('label', input.labelId), kind: input.kind, words: input.words ?? [], threshold: input.threshold ?? 1, enabled: input.enabled ?? true,
  }), words.load.labelRule, 'labelRule'),
  updateLabelRule: async (_, { input: { id, labelId, ...changes } }, ctx) => answer(ctx, await words.labelRules.update(staffOf(ctx), idOf('labelRule', id), {
    labelId: labelId ? idOf('label', labelId) : undefined, words: kept(changes.words), threshold: kept(changes.threshold), enabled: kept(changes.enabled),
  }), words.load.labelRule, 'labelRule'),
});

const signatureMutations = (words: Words): Resolvers['Mutation'] => ({
  createSignature: async (_, { input }, ctx) =>
    answer(ctx, await words.signatures.create(staffOf(ctx), { ...input, isDefault: input.isDefault ?? false }), words.load.signature, 'signature'),
  updateSignature: async (_, { input: { id, name, html, isDefault } }, ctx) =>
    answer(ctx, await words.signatures.update(staffOf(ctx), idOf('signature', id), { name: kept(name), html: kept(html), isDefault: kept(isDefault) }), words.load.signature, 'signature'),
  deleteSignature: (_, { input }, ctx) => gone(ctx, 'signature', input.id, words.signatures.remove),
  assignSignature: async (_, { input }, ctx) => {
    const use = { signatureId: maybeId('signature', input.signatureId), userId: maybeId('user', input.userId), queueId: maybeId('queue', input.queueId) };
    const result = await words.signatures.assign(staffOf(ctx), use);
    return payload(result, (id) => ({ signature: () => (id ? ctx.loader(words.load.signature).load(id) : null) }));
  },
});

const stepOf = (step: MacroStepInput): MacroStep => ({
  action: step.action, text: step.text ?? null, tagId: maybeId('tag', step.tagId), labelId: maybeId('label', step.labelId),
  queueId: maybeId('queue', step.queueId), userId: maybeId('user', step.userId),
});

const macroMutations = (words: Words): Resolvers['Mutation'] => ({
  createMacro: async (_, { input }, ctx) => answer(ctx, await words.macros.create(staffOf(ctx), { name: input.name, steps: input.steps.map(stepOf) }), words.load.macro, 'macro'),
  updateMacro: async (_, { input: { id, name, steps } }, ctx) =>
    answer(ctx, await words.macros.update(staffOf(ctx), idOf('macro', id), { name: kept(name), steps: steps?.map(stepOf) }), words.load.macro, 'macro'),
  deleteMacro: (_, { input }, ctx) => gone(ctx, 'macro', input.id, words.macros.remove),
});

const viewMutations = (words: Words): Resolvers['Mutation'] => ({
  createSavedView: async (_, { input }, ctx) => answer(ctx, await words.views.create(userOf(ctx), { ...input, shared: input.shared ?? false }), words.load.view, 'savedView'),
  updateSavedView: async (_, { input: { id, name, filter, shared } }, ctx) =>
    answer(ctx, await words.views.update(userOf(ctx), idOf('savedView', id), { name: kept(name), filter: kept(filter), shared: kept(shared) }), words.load.view, 'savedView'),
  deleteSavedView: async (_, { input }, ctx) => {
    const user = userOf(ctx);
    return gone(ctx, 'savedView', input.id, (__, id) => words.views.remove(user, id));
  },
});

/** What is done to a ticket: the answer is the ticket as the caller sees it afterwards. */
const onTicket = (words: Words, tickets: Pick<Tickets, 'ticketLoader'>): Resolvers['Mutation'] => {
  const labelling = (command: Words['labels']['label']) => async <Errors>(ctx: Context, input: { ticketId: string; labelId: string }) => {
    const [ticketId, labelId] = [idOf('ticket', input.ticketId), idOf('label', input.labelId)];
    return payload<string, { ticket: () => Promise<TicketRow | null> }, Errors>(await command(staffOf(ctx), ticketId, labelId), () => ({ ticket: () => ctx.loader(tickets.ticketLoader).load(ticketId) }));
  };
  const on = labelling(words.labels.label);
  const off = labelling(words.labels.unlabel);
  return {
    labelTicket: (_, { input }, ctx) => on(ctx, input),
    unlabelTicket: (_, { input }, ctx) => off(ctx, input),
    runMacro: async (_, { input }, ctx) => {
      const result = await words.macros.run(staffOf(ctx), {
        ticketId: idOf('ticket', input.ticketId), macroId: idOf('macro', input.macroId), clientMutationId: input.clientMutationId,
        seenUpTo: input.seenUpTo ?? null, allowEmpty: input.allowEmptyVariables ?? false,
      });
      return payload(result, (id) => ({ ticket: () => ctx.loader(tickets.ticketLoader).load(id) }));
    },
  };
};
