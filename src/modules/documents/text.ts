/** The text of a document: blocks joined by newlines. Runs Yjs, so only in the worker. */
import * as Y from 'yjs';
import { NOTE_FRAGMENT } from '../../../client/shapes.ts';

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook | string;

/** Elements that stand within a line of text. */
const INLINE = new Set(['hardBreak', 'hard_break', 'image', 'mention', 'emoji']);
const BREAKS = new Set(['hardBreak', 'hard_break']);

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

const isInline = (node: Node): boolean =>
  typeof node === 'string' || node instanceof Y.XmlText || (node instanceof Y.XmlElement && INLINE.has(node.nodeName));

const inline = (node: Node): string => {
  if (typeof node === 'string') return node;
  if (node instanceof Y.XmlText) return plain(node);
  return node instanceof Y.XmlElement && BREAKS.has(node.nodeName) ? '\n' : '';
};

/** Adds the lines of nodes that stand side by side: a block is a line, a run of inline nodes is one. */
const collect = (nodes: Node[], lines: string[]): void => {
  let run: string | null = null;
  for (const node of nodes) {
    if (isInline(node)) {
      run = (run ?? '') + inline(node);
      continue;
    }
    if (run !== null) lines.push(run);
    run = null;
    if (!(node instanceof Y.XmlElement)) continue;
    const children = node.toArray() as Node[];
    if (children.length === 0) lines.push('');
    else collect(children, lines);
  }
  if (run !== null) lines.push(run);
};

export const textOf = (doc: Y.Doc): string => {
  const lines: string[] = [];
  collect(doc.getXmlFragment(NOTE_FRAGMENT).toArray() as Node[], lines);
  // PostgreSQL keeps no NUL in a text.
  return lines.join('\n').replaceAll('\0', '');
};
