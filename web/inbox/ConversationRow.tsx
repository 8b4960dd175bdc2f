import { memo, type CSSProperties, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { TicketRowFragment } from '../gql/graphql.ts';
import { channelIcon, Icon } from '../parts/Icon.tsx';
import { StatusChip } from '../parts/StatusChip.tsx';
import { Fuse } from '../parts/Fuse.tsx';
import { nextPromise } from '../parts/sla.ts';
import { moment, roughly, when } from '../parts/time.ts';
import { words } from '../words.ts';
import type { InboxTab } from './filters.ts';

export const nameOf = (contact: { name: string }): string => contact.name.trim() || words.unnamed;

const LastLine = ({ row, myId }: { row: TicketRowFragment; myId: string }) => {
  const draft = row.draft.text.trim();
  if (draft !== '' && row.assignee?.id === myId) return <><span className="row-draft">{words.inbox.draft}</span> {draft}</>;
  const last = row.conversation.lastMessage;
  if (last === null) return <>{words.inbox.noMessage}</>;
  const text = last.deletedAt !== null ? words.inbox.deleted : last.text.trim() || words.inbox.attachment;
  if (last.side !== 'STAFF') return <>{text}</>;
  return <>{words.inbox.by(last.author.user?.id === myId ? words.you : last.author.name, text)}</>;
};

/** What stands under the last line: status, what happens to it by itself, marks, and the next deadline or the number. */
const Meta = ({ row, tab, now, myId }: { row: TicketRowFragment; tab: InboxTab; now: number; myId: string }) => {
  const left = row.nextTransitionAt === null ? null : Date.parse(row.nextTransitionAt) - now;
  const changes = left !== null && left > 0 && (row.status === 'PENDING' || row.status === 'RESOLVED');
  return (
    <span className="conv-meta">
      {row.status !== 'OPEN' && row.status !== 'NEW' && <StatusChip status={row.status} />}
      {row.labels.slice(0, 2).map((label) => <span key={label.id} className="chip label" style={{ '--c': label.colour } as CSSProperties}>{label.name}</span>)}
      {row.snoozedUntil !== null ? <span>{words.inbox.wakes(moment(new Date(row.snoozedUntil)))}</span>
        : changes ? <span>{words.inbox.changesIn(row.status, roughly(left))}</span>
          : row.labels.length < 2 && <span className="trunc">{row.queue.name}</span>}
      {tab !== 'mine' && row.assignee !== null && row.assignee.id !== myId && <span className="trunc conv-holder">{row.assignee.name}</span>}
      {row.tags.slice(0, 3).map((tag) => (
        <i key={tag.id} className="conv-tag" style={{ background: tag.colour }} role="img" aria-label={tag.name} title={tag.name} />
      ))}
      {nextPromise(row.sla) === null ? <span className="mono conv-number">#{row.number}</span> : <span className="conv-number"><Fuse clocks={row.sla} /></span>}
    </span>
  );
};

interface ConversationRowProps {
  row: TicketRowFragment;
  tab: InboxTab;
  current: boolean;
  /** The list is one tab stop; arrows move within. */
  stop: boolean;
  now: number;
  myId: string;
  onFocus: (id: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Labels and tags; at the row's link. */
  onMenu: (id: string, anchor: HTMLElement) => void;
}

export const ConversationRow = memo(({ row, tab, current, stop, now, myId, onFocus, onKeyDown, onMenu }: ConversationRowProps) => {
  const { conversation } = row;
  const unread = tab === 'mine' ? conversation.unreadCount : 0;
  const at = new Date(row.lastActivityAt);
  const label = row.labels.find(({ highlight }) => highlight);
  return (
    <Link
      href={`/desk/${row.id}`}
      className={`conv${unread > 0 ? ' unread' : ''}${label === undefined ? '' : ' hl'}`}
      {...(label === undefined ? {} : { style: { '--c': label.colour } as CSSProperties })}
      aria-current={current ? 'true' : undefined}
      tabIndex={stop ? 0 : -1}
      data-conv={row.id}
      {...(stop ? { 'data-landmark-focus': '' } : {})}
      onFocus={() => onFocus(row.id)}
      onKeyDown={(event) => {
        if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return onKeyDown(event);
        event.preventDefault();
        onMenu(row.id, event.currentTarget);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(row.id, event.currentTarget);
      }}
    >
      <Icon name={channelIcon[row.channel]} label={words.channel[row.channel]} />
      <span className="conv-who trunc">{nameOf(row.contact)}</span>
      <time className="conv-when" dateTime={row.lastActivityAt}>{when(at, new Date(now))}</time>
      <span className="conv-last trunc"><LastLine row={row} myId={myId} /></span>
      {unread > 0 ? <span className="count new" aria-label={words.inbox.unread(unread)}>{unread}</span> : <span />}
      <Meta row={row} tab={tab} now={now} myId={myId} />
    </Link>
  );
});
