import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Avatar } from '../parts/Avatar.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';
import type { TransferTarget } from './useTicketActions.ts';
import { mayOverride, useTransferTargets, type TargetChoice } from './useTransferTargets.ts';

interface TransferDialogProps {
  ticket: { id: string; number: number; queue: { id: string }; assignee: { id: string } | null };
  onTransfer: (target: TransferTarget, note: string) => Promise<boolean>;
  onClose: () => void;
}

const Choices = ({ label, choices, chosen, onChoose }: { label: string; choices: TargetChoice[]; chosen: TargetChoice | null; onChoose: (choice: TargetChoice | null) => void }) => (
  <ListBox
    className="people"
    aria-label={label}
    selectionMode="single"
    selectedKeys={chosen === null ? [] : [chosen.id]}
    onSelectionChange={(keys) => onChoose(choices.find((choice) => keys !== 'all' && keys.has(choice.id)) ?? null)}
  >
    {choices.map((choice) => (
      <ListBoxItem key={choice.id} id={choice.id} className="person" textValue={choice.name}>
        {choice.kind === 'user' ? <Avatar name={choice.name} small /> : <Icon name="people" />}
        <span className="grow trunc">{choice.name}</span>
        <span className={choice.anyway ? 'muted' : 'muted mono'}>{choice.detail}</span>
      </ListBoxItem>
    ))}
  </ListBox>
);

const NoteField = ({ target, required, note, onChange }: { target: TargetChoice | null; required: boolean; note: string; onChange: (note: string) => void }) => (
  <label className="field internal">
    <span><Icon name="lock" /> {words.actions.transferNote(target?.name ?? null)} <small>{required ? words.actions.noteNeeded : words.optional}</small></span>
    <textarea className="input" required={required} value={note} onChange={(e) => onChange(e.target.value)} />
  </label>
);

export const TransferDialog = ({ ticket, onTransfer, onClose }: TransferDialogProps) => {
  const me = useMe();
  const [others, setOthers] = useState(false);
  const targets = useTransferTargets(ticket.id, ticket.assignee?.id ?? null, others);
  const [kind, setKind] = useState<TransferTarget['kind']>('user');
  const [target, setTarget] = useState<TargetChoice | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const choices = kind === 'queue' ? targets.queue.filter(({ id }) => id !== ticket.queue.id) : targets.user;
  const ready = target !== null && !(targets.noteRequired && note.trim() === '');

  const transfer = async () => {
    if (target === null || !ready || busy) return;
    setBusy(true);
    if (await onTransfer(target, note.trim())) onClose();
    else setBusy(false);
  };
  const turnTo = (next: TransferTarget['kind']) => {
    setKind(next);
    setTarget(null);
  };
  return (
    <Dialog
      title={words.actions.transferTitle(ticket.number)}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="button" className="btn btn-main" aria-disabled={!ready} aria-busy={busy} onClick={() => void transfer()}>
            {target === null ? words.actions.chooseTarget : ready ? words.actions.transferTo(target.name) : words.actions.writeNote}
          </button>
        </>
      )}
    >
      <Tabs label={words.actions.transferKinds} tabs={[{ key: 'user', title: words.actions.toAgent }, { key: 'queue', title: words.actions.toQueue }]} selected={kind} onSelect={turnTo} />
      {targets.loading ? <LineSkeletons lines={3} /> : choices.length === 0 ? (
        <p className="quiet">{kind === 'user' ? words.actions.noTargets : words.actions.noQueues}</p>
      ) : (
        <Choices label={kind === 'user' ? words.actions.agents : words.actions.queues} choices={choices} chosen={target} onChoose={setTarget} />
      )}
      {kind === 'user' && mayOverride(me.role) && (
        <label className="check"><input type="checkbox" checked={others} onChange={(event) => setOthers(event.target.checked)} /> {words.actions.showOthers}</label>
      )}
      <NoteField target={target} required={targets.noteRequired} note={note} onChange={setNote} />
    </Dialog>
  );
};
