/** What can be written in a shared text: paragraphs, lists, bold, italic, strike, code, links. No more, since no more can be sent. */
import type { Editor, Extensions } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import CollaborationCaret from '@tiptap/extension-collaboration-caret';
import StarterKit from '@tiptap/starter-kit';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { NOTE_FRAGMENT } from '../../client/shapes.ts';
import type { DocumentConnection } from '../../client/index.ts';
import { renderCaret, renderSelection } from './caret.ts';

export const sharedExtensions = (connection: DocumentConnection, me: { name: string }): Extensions => [
  StarterKit.configure({
    // Undo comes from Yjs, so that it takes back only one's own words.
    undoRedo: false,
    heading: false,
    blockquote: false,
    codeBlock: false,
    horizontalRule: false,
    underline: false,
    // It would write a paragraph of its own into everybody's document.
    trailingNode: false,
    link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
  }),
  Collaboration.configure({ document: connection.doc, field: NOTE_FRAGMENT }),
  // The server overwrites `user` with who it really is; the name here is only for the moment before.
  CollaborationCaret.configure({
    provider: connection.provider,
    user: { name: me.name },
    render: renderCaret,
    selectionRender: renderSelection,
  }),
];

/** Empties the undo history: what lies before cannot be undone any more. */
export const forgetUndo = (editor: Editor) => {
  const state = yUndoPluginKey.getState(editor.state) as { undoManager: { clear(): void } } | undefined;
  state?.undoManager.clear();
};
