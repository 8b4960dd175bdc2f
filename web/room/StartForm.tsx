/** Begins a web chat: who are you, what is it about. */
import { useRef, useState, type FormEvent } from 'react';
import type { Api } from '../api/client.ts';
import { Field } from './Field.tsx';
import { Frame, Top } from './Frame.tsx';
import { keep, visitorKey, type RoomSession } from './keep.ts';
import { startWebChat } from './operations.ts';
import { words } from './words.ts';

const NAME_KEY = 'parley.name';
export const keptName = (): string => keep.get(NAME_KEY) ?? '';
export const keepName = (name: string): void => keep.set(NAME_KEY, name);

type Fault = { field: 'name' | 'email' | 'message' | 'form'; text: string };
type Answer = { kind: 'STARTED'; session: RoomSession } | { kind: 'CLOSED' } | { kind: 'FAULT'; fault: Fault };

interface Entries { name: string; email: string; message: string }

const faultOf = (path: readonly string[]): Fault => {
  const last = path.join('.');
  if (last.includes('email')) return { field: 'email', text: words.form.emailRefused };
  if (last.includes('name')) return { field: 'name', text: words.form.nameRefused };
  if (last.includes('message')) return { field: 'message', text: words.form.messageRefused };
  return { field: 'form', text: words.form.failed };
};

const start = async (api: Api, endpointKey: string, clientMessageId: string, entries: Entries): Promise<Answer> => {
  const { data, error } = await api.client.mutation(startWebChat, {
    input: {
      endpointKey,
      visitorKey: visitorKey(endpointKey),
      name: entries.name,
      email: entries.email || null,
      message: { clientMessageId, content: { text: entries.message } },
    },
  }).toPromise();
  const payload = data?.startWebChat;
  if (payload?.room) {
    const { token, expiresAt, conversation } = payload.room;
    return { kind: 'STARTED', session: { token, expiresAt, conversationId: conversation.id } };
  }
  const limited = error?.graphQLErrors.some((each) => each.extensions['code'] === 'RATE_LIMITED' || each.extensions['code'] === 'LIMIT');
  const problem = payload?.errors[0];
  if (problem?.__typename === 'WebChatClosed') return { kind: 'CLOSED' };
  if (limited || problem?.__typename === 'LimitReached') return { kind: 'FAULT', fault: { field: 'form', text: words.form.limited } };
  return { kind: 'FAULT', fault: problem ? faultOf(problem.path) : { field: 'form', text: words.form.failed } };
};

const missing = (entries: Entries): Fault | null => {
  if (!entries.name) return { field: 'name', text: words.form.nameMissing };
  return entries.message ? null : { field: 'message', text: words.form.messageMissing };
};

interface Props {
  api: Api;
  endpointKey: string;
  workspaceName: string;
  endpointName: string;
  /** The customer was here before and their way in has lapsed. */
  returning: boolean;
  onStarted(session: RoomSession): void;
  onClosed(): void;
}

const useStart = ({ api, endpointKey, onStarted, onClosed }: Props) => {
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  // Kept over failed tries: the server knows the message again, and so does not take it twice.
  const messageId = useRef(crypto.randomUUID());
  const submit = async (entries: Entries) => {
    const lacks = missing(entries);
    setFault(lacks);
    if (lacks || busy) return;
    setBusy(true);
    const answer = await start(api, endpointKey, messageId.current, entries);
    setBusy(false);
    if (answer.kind === 'CLOSED') return onClosed();
    if (answer.kind === 'FAULT') return setFault(answer.fault);
    keepName(entries.name);
    onStarted(answer.session);
  };
  return { fault, busy, submit, mend: (field: Fault['field']) => { if (fault?.field === field) setFault(null); } };
};

export const StartForm = (props: Props) => {
  const [name, setName] = useState(keptName);
  const [email, setEmail] = useState('');
  const [message, setMessage] = useState('');
  const { fault, busy, submit, mend } = useStart(props);
  const errorOf = (field: Fault['field']) => (fault?.field === field ? fault.text : null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit({ name: name.trim(), email: email.trim(), message: message.trim() });
  };
  return (
    <Frame>
      <Top title={props.workspaceName} subtitle={props.endpointName} />
      <main className="room-form-page">
        <form className="room-form" onSubmit={onSubmit} noValidate aria-label={words.start.submit}>
          <div>
            <h1>{words.start.heading(props.workspaceName)}</h1>
            <p className="room-lead">{props.returning ? words.start.back : words.start.lead}</p>
          </div>
          <Field label={words.start.name} help={words.start.nameHelp} error={errorOf('name')} value={name} onValue={(value) => { setName(value); mend('name'); }} input={{ autoComplete: 'given-name', maxLength: 80, required: true }} />
          <Field label={words.start.email} error={errorOf('email')} value={email} onValue={(value) => { setEmail(value); mend('email'); }} input={{ type: 'email', autoComplete: 'email', inputMode: 'email', maxLength: 254 }} />
          <Field label={words.start.message} error={errorOf('message')} value={message} onValue={(value) => { setMessage(value); mend('message'); }} rows={4} />
          <p className={fault?.field === 'form' ? 'room-error' : 'room-hidden'} role="alert">{fault?.text}</p>
          <button className="room-button" aria-busy={busy}>{busy ? words.start.submitting : words.start.submit}</button>
          <p className="room-small">{words.start.note}</p>
        </form>
      </main>
    </Frame>
  );
};
