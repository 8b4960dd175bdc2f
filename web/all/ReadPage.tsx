/** A conversation to read, current or closed; an internal note can be added while its ticket is open (rule O-04). */
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { NoteForm } from '../composer/NoteForm.tsx';
import type { TicketDetailFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Blank } from '../parts/Blank.tsx';
import { Icon } from '../parts/Icon.tsx';
import { TurnSkeletons } from '../parts/Skeleton.tsx';
import { StatusChip } from '../parts/StatusChip.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Transcript, useLines } from '../thread/Transcript.tsx';
import { useScreenshots } from '../thread/useScreenshots.ts';
import { useStick } from '../thread/useStick.ts';
import { useTicket } from '../thread/useTicket.ts';
import { useTimeline } from '../thread/useTimeline.ts';
import { words } from '../words.ts';

const say = words.all;
const goBack = () => history.back();

const Head = ({ ticket }: { ticket: TicketDetailFragment }) => (
  <header className="pane-bar thread-head">
    <button type="button" className="btn btn-ghost btn-icon back" aria-label={say.back} onClick={goBack}><Icon name="left" /></button>
    <div className="grow read-who">
      <h1 id="read-title" className="trunc">{nameOf(ticket.contact)}</h1>
      <small className="muted trunc"><span className="mono">#{ticket.number}</span> {words.channel[ticket.channel]}, {ticket.queue.name}, {ticket.assignee?.name ?? words.thread.unassigned}</small>
    </div>
    <StatusChip status={ticket.status} />
    <span className="chip bare wide-only"><Icon name="eye" />{say.readOnly}</span>
    <Link href={`/live/${ticket.id}`} className="btn btn-line">{words.live.explain}</Link>
    <Link href={`/desk/${ticket.id}`} className="btn btn-line wide-only">{say.openDesk}</Link>
  </header>
);

const Reading = ({ ticket, onChange }: { ticket: TicketDetailFragment; onChange: () => void }) => {
  const me = useMe();
  const [, navigate] = useLocation();
  const name = nameOf(ticket.contact);
  useTitle(name, say.rail);
  const screenshots = useScreenshots(ticket);
  const live = useTimeline({
    ticketId: ticket.id,
    conversationId: ticket.conversation.id,
    lastPosition: ticket.conversation.lastPosition,
    closed: ticket.status === 'CLOSED',
    myId: me.id,
    onEvent: (event) => {
      if (event.__typename !== 'MessagePosted') onChange();
    },
  });
  const { lines, ids } = useLines(live, screenshots.list);
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stick = useStick(box, content, ids);
  return (
    <section className="pane pane-thread" aria-labelledby="read-title" data-landmark="" tabIndex={-1}>
      <Head ticket={ticket} />
      <div className="thread-body">
        <div className="thread-work">
          <Transcript name={name} myId={me.id} live={live} lines={lines} freshAfter={Infinity} typing={[]} stick={stick} box={box} content={content} onScreenshot={(id) => navigate(`/desk/${ticket.id}/screenshot/${id}`)} />
          {ticket.allowedActions.includes('ADD_NOTE') && (
            <div className="composer">
              <div className="compose-box internal">
                <div className="compose-top"><span className="read-note"><Icon name="lock" /> {words.composer.note}</span></div>
                <NoteForm ticketId={ticket.id} dispatch={live.dispatch} onAdded={stick.toEnd} />
              </div>
            </div>
          )}
        </div>
      </div>
    </section>
  );
};

export const ReadPage = ({ ticketId }: { ticketId: string }) => {
  // What the reader may do depends on who they are, so after a change the ticket is read again.
  const [changes, setChanges] = useState(0);
  const state = useTicket(ticketId, changes);
  if (state.kind === 'open') return <Reading ticket={state.ticket} onChange={() => setChanges((n) => n + 1)} />;
  return (
    <section className="pane pane-thread" aria-label={words.thread.loading} data-landmark="" tabIndex={-1}>
      {state.kind === 'loading' && <div className="msgs-box"><div className="msgs"><TurnSkeletons label={words.thread.loading} /></div></div>}
      {state.kind === 'failed' && <Blank icon="warn" title={words.thread.failed} lead={say.failedLead} alert><button type="button" className="btn btn-main" onClick={state.again}>{words.tryAgain}</button></Blank>}
      {state.kind === 'not-open' && <Blank icon="lock" title={words.thread.notOpen} lead={words.thread.notOpenLead}><Link href="/all" className="btn btn-line">{say.back}</Link></Blank>}
    </section>
  );
};
