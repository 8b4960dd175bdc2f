/** List, thread, contact: three panels side by side, two, or one, each with an address of its own. */
import { useRef, useState } from 'react';
import { ContactPanel } from '../contact/ContactPanel.tsx';
import { firstChoice } from '../inbox/filters.ts';
import { InboxPanel } from '../inbox/InboxPanel.tsx';
import { useInboxLive, type InboxEvent } from '../inbox/useInboxLive.ts';
import { Blank } from '../parts/Blank.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { announce } from '../shell/announce.ts';
import { usePanels } from '../shell/useMedia.ts';
import { useTitle } from '../shell/useTitle.ts';
import { LeftNotice } from '../thread/LeftNotice.tsx';
import { ThreadPanel } from '../thread/ThreadPanel.tsx';
import { useTicket } from '../thread/useTicket.ts';
import { words } from '../words.ts';

interface DeskPageProps {
  ticket?: string | undefined;
  panel?: string | undefined;
  item?: string | undefined;
}

/** Who moved it and where to, as far as the event tells. */
const sentenceOf = (event: Extract<InboxEvent, { __typename: 'TicketChanged' }>, myId: string): string | null => {
  const to = event.ticket.assignee;
  const moved = event.change === 'TRANSFERRED' || event.change === 'ASSIGNED';
  if (event.by === null || !moved || to?.id === myId) return null;
  const who = event.by.id === myId ? words.you : event.by.name;
  return words.thread.leftTo(who, to === null ? event.ticket.queue.name : to.name);
};

/** Follows the open ticket through the inbox feed: when to read it anew, and when it is gone. */
const useOpenTicket = (ticketId: string | null) => {
  const me = useMe();
  const [changes, setChanges] = useState({ id: ticketId, count: 0 });
  const [left, setLeft] = useState<{ id: string; sentence: string } | null>(null);
  const lastMove = useRef<{ id: string; sentence: string | null } | null>(null);

  const onEvent = (event: InboxEvent) => {
    if (event.__typename === 'TicketChanged') {
      lastMove.current = { id: event.ticket.id, sentence: sentenceOf(event, me.id) };
      // Access that came back is as good as access that stayed.
      setLeft((now) => (now?.id === event.ticket.id ? null : now));
      if (event.ticket.id === ticketId) setChanges((old) => ({ id: ticketId, count: old.id === ticketId ? old.count + 1 : 1 }));
    }
    if (event.__typename !== 'LeftScope' || event.ticketId !== ticketId || ticketId === null) return;
    const sentence = (lastMove.current?.id === ticketId ? lastMove.current.sentence : null) ?? words.thread.leftAlone;
    setLeft({ id: ticketId, sentence });
    announce(sentence);
  };
  useInboxLive(onEvent);
  const onTransferred = ({ name }: { name: string }) => {
    if (ticketId !== null) lastMove.current = { id: ticketId, sentence: words.thread.leftTo(words.you, name) };
  };
  return { onTransferred, changes: changes.id === ticketId ? changes.count : 0, left: left?.id === ticketId ? left.sentence : null };
};

const NoTicket = () => {
  useTitle(words.inbox.title);
  return (
    <section className="pane pane-thread" aria-label={words.thread.none}>
      <div className="thread-empty"><Blank icon="desk" title={words.thread.none} lead={words.thread.noneLead} /></div>
    </section>
  );
};

export const DeskPage = ({ ticket, panel, item }: DeskPageProps) => {
  const ticketId = ticket ?? null;
  const panels = usePanels();
  const [choice, setChoice] = useState(firstChoice);
  const { changes, left, onTransferred } = useOpenTicket(ticketId);
  const state = useTicket(ticketId, changes);

  const onContact = panel === 'contact' && ticketId !== null && left === null;
  const showList = panels === 3 || (panels === 2 && !onContact) || (panels === 1 && ticketId === null);
  const showThread = panels > 1 || (ticketId !== null && !onContact);
  const showContact = left === null && state.kind === 'open' && (panels === 3 || onContact);
  const shape = panels === 3 && ticketId !== null && left === null ? 'three' : panels === 1 ? 'one' : onContact ? 'two-side' : 'two';

  return (
    <main className={`desk ${shape}`}>
      {state.kind === 'open' && showThread && <a className="skip" href="#reply">{words.shell.skip}</a>}
      {showList && <InboxPanel current={ticketId} choice={choice} onChoose={setChoice} />}
      {showThread && (ticketId === null ? <NoTicket /> : left !== null ? <LeftNotice sentence={left} /> : (
        <ThreadPanel state={state} screenshotId={panel === 'screenshot' ? (item ?? null) : null} onClaimed={() => setChoice(firstChoice)} onTransferred={onTransferred} />
      ))}
      {showContact && <ContactPanel ticket={state.ticket} version={changes} />}
      {!showContact && shape === 'three' && state.kind === 'loading' && <aside className="pane pane-side" aria-busy />}
    </main>
  );
};
