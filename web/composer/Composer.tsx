import { useState } from 'react';
import { useDocument } from '../documents/useDocument.ts';
import type { usePresence } from '../documents/usePresence.ts';
import { useStore } from '../api/useStore.ts';
import type { DocumentConnection } from '../../client/index.ts';
import type { ScreenshotCardFragment, TicketDetailFragment } from '../gql/graphql.ts';
import { Fuse } from '../parts/Fuse.tsx';
import { Icon } from '../parts/Icon.tsx';
import { SaveBadge } from '../parts/SaveBadge.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { useShortcut } from '../shell/useShortcut.ts';
import type { TicketActions } from '../thread/useTicketActions.ts';
import type { LiveTimeline } from '../thread/useTimeline.ts';
import { words } from '../words.ts';
import { NoteForm } from './NoteForm.tsx';
import { PlannedReplies } from './PlannedReplies.tsx';
import { ReplyForm } from './ReplyForm.tsx';

type Presence = ReturnType<typeof usePresence>;
type Mode = 'reply' | 'note';

interface ComposerProps {
  ticket: TicketDetailFragment;
  /** Position of the newest message that was read here. */
  seen: number;
  live: LiveTimeline;
  room: Presence;
  desk: Presence;
  actions: TicketActions;
  onClaimed: () => void;
  onSent: () => void;
  onScreenshot: (screenshot: ScreenshotCardFragment) => void;
}

/** Why there is nothing to write in, and the way on if there is one. */
const Bar = ({ title, lead, children }: { title: string; lead: string; children?: React.ReactNode }) => (
  <div className="compose-bar">
    <Icon name="eye" />
    <p className="grow"><b>{title}</b> {lead}</p>
    {children}
  </div>
);

const ClaimBar = ({ ticket, onClaim }: { ticket: TicketDetailFragment; onClaim: () => Promise<unknown> }) => {
  const [busy, setBusy] = useState(false);
  const claim = async () => {
    if (busy) return;
    setBusy(true);
    await onClaim();
    setBusy(false);
  };
  return (
    <Bar title={words.composer.preview} lead={words.composer.previewLead(ticket.queue.name)}>
      <button type="button" className="btn btn-main" aria-busy={busy} onClick={() => void claim()}>
        {busy && <Icon name="sync" className="spin" />}
        {busy ? words.actions.claiming : words.actions.claim}
      </button>
    </Bar>
  );
};

const ReadOnlyBar = ({ ticket, onReopen }: { ticket: TicketDetailFragment; onReopen: () => void }) => {
  if (ticket.status === 'CLOSED') return <Bar title={words.composer.closed} lead={words.composer.closedLead} />;
  if (ticket.status === 'RESOLVED') {
    return (
      <Bar title={words.composer.resolved} lead={ticket.allowedActions.includes('REOPEN') ? words.composer.resolvedLead : words.composer.readOnlyNobody}>
        {ticket.allowedActions.includes('REOPEN') && <button type="button" className="btn btn-line" onClick={onReopen}>{words.actions.reopen}</button>}
      </Bar>
    );
  }
  return <Bar title={words.composer.readOnly} lead={ticket.assignee ? words.composer.readOnlyLead(ticket.assignee.name) : words.composer.readOnlyNobody} />;
};

const DraftBadge = ({ connection }: { connection: DocumentConnection }) => <SaveBadge status={useStore(connection.status)} />;

export const Composer = ({ ticket, seen, live, room, desk, actions, onClaimed, onSent, onScreenshot }: ComposerProps) => {
  const me = useMe();
  const may = (action: (typeof ticket.allowedActions)[number]) => ticket.allowedActions.includes(action);
  const maySend = may('REPLY');
  const helps = ticket.participants.some((person) => person.id === me.id) && ticket.status !== 'CLOSED' && ticket.status !== 'RESOLVED';
  const modes: Mode[] = [...(maySend || helps ? ['reply' as const] : []), ...(may('ADD_NOTE') && !may('CLAIM') ? ['note' as const] : [])];
  const [wanted, setMode] = useState<Mode>('reply');
  const mode = modes.includes(wanted) ? wanted : modes[0];
  // Opened while it may be written, also under the other tab, so that a colleague's words are there at once.
  const connection = useDocument(modes.includes('reply') ? ticket.draft.document : null);
  useShortcut({ code: 'KeyI', alt: true }, () => setMode(mode === 'reply' ? 'note' : 'reply'), modes.length > 1);

  // The claim button is gone after the claim; the hand that pressed it wants to write.
  const [claimed, setClaimed] = useState(false);
  const claim = async () => {
    if (!(await actions.claim())) return;
    setClaimed(true);
    onClaimed();
  };

  const titles = { reply: words.composer.reply, note: <><Icon name="lock" /> {words.composer.note}</> };
  return (
    <div className="composer">
      {may('CLAIM') && <ClaimBar ticket={ticket} onClaim={claim} />}
      {!may('CLAIM') && !modes.includes('reply') && <ReadOnlyBar ticket={ticket} onReopen={() => void actions.reopen()} />}
      <PlannedReplies replies={ticket.scheduledReplies} />
      {mode !== undefined && (
        <div className={mode === 'note' ? 'compose-box internal' : 'compose-box'}>
          <div className="compose-top">
            <Tabs label={words.composer.write} className="compose-tabs" tabs={modes.map((key) => ({ key, title: titles[key] }))} selected={mode} onSelect={setMode} />
            <span className="grow" />
            <Fuse clocks={ticket.sla} named />
            {mode === 'reply' && connection && <DraftBadge connection={connection} />}
          </div>
          {modes.includes('reply') && (
            <div hidden={mode !== 'reply'}>
              <ReplyForm
                ticket={ticket}
                connection={connection}
                seen={seen}
                dispatch={live.dispatch}
                room={room}
                desk={desk}
                maySend={maySend}
                autoFocus={claimed}
                onSent={onSent}
                onScreenshot={onScreenshot}
              />
            </div>
          )}
          {mode === 'note' && <NoteForm ticketId={ticket.id} dispatch={live.dispatch} onAdded={onSent} />}
        </div>
      )}
    </div>
  );
};
