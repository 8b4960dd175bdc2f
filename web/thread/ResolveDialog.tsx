import { useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';

interface ResolveDialogProps {
  number: number;
  onResolve: (note: string) => Promise<boolean>;
  onClose: () => void;
}

export const ResolveDialog = ({ number, onResolve, onClose }: ResolveDialogProps) => {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const resolve = async () => {
    if (busy) return;
    setBusy(true);
    if (await onResolve(note.trim())) onClose();
    setBusy(false);
  };
  return (
    <Dialog
      title={words.actions.resolveTitle(number)}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="button" className="btn btn-main" aria-busy={busy} onClick={() => void resolve()}>{words.actions.resolve}</button>
        </>
      )}
    >
      <p className="quiet">{words.actions.resolveLead}</p>
      <label className="field internal">
        <span><Icon name="lock" /> {words.actions.resolveNote} <small>{words.optional}</small></span>
        <textarea className="input" autoFocus value={note} onChange={(e) => setNote(e.target.value)} />
      </label>
    </Dialog>
  );
};
