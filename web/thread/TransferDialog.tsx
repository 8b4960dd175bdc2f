import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useQuery } from 'urql';
import { Avatar } from '../parts/Avatar.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { words } from '../words.ts';
import { TransferTargets } from './actionOperations.ts';
import type { TransferTarget } from './useTicketActions.ts';

interface TransferDialogProps {
  number: number;
  queueId: string;
  assigneeId: string | null;
  onTransfer: (target: TransferTarget, note: string) => Promise<boolean>;
  onClose: () => void;
}

interface Choice extends TransferTarget {
  detail: string;
}

/** Who serves a queue, each with the queues they serve; not the one who has it, and nobody who only watches. */
const useTargets = (queueId: string, assigneeId: string | null) => {
  const [{ data }] = useQuery({ query: TransferTargets, requestPolicy: 'cache-and-network' });
  const people = new Map<string, Choice>();
  for (const queue of data?.queues ?? []) {
    for (const member of queue.members) {
      if (member.id === assigneeId || member.status !== 'ACTIVE' || member.role === 'PARTNER_VIEWER' || member.role === 'EXPERT') continue;
      const known = people.get(member.id);
      people.set(member.id, { kind: 'user', id: member.id, name: member.name, detail: known ? `${known.detail}, ${queue.name}` : queue.name });
    }
  }
  return {
    loading: data === undefined,
    user: [...people.values()].sort((a, b) => a.name.localeCompare(b.name)),
    queue: (data?.queues ?? [])
      .filter((queue) => queue.enabled && queue.id !== queueId)
      .map((queue): Choice => ({ kind: 'queue', id: queue.id, name: queue.name, detail: '' })),
  };
};

const Choices = ({ label, choices, chosen, onChoose }: { label: string; choices: Choice[]; chosen: Choice | null; onChoose: (choice: Choice | null) => void }) => (
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
        <span className="muted trunc">{choice.detail}</span>
      </ListBoxItem>
    ))}
  </ListBox>
);

export const TransferDialog = ({ number, queueId, assigneeId, onTransfer, onClose }: TransferDialogProps) => {
  const targets = useTargets(queueId, assigneeId);
  const [kind, setKind] = useState<'user' | 'queue'>('user');
  const [target, setTarget] = useState<Choice | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const choices = targets[kind];

  const transfer = async () => {
    if (target === null || busy) return;
    setBusy(true);
    if (await onTransfer(target, note.trim())) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={words.actions.transferTitle(number)}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="button" className="btn btn-main" aria-disabled={target === null} aria-busy={busy} onClick={() => void transfer()}>
            {target === null ? words.actions.chooseTarget : words.actions.transferTo(target.name)}
          </button>
        </>
      )}
    >
      <Tabs
        label={words.actions.transferKinds}
        tabs={[{ key: 'user', title: words.actions.toAgent }, { key: 'queue', title: words.actions.toQueue }]}
        selected={kind}
        onSelect={(next) => {
          setKind(next);
          setTarget(null);
        }}
      />
      {targets.loading ? <LineSkeletons lines={3} /> : choices.length === 0 ? (
        <p className="quiet">{kind === 'user' ? words.actions.noTargets : words.actions.noQueues}</p>
      ) : (
        <Choices label={kind === 'user' ? words.actions.agents : words.actions.queues} choices={choices} chosen={target} onChoose={setTarget} />
      )}
      <label className="field internal">
        <span><Icon name="lock" /> {words.actions.transferNote(target?.name ?? null)} <small>{words.optional}</small></span>
        <textarea className="input" value={note} onChange={(e) => setNote(e.target.value)} />
      </label>
    </Dialog>
  );
};
