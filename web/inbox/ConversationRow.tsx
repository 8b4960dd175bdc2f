import { memo, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { TicketRowFragment } from '../gql/graphql.ts';
import { Icon } from '../parts/Icon.tsx';
import { StatusChip } from '../parts/StatusChip.tsx';
import { roughly, when } from '../parts/time.ts';
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
}

export const ConversationRow = memo(({ row, tab, current, stop, now, myId, onFocus, onKeyDown }: ConversationRowProps) => {
  const { conversation } = row;
  const unread = tab === 'mine' ? conversation.unreadCount : 0;
  const at = new Date(row.lastActivityAt);
  const left = row.nextTransitionAt === null ? null : Date.parse(row.nextTransitionAt) - now;
  return (
    <Link
      href={`/desk/${row.id}`}
      className={unread > 0 ? 'conv unread' : 'conv'}
      aria-current={current ? 'true' : undefined}
      tabIndex={stop ? 0 : -1}
      data-conv={row.id}
      {...(stop ? { 'data-landmark-focus': '' } : {})}
      onFocus={() => onFocus(row.id)}
      onKeyDown={onKeyDown}
    >
      <Icon name="web" label={words.channel[row.channel]} />
      <span className="conv-who trunc">{nameOf(row.contact)}</span>
      <time className="conv-when" dateTime={row.lastActivityAt}>{when(at, new Date(now))}</time>
      <span className="conv-last trunc"><LastLine row={row} myId={myId} /></span>
      {unread > 0 ? <span className="count new" aria-label={words.inbox.unread(unread)}>{unread}</span> : <span />}
      <span className="conv-meta">
        {row.status !== 'OPEN' && row.status !== 'NEW' && <StatusChip status={row.status} />}
        {left !== null && left > 0 && (row.status === 'PENDING' || row.status === 'RESOLVED')
          ? <span>{words.inbox.changesIn(row.status, roughly(left))}</span>
          : <span className="trunc">{row.queue.name}</span>}
        {tab !== 'mine' && row.assignee !== null && row.assignee.id !== myId && <span className="trunc conv-holder">{row.assignee.name}</span>}
        {row.tags.slice(0, 3).map((tag) => (
          <i key={tag.id} className="conv-tag" style={{ background: tag.colour }} role="img" aria-label={tag.name} title={tag.name} />
        ))}
        <span className="mono conv-number">#{row.number}</span>
      </span>
    </Link>
  );
});
