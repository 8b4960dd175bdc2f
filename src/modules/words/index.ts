/**
 * Words for agents: canned messages and questions, tags' administration, labels with their rules, signatures, macros, saved
 * views, and what the server says outside hours. They do not own tickets: a label or macro acts by the tickets' own commands.
 * Events: WordsChanged (administration), LabelApplied (what notifications hear: `notifies`, rule I-34).
 */
import type { StaffActor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { AfterHandler } from '../../platform/events/after.ts';
import type { Database } from '../../platform/db/database.ts';
import { rowLoader } from '../../platform/reads/loaders.ts';
import type { Conversations } from '../conversations/index.ts';
import type { TagRow } from '../settings/index.ts';
import { tagRead } from '../settings/index.ts';
import type { Tickets } from '../tickets/index.ts';
import { autoReplyShelf, replyOutsideHours } from './auto-replies.ts';
import { labelCommands, labelRuleShelf, labelShelf } from './labels.ts';
import { applyRules, dryRun, LABEL_TYPES } from './labelling.ts';
import { tellLeaders } from './notices.ts';
import { macroCommands, macroShelf } from './macros.ts';
import { cannedShelf, categories, faqShelf, previews } from './phrases.ts';
import { wordReads, wordTypes, type AutoReplyRow, type CannedRow, type FaqRow, type LabelRow, type LabelRuleRow, type MacroRow, type SavedViewRow, type SignatureRow } from './reads.ts';
import { signatureCommands } from './signatures.ts';
import { tagCommands } from './tags.ts';
import { viewCommands } from './views.ts';

export interface WordsDeps {
  db: Database;
  clock: Clock;
  conversations: Pick<Conversations, 'post'>;
  tickets: Pick<Tickets, 'standing' | 'within'>;
}

/** Several handlers, so that what one of them cannot do holds the others not up. */
const afterHandlers = (deps: WordsDeps): AfterHandler[] => {
  const inWorkspaces = (run: typeof replyOutsideHours | typeof applyRules | typeof tellLeaders): AfterHandler['handle'] => async (events) => {
    for (const [workspaceId, own] of Map.groupBy(events, (event) => event.workspaceId)) await run(deps, workspaceId, own);
  };
  return [
    { name: 'words:labels', types: LABEL_TYPES, handle: inWorkspaces(applyRules) },
    { name: 'words:notices', types: ['LabelApplied'], handle: inWorkspaces(tellLeaders) },
    { name: 'words:auto-replies', types: ['MessagePosted'], handle: inWorkspaces(replyOutsideHours) },
  ];
};

export const wordsModule = (deps: WordsDeps) => {
  const { db } = deps;
  return {
    reads: wordReads(db),
    canned: cannedShelf(db, deps.clock),
    faqs: faqShelf(db),
    tags: tagCommands(db),
    labels: { ...labelShelf(db), ...labelCommands(deps) },
    labelRules: labelRuleShelf(db),
    dryRun: dryRun(db),
    signatures: signatureCommands(db),
    macros: { ...macroShelf(db), ...macroCommands(deps) },
    views: viewCommands(deps),
    autoReplies: autoReplyShelf(db),
    preview: previews(deps),
    categories: (actor: StaffActor) => categories(db, actor),
    load: {
      canned: rowLoader<CannedRow>(db, wordTypes.canned), faq: rowLoader<FaqRow>(db, wordTypes.faq), tag: rowLoader<TagRow>(db, tagRead), label: rowLoader<LabelRow>(db, wordTypes.label),
      labelRule: rowLoader<LabelRuleRow>(db, wordTypes.labelRule), signature: rowLoader<SignatureRow>(db, wordTypes.signature), macro: rowLoader<MacroRow>(db, wordTypes.macro),
      view: rowLoader<SavedViewRow>(db, wordTypes.view), autoReply: rowLoader<AutoReplyRow>(db, wordTypes.autoReply),
    },
    after: afterHandlers(deps),
  };
};

export type Words = ReturnType<typeof wordsModule>;

export { contactValues } from './filling.ts';
export { provisionWords } from './provision.ts';
export type { Preview } from './phrases.ts';
export type { DryRun } from './labelling.ts';
export type { AutoReplyRow, CannedRow, FaqRow, LabelApplicationRow, LabelRow, LabelRuleRow, MacroRow, SavedViewRow, SignatureRow } from './reads.ts';
export { fill } from './rules.ts';
export { signReply, type SignatureView } from './signatures.ts';
