import { memo } from 'react';
import type { DeliveryStatus, MessageLineFragment, NoteLineFragment } from '../gql/graphql.ts';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { RichText } from '../parts/RichText.tsx';
import { clock, readable } from '../parts/time.ts';
import { words } from '../words.ts';
import { AttachmentView } from './AttachmentView.tsx';
import type { WaitingMessage } from './timeline.ts';

const ticks: Record<DeliveryStatus, IconName> = { QUEUED: 'clock', SENT: 'check', DELIVERED: 'checks', READ: 'checks', FAILED: 'warn' };

const Ticks = ({ delivery }: { delivery: DeliveryStatus }) => (
  <span className={`ticks ${delivery.toLowerCase()}`} title={words.thread.delivery[delivery]}>
    <Icon name={ticks[delivery]} label={words.thread.delivery[delivery]} />
  </span>
);

const Clock = ({ at }: { at: string }) => <time className="mono" dateTime={at}>{clock(new Date(at))}</time>;

const kindOf = (message: MessageLineFragment): string => {
  if (message.deletedAt !== null) return 'turn gone';
  if (message.side === 'CUSTOMER') return 'turn';
  return message.delivery === 'FAILED' ? 'turn us fail' : 'turn us';
};

interface MessageTurnProps {
  message: MessageLineFragment;
  mine: boolean;
  /** The first that came since this reader last looked. */
  fresh: boolean;
}

export const MessageTurn = memo(({ message, mine, fresh }: MessageTurnProps) => {
  const name = mine ? words.you : message.author.name || words.somebody;
  if (message.deletedAt !== null) {
    return <article className={message.side === 'STAFF' ? 'turn gone us' : 'turn gone'} tabIndex={-1} data-turn>{words.thread.deletedBy(name, clock(new Date(message.deletedAt)))}</article>;
  }
  return (
    <article className={kindOf(message)} tabIndex={-1} data-turn>
      <header>
        <b>{name}</b>
        {fresh && <span className="chip act slim">{words.thread.unreadMark}</span>}
        <span className="turn-when">
          {message.editedAt !== null && <small>{words.thread.edited(clock(new Date(message.editedAt)))}</small>}
          <Clock at={message.createdAt} />
        </span>
        {message.delivery !== null && message.side === 'STAFF' && <Ticks delivery={message.delivery} />}
      </header>
      {message.attachments.map((attachment) => (
        <AttachmentView key={attachment.id} attachment={attachment} alt={message.text.trim() || words.thread.photoFrom(name)} />
      ))}
      {(message.text !== '' || message.richText !== null) && <RichText text={message.text} rich={message.richText} />}
      {message.delivery === 'FAILED' && <p className="turn-failure">{words.thread.failedMeans}</p>}
    </article>
  );
});

export const NoteTurn = memo(({ note, mine }: { note: NoteLineFragment; mine: boolean }) => {
  // What the system did is a line, not a turn.
  if (note.writer === null) return <p className="sys" tabIndex={-1} data-turn><span><Clock at={note.createdAt} /> {readable(note.text)}</span></p>;
  const name = mine ? words.you : note.writer.name;
  return (
    <article className="turn inside" tabIndex={-1} data-turn>
      <header>
        <Icon name="lock" />
        <b>{words.thread.internal(name)}</b>
        <span className="turn-when"><Clock at={note.createdAt} /></span>
      </header>
      <RichText text={note.text} rich={null} />
    </article>
  );
});

export const WaitingTurn = ({ message }: { message: WaitingMessage }) => (
  <article className="turn us waiting" tabIndex={-1} data-turn>
    <header>
      <b>{words.you}</b>
      <span className="turn-when"><Clock at={new Date(message.at).toISOString()} /></span>
      <Ticks delivery="QUEUED" />
    </header>
    <p className="plain">{message.text}</p>
  </article>
);
