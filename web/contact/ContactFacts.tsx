import { useState } from 'react';
import type { TicketDetailFragment } from '../gql/graphql.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { attributesOf } from './attributes.ts';
import { ContactForm } from './ContactForm.tsx';

export type Contact = TicketDetailFragment['contact'];

const identityIcons: Record<string, IconName> = { WEB: 'web', EMAIL: 'email', PHONE: 'phone' };

/** Identities and attributes; a provisional contact shows the form that confirms it. */
export const ContactFacts = ({ contact }: { contact: Contact }) => {
  const [editing, setEditing] = useState(false);
  if (contact.status === 'ERASED') return null;
  const attributes = attributesOf(contact.attributes);
  const form = editing || contact.status === 'PROVISIONAL';
  return (
    <>
      {form && (
        <section aria-label={words.contact.edit}>
          <ContactForm contact={contact} onDone={() => setEditing(false)} {...(editing ? { onCancel: () => setEditing(false) } : {})} />
        </section>
      )}
      <section aria-label={words.contact.identities}>
        <header className="sec">
          <h3>{words.contact.identities}</h3>
          {!form && (
            <button type="button" className="btn btn-ghost btn-small btn-icon push" aria-label={words.contact.edit} title={words.contact.edit} onClick={() => setEditing(true)}>
              <Icon name="pen" />
            </button>
          )}
        </header>
        {contact.identities.length === 0 && <p className="quiet">{words.contact.noIdentities}</p>}
        <ul className="ids">
          {contact.identities.map((identity) => (
            <li key={identity.id}>
              <Icon name={identityIcons[identity.kind] ?? 'user'} label={words.contact.kinds[identity.kind] ?? identity.kind} />
              <span className={identity.kind === 'EMAIL' ? 'trunc' : 'mono trunc'}>{identity.value}</span>
              {identity.kind === 'WEB' && <span className="push">{words.contact.thisChat}</span>}
            </li>
          ))}
        </ul>
      </section>
      {attributes.length > 0 && !form && (
        <section aria-label={words.contact.attributes}>
          <header className="sec"><h3>{words.contact.attributes}</h3></header>
          <dl className="facts">
            {attributes.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
          </dl>
        </section>
      )}
    </>
  );
};
