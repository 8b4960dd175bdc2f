import { useRef, useState, type ChangeEvent, type FormEvent, type KeyboardEvent } from 'react';
import type { Api } from '../api/client.ts';
import { Disclosure } from '../canvas/Disclosure.tsx';
import { Icon } from '../canvas/Icon.tsx';
import { keep } from './keep.ts';
import type { OutgoingFile } from './outbox.ts';
import { useFiles, type Picked } from './useFiles.ts';
import { words } from './words.ts';

interface AddProps { onFiles(files: FileList): void; onDrawing(file: File): void }

/** Both ways to show something: as a file in the chat, or as a picture to draw on together. */
const Add = ({ onFiles, onDrawing }: AddProps) => {
  const files = useRef<HTMLInputElement>(null);
  const picture = useRef<HTMLInputElement>(null);
  const taken = (event: ChangeEvent<HTMLInputElement>, use: (list: FileList) => void) => {
    const { files: list } = event.target;
    if (list && list.length > 0) use(list);
    // The same file may be picked again.
    event.target.value = '';
  };
  return (
    <>
      <Disclosure className="room-add" buttonClass="room-round room-round-quiet" listClass="room-menu" button={<Icon name="clip" />} buttonLabel={words.add} listLabel={words.add}>
        {(close) => (
          <>
            <button type="button" onClick={() => { close(); files.current?.click(); }}><Icon name="file" />{words.addFile}</button>
            <button type="button" onClick={() => { close(); picture.current?.click(); }}><Icon name="pen" />{words.addDrawing}</button>
          </>
        )}
      </Disclosure>
      <input ref={files} className="room-hidden" type="file" multiple accept="image/*,.pdf,.doc,.docx,.xls,.xlsx" tabIndex={-1} aria-hidden="true" onChange={(event) => taken(event, (list) => onFiles(list))} />
      <input ref={picture} className="room-hidden" type="file" accept="image/*" tabIndex={-1} aria-hidden="true" onChange={(event) => taken(event, (list) => onDrawing(list[0]!))} />
    </>
  );
};

const Chosen = ({ file, onRemove }: { file: Picked; onRemove(): void }) => (
  <li className="room-chosen" aria-busy={file.uploadId === null}>
    {file.preview ? <img src={file.preview} alt="" /> : <Icon name="file" />}
    <span>{file.uploadId === null ? words.uploading(file.name) : words.ready(file.name)}</span>
    <button type="button" aria-label={words.remove(file.name)} onClick={onRemove}><Icon name="close" /></button>
  </li>
);

/** Text that survives a reload until it is sent. */
const useDraft = (conversationId: string) => {
  const key = `parley.draft.${conversationId}`;
  const [text, setText] = useState(() => keep.get(key) ?? '');
  const write = (value: string) => {
    setText(value);
    if (value) keep.set(key, value);
    else keep.remove(key);
  };
  return [text, write] as const;
};

interface Props {
  api: Api;
  conversationId: string;
  agent: string | null;
  onType(): void;
  onRest(): void;
  onSend(text: string, files: readonly OutgoingFile[]): void;
  onDrawing(file: File): void;
}

export const Composer = ({ api, conversationId, agent, onType, onRest, onSend, onDrawing }: Props) => {
  const [text, write] = useDraft(conversationId);
  const [notice, setNotice] = useState('');
  const files = useFiles(api, conversationId, setNotice);
  const field = useRef<HTMLTextAreaElement>(null);

  const send = () => {
    if (files.uploading) return setNotice(words.waitForFiles);
    const trimmed = text.trim();
    if (!trimmed && files.files.length === 0) return field.current?.focus();
    onSend(trimmed, files.take());
    write('');
    setNotice('');
    onRest();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const keyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a character.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const change = (value: string) => {
    write(value);
    if (value) onType();
    else onRest();
  };
  return (
    <form className="room-say" onSubmit={submit}>
      {notice && <p className="room-say-notice" role="alert">{notice}</p>}
      {files.files.length > 0 && (
        <ul className="room-chosen-list">{files.files.map((file) => <Chosen key={file.key} file={file} onRemove={() => files.remove(file.key)} />)}</ul>
      )}
      <div className="room-say-row">
        <Add onFiles={(list) => { setNotice(''); files.pick(list); }} onDrawing={onDrawing} />
        <textarea
          ref={field}
          className="room-input"
          rows={1}
          aria-label={words.say(agent)}
          placeholder={words.placeholder(agent)}
          enterKeyHint="send"
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={keyDown}
          onBlur={onRest}
        />
        <button className="room-round" aria-label={words.send}><Icon name="send" /></button>
      </div>
    </form>
  );
};
