import { useEffect, useState } from 'react';
import { ListBerth } from '../offers/OfferBerth.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { openSearch } from '../search/SearchDoor.tsx';
import { words } from '../words.ts';
import { firstChoice, tabsOf, type InboxChoice, type InboxTab } from './filters.ts';
import { InboxFilters } from './InboxFilters.tsx';
import { InboxList } from './InboxList.tsx';
import { ViewBar, Views } from './Views.tsx';
import { mostCounted, useInboxCounts } from './useInboxCounts.ts';

const useDelayed = (value: string, ms: number): string => {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return delayed;
};

/** Filled: unread messages in what I hold. Quiet: how many wait. */
const shown = (count: number): string => (count < mostCounted ? String(count) : `${mostCounted}+`);

interface InboxPanelProps {
  current: string | null;
  choice: InboxChoice;
  onChoose: (choice: InboxChoice) => void;
}

export const InboxPanel = ({ current, choice, onChoose }: InboxPanelProps) => {
  const me = useMe();
  const counts = useInboxCounts();
  const delayed = { ...choice, search: useDelayed(choice.search, 250) };

  const titles: Record<InboxTab, React.ReactNode> = {
    ...words.inbox.tabs,
    mine: <>{words.inbox.tabs.mine} {counts.unread > 0 && <span className="count new" aria-label={words.inbox.unreadCount(counts.unread)}>{counts.unread}</span>}</>,
    queue: <>{words.inbox.tabs.queue} {counts.waiting > 0 && <span className="count" aria-label={words.inbox.waitingCount(shown(counts.waiting))}>{shown(counts.waiting)}</span>}</>,
  };
  const select = (tab: InboxTab) => onChoose({ ...choice, tab, status: null, view: null });
  return (
    <section className="pane pane-list" aria-labelledby="list-title" data-landmark="" tabIndex={-1}>
      <header className="pane-bar">
        <h1 id="list-title" className="grow">{words.inbox.title}</h1>
        {counts.open !== null && <span className="pane-fact">{words.inbox.open(shown(counts.open))}</span>}
        <Views choice={choice} onChoose={onChoose} />
        <button type="button" className="btn btn-line btn-small" aria-label={words.search.open} title={words.search.title} onClick={openSearch}><Icon name="search" /><kbd aria-hidden>Ctrl K</kbd></button>
      </header>
      <div className="list-top">
        <label className="search">
          <Icon name="filter" />
          <span className="vh">{words.inbox.search}</span>
          <input
            className="input"
            type="search"
            placeholder={words.inbox.searchHint}
            value={choice.search}
            onChange={(e) => onChoose({ ...choice, search: e.target.value })}
          />
        </label>
        <Tabs
          label={words.inbox.tabsLabel}
          tabs={tabsOf(me.role).map((key) => ({ key, title: titles[key] }))}
          selected={choice.tab}
          onSelect={select}
          controls="list-rows"
        />
        {choice.view === null ? <InboxFilters choice={choice} onChange={onChoose} /> : <ViewBar choice={choice} onChoose={onChoose} />}
      </div>
      <div id="list-rows" className="list-rows" role="tabpanel" aria-label={words.inbox.lists[choice.tab]}>
        <InboxList
          key={JSON.stringify(delayed)}
          choice={delayed}
          current={current}
          waiting={counts.waiting}
          onClear={() => onChoose({ ...firstChoice, tab: choice.tab })}
          onQueue={() => select('queue')}
        />
      </div>
      <ListBerth />
    </section>
  );
};
