import { Schema, type Node } from 'prosemirror-model';
import { type Result, badInput, ok } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';

/** What a message says: plain text always, and the same as a document when it has formatting. */
export interface Content {
  text: string;
  richText: object | null;
}

export interface ContentInput {
  text?: string | null;
  richText?: unknown;
}

const SAFE_LINK = /^(https?:\/\/|mailto:)/i;

/** All that a message may be made of; the names are those of Tiptap's starter kit. What is not here is refused. */
const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    bulletList: { group: 'block', content: 'listItem+' },
    orderedList: { group: 'block', content: 'listItem+', attrs: { start: { default: 1, validate: 'number' } } },
    listItem: { content: 'paragraph block*' },
    blockquote: { group: 'block', content: 'block+' },
    codeBlock: { group: 'block', content: 'text*', marks: '' },
    hardBreak: { group: 'inline', inline: true, leafText: () => '\n' },
    text: { group: 'inline' },
  },
  marks: {
    bold: {}, italic: {}, strike: {}, underline: {}, code: {},
    link: {
      attrs: {
        href: {
          validate: (href: unknown) => {
            if (typeof href !== 'string' || href.length > 2_048 || !SAFE_LINK.test(href)) throw new RangeError('a link must be http, https or mailto');
          },
        },
      },
    },
  },
});

const depthOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const content = (value as { content?: unknown }).content;
  return 1 + (Array.isArray(content) ? Math.max(0, ...content.map(depthOf)) : 0);
};

/** Keeps of a mark or node only what the schema has; Tiptap adds attributes of its own (`target`, `rel`, `class`). */
const parse = (value: unknown): Node => {
  const node = schema.nodeFromJSON(value);
  if (node.type !== schema.topNodeType) throw new RangeError('it must be a doc');
  node.check();
  return node;
};

/** Plain text of a document: blocks joined by newlines. */
const plain = (node: Node): string => node.textBetween(0, node.content.size, '\n');

const isPlain = (node: Node): boolean => {
  let formatted = false;
  node.descendants((child) => {
    formatted ||= child.marks.length > 0 || !['paragraph', 'text', 'hardBreak'].includes(child.type.name);
  });
  return !formatted;
};

const bounded = (text: string, path: string): Result<string> => {
  if (text.trim() === '') return badInput('The message is empty.', [path]);
  return Buffer.byteLength(text) <= limit('messageBytes') ? ok(text) : badInput(`A message has at most ${limit('messageBytes')} bytes.`, [path]);
};

/** A rich document as it may be stored, or what is wrong with it. A document without formatting is stored as text alone. */
export const richContent = (value: unknown): Result<Content> => {
  const path = 'richText';
  if (JSON.stringify(value ?? null).length > 4 * limit('messageBytes')) return badInput('The document is too large.', [path]);
  if (depthOf(value) > limit('richTextDepth')) return badInput('The document is nested too deeply.', [path]);
  try {
    const node = parse(value);
    const text = bounded(plain(node), path);
    return text.ok ? ok({ text: text.value, richText: isPlain(node) ? null : (node.toJSON() as object) }) : text;
  } catch (error) {
    return badInput(`The document is not one of ours: ${error instanceof Error ? error.message : 'unreadable'}.`, [path]);
  }
};

/** Content of a staff message; `allowEmpty` when files say it all. */
export const messageContent = (input: ContentInput, allowEmpty = false): Result<Content> => {
  if (input.richText !== undefined && input.richText !== null) return richContent(input.richText);
  const text = input.text ?? '';
  if (allowEmpty && text.trim() === '') return ok({ text: '', richText: null });
  const checked = bounded(text, 'text');
  return checked.ok ? ok({ text: checked.value, richText: null }) : checked;
};

/** Content of a customer's message: text only. */
export const customerContent = (input: ContentInput, allowEmpty = false): Result<Content> =>
  input.richText !== undefined && input.richText !== null
    ? badInput('Customers send plain text.', ['richText'])
    : messageContent(input, allowEmpty);
