/** The note's shape in a trace's replay: one paragraph with one text; newlines stay characters. */
import * as Y from 'yjs';
import { NOTE_FRAGMENT } from '../../client/shapes.ts';

/** Makes the paragraph and its text, before anyone joins. */
export const layOut = (doc: Y.Doc, start: string): void => {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment(NOTE_FRAGMENT).insert(0, [paragraph]);
    paragraph.insert(0, [new Y.XmlText(start)]);
  });
};

/** The one text of the note, or null while it has not arrived. */
export const findText = (doc: Y.Doc): Y.XmlText | null => {
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT);
  const paragraph = fragment.length > 0 ? fragment.get(0) : null;
  if (!(paragraph instanceof Y.XmlElement) || paragraph.length === 0) return null;
  const text = paragraph.get(0);
  return text instanceof Y.XmlText ? text : null;
};

/** The note's characters; empty while nothing has arrived. */
export const readNote = (doc: Y.Doc): string => findText(doc)?.toString() ?? '';
