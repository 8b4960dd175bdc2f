/** The chat itself: what the customer sees once they are in. */
import { useEffect, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { useStore } from '../api/useStore.ts';
import { ChatLog } from './ChatLog.tsx';
import { Composer } from './Composer.tsx';
import type { OpenConversation } from './conversation.ts';
import { DrawingDialog } from './DrawingDialog.tsx';
import { Frame, LoadingPage, PlainPage, Top } from './Frame.tsx';
import { Notice, useNotice, type News } from './Notice.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { agentName, posted, shotGone, type Thread } from './thread.ts';
import { useConversation } from './useConversation.ts';
import { usePresence } from './usePresence.ts';
import { useReading } from './useReading.ts';
import { useShare } from './useShare.ts';
import { useSticking } from './useSticking.ts';
import { words } from './words.ts';

interface ChatProps { conversation: OpenConversation; thread: Thread }

/** Which screenshot is open; it closes by itself when somebody deletes it. */
const useDrawing = (thread: Thread, say: (news: News) => void) => {
  const [openId, setOpenId] = useState<string | null>(null);
  const screenshot = thread.screenshots.find((each) => each.id === openId) ?? null;
  const vanished = openId !== null && screenshot === null;
  useEffect(() => {
    if (!vanished) return;
    setOpenId(null);
    say({ text: words.shot.deleted });
  }, [vanished, say]);
  return { screenshot, open: setOpenId, close: () => setOpenId(null) };
};

const Chat = ({ conversation, thread }: ChatProps) => {
  const api = useApi();
  const outgoing = useStore(conversation.outbox.items);
  const presence = usePresence(api, thread.presenceDocument);
  const sticking = useSticking(thread.messages[0]?.id ?? '');
  const { news, say } = useNotice();
  const drawing = useDrawing(thread, say);
  const share = useShare(api, conversation, say, drawing.open);
  useReading(conversation, thread, sticking.atBottom);
  const agent = agentName(thread) ?? presence.here;

  return (
    <Frame>
      <Top title={thread.endpointName} subtitle={agent === null ? words.header.waiting : words.header.with(agent)} heading />
      <OfflineBar />
      <main className="room-chat">
        <ChatLog
          conversation={conversation}
          thread={thread}
          outgoing={outgoing}
          typing={presence.typing}
          sticking={sticking}
          notice={<Notice news={news} onClose={() => say(null)} />}
          onOpen={(shot) => { say(null); drawing.open(shot.id); }}
        />
        <Composer
          api={api}
          conversationId={conversation.id}
          agent={agent}
          onType={presence.type}
          onRest={presence.rest}
          onSend={(text, files) => { conversation.outbox.add(text, files); sticking.toBottom(); }}
          onDrawing={(file) => void share(file)}
        />
      </main>
      {drawing.screenshot && (
        <DrawingDialog
          api={api}
          screenshot={drawing.screenshot}
          agent={agent}
          onSent={(message) => { conversation.apply((now) => posted(now, message)); say({ text: words.shot.sent }); sticking.toBottom(); }}
          onDeleted={(id) => { conversation.apply((now) => shotGone(now, id)); }}
          onClose={drawing.close}
        />
      )}
    </Frame>
  );
};

const Ready = ({ conversation }: { conversation: OpenConversation }) => {
  const state = useStore(conversation.state);
  switch (state.kind) {
    case 'LOADING': return <LoadingPage label={words.loading} />;
    case 'FAILED': return <PlainPage heading={words.failed.heading} text={words.failed.text} action={{ label: words.failed.again, run: () => void conversation.reload() }} />;
    case 'READY': return <Chat conversation={conversation} thread={state.thread} />;
  }
};

interface Props { conversationId: string; onEnded(): void }

export const RoomView = ({ conversationId, onEnded }: Props) => {
  const conversation = useConversation(useApi(), conversationId, onEnded);
  return conversation === null ? <LoadingPage label={words.loading} /> : <Ready conversation={conversation} />;
};
