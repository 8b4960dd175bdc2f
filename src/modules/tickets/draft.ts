import * as Y from 'yjs';
import { NOTE_FRAGMENT } from '../../../client/shapes.ts';

/** What ProseMirror JSON is made of here. */
interface JsonNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: JsonNode[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

const opened = (state: Uint8Array): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
};

/** Runs of one text with their formats as marks. */
const textNodes = (text: Y.XmlText): JsonNode[] =>
  (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[])
    .filter((run): run is { insert: string; attributes?: Record<string, unknown> } => typeof run.insert === 'string')
    .map((run) => ({
      type: 'text',
      text: run.insert,
      ...(run.attributes
        ? { marks: Object.entries(run.attributes).map(([type, attrs]) => ({ type, ...(typeof attrs === 'object' && attrs ? { attrs: attrs as Record<string, unknown> } : {}) })) }
        : {}),
    }));

const nodesOf = (item: unknown): JsonNode[] => {
  if (item instanceof Y.XmlText) return textNodes(item);
  if (!(item instanceof Y.XmlElement)) return [];
  const attrs = item.getAttributes() as Record<string, unknown>;
  const content = item.toArray().flatMap(nodesOf);
  return [{ type: item.nodeName, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }];
};

/** A draft's document as ProseMirror JSON; null while it is empty. Tiptap leaves an empty paragraph at the end, which does not count. */
export const draftContent = (state: Uint8Array): JsonNode | null => {
  const doc = opened(state);
  const content = doc.getXmlFragment(NOTE_FRAGMENT).toArray().flatMap(nodesOf);
  doc.destroy();
  while (content.length > 0 && content.at(-1)!.type === 'paragraph' && !content.at(-1)!.content) content.pop();
  return content.length > 0 ? { type: 'doc', content } : null;
};

/** An update that empties the draft; null when it is empty. */
export const clearing = (state: Uint8Array): Uint8Array | null => {
  const doc = opened(state);
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT);
  const before = Y.encodeStateVector(doc);
  if (fragment.length > 0) fragment.delete(0, fragment.length);
  const update = Y.encodeStateAsUpdate(doc, before);
  const changed = fragment.length === 0 && update.length > 2;
  doc.destroy();
  return changed ? update : null;
};

/** Null for what is no state vector. */
const decoded = (vector: Uint8Array): Map<number, number> | null => {
  try {
    return Y.decodeStateVector(vector);
  } catch {
    return null;
  }
};

/**
 * True when the server's document holds something that a client with `seen` has not. Both are state vectors, which do not
 * move when text is only deleted: that a colleague took words away is not seen here.
 */
export const isAhead = (server: Uint8Array, seen: Uint8Array): boolean => {
  const known = decoded(seen);
  if (!known) return true;
  for (const [client, clock] of Y.decodeStateVector(server)) if (clock > (known.get(client) ?? 0)) return true;
  return false;
};
