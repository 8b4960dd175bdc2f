import { SharedEditor } from '../documents/SharedEditor.tsx';
import { useDocument } from '../documents/useDocument.ts';
import { usePeople } from '../documents/usePresence.ts';
import { useStore } from '../api/useStore.ts';
import type { DocumentConnection } from '../../client/index.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon } from '../parts/Icon.tsx';
import { SaveBadge } from '../parts/SaveBadge.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';

interface PadProps {
  document: string;
  title: string;
  label: string;
  hint: string;
  aside?: string;
}

/** A page for the staff alone, written by several at once: plum, dashed, with a lock. */
export const Pad = ({ document, title, label, hint, aside }: PadProps) => {
  const connection = useDocument(document);
  return (
    <section aria-label={title}>
      <header className="sec">
        <h3><Icon name="lock" />{title}</h3>
        {aside !== undefined && <span className="sec-fact">{aside}</span>}
        {connection && <PadState connection={connection} />}
      </header>
      {connection === null ? <div className="pad"><LineSkeletons lines={2} /></div> : <PadText connection={connection} label={label} hint={hint} />}
    </section>
  );
};

const PadState = ({ connection }: { connection: DocumentConnection }) => {
  const me = useMe();
  const people = usePeople(connection, me.id, true);
  const status = useStore(connection.status);
  const names = people.map((person) => person.name);
  return (
    <span className="push row">
      {people.length > 0 && (
        <span className="stack" role="img" aria-label={words.contact.editing(names)} title={words.contact.editing(names)}>
          {people.slice(0, 3).map((person) => <Avatar key={person.id} name={person.name} look="plum" small />)}
        </span>
      )}
      <SaveBadge status={status} />
    </span>
  );
};

const PadText = ({ connection, label, hint }: { connection: DocumentConnection; label: string; hint: string }) => {
  const status = useStore(connection.status);
  if (status === 'no-access') return <p className="quiet">{words.contact.padGone}</p>;
  return <SharedEditor className="pad" connection={connection} label={label} placeholder={hint} />;
};
