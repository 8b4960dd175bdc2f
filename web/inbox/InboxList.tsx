import { useRef, useState } from 'react';
import { Blank } from '../parts/Blank.tsx';
import { RowSkeletons } from '../parts/Skeleton.tsx';
import { words } from '../words.ts';
import { filterOf, isNarrowed, type InboxChoice } from './filters.ts';
import { InboxRows } from './InboxRows.tsx';
import { useInboxList } from './useInboxList.ts';

interface InboxListProps {
  choice: InboxChoice;
  current: string | null;
  waiting: number;
  onClear: () => void;
  onQueue: () => void;
}

const pageSize = 50;
/** The server's cap; what lies beyond is found by search. */
const mostRows = 100;

/** One list. Its parent gives it a key of the choice, so that another choice begins anew. */
export const InboxList = ({ choice, current, waiting, onClear, onQueue }: InboxListProps) => {
  const [first, setFirst] = useState(pageSize);
  const list = useInboxList(filterOf(choice), first);
  const before = useRef(list);
  // A longer list takes a moment: until then the shorter one stays.
  const now = list.kind === 'loading' ? before.current : list;
  before.current = now;

  if (now.kind === 'loading') return <RowSkeletons label={words.inbox.loading} />;
  if (now.kind === 'failed') {
    return (
      <Blank icon="warn" title={words.inbox.failed} lead={words.inbox.failedLead} alert>
        <button type="button" className="btn btn-main" onClick={now.again}>{words.tryAgain}</button>
      </Blank>
    );
  }
  if (now.rows.length === 0) return <EmptyList choice={choice} waiting={waiting} onClear={onClear} onQueue={onQueue} />;
  return <InboxRows rows={now.rows} tab={choice.tab} current={current} more={now.more && first < mostRows} onMore={() => setFirst(mostRows)} />;
};

const EmptyList = ({ choice, waiting, onClear, onQueue }: Pick<InboxListProps, 'choice' | 'waiting' | 'onClear' | 'onQueue'>) => {
  if (isNarrowed(choice)) {
    return (
      <Blank icon="search" title={words.inbox.noMatch(choice.search.trim())} lead={words.inbox.noMatchLead}>
        <button type="button" className="btn btn-line" onClick={onClear}>{words.inbox.clear}</button>
      </Blank>
    );
  }
  const [title, lead] = words.inbox.empty[choice.tab];
  return (
    <Blank icon="desk" title={title} lead={lead}>
      {choice.tab === 'mine' && <button type="button" className="btn btn-line" onClick={onQueue}>{words.inbox.seeQueue(waiting)}</button>}
    </Blank>
  );
};
