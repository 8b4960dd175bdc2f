/** All conversations that the reader may see, with filters; one of them opens to read. */
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useInboxLive } from '../inbox/useInboxLive.ts';
import { Blank } from '../parts/Blank.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useTitle } from '../shell/useTitle.ts';
import '../styles/settings.css';
import '../styles/supervise.css';
import { words } from '../words.ts';
import { AllFilters } from './AllFilters.tsx';
import { AllTable } from './AllTable.tsx';
import { addressOf, choiceFrom, firstChoice, type Choice } from './choice.ts';
import { ReadPage } from './ReadPage.tsx';
import { pageSize, useAll } from './useAll.ts';

const say = words.all;
const ignored = () => {};

const Pager = ({ all, rows }: { all: ReturnType<typeof useAll>; rows: number }) => (
  <footer className="pager">
    <span><span className="mono">{say.range(all.at * pageSize + 1, all.at * pageSize + rows)}</span>{all.total !== null && ` ${say.ofTotal(all.total)}`}</span>
    <span className="grow" />
    <button type="button" className="btn btn-line btn-small" disabled={all.at === 0} title={all.at === 0 ? say.firstPage : undefined} onClick={all.previous}>{say.previous}</button>
    <button type="button" className="btn btn-line btn-small" disabled={!all.hasNext} title={all.hasNext ? undefined : say.lastPage} onClick={all.next}>{say.next}</button>
  </footer>
);

const Body = ({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) => {
  const all = useAll(choice);
  if (all.rows === null && all.failed) {
    return <Blank icon="warn" title={say.failed} lead={say.failedLead} alert><button type="button" className="btn btn-main" onClick={all.again}><Icon name="refresh" />{words.tryAgain}</button></Blank>;
  }
  if (all.rows === null) return <div className="card-pad"><LineSkeletons lines={10} /></div>;
  if (all.rows.length === 0) return <Blank icon="search" title={say.none} lead={say.noneLead}><button type="button" className="btn btn-line" onClick={() => onChange(firstChoice)}>{words.inbox.clear}</button></Blank>;
  return (
    <>
      <AllTable rows={all.rows} sort={choice.sort} onSort={(sort) => onChange({ ...choice, sort })} />
      <Pager all={all} rows={all.rows.length} />
    </>
  );
};

const Table = () => {
  const [, navigate] = useLocation();
  const choice = choiceFrom(new URLSearchParams(useSearch()));
  const [search, setSearch] = useState(choice.search);
  useTitle(say.title);
  // Rows change in place, and what goes out of sight is forgotten, through the cache.
  useInboxLive(ignored);
  const change = (next: Choice) => navigate(addressOf(next), { replace: true });
  useEffect(() => {
    if (search === choice.search) return;
    const timer = setTimeout(() => change({ ...choice, search }), 250);
    return () => clearTimeout(timer);
  });
  return (
    <div className="set-page" data-landmark="" tabIndex={-1} role="region" aria-label={say.title}>
      <div className="set-body">
        <div className="set-form broad">
          <header className="set-head"><h1>{say.title}</h1></header>
          <AllFilters choice={choice} search={search} onSearch={setSearch} onChange={change} />
          <section className="card all-card" aria-label={say.title}><Body choice={choice} onChange={(next) => { setSearch(next.search); change(next); }} /></section>
        </div>
      </div>
    </div>
  );
};

export const AllPage = ({ ticket }: { ticket?: string | undefined }) => (
  <main className="settings alone">{ticket === undefined ? <Table /> : <ReadPage key={ticket} ticketId={ticket} />}</main>
);
