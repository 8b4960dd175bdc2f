/** A text that several people write at once. */
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { useEffect, useMemo, useRef } from 'react';
import type { DocumentConnection } from '../../client/index.ts';
import { useStore } from '../api/useStore.ts';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { placeCarets } from './caret.ts';
import { sharedExtensions } from './extensions.ts';

interface SharedEditorProps {
  connection: DocumentConnection;
  label: string;
  placeholder: string;
  className?: string;
  /** Enter alone; without it Enter makes a paragraph. */
  onEnter?: (editor: Editor) => void;
  /** Sees each key first; true: it was meant for something else. */
  onKey?: (event: KeyboardEvent) => boolean;
  /** The editor while there is one. */
  onEditor?: (editor: Editor | null) => void;
  /** Once, when it can be written in. */
  autoFocus?: boolean;
  /** Pasted or dropped files. */
  onFiles?: (files: File[]) => void;
}

const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

const isPlainEnter = (event: KeyboardEvent) =>
  event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;

export const SharedEditor = ({ connection, label, placeholder, className = '', onEnter, onKey, onEditor, autoFocus = false, onFiles }: SharedEditorProps) => {
  const me = useMe();
  const status = useStore(connection.status);
  const synced = useStore(connection.synced);
  const calls = useRef({ onEnter, onKey, onFiles });
  calls.current = { onEnter, onKey, onFiles };
  const writable = synced && status !== 'read-only' && status !== 'no-access' && status !== 'refused' && status !== 'too-large';
  const extensions = useMemo(() => sharedExtensions(connection, { name: me.name }), [connection, me.name]);

  const takeFiles = (data: DataTransfer | null, event: Event): boolean => {
    const files = filesOf(data);
    if (files.length === 0 || calls.current.onFiles === undefined) return false;
    event.preventDefault();
    calls.current.onFiles(files);
    return true;
  };
  const editor: Editor | null = useEditor({
    extensions,
    editable: false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'editor-text' },
      handleKeyDown: (view, event) => {
        if (!view.composing && calls.current.onKey?.(event)) return true;
        if (calls.current.onEnter === undefined || !isPlainEnter(event)) return false;
        // 229: the key belongs to an input method, even where the flags do not say so yet.
        if (view.composing || event.isComposing || event.keyCode === 229) return false;
        if (editor) calls.current.onEnter(editor);
        return true;
      },
      handlePaste: (_view, event) => takeFiles(event.clipboardData, event),
      handleDrop: (_view, event) => takeFiles(event.dataTransfer, event),
    },
  }, [extensions]);

  useEffect(() => {
    editor?.setEditable(writable, false);
    if (autoFocus && writable) editor?.commands.focus('end');
  }, [editor, writable, autoFocus]);
  useEffect(() => {
    if (!editor) return;
    let frame = 0;
    const place = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => !editor.isDestroyed && placeCarets(editor.view.dom));
    };
    editor.on('transaction', place);
    return () => {
      cancelAnimationFrame(frame);
      editor.off('transaction', place);
    };
  }, [editor]);
  useEffect(() => {
    onEditor?.(editor);
    return () => onEditor?.(null);
  }, [editor, onEditor]);
  const empty = useEditorState({ editor, selector: (snapshot) => snapshot.editor?.isEmpty ?? true });

  if (!synced && status !== 'offline') return <div className={`editor ${className}`}><LineSkeletons lines={2} /></div>;
  return (
    <div className={`editor ${className}`}>
      {empty && <span className="editor-hint" aria-hidden>{placeholder}</span>}
      <EditorContent editor={editor} />
    </div>
  );
};
