import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useQuery } from 'urql';
import { Avatar } from '../parts/Avatar.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';
import { Colleagues } from './actionOperations.ts';

interface ExpertDialogProps {
  /** Who helps already. */
  participants: readonly { id: string }[];
  assigneeId: string | null;
  onAsk: (userId: string, name: string) => Promise<boolean>;
  onClose: () => void;
}

/** Opens the draft and the notes to an expert or a colleague. */
export const ExpertDialog = ({ participants, assigneeId, onAsk, onClose }: ExpertDialogProps) => {
  const me = useMe();
  const [{ data }] = useQuery({ query: Colleagues, variables: {}, requestPolicy: 'cache-and-network' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const taken = new Set([me.id, assigneeId, ...participants.map((person) => person.id)]);
  const people = (data?.users.edges ?? [])
    .map((edge) => edge.node)
    .filter((user) => !taken.has(user.id) && user.status === 'ACTIVE' && user.role !== 'PARTNER_VIEWER')
    .sort((a, b) => Number(b.role === 'EXPERT') - Number(a.role === 'EXPERT') || a.name.localeCompare(b.name));
  const person = people.find((each) => each.id === chosen);

  const ask = async () => {
    if (person === undefined || busy) return;
    setBusy(true);
    if (await onAsk(person.id, person.name)) onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      title={words.actions.askExpert}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="button" className="btn btn-main" aria-disabled={person === undefined} aria-busy={busy} onClick={() => void ask()}>
            {person === undefined ? words.actions.chooseExpert : words.actions.ask(person.name)}
          </button>
        </>
      )}
    >
      <p className="quiet">{words.actions.askLead}</p>
      {data === undefined ? <LineSkeletons lines={3} /> : (
        <ListBox
          className="people"
          aria-label={words.actions.colleagues}
          selectionMode="single"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => setChosen(keys === 'all' ? null : String([...keys][0] ?? '') || null)}
          renderEmptyState={() => <p className="quiet">{words.actions.noColleagues}</p>}
        >
          {people.map((each) => (
            <ListBoxItem key={each.id} id={each.id} className="person" textValue={each.name}>
              <Avatar name={each.name} small />
              <span className="grow trunc">{each.name}</span>
              <span className="muted">{words.shell.roles[each.role]}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
    </Dialog>
  );
};
