import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../canvas/Icon.tsx';
import { Bubble, ScreenshotCard, WaitingBubble } from './Bubble.tsx';
import type { OpenConversation } from './conversation.ts';
import type { RoomScreenshot } from './operations.ts';
import type { Outgoing } from './outbox.ts';
import { agentName, linesOf, newestFromStaff, type Thread } from './thread.ts';
import { dayName } from './times.ts';
import type { Sticking } from './useSticking.ts';
import { words } from './words.ts';

const Earlier = ({ conversation }: { conversation: OpenConversation }) => {
  const [state, setState] = useState<'REST' | 'LOADING' | 'FAILED'>('REST');
  const load = async () => {
    if (state === 'LOADING') return;
    setState('LOADING');
    setState((await conversation.loadEarlier()) ? 'REST' : 'FAILED');
  };
  const label = { REST: words.older, LOADING: words.loadingOlder, FAILED: words.olderFailed }[state];
  return <button type="button" className="room-link room-earlier" aria-busy={state === 'LOADING'} onClick={() => void load()}>{label}</button>;
};

/** How many messages of the staff came while the reader was further up. */
const useUnseen = (thread: Thread, atBottom: boolean): number => {
  const seen = useRef(newestFromStaff(thread));
  useEffect(() => {
    if (atBottom) seen.current = newestFromStaff(thread);
  }, [thread, atBottom]);
  return atBottom ? 0 : thread.messages.filter((message) => message.side === 'STAFF' && message.position > seen.current).length;
};

const Typing = ({ names }: { names: readonly string[] }) => (
  // Its place is kept, and a screen reader is not told (README: typing, never).
  <p className="room-typing" aria-hidden="true">
    {names[0] !== undefined && <><i><b /></i>{words.typing(names[0])}</>}
  </p>
);

interface Props {
  conversation: OpenConversation;
  thread: Thread;
  outgoing: readonly Outgoing[];
  typing: readonly string[];
  sticking: Sticking;
  /** News of the page itself; lies over the log, so that no line moves. */
  notice: ReactNode;
  onOpen(screenshot: RoomScreenshot): void;
}

export const ChatLog = ({ conversation, thread, outgoing, typing, sticking, notice, onOpen }: Props) => {
  const lines = useMemo(() => linesOf(thread), [thread]);
  const unseen = useUnseen(thread, sticking.atBottom);
  const waiting = outgoing.filter((item) => item.seenAs === null);
  return (
    <div className="room-log-frame">
      <div className="room-log" ref={sticking.box} onScroll={sticking.onScroll} tabIndex={0} role="log" aria-label={words.log(agentName(thread))}>
        {thread.earlier !== null && <Earlier conversation={conversation} />}
        <ol ref={sticking.content}>
          {lines.length === 0 && waiting.length === 0 && <li className="room-note">{words.empty}</li>}
          {lines.map((line) => {
            if (line.kind === 'DAY') return <li key={line.key} className="room-note"><time dateTime={line.at}>{dayName(line.at)}</time></li>;
            if (line.kind === 'SHOT') return <ScreenshotCard key={line.key} screenshot={line.screenshot} onOpen={() => onOpen(line.screenshot)} />;
            return <Bubble key={line.key} message={line.message} ends={line.ends} />;
          })}
          {waiting.map((item) => (
            <WaitingBubble
              key={item.clientMessageId}
              item={item}
              onAgain={() => conversation.outbox.retry(item.clientMessageId)}
              onDrop={() => conversation.outbox.drop(item.clientMessageId)}
            />
          ))}
        </ol>
        <Typing names={typing} />
      </div>
      {notice}
      {unseen > 0 && (
        <button type="button" className="room-new" onClick={sticking.toBottom}>{words.newMessages(unseen)}<Icon name="down" /></button>
      )}
    </div>
  );
};
