/** The text of a document: blocks joined by newlines. Runs Yjs, so only in a worker. */
import * as Y from 'yjs';
import { NOTE_FRAGMENT } from '../../../client/shapes.ts';

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook | string;

/** A piece of text from one clientID. */
export interface Run {
  text: string;
  client: number;
}

/** Elements that stand within a line of text. */
const INLINE = new Set(['hardBreak', 'hard_break', 'image', 'mention', 'emoji']);
const BREAKS = new Set(['hardBreak', 'hard_break']);

/** What is not deleted in a text, in order. */
export function* liveItems(text: Y.XmlText): Generator<Y.Item> {
  for (let item = text._start; item !== null; item = item.right) if (!item.deleted) yield item;
}

const plain = (text: Y.XmlText): Run[] => {
  const runs: Run[] = [];
  // PostgreSQL keeps no NUL in a text.
  for (const { content, id } of liveItems(text)) if (content instanceof Y.ContentString) runs.push({ text: content.str.replaceAll('\0', ''), client: id.client });
  return runs;
};

const isInline = (node: Node): boolean =>
  typeof node === 'string' || node instanceof Y.XmlText || (node instanceof Y.XmlElement && INLINE.has(node.nodeName));

const inline = (node: Node): Run[] => {
  if (typeof node === 'string') return [];
  if (node instanceof Y.XmlText) return plain(node);
  return node instanceof Y.XmlElement && BREAKS.has(node.nodeName) ? [{ text: '\n', client: node._item?.id.client ?? 0 }] : [];
};

/** Adds the lines of nodes that stand side by side: a block is a line, a run of inline nodes is one. */
const collect = (nodes: Node[], lines: Run[][]): void => {
  let line: Run[] | null = null;
  for (const node of nodes) {
    if (isInline(node)) {
      line = [...(line ?? []), ...inline(node)];
      continue;
    }
    if (line !== null) lines.push(line);
    line = null;
    if (!(node instanceof Y.XmlElement)) continue;
    const children = node.toArray() as Node[];
    if (children.length === 0) lines.push([]);
    else collect(children, lines);
  }
  if (line !== null) lines.push(line);
};

/** The lines of a document, each as runs. */
export const linesOf = (doc: Y.Doc): Run[][] => {
  const lines: Run[][] = [];
  collect(doc.getXmlFragment(NOTE_FRAGMENT).toArray() as Node[], lines);
  return lines;
};

export const textOf = (doc: Y.Doc): string => linesOf(doc).map((runs) => runs.map(({ text }) => text).join('')).join('\n');
