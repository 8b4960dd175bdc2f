import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Icon } from '../parts/Icon.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { useShortcut } from '../shell/useShortcut.ts';
import { words } from '../words.ts';
import { countFilters, firstChoice, tabsOf, type InboxChoice, type InboxTab } from './filters.ts';
import { InboxFilters } from './InboxFilters.tsx';
import { InboxList } from './InboxList.tsx';
import { InboxCounts } from './operations.ts';

/** Filled: unread messages in what I hold. Quiet: how many wait. Both are the server's numbers. */
const useCounts = (version: number) => {
  const [{ data }, again] = useQuery({ query: InboxCounts, variables: countFilters, requestPolicy: 'cache-and-network' });
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    again({ requestPolicy: 'network-only' });
  }, [version, again]);
  return {
    open: data?.mine.totalCount ?? null,
    unread: data?.mine.edges.reduce((sum, { node }) => sum + node.conversation.unreadCount, 0) ?? 0,
    waiting: data?.queue.totalCount ?? 0,
  };
};

const useDelayed = (value: string, ms: number): string => {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return delayed;
};

interface InboxPanelProps {
  current: string | null;
  version: number;
  choice: InboxChoice;
  onChoose: (choice: InboxChoice) => void;
}

export const InboxPanel = ({ current, version, choice, onChoose }: InboxPanelProps) => {
  const me = useMe();
  const counts = useCounts(version);
  const search = useRef<HTMLInputElement>(null);
  const delayed = { ...choice, search: useDelayed(choice.search, 250) };
  useShortcut({ code: 'KeyK', ctrl: true }, () => search.current?.focus());

  const titles: Record<InboxTab, React.ReactNode> = {
    ...words.inbox.tabs,
    mine: <>{words.inbox.tabs.mine} {counts.unread > 0 && <span className="count new" aria-label={words.inbox.unreadCount(counts.unread)}>{counts.unread}</span>}</>,
    queue: <>{words.inbox.tabs.queue} {counts.waiting > 0 && <span className="count" aria-label={words.inbox.waitingCount(counts.waiting)}>{counts.waiting}</span>}</>,
  };
  const select = (tab: InboxTab) => onChoose({ ...choice, tab, status: null });
  return (
    <section className="pane pane-list" aria-labelledby="list-title" data-landmark="" tabIndex={-1}>
      <header className="pane-bar">
        <h1 id="list-title" className="grow">{words.inbox.title}</h1>
        {counts.open !== null && <span className="pane-fact">{words.inbox.open(counts.open)}</span>}
      </header>
      <div className="list-top">
        <label className="search">
          <Icon name="search" />
          <span className="vh">{words.inbox.search}</span>
          <input
            ref={search}
            className="input"
            type="search"
            placeholder={words.inbox.searchHint}
            value={choice.search}
            onChange={(e) => onChoose({ ...choice, search: e.target.value })}
          />
          {choice.search === '' && <kbd aria-hidden>Ctrl K</kbd>}
        </label>
        <Tabs
          label={words.inbox.tabsLabel}
          tabs={tabsOf(me.role).map((key) => ({ key, title: titles[key] }))}
          selected={choice.tab}
          onSelect={select}
          controls="list-rows"
        />
        <InboxFilters choice={choice} onChange={onChoose} />
      </div>
      <div id="list-rows" className="list-rows" role="tabpanel" aria-label={words.inbox.lists[choice.tab]}>
        <InboxList
          key={JSON.stringify(delayed)}
          choice={delayed}
          current={current}
          version={version}
          waiting={counts.waiting}
          onClear={() => onChoose({ ...firstChoice, tab: choice.tab })}
          onQueue={() => select('queue')}
        />
      </div>
    </section>
  );
};
