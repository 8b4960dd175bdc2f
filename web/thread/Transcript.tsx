/** The turns of a conversation in one column, by time, with the staff's notes between them. */
import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import type { ScreenshotCardFragment } from '../gql/graphql.ts';
import type { Person } from '../documents/usePresence.ts';
import { Blank } from '../parts/Blank.tsx';
import { Icon } from '../parts/Icon.tsx';
import { TurnSkeletons } from '../parts/Skeleton.tsx';
import { daysApart, longDay } from '../parts/time.ts';
import { useShortcut } from '../shell/useShortcut.ts';
import { words } from '../words.ts';
import { ScreenshotTurn } from './ScreenshotTurn.tsx';
import { idOf, inOrder, timeOf, type TimelineEntry } from './timeline.ts';
import { MessageTurn, NoteTurn, WaitingTurn } from './Turn.tsx';
import type { useStick } from './useStick.ts';
import type { LiveTimeline } from './useTimeline.ts';

export type Line = TimelineEntry | { kind: 'screenshot'; screenshot: ScreenshotCardFragment };

const lineId = (line: Line) => (line.kind === 'screenshot' ? line.screenshot.id : idOf(line));
const lineTime = (line: Line) => (line.kind === 'screenshot' ? line.screenshot.createdAt : timeOf(line));

/** Screenshots take their place by time among what is loaded. */
export const useLines = ({ timeline }: LiveTimeline, screenshots: readonly ScreenshotCardFragment[]): { lines: Line[]; ids: string[] } =>
  useMemo(() => {
    const lines: Line[] = inOrder(timeline);
    const since = timeline.olderThan !== null && lines[0] ? lineTime(lines[0]) : '';
    for (const screenshot of screenshots) {
      if (screenshot.createdAt < since) continue;
      const at = lines.findLastIndex((line) => lineTime(line) <= screenshot.createdAt);
      lines.splice(at + 1, 0, { kind: 'screenshot', screenshot });
    }
    return { lines, ids: [...lines.map(lineId), ...timeline.waiting.map((message) => message.clientMutationId)] };
  }, [timeline, screenshots]);

const dayName = (at: Date): string => {
  const apart = daysApart(at, new Date());
  if (apart === 0) return words.thread.today;
  return apart === 1 ? words.thread.yesterday : longDay(at);
};

interface TranscriptProps {
  name: string;
  myId: string;
  live: LiveTimeline;
  lines: Line[];
  /** Customer messages after this came since the thread was opened. */
  freshAfter: number;
  typing: readonly Person[];
  stick: ReturnType<typeof useStick>;
  box: React.RefObject<HTMLDivElement | null>;
  content: React.RefObject<HTMLDivElement | null>;
  onScreenshot: (id: string) => void;
}

export const Transcript = ({ name, myId, live, lines, freshAfter, typing, stick, box, content, onScreenshot }: TranscriptProps) => {
  const { timeline, loadOlder, reload } = live;
  useShortcut({ code: 'End', alt: true }, stick.toEnd);
  const onScroll = () => {
    stick.onScroll();
    if ((box.current?.scrollTop ?? Infinity) < 200 && timeline.status === 'ready') loadOlder();
  };

  // One mark, where the unread begins.
  const firstFresh = lines.find((line) => line.kind === 'message' && line.message.side === 'CUSTOMER' && line.message.position > freshAfter);

  const draw = (line: Line): ReactNode => {
    if (line.kind === 'screenshot') return <ScreenshotTurn screenshot={line.screenshot} myId={myId} onOpen={onScreenshot} />;
    if (line.kind === 'note') return <NoteTurn note={line.note} mine={line.note.writer?.id === myId} />;
    const { message } = line;
    return <MessageTurn message={message} mine={message.author.user?.id === myId} fresh={line === firstFresh} />;
  };

  return (
    <div className="msgs-box">
      {/* Announcing is done elsewhere, in batches; the log itself is silent. */}
      <div ref={box} className="msgs" role="log" aria-live="off" aria-label={words.thread.log(name)} tabIndex={0} data-landmark-focus="" onScroll={onScroll} onKeyDown={turnKeys}>
        <div ref={content} className="msgs-in">
          {timeline.status === 'loading' && <TurnSkeletons label={words.thread.loading} />}
          {timeline.status === 'failed' && (
            <Blank icon="warn" title={words.thread.failed} lead={words.thread.failedLead} alert>
              <button type="button" className="btn btn-main" onClick={reload}><Icon name="refresh" />{words.tryAgain}</button>
            </Blank>
          )}
          {timeline.status === 'ready' && (timeline.olderThan === null
            ? <p className="sys">{words.thread.start}</p>
            : <button type="button" className="btn btn-ghost btn-small older" onClick={loadOlder}>{timeline.loadingOlder ? words.thread.loadingOlder : words.thread.older}</button>)}
          {timeline.status === 'ready' && lines.map((line, index) => {
            const at = new Date(lineTime(line));
            const before = lines[index - 1];
            const newDay = before === undefined || daysApart(new Date(lineTime(before)), at) !== 0;
            return (
              <div key={lineId(line)} className="line">
                {newDay && <p className="sys"><time dateTime={lineTime(line)}>{dayName(at)}</time></p>}
                {draw(line)}
              </div>
            );
          })}
          {timeline.waiting.map((message) => <div key={message.clientMutationId} className="line"><WaitingTurn message={message} /></div>)}
          {/* Its place is kept, so that nothing moves when somebody starts or stops typing. */}
          <p className="typing" aria-hidden>{typing.length > 0 && <><i><b /></i>{words.thread.typing(typing.map((person) => person.name))}</>}</p>
        </div>
      </div>
      {stick.below > 0 && (
        <button type="button" className="btn btn-line below" onClick={stick.toEnd}><Icon name="down" />{words.thread.newBelow(stick.below)}</button>
      )}
    </div>
  );
};

/** The thread is one stop; arrows go by message. */
const turnKeys = (event: KeyboardEvent<HTMLElement>) => {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const turns = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-turn]')];
  const here = turns.findIndex((turn) => turn.contains(document.activeElement));
  const next = here === -1 ? turns.at(-1) : turns[here + (event.key === 'ArrowUp' ? -1 : 1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};
