import { useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { LaterPick } from '../parts/LaterPick.tsx';
import { words } from '../words.ts';

interface SnoozeDialogProps {
  number: number;
  onSnooze: (until: Date) => Promise<boolean>;
  onClose: () => void;
}

export const SnoozeDialog = ({ number, onSnooze, onClose }: SnoozeDialogProps) => {
  const [until, setUntil] = useState<Date | null>(null);
  const [busy, setBusy] = useState(false);
  const snooze = async () => {
    if (until === null || busy) return;
    setBusy(true);
    if (await onSnooze(until)) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={words.actions.snoozeTitle(number)}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="button" className="btn btn-main" aria-disabled={until === null} aria-busy={busy} onClick={() => void snooze()}>
            {until === null ? words.later.choose : words.actions.snooze}
          </button>
        </>
      )}
    >
      <p className="quiet">{words.actions.snoozeLead}</p>
      <LaterPick label={words.actions.snoozeUntil} value={until} onChange={setUntil} />
    </Dialog>
  );
};
