import { useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { words } from '../words.ts';

/** Data, as all colours of tags are: any of them can be told from the others, in both themes. */
const colours = ['#2a6bd1', '#0b7d86', '#258a4e', '#b96a00', '#c3202d', '#7b4a88', '#5f3dc4', '#6b7c7e'];
const longest = 50;

interface NewTagDialogProps {
  onMake: (name: string, colour: string) => Promise<boolean>;
  onClose: () => void;
}

export const NewTagDialog = ({ onMake, onClose }: NewTagDialogProps) => {
  const [name, setName] = useState('');
  const [colour, setColour] = useState(colours[0]!);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    if (busy || name.trim() === '') return;
    setBusy(true);
    if (await onMake(name.trim(), colour)) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={words.contact.newTag}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="submit" form="new-tag" className="btn btn-main" aria-disabled={name.trim() === ''} aria-busy={busy}>{words.contact.makeTag}</button>
        </>
      )}
    >
      <form
        id="new-tag"
        className="stack-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <label className="field"><span>{words.contact.tagName}</span><input className="input" autoFocus maxLength={longest} value={name} onChange={(e) => setName(e.target.value)} /></label>
        <fieldset className="colours">
          <legend>{words.contact.tagColour}</legend>
          {colours.map((each, index) => (
            <label key={each} style={{ background: each }}>
              <input type="radio" name="colour" checked={each === colour} onChange={() => setColour(each)} aria-label={words.contact.colour(index + 1)} />
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
};
