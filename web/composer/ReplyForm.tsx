/** The reply that the staff write together. */
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import type { DocumentConnection } from '../../client/index.ts';
import { useStore } from '../api/useStore.ts';
import { SharedEditor } from '../documents/SharedEditor.tsx';
import { forgetUndo } from '../documents/extensions.ts';
import type { usePresence } from '../documents/usePresence.ts';
import type { ScreenshotCardFragment, TicketDetailFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import type { TimelineAction } from '../thread/timeline.ts';
import { words } from '../words.ts';
import { AttachmentStrip } from './AttachmentStrip.tsx';
import { PhrasePicker } from './PhrasePicker.tsx';
import { ReplyFoot } from './ReplyFoot.tsx';
import { SendNotice } from './SendNotice.tsx';
import { SignaturePreview } from './SignaturePreview.tsx';
import { useAttachments } from './useAttachments.ts';
import { usePicker } from './usePicker.ts';
import { useScreenshot } from './useScreenshot.ts';
import { useSend } from './useSend.ts';

type Presence = ReturnType<typeof usePresence>;

interface ReplyFormProps {
  ticket: TicketDetailFragment;
  connection: DocumentConnection | null;
  seen: number;
  dispatch: (action: TimelineAction) => void;
  room: Presence;
  desk: Presence;
  /** Helpers write along, the one who has the ticket sends. */
  maySend: boolean;
  autoFocus: boolean;
  onSent: () => void;
  onScreenshot: (screenshot: ScreenshotCardFragment) => void;
}

/** Tells the customer that an answer is being written, and colleagues that I write it: only for my own keys. */
const useActivity = (connection: DocumentConnection | null, room: Presence, desk: Presence) => {
  useEffect(() => {
    if (connection === null) return;
    const onUpdate = (_update: Uint8Array, origin: unknown) => {
      if (origin === connection.provider) return;
      room.busy('TYPING');
      desk.busy('DRAFTING');
    };
    connection.doc.on('update', onUpdate);
    return () => connection.doc.off('update', onUpdate);
  }, [connection, room, desk]);
};

export const ReplyForm = ({ ticket, connection, seen, dispatch, room, desk, maySend, autoFocus, onSent, onScreenshot }: ReplyFormProps) => {
  const api = useApi();
  const link = useStore(api.connection.status);
  const [editor, setEditor] = useState<Editor | null>(null);
  const attachments = useAttachments(ticket.conversation.id);
  const screenshot = useScreenshot(ticket.conversation.id, onScreenshot);
  const writers = desk.people.filter((person) => person.activity === 'DRAFTING');
  const name = nameOf(ticket.contact).split(' ')[0] ?? '';
  useActivity(connection, room, desk);

  const sent = useRef(onSent);
  sent.current = onSent;
  const { state, send, dismiss } = useSend({
    ticketId: ticket.id,
    connection,
    text: () => editor?.getText({ blockSeparator: '\n' }) ?? '',
    uploadIds: attachments.list.flatMap((each) => (each.kind === 'ready' ? [each.uploadId] : [])),
    seen,
    dispatch,
    onSent: () => {
      // What was sent is no draft any more: undo must not bring it back.
      if (editor) forgetUndo(editor);
      attachments.clear();
      room.rest();
      desk.rest();
      sent.current();
    },
  });
  const picker = usePicker(editor, ticket);
  const sending = state.kind === 'sending';
  const uploading = attachments.list.some((each) => each.kind === 'uploading');
  const broken = attachments.list.some((each) => each.kind === 'failed');
  const [asked, setAsked] = useState(false);
  const onEnter = useCallback(() => {
    // With a question open, Enter is no answer to it.
    if (!maySend || uploading || (state.kind !== 'idle' && state.kind !== 'failed')) return;
    // A reply never leaves without a file that was meant to go with it.
    setAsked(broken);
    if (!broken) void send();
  }, [maySend, uploading, broken, state.kind, send]);

  return (
    <>
      <SendNotice state={state} onSend={(upTo) => void send(upTo)} onDismiss={dismiss} />
      {picker.open && editor && <PhrasePicker picker={picker} ticket={ticket} editor={editor} />}
      <div id="reply" tabIndex={-1}>
        {connection === null ? <div className="editor draft"><LineSkeletons lines={2} /></div> : (
          <SharedEditor
            className="draft"
            connection={connection}
            label={words.composer.replyTo(name)}
            placeholder={words.composer.replyHint(name)}
            onEnter={onEnter}
            onKey={picker.onKey}
            autoFocus={autoFocus}
            onEditor={setEditor}
            onFiles={attachments.add}
          />
        )}
      </div>
      {asked && broken && <p className="note bad" role="alert"><Icon name="warn" /><span>{words.composer.fileMissing}</span></p>}
      <AttachmentStrip attachments={attachments} />
      <SignaturePreview ticket={ticket} />
      <ReplyFoot
        editor={editor}
        ticketId={ticket.id}
        seen={seen}
        hasFiles={attachments.list.length > 0}
        fact={sending && link.kind === 'offline' ? words.composer.waitingLink : writers.map((person) => words.thread.drafting(person.name.split(' ')[0] ?? person.name)).join(', ')}
        holder={maySend ? null : (ticket.assignee?.name ?? words.somebody)}
        sending={sending}
        blocked={sending || uploading || state.kind === 'stale' || state.kind === 'changed'}
        takingScreenshot={screenshot.busy}
        onFiles={attachments.add}
        onPicture={(files) => void screenshot.take(files)}
        onSend={onEnter}
      />
    </>
  );
};
