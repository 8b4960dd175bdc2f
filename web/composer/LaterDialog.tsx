import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useApi } from '../api/ApiProvider.tsx';
import { forgetUndo } from '../documents/extensions.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { LaterPick } from '../parts/LaterPick.tsx';
import { moment } from '../parts/time.ts';
import { toast } from '../shell/toasts.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { ScheduleReply } from './phraseOperations.ts';

interface LaterDialogProps {
  ticketId: string;
  editor: Editor;
  onClose: () => void;
}

/** Plans the draft for a time to come; it leaves the draft when the server has it. */
export const LaterDialog = ({ ticketId, editor, onClose }: LaterDialogProps) => {
  const { client } = useApi();
  const [at, setAt] = useState<Date | null>(null);
  const [cancels, setCancels] = useState(true);
  const [busy, setBusy] = useState(false);
  const [id] = useState(() => crypto.randomUUID());
  const plan = async () => {
    if (at === null || busy) return;
    setBusy(true);
    const input = { ticketId, content: { richText: editor.getJSON() }, sendAt: at.toISOString(), cancelOnCustomerReply: cancels, clientMutationId: id };
    const answer = (await client.mutation(ScheduleReply, { input }).toPromise()).data?.scheduleReply;
    setBusy(false);
    const failure = failureOf(answer?.errors);
    if (failure !== null) return toast('failed', failure);
    editor.commands.clearContent(true);
    forgetUndo(editor);
    toast('done', words.phrases.laterDone(moment(at)));
    onClose();
  };
  return (
    <Dialog
      title={words.phrases.laterTitle}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.cancel}</button>
          <button type="button" className="btn btn-main" aria-disabled={at === null} aria-busy={busy} onClick={() => void plan()}>
            {at === null ? words.later.choose : words.phrases.laterDo(moment(at))}
          </button>
        </>
      )}
    >
      <blockquote className="quoted">{words.phrases.laterLead(editor.getText({ blockSeparator: ' ' }))}</blockquote>
      <LaterPick label={words.phrases.laterWhen} value={at} onChange={setAt} />
      <label className="check"><input type="checkbox" checked={cancels} onChange={(event) => setCancels(event.target.checked)} /> {words.phrases.laterCancel}</label>
    </Dialog>
  );
};
