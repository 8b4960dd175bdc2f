import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Composer } from '../composer/Composer.tsx';
import { usePresence } from '../documents/usePresence.ts';
import type { ScreenshotCardFragment, TicketDetailFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Blank } from '../parts/Blank.tsx';
import { Icon } from '../parts/Icon.tsx';
import { TurnSkeletons } from '../parts/Skeleton.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { toast } from '../shell/toasts.ts';
import { useTitle } from '../shell/useTitle.ts';
import { words } from '../words.ts';
import { ScreenshotView } from './ScreenshotView.tsx';
import { ThreadHead } from './ThreadHead.tsx';
import { newestPosition } from './timeline.ts';
import { Transcript, useLines } from './Transcript.tsx';
import { useSeen } from './useSeen.ts';
import { useStick } from './useStick.ts';
import type { TicketState } from './useTicket.ts';
import { useTicketActions } from './useTicketActions.ts';
import { useTimeline } from './useTimeline.ts';

interface ThreadPanelProps {
  state: TicketState;
  /** The screenshot that is open on the canvas. */
  screenshotId: string | null;
  /** It is mine now: the list follows. */
  onClaimed: () => void;
}

const Frame = ({ children }: { children: React.ReactNode }) => (
  <section className="pane pane-thread" aria-label={words.thread.loading} data-landmark="" tabIndex={-1}>{children}</section>
);

export const ThreadPanel = ({ state, screenshotId, onClaimed }: ThreadPanelProps) => {
  if (state.kind === 'loading') {
    return <Frame><div className="pane-bar thread-head" /><div className="msgs-box"><div className="msgs"><TurnSkeletons label={words.thread.loading} /></div></div></Frame>;
  }
  if (state.kind === 'failed') {
    return (
      <Frame>
        <Blank icon="warn" title={words.thread.failed} lead={words.thread.failedLead} alert>
          <button type="button" className="btn btn-main" onClick={state.again}><Icon name="refresh" />{words.tryAgain}</button>
        </Blank>
      </Frame>
    );
  }
  if (state.kind === 'not-open') {
    return (
      <Frame>
        <Blank icon="lock" title={words.thread.notOpen} lead={words.thread.notOpenLead}>
          <Link href="/desk" className="btn btn-line">{words.shell.toDesk}</Link>
        </Blank>
      </Frame>
    );
  }
  return <OpenThread key={state.ticket.id} ticket={state.ticket} screenshotId={screenshotId} onClaimed={onClaimed} />;
};

/** Screenshots as the ticket knows them, plus what events said since. */
const useScreenshots = (ticket: TicketDetailFragment) => {
  const [added, setAdded] = useState<readonly ScreenshotCardFragment[]>([]);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const list = useMemo(() => {
    const all = new Map([...ticket.conversation.screenshots, ...added].map((each) => [each.id, each]));
    return [...all.values()]
      .filter((each) => !gone.has(each.id) && each.createdAt >= ticket.openedAt)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  }, [ticket.conversation.screenshots, ticket.openedAt, added, gone]);
  return {
    list,
    add: (screenshot: ScreenshotCardFragment) => setAdded((old) => [...old.filter((each) => each.id !== screenshot.id), screenshot]),
    remove: (id: string) => setGone((old) => new Set(old).add(id)),
  };
};

const OpenThread = ({ ticket, screenshotId, onClaimed }: { ticket: TicketDetailFragment } & Omit<ThreadPanelProps, 'state'>) => {
  const me = useMe();
  const [, navigate] = useLocation();
  const name = nameOf(ticket.contact);
  const home = `/desk/${ticket.id}`;
  useTitle(name, words.shell.desk);
  const actions = useTicketActions(ticket);
  const screenshots = useScreenshots(ticket);
  const mayReply = ticket.allowedActions.includes('REPLY');

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
  const typing = room.people.filter((person) => person.activity === 'TYPING');

  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { lines, ids } = useLines(live, screenshots.list);
  const stick = useStick(box, content, ids);
  const newest = newestPosition(live.timeline);
  const canvas = screenshots.list.find((each) => each.id === screenshotId) ?? null;
  const seen = useSeen({
    conversationId: ticket.conversation.id,
    readPosition: ticket.conversation.readPosition,
    newest,
    atEnd: stick.atEnd && live.timeline.status === 'ready' && canvas === null,
    mayMark: mayReply,
  });
  // What was unread at the start stays marked while it is read; an answer settles it.
  const [freshAfter, setFreshAfter] = useState(ticket.conversation.readPosition);

  const asked = screenshotId !== null && live.timeline.status === 'ready' && canvas === null;
  const hadCanvas = useRef(false);
  hadCanvas.current ||= canvas !== null;
  useEffect(() => {
    if (!asked) return;
    if (hadCanvas.current) toast('done', words.thread.screenshotGone);
    navigate(home, { replace: true });
  }, [asked, home, navigate]);

  return (
    <section className="pane pane-thread" aria-labelledby="thread-title" data-landmark="" tabIndex={-1}>
      <ThreadHead ticket={ticket} colleagues={desk.people} actions={actions} />
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
