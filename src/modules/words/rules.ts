import type { Channel } from '../../kernel/channel.ts';
import { badInput, ok, type Result } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';

/** Rule I-08: what every template may say; besides these, the attributes of contacts by their names. */
export const VARIABLES = ['first_name', 'last_name', 'email', 'phone', 'agent_name', 'agent_email', 'queue_name'] as const;
export type Values = Readonly<Record<string, string | null | undefined>>;

/** Rule I-09: with what a workspace begins. */
export const CATEGORIES = ['Greetings', 'Information', 'Troubleshooting', 'Apologies', 'Closings'] as const;

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names in a template, each once, in order. */
export const variablesOf = (template: string): string[] => [...new Set([...template.matchAll(VARIABLE)].map((match) => match[1]!))];

export interface Filled {
  text: string;
  /** Variables that had no value and became empty text. */
  empty: string[];
}

/** Rule I-37: a variable without value becomes empty text, and is reported. */
export const fill = (template: string, values: Values): Filled => {
  const empty = variablesOf(template).filter((name) => !values[name]?.trim());
  return { text: template.replace(VARIABLE, (_, name: string) => values[name]?.trim() ?? ''), empty };
};

/** The names in a template that nothing can fill, given the attributes that contacts have. */
export const unknownVariables = (template: string, attributes: ReadonlySet<string>): string[] =>
  variablesOf(template).filter((name) => !(VARIABLES as readonly string[]).includes(name) && !attributes.has(name));

/** A line of text within its limit. */
export const lineOf = (text: string, path: string, most = limit('nameCharacters')): Result<string> => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length >= 1 && line.length <= most ? ok(line) : badInput(`This has 1 to ${most} characters.`, [path]);
};

/** A template's text, as long as a message may be. */
export const bodyOf = (text: string, path: string): Result<string> => {
  if (text.trim() === '') return badInput('There is no text.', [path]);
  return Buffer.byteLength(text) <= limit('messageBytes') ? ok(text.trim()) : badInput(`A text has at most ${limit('messageBytes')} bytes.`, [path]);
};

const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;

/** Rule C10: stored without its sigil and in lower case, so `/Greeting` and `#greeting` are one. */
export const shortcutOf = (text: string): Result<string> => {
  const shortcut = text.trim().replace(/^[/#]/, '').toLowerCase();
  return SHORTCUT.test(shortcut) ? ok(shortcut) : badInput('A shortcut has 1 to 40 letters, digits, _ and -.', ['shortcut']);
};

/** A colour as CSS writes it in hexadecimal digits. */
export const colourOf = (text: string): Result<string> =>
  /^#[0-9a-f]{6}$/i.test(text.trim()) ? ok(text.trim().toLowerCase()) : badInput('A colour is # and six hexadecimal digits.', ['colour']);

export type RuleKind = 'KEYWORD' | 'NEGATIVE_WORDS' | 'SLA_BREACHED' | 'TRANSFERS';

/** What labels a ticket by itself (rule I-18). */
export interface LabelRuleFields {
  kind: RuleKind;
  words: string[];
  /** Words that one message must hold; transfers that a ticket must have. */
  threshold: number;
}

/** Whether a rule looks at what customers write. */
export const readsMessages = (kind: RuleKind): boolean => kind === 'KEYWORD' || kind === 'NEGATIVE_WORDS';

export const labelRuleOf = ({ kind, words, threshold }: LabelRuleFields): Result<LabelRuleFields> => {
  const kept = [...new Set(words.map((word) => word.trim().toLowerCase().replace(/\s+/g, ' ')))];
  if (readsMessages(kind) && (kept.length === 0 || kept.length > limit('ruleWords'))) return badInput(`This rule has 1 to ${limit('ruleWords')} words.`, ['words']);
  if (!readsMessages(kind) && kept.length > 0) return badInput('This rule looks at no words.', ['words']);
  if (kept.some((word) => !/^[\p{L}\p{N}][\p{L}\p{N} '’-]{0,49}\*?$/u.test(word))) return badInput('A word has 1 to 50 letters or digits; `*` at its end takes what begins so.', ['words']);
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > 100) return badInput('A threshold is 1 to 100.', ['threshold']);
  return ok({ kind, words: kept, threshold });
};

/** Words as the database's regular expression: whole words, or beginnings where they end with `*`. */
export const patternOf = (words: string[]): string =>
  `\\m(?:${words.map((word) => (word.endsWith('*') ? word.slice(0, -1) : `${word}\\M`)).join('|')})`;

/** Channels, each once; naming all of them is naming none. */
export const channelsOf = (channels: readonly Channel[]): Channel[] => [...new Set(channels)].sort();

export type MacroAction = 'REPLY' | 'NOTE' | 'TAG' | 'UNTAG' | 'LABEL' | 'UNLABEL' | 'MARK_PENDING' | 'MARK_ON_HOLD' | 'RESOLVE' | 'REOPEN' | 'TRANSFER' | 'ASSIGN';

/** One step of a macro; ids are row ids. */
export interface MacroStep {
  action: MacroAction;
  text: string | null;
  tagId: string | null;
  labelId: string | null;
  queueId: string | null;
  /** ASSIGN without it means whoever runs the macro. */
  userId: string | null;
}

/** Which of its fields an action needs; all others must be absent. */
const NEEDS: Record<MacroAction, { must: (keyof MacroStep)[]; may: (keyof MacroStep)[] }> = {
  REPLY: { must: ['text'], may: [] }, NOTE: { must: ['text'], may: [] },
  TAG: { must: ['tagId'], may: [] }, UNTAG: { must: ['tagId'], may: [] }, LABEL: { must: ['labelId'], may: [] }, UNLABEL: { must: ['labelId'], may: [] },
  MARK_PENDING: { must: [], may: [] }, MARK_ON_HOLD: { must: [], may: [] }, RESOLVE: { must: [], may: ['text'] }, REOPEN: { must: [], may: [] },
  TRANSFER: { must: ['queueId'], may: ['text'] }, ASSIGN: { must: [], may: ['userId', 'text'] },
};

const FIELDS = ['text', 'tagId', 'labelId', 'queueId', 'userId'] as const;

/** Whoever hands a ticket to others may not be able to do anything more with it. */
const handsOver = ({ action, userId }: MacroStep): boolean => action === 'TRANSFER' || (action === 'ASSIGN' && userId !== null);

export const macroSteps = (steps: MacroStep[]): Result<MacroStep[]> => {
  if (steps.length < 1 || steps.length > limit('macroSteps')) return badInput(`A macro has 1 to ${limit('macroSteps')} steps.`, ['steps']);
  for (const [at, step] of steps.entries()) {
    const { must, may } = NEEDS[step.action];
    const wrong = FIELDS.find((field) => (step[field] === null ? must.includes(field) : !must.includes(field) && !may.includes(field)));
    if (wrong) return badInput(`${step.action} ${step[wrong] === null ? 'needs' : 'has no'} ${wrong}.`, ['steps', String(at), wrong]);
    if (handsOver(step) && at < steps.length - 1) return badInput('Handing the ticket over is the last step.', ['steps', String(at)]);
  }
  return ok(steps);
};

/** Rule I-21: agent-specific before queue-specific before the default. */
export const preferred = <S extends { source: 'USER' | 'QUEUE' | 'DEFAULT' }>(signatures: S[]): S | null =>
  (['USER', 'QUEUE', 'DEFAULT'] as const).map((source) => signatures.find((each) => each.source === source)).find((found) => found !== undefined) ?? null;
