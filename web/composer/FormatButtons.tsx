import { useEditorState, type Editor } from '@tiptap/react';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { words } from '../words.ts';

const formats: { name: string; title: string; icon: IconName; apply: (editor: Editor) => void }[] = [
  { name: 'bold', title: words.composer.bold, icon: 'bold', apply: (editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', title: words.composer.italic, icon: 'italic', apply: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'bulletList', title: words.composer.bullets, icon: 'bullets', apply: (editor) => editor.chain().focus().toggleBulletList().run() },
];

export const FormatButtons = ({ editor }: { editor: Editor }) => {
  const active = useEditorState({ editor, selector: ({ editor: now }) => formats.filter((format) => now.isActive(format.name)).map((format) => format.name).join() });
  return (
    <span className="formats wide" role="group" aria-label={words.composer.formatting}>
      {formats.map((format) => (
        <button
          key={format.name}
          type="button"
          className="btn btn-ghost btn-icon"
          aria-label={format.title}
          title={format.title}
          aria-pressed={active.split(',').includes(format.name)}
          // Keeps the selection in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => format.apply(editor)}
        >
          <Icon name={format.icon} />
        </button>
      ))}
    </span>
  );
};
