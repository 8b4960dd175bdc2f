/** The page behind an invitation's link. Opening it uses nothing up: only Join does. */
import { useState, type FormEvent } from 'react';
import type { Api } from '../api/client.ts';
import { Field } from './Field.tsx';
import { Frame, Top } from './Frame.tsx';
import type { RoomSession } from './keep.ts';
import { acceptInvitation } from './operations.ts';
import { keepName, keptName } from './StartForm.tsx';
import { words } from './words.ts';

type Answer = { kind: 'JOINED'; session: RoomSession } | { kind: 'GONE' } | { kind: 'FAULT'; text: string };

const join = async (api: Api, invitation: string, name: string): Promise<Answer> => {
  const { data } = await api.client.mutation(acceptInvitation, { input: { invitation, name } }).toPromise();
  const payload = data?.acceptInvitation;
  if (payload?.room) {
    const { token, expiresAt, conversation } = payload.room;
    return { kind: 'JOINED', session: { token, expiresAt, conversationId: conversation.id } };
  }
  switch (payload?.errors[0]?.__typename) {
    case 'InvitationInvalid': return { kind: 'GONE' };
    case 'BadInput': return { kind: 'FAULT', text: words.form.nameRefused };
    default: return { kind: 'FAULT', text: words.form.failed };
  }
};

interface Props { api: Api; invitation: string; onJoined(session: RoomSession): void; onGone(): void }

export const Lobby = ({ api, invitation, onJoined, onGone }: Props) => {
  const [name, setName] = useState(keptName);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    const given = name.trim();
    setFault(given ? null : words.form.nameMissing);
    if (!given || busy) return;
    setBusy(true);
    const answer = await join(api, invitation, given);
    setBusy(false);
    if (answer.kind === 'GONE') return onGone();
    if (answer.kind === 'FAULT') return setFault(answer.text);
    keepName(given);
    onJoined(answer.session);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Frame>
      <Top title={words.lobby.title} />
      <main className="room-form-page">
        <form className="room-form room-lobby" onSubmit={onSubmit} noValidate aria-label={words.lobby.submit}>
          <div>
            <h1>{words.lobby.heading}</h1>
            <p className="room-lead">{words.lobby.lead}</p>
          </div>
          <Field label={words.start.name} help={words.start.nameHelp} error={fault} value={name} onValue={(value) => { setName(value); setFault(null); }} input={{ autoComplete: 'given-name', maxLength: 80, required: true }} />
          <p className="room-hidden" role="alert">{fault}</p>
          <button className="room-button" aria-busy={busy}>{busy ? words.lobby.submitting : words.lobby.submit}</button>
        </form>
      </main>
    </Frame>
  );
};
