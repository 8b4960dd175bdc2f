import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Composer } from '../composer/Composer.tsx';
import { usePresence } from '../documents/usePresence.ts';
import type { ScreenshotCardFragment, TicketDetailFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { toast } from '../shell/toasts.ts';
import { useTitle } from '../shell/useTitle.ts';
import { words } from '../words.ts';
import { ScreenshotView } from './ScreenshotView.tsx';
import { ThreadHead } from './ThreadHead.tsx';
import { newestPosition } from './timeline.ts';
import { Transcript, useLines } from './Transcript.tsx';
import { useScreenshots } from './useScreenshots.ts';
import { useSeen } from './useSeen.ts';
import { useStick } from './useStick.ts';
import { useTicketActions, type TransferTarget } from './useTicketActions.ts';
import { useTimeline } from './useTimeline.ts';

export interface OpenThreadProps {
  ticket: TicketDetailFragment;
  /** The screenshot that is open on the canvas. */
  screenshotId: string | null;
  /** It is mine now: the list follows. */
  onClaimed: () => void;
  onTransferred: (target: TransferTarget) => void;
}

/** The screenshot on the canvas, by the address; an address whose picture is gone leads back. */
const useCanvas = (list: readonly ScreenshotCardFragment[], id: string | null, ready: boolean, home: string) => {
  const [, navigate] = useLocation();
  const canvas = list.find((each) => each.id === id) ?? null;
  const shown = useRef(false);
  shown.current ||= canvas !== null;
  const gone = id !== null && ready && canvas === null;
  useEffect(() => {
    if (!gone) return;
    if (shown.current) toast('done', words.thread.screenshotGone);
    navigate(home, { replace: true });
  }, [gone, home, navigate]);
  return canvas;
};

/** The ticket's screenshots, its timeline, and who is here: all that is live in a thread. */
const useThread = (ticket: TicketDetailFragment) => {
  const me = useMe();
  const screenshots = useScreenshots(ticket);
  const live = useTimeline({
    ticketId: ticket.id,
    conversationId: ticket.conversation.id,
    lastPosition: ticket.conversation.lastPosition,
    closed: ticket.status === 'CLOSED',
    myId: me.id,
    onEvent: (event) => {
      if (event.__typename === 'ScreenshotUploaded' && event.screenshot) screenshots.add(event.screenshot);
      if (event.__typename === 'ScreenshotDeleted') screenshots.remove(event.screenshotId);
    },
  });
  const room = usePresence(ticket.conversation.presenceDocument, me.id);
  const desk = usePresence(ticket.presenceDocument, me.id, 10_000);
  return { me, screenshots, live, room, desk };
};

export const OpenThread = ({ ticket, screenshotId, onClaimed, onTransferred }: OpenThreadProps) => {
  const [, navigate] = useLocation();
  const name = nameOf(ticket.contact);
  const home = `/desk/${ticket.id}`;
  useTitle(name, words.shell.desk);
  const actions = useTicketActions(ticket);
  const { me, screenshots, live, room, desk } = useThread(ticket);
  const typing = room.people.filter((person) => person.side === 'CUSTOMER' && person.activity === 'TYPING');

  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { lines, ids } = useLines(live, screenshots.list);
  const stick = useStick(box, content, ids);
  const newest = newestPosition(live.timeline);
  const canvas = useCanvas(screenshots.list, screenshotId, live.timeline.status === 'ready', home);
  const seen = useSeen({
    conversationId: ticket.conversation.id,
    readPosition: ticket.conversation.readPosition,
    newest,
    atEnd: stick.atEnd && live.timeline.status === 'ready' && canvas === null,
    mayMark: ticket.allowedActions.includes('REPLY'),
  });
  // What was unread at the start stays marked while it is read; an answer settles it.
  const [freshAfter, setFreshAfter] = useState(ticket.conversation.readPosition);

  return (
    <section className="pane pane-thread" aria-labelledby="thread-title" data-landmark="" tabIndex={-1}>
      <ThreadHead ticket={ticket} colleagues={desk.people} actions={actions} onTransferred={onTransferred} />
      <div className="thread-body">
        {/* The canvas lies on top: transcript and composer keep their place and their words below it. */}
        {canvas !== null && (
          <ScreenshotView key={canvas.id} screenshot={canvas} customer={name.split(' ')[0] ?? name} onGone={screenshots.remove} onClose={() => navigate(home)} />
        )}
        <div className="thread-work" inert={canvas !== null}>
          <Transcript
            name={name}
            myId={me.id}
            live={live}
            lines={lines}
            freshAfter={freshAfter}
            typing={typing}
            stick={stick}
            box={box}
            content={content}
            onScreenshot={(id) => navigate(`${home}/screenshot/${id}`)}
          />
          <Composer
            ticket={ticket}
            seen={seen}
            live={live}
            room={room}
            desk={desk}
            actions={actions}
            onClaimed={onClaimed}
            onSent={() => {
              setFreshAfter(newest);
              stick.toEnd();
            }}
            onScreenshot={(screenshot) => {
              screenshots.add(screenshot);
              navigate(`${home}/screenshot/${screenshot.id}`);
            }}
          />
        </div>
      </div>
    </section>
  );
};
