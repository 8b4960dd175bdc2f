import { useState, type FormEvent } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { Icon } from '../parts/Icon.tsx';
import { toast } from '../shell/toasts.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { attributeChanges, attributesOf } from './attributes.ts';
import type { Contact } from './ContactFacts.tsx';
import { ConfirmContact } from './operations.ts';

interface ContactFormProps {
  contact: Contact;
  onDone: () => void;
  onCancel?: () => void;
}

type Rows = [string, string][];

const AttributeRows = ({ rows, onChange }: { rows: Rows; onChange: (rows: Rows) => void }) => {
  const put = (at: number, row: [string, string]) => onChange(rows.map((old, i) => (i === at ? row : old)));
  return (
    <fieldset className="attributes">
      <legend>{words.contact.attributes}</legend>
      {rows.map(([name, value], i) => (
        <div key={i} className="attribute">
          <input className="input" aria-label={words.contact.attributeName} placeholder={words.contact.attributeName} value={name} onChange={(e) => put(i, [e.target.value, value])} />
          <input className="input" aria-label={words.contact.attributeValue} placeholder={words.contact.attributeValue} value={value} onChange={(e) => put(i, [name, e.target.value])} />
          <button type="button" className="btn btn-ghost btn-icon" aria-label={words.contact.removeAttribute(name)} onClick={() => onChange(rows.filter((_, at) => at !== i))}>
            <Icon name="x" />
          </button>
        </div>
      ))}
      <button type="button" className="btn btn-ghost btn-small" onClick={() => onChange([...rows, ['', '']])}>
        <Icon name="plus" />{words.contact.addAttribute}
      </button>
    </fieldset>
  );
};

/** Confirms a provisional contact, or changes a confirmed one. */
export const ContactForm = ({ contact, onDone, onCancel }: ContactFormProps) => {
  const { client } = useApi();
  const before = attributesOf(contact.attributes);
  const [name, setName] = useState(contact.name);
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const [rows, setRows] = useState<Rows>(before);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const provisional = contact.status === 'PROVISIONAL';
  // Mostly the name is all there is to check, so the rest waits behind a button.
  const [all, setAll] = useState(!provisional);

  const save = async () => {
    const attributes = attributeChanges(before, rows);
    setBusy(true);
    const { data } = await client.mutation(ConfirmContact, {
      input: {
        contactId: contact.id,
        name: name.trim(),
        ...(email.trim() === '' ? {} : { email: email.trim() }),
        ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
        ...(attributes === null ? {} : { attributes }),
      },
    }).toPromise();
    setBusy(false);
    if (!data?.confirmContact.contact) return setProblem(failureOf(data?.confirmContact.errors) ?? words.actions.failed);
    toast('done', words.contact.saved);
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const length = name.trim().length;
    if (length < 1 || length > 200) return setProblem(words.contact.nameMissing);
    setProblem(null);
    if (!busy) void save();
  };
  return (
    <form className="contact-form" onSubmit={submit} noValidate>
      {provisional && <p className="note plain">{words.contact.confirmLead}</p>}
      {problem !== null && <p className="note bad" role="alert"><Icon name="warn" /><span>{problem}</span></p>}
      <label className="field"><span>{words.contact.name}</span><input className="input" value={name} maxLength={200} onChange={(e) => setName(e.target.value)} /></label>
      {all && (
        <>
          <label className="field"><span>{words.contact.email} <small>{words.optional}</small></span><input className="input" type="email" value={email} onChange={(e) => setEmail(e.target.value)} /></label>
          <label className="field"><span>{words.contact.phone} <small>{words.optional}</small></span><input className="input" type="tel" value={phone} onChange={(e) => setPhone(e.target.value)} /></label>
          <AttributeRows rows={rows} onChange={setRows} />
        </>
      )}
      <div className="row">
        <button className="btn btn-main" aria-busy={busy}>{busy ? words.contact.saving : provisional ? words.contact.confirm : words.contact.save}</button>
        {!all && <button type="button" className="btn btn-ghost" onClick={() => setAll(true)}>{words.contact.addDetails}</button>}
        {onCancel && <button type="button" className="btn btn-ghost" onClick={onCancel}>{words.cancel}</button>}
      </div>
    </form>
  );
};
