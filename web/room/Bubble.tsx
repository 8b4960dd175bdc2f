/** One line of the chat. Rule E-06: own messages right in blue, the agent's left in white. */
import { memo } from 'react';
import { AttachmentView } from './AttachmentView.tsx';
import { Icon } from '../canvas/Icon.tsx';
import type { RoomMessage, RoomScreenshot } from './operations.ts';
import type { Outgoing } from './outbox.ts';
import { PlainText, RichText } from './RichText.tsx';
import { firstName } from './thread.ts';
import { timeOf } from './times.ts';
import { words } from './words.ts';

const isOwn = (message: RoomMessage): boolean => message.side === 'CUSTOMER';

const Body = ({ message }: { message: RoomMessage }) => {
  if (message.richText) return <RichText doc={message.richText} />;
  return message.text ? <PlainText text={message.text} /> : null;
};

const Files = ({ message }: { message: RoomMessage }) => {
  const label = message.text || (isOwn(message) ? words.photoOwn : words.photoFrom(firstName(message.author.name)));
  return message.attachments.map((attachment) => <AttachmentView key={attachment.id} attachment={attachment} label={label} />);
};

const Meta = ({ message }: { message: RoomMessage }) => (
  <p className={isOwn(message) ? 'room-meta room-meta-own' : 'room-meta'}>
    {!isOwn(message) && `${firstName(message.author.name)}, `}
    <time dateTime={message.createdAt}>{timeOf(message.createdAt)}</time>
    {message.editedAt && `, ${words.edited}`}
  </p>
);

export const Bubble = memo(({ message, ends }: { message: RoomMessage; ends: boolean }) => {
  if (message.side === 'SYSTEM') return <li className="room-note">{message.text}</li>;
  const own = isOwn(message);
  return (
    <li className={own ? 'room-line room-line-own' : 'room-line'}>
      {message.deletedAt
        ? <p className="room-bubble room-bubble-deleted">{words.deleted(timeOf(message.deletedAt))}</p>
        : (
          <div className={message.attachments.length > 0 ? 'room-bubble room-bubble-files' : 'room-bubble'}>
            <span className="room-hidden">{own ? words.you : words.from(firstName(message.author.name))} </span>
            <Files message={message} />
            <Body message={message} />
          </div>
        )}
      {ends && !message.deletedAt && <Meta message={message} />}
    </li>
  );
});

interface WaitingProps { item: Outgoing; onAgain(): void; onDrop(): void }

/** The customer's message before the server has it: shown, but never as if it had arrived. */
export const WaitingBubble = ({ item, onAgain, onDrop }: WaitingProps) => (
  <li className="room-line room-line-own">
    <div className={item.files.length > 0 ? 'room-bubble room-bubble-files' : 'room-bubble'}>
      <span className="room-hidden">{words.you} </span>
      {item.files.map((file) => (file.preview
        ? <span key={file.uploadId} className="room-picture"><img src={file.preview} alt={file.fileName} /></span>
        : <span key={file.uploadId} className="room-file"><Icon name="file" /><span>{file.fileName}</span></span>))}
      {item.text && <PlainText text={item.text} />}
    </div>
    {item.refused === null
      ? <p className="room-meta room-meta-own">{item.kept ? words.keptWaiting : words.waiting}</p>
      : (
        <div className="room-refused" role="alert">
          <p>{words.notSent[item.refused]}</p>
          <button type="button" className="room-link" onClick={onAgain}>{words.again}</button>
          <button type="button" className="room-link" onClick={onDrop}>{words.drop}</button>
        </div>
      )}
  </li>
);

interface CardProps { screenshot: RoomScreenshot; onOpen(): void }

/** A picture that both sides can draw on. */
export const ScreenshotCard = ({ screenshot, onOpen }: CardProps) => {
  const { author, image } = screenshot;
  const own = author.side === 'CUSTOMER';
  const title = own ? words.shot.own : author.side === 'STAFF' ? words.shot.from(firstName(author.name)) : words.shot.system;
  return (
    <li className={own ? 'room-line room-line-own' : 'room-line'}>
      <div className="room-card">
        <button type="button" onClick={onOpen}>
          <img src={image.url} alt="" width={screenshot.width} height={screenshot.height} />
          <span className="room-card-title">{title}</span>
          <span className="room-card-action"><Icon name="pen" />{words.shot.open}</span>
        </button>
      </div>
      <p className={own ? 'room-meta room-meta-own' : 'room-meta'}><time dateTime={screenshot.createdAt}>{timeOf(screenshot.createdAt)}</time></p>
    </li>
  );
};
