/** Replies that wait for their time: what they say, when they go, and the way to stop them. */
import { useApi } from '../api/ApiProvider.tsx';
import type { ScheduledLineFragment } from '../gql/graphql.ts';
import { Icon } from '../parts/Icon.tsx';
import { moment } from '../parts/time.ts';
import { toast } from '../shell/toasts.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { CancelScheduledReply } from './phraseOperations.ts';

export const PlannedReplies = ({ replies }: { replies: readonly ScheduledLineFragment[] }) => {
  const { client } = useApi();
  const waiting = replies.filter(({ state }) => state === 'SCHEDULED');
  if (waiting.length === 0) return null;
  const cancel = async (id: string) => {
    const answer = (await client.mutation(CancelScheduledReply, { input: { id } }).toPromise()).data?.cancelScheduledReply;
    const failure = failureOf(answer?.errors) ?? (answer?.scheduledReply?.state === 'SENT' ? words.phrases.cancelTooLate : null);
    if (failure === null) toast('done', words.phrases.cancelled);
    else toast('failed', failure);
  };
  return (
    <details className="planned">
      <summary><Icon name="clock" /> {words.phrases.planned(waiting.length)}, {words.phrases.plannedFor(moment(new Date(waiting[0]!.sendAt)))}</summary>
      <ul>
        {waiting.map((reply) => (
          <li key={reply.id}>
            <p className="grow">
              <b>{moment(new Date(reply.sendAt))}</b> <span className="muted">{reply.author.name}{reply.cancelOnCustomerReply && `, ${words.phrases.plannedUnless}`}</span>
              <span className="planned-text">{reply.text}</span>
            </p>
            <button type="button" className="btn btn-line btn-small" onClick={() => void cancel(reply.id)}>{words.phrases.cancelPlanned}</button>
          </li>
        ))}
      </ul>
    </details>
  );
};
