/** A kind of setting at its addresses: the list, a new one, one that is there, and one that is not. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Blank } from '../parts/Blank.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { words } from '../words.ts';
import { SettingsList, type Column, type ListWords } from './SettingsList.tsx';
import type { Loaded } from './useRows.ts';

interface KindProps<Row extends { id: string }> {
  say: ListWords;
  home: string;
  item: string | undefined;
  loaded: Loaded<Row>;
  nameOf: (row: Row) => ReactNode;
  columns: readonly Column<Row>[];
  mayAdd?: boolean;
  filter?: ReactNode;
  form: (row: Row | null) => ReactNode;
}

export const Kind = <Row extends { id: string }>({ item, form, ...list }: KindProps<Row>) => {
  const { rows, failed } = list.loaded;
  if (item === undefined || (rows === null && failed)) return <SettingsList {...list} />;
  if (item === 'new' && list.mayAdd !== false) return form(null);
  if (rows === null || (list.loaded.fetching && !rows.some(({ id }) => id === item))) return <div className="set-body"><div className="set-form"><LineSkeletons lines={6} /></div></div>;
  const row = rows.find(({ id }) => id === item);
  if (row !== undefined) return form(row);
  return (
    <Blank icon="search" title={words.shell.nothingHere} lead={words.shell.nothingHereLead}>
      <Link href={list.home} className="btn btn-line">{list.say.title}</Link>
    </Blank>
  );
};
