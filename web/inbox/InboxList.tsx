import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Blank } from '../parts/Blank.tsx';
import { RowSkeletons } from '../parts/Skeleton.tsx';
import { words } from '../words.ts';
import { filterOf, isNarrowed, type InboxChoice } from './filters.ts';
import { InboxRows } from './InboxRows.tsx';
import { InboxQuery } from './operations.ts';

interface InboxListProps {
  choice: InboxChoice;
  current: string | null;
  /** Grows when the list may have changed. */
  version: number;
  waiting: number;
  onClear: () => void;
  onQueue: () => void;
}

const pageSize = 50;
/** The server's cap; what lies beyond is found by search. */
const mostRows = 100;

/** One list. Its parent gives it a key of the choice, so that another choice begins anew. */
export const InboxList = ({ choice, current, version, waiting, onClear, onQueue }: InboxListProps) => {
  const [first, setFirst] = useState(pageSize);
  const [{ data, error, fetching }, again] = useQuery({
    query: InboxQuery,
    variables: { filter: filterOf(choice), first },
    requestPolicy: 'cache-and-network',
  });
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    again({ requestPolicy: 'network-only' });
  }, [version, again]);

  if (data === undefined && error !== undefined && !fetching) {
    return (
      <Blank icon="warn" title={words.inbox.failed} lead={words.inbox.failedLead} alert>
        <button type="button" className="btn btn-main" onClick={() => again({ requestPolicy: 'network-only' })}>{words.tryAgain}</button>
      </Blank>
    );
  }
  if (data === undefined) return <RowSkeletons label={words.inbox.loading} />;
  if (data.inbox.edges.length === 0) return <EmptyList choice={choice} waiting={waiting} onClear={onClear} onQueue={onQueue} />;
  return (
    <InboxRows
      rows={data.inbox.edges.map((edge) => edge.node)}
      tab={choice.tab}
      current={current}
      more={data.inbox.pageInfo.hasNextPage && first < mostRows}
      onMore={() => setFirst(mostRows)}
    />
  );
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
