/** Paragraphs at the end of a text. Runs Yjs, so only in the historian's thread. */
import * as Y from 'yjs';
import { NOTE_FRAGMENT } from '../../../client/shapes.ts';
import type { Made } from './owning.ts';
import { within } from './viewing.ts';

/** One paragraph a line; an empty one at the end, as editors leave it, is written into. */
export const append = ({ state, text }: { state: Uint8Array; text: string }): Promise<Made> =>
  within(state, { gc: true }, (doc) => {
    const fragment = doc.getXmlFragment(NOTE_FRAGMENT);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => {
      const [first, ...others] = text.split(/\r?\n/);
      const last = fragment.length > 0 ? fragment.get(fragment.length - 1) : null;
      const empty = last instanceof Y.XmlElement && last.nodeName === 'paragraph' && last.length === 0;
      if (empty) last.insert(0, [new Y.XmlText(first)]);
      fragment.push((empty ? others : [first!, ...others]).map(paragraph));
    });
    return { update: Y.encodeStateAsUpdate(doc, before), owners: new Map() };
  });

const paragraph = (line: string): Y.XmlElement => {
  const block = new Y.XmlElement('paragraph');
  if (line !== '') block.insert(0, [new Y.XmlText(line)]);
  return block;
};
