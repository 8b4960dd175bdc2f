import { Link } from 'wouter';
import type { ContactStatus, TicketDetailFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { date } from '../parts/time.ts';
import { usePanels } from '../shell/useMedia.ts';
import { words } from '../words.ts';
import { ContactFacts } from './ContactFacts.tsx';
import { History } from './History.tsx';
import { Pad } from './Pad.tsx';
import { MarksSection } from './MarksSection.tsx';

const looks: Record<ContactStatus, { look: string; icon: IconName }> = {
  PROVISIONAL: { look: 'warn', icon: 'clock' },
  CONFIRMED: { look: 'ok', icon: 'check' },
  ERASED: { look: '', icon: 'x' },
};

export const ContactPanel = ({ ticket, version }: { ticket: TicketDetailFragment; version: number }) => {
  const panels = usePanels();
  const { contact } = ticket;
  const { look, icon } = looks[contact.status];
  return (
    <aside className="pane pane-side" aria-label={words.contact.panel} data-landmark="" tabIndex={-1}>
      <header className="pane-bar">
        {panels < 3 && <Link href={`/desk/${ticket.id}`} className="btn btn-ghost btn-icon back" aria-label={words.contact.back}><Icon name="left" /></Link>}
        <Avatar name={nameOf(contact)} look="customer" />
        <div className="grow">
          <h2 className="trunc">{nameOf(contact)}</h2>
          <p className="thread-id"><span className="trunc">{words.contact.since(date(new Date(contact.createdAt)))}</span></p>
        </div>
        <span className={`chip ${look}`}><Icon name={icon} />{words.contact.statuses[contact.status]}</span>
      </header>
      <div className="side">
        <ContactFacts key={contact.id} contact={contact} />
        <MarksSection ticket={ticket} />
        <Pad key={ticket.notes.document} document={ticket.notes.document} title={words.contact.notes} label={words.contact.notesLabel} hint={words.contact.notesHint} />
        <Pad
          key={contact.notes.document}
          document={contact.notes.document}
          title={words.contact.customerNotes}
          aside={words.contact.customerNotesKept}
          label={words.contact.customerNotesLabel}
          hint={words.contact.customerNotesHint}
        />
        <History contactId={contact.id} ticketId={ticket.id} version={version} />
      </div>
    </aside>
  );
};
