/** The list of one kind of setting: a table in its own card, each row one link. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Blank } from '../parts/Blank.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { words } from '../words.ts';
import type { Loaded } from './useRows.ts';

export interface Column<Row> {
  head: string;
  cell: (row: Row) => ReactNode;
  number?: boolean;
}

export interface ListWords {
  title: string;
  one: string;
  lead: string;
  add: string;
  none: string;
  noneLead: string;
}


interface ListProps<Row extends { id: string }> {
  say: ListWords;
  home: string;
  loaded: Loaded<Row>;
  nameOf: (row: Row) => ReactNode;
  columns: readonly Column<Row>[];
  mayAdd?: boolean;
  filter?: ReactNode;
}

const Table = <Row extends { id: string }>({ say, home, rows, nameOf, columns }: Pick<ListProps<Row>, 'say' | 'home' | 'nameOf' | 'columns'> & { rows: readonly Row[] }) => (
  <div className="table-clip" role="region" aria-label={say.title} tabIndex={0}>
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.settings.name}</th>
          {columns.map((column) => <th key={column.head} scope="col" className={column.number ? 'num' : undefined}>{column.head}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row"><Link href={`${home}/${row.id}`} className="row-link">{nameOf(row)}</Link></th>
            {columns.map((column) => <td key={column.head} className={column.number ? 'num' : undefined}>{column.cell(row)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Body = <Row extends { id: string }>(props: ListProps<Row>) => {
  const { loaded: { rows, failed, again, more }, say } = props;
  if (rows === null && failed) {
    return (
      <Blank icon="warn" title={words.settings.listFailed} lead={words.settings.listFailedLead} alert>
        <button type="button" className="btn btn-main" onClick={again}><Icon name="refresh" />{words.tryAgain}</button>
      </Blank>
    );
  }
  if (rows === null) return <div className="card-pad"><LineSkeletons lines={6} /></div>;
  if (rows.length === 0) return <Blank icon="rows" title={say.none} lead={say.noneLead} />;
  return (
    <>
      <Table {...props} rows={rows} />
      {more !== undefined && <p className="card-foot"><button type="button" className="btn btn-ghost" onClick={more}>{words.inbox.more}</button></p>}
    </>
  );
};

export const SettingsList = <Row extends { id: string }>(props: ListProps<Row>) => {
  const { say, home, mayAdd = true, filter } = props;
  useTitle(say.title, words.settings.title);
  return (
    <div className="set-body">
      <div className="set-form">
        <p className="crumb phone-only"><Link href="/settings"><Icon name="left" />{words.settings.title}</Link></p>
        <header className="set-head">
          <h1 className="grow">{say.title}</h1>
          {mayAdd && <Link href={`${home}/new`} className="btn btn-main"><Icon name="plus" />{say.add}</Link>}
        </header>
        <p className="set-lead">{say.lead}</p>
        {filter}
        <div className="card"><Body {...props} /></div>
      </div>
    </div>
  );
};
