import { Icon } from '../parts/Icon.tsx';
import { RichText } from '../parts/RichText.tsx';
import { clock } from '../parts/time.ts';
import { words } from '../words.ts';
import type { SendState } from './useSend.ts';

interface SendNoticeProps {
  state: SendState;
  onSend: (seenUpTo?: number) => void;
  onDismiss: () => void;
}

/** Why a reply did not go out, and the way on. It stands above the text and covers nothing. */
export const SendNotice = ({ state, onSend, onDismiss }: SendNoticeProps) => {
  if (state.kind === 'failed') {
    return (
      <div className="note bad" role="alert">
        <Icon name="warn" />
        <p className="grow">{state.reason}</p>
        <button type="button" className="btn btn-line btn-small" onClick={() => onSend()}>{words.tryAgain}</button>
      </div>
    );
  }
  if (state.kind === 'changed') {
    return (
      <div className="note warn" role="alert">
        <Icon name="warn" />
        <p className="grow"><b>{words.composer.changed}</b> {words.composer.changedLead}</p>
        <button type="button" className="btn btn-line btn-small" onClick={() => onSend()}>{words.composer.sendAsIs}</button>
        <button type="button" className="btn btn-ghost btn-small" onClick={onDismiss}>{words.composer.notNow}</button>
      </div>
    );
  }
  if (state.kind !== 'stale') return null;
  const { unseen } = state;
  const one = unseen.length === 1 ? unseen[0] : undefined;
  const upTo = Math.max(...unseen.map((message) => message.position));
  return (
    <div className="note warn stale" role="alert">
      <Icon name="warn" />
      <div className="grow">
        <p>
          <b>{one ? words.composer.unseen(one.author.name) : words.composer.unseenMany(unseen.length)}</b>{' '}
          {one ? words.composer.readFirst : words.composer.readFirstMany}
        </p>
        <ul className="unseen">
          {unseen.map((message) => (
            <li key={message.id} className={message.side === 'STAFF' ? 'us' : undefined}>
              <b>{message.author.name}</b> <time className="mono" dateTime={message.createdAt}>{clock(new Date(message.createdAt))}</time>
              <RichText text={message.text || words.inbox.attachment} rich={message.richText} />
            </li>
          ))}
        </ul>
        <div className="row">
          <button type="button" className="btn btn-line btn-small" onClick={() => onSend(upTo)}>{one ? words.composer.haveRead : words.composer.haveReadMany}</button>
          <button type="button" className="btn btn-ghost btn-small" onClick={onDismiss}>{words.composer.notNow}</button>
        </div>
      </div>
    </div>
  );
};
