/** Pending, on hold, resolved: what it means, and a note for colleagues with it. */
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';

export type StatusChange = 'pending' | 'hold' | 'resolve';

interface StatusDialogProps {
  change: StatusChange;
  number: number;
  onDo: (note: string) => Promise<boolean>;
  onClose: () => void;
  /** What else belongs to the change: transaction codes. */
  children?: ReactNode;
}

export const StatusDialog = ({ change, number, onDo, onClose, children }: StatusDialogProps) => {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const said = words.actions.changes[change];
  const go = async () => {
    if (busy) return;
    setBusy(true);
    if (await onDo(note.trim())) onClose();
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void go();
  };
  return (
    <Dialog
      title={said.title(number)}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="button" className="btn btn-main" aria-busy={busy} onClick={() => void go()}>{said.verb} <kbd>Ctrl Enter</kbd></button>
        </>
      )}
    >
      <p className="quiet">{said.lead}</p>
      {children}
      <label className="field internal">
        <span><Icon name="lock" /> {words.actions.resolveNote} <small>{words.optional}</small></span>
        <textarea className="input" autoFocus value={note} onChange={(e) => setNote(e.target.value)} onKeyDown={onKeyDown} />
      </label>
    </Dialog>
  );
};
