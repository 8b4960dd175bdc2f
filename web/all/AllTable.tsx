import type { CSSProperties } from 'react';
import { Link } from 'wouter';
import type { AllRowFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Icon } from '../parts/Icon.tsx';
import { StatusChip } from '../parts/StatusChip.tsx';
import { useNow } from '../parts/useNow.ts';
import { when } from '../parts/time.ts';
import { words } from '../words.ts';
import type { Sort } from './choice.ts';

const say = words.all;

/** The number or address that the customer is known by: a phone first, then an e-mail. */
const knownBy = ({ contact }: AllRowFragment): string =>
  ['PHONE', 'EMAIL'].map((kind) => contact.identities.find((identity) => identity.kind === kind)?.value).find((value) => value !== undefined) ?? '';

const Row = ({ row, now }: { row: AllRowFragment; now: Date }) => {
  const label = row.labels.find(({ highlight }) => highlight);
  return (
    <tr className={label ? 'lit' : undefined} style={label ? { '--c': label.colour } as CSSProperties : undefined}>
      <th scope="row">
        <Link href={`/all/${row.id}`} className="row-link">{nameOf(row.contact)}</Link> <span className="mono muted">#{row.number}</span>
        {row.labels.map(({ id, name, colour }) => <span key={id} className="chip tag"><i style={{ background: colour }} />{name}</span>)}
      </th>
      <td>{words.channel[row.channel]}{knownBy(row) && <span className="muted"> {knownBy(row)}</span>}</td>
      <td><StatusChip status={row.status} /></td>
      <td>{row.assignee?.name ?? <span className="muted">{say.nobody}</span>}</td>
      <td>{row.queue.name}</td>
      <td className="num"><time dateTime={row.lastActivityAt}>{when(new Date(row.lastActivityAt), now)}</time></td>
      <td className="num"><time dateTime={row.openedAt}>{when(new Date(row.openedAt), now)}</time></td>
    </tr>
  );
};

/** A second press turns the order round. */
const SortHead = ({ title, of, sort, onSort }: { title: string; of: 'UPDATED' | 'CREATED'; sort: Sort; onSort: (sort: Sort) => void }) => {
  const mine = sort.startsWith(of);
  const down = sort.endsWith('DESC');
  return (
    <th scope="col" className="num" aria-sort={mine ? (down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="sort" onClick={() => onSort(mine && down ? `${of}_ASC` : `${of}_DESC`)}>
        {title}{mine && <Icon name={down ? 'down' : 'up'} />}
      </button>
    </th>
  );
};

export const AllTable = ({ rows, sort, onSort }: { rows: readonly AllRowFragment[]; sort: Sort; onSort: (sort: Sort) => void }) => {
  const now = new Date(useNow(60_000));
  return (
    <div className="table-clip" role="region" aria-label={say.title} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say.columns.customer}</th>
            <th scope="col">{say.columns.channel}</th>
            <th scope="col">{say.columns.status}</th>
            <th scope="col">{say.columns.agent}</th>
            <th scope="col">{say.columns.queue}</th>
            <SortHead title={say.columns.updated} of="UPDATED" sort={sort} onSort={onSort} />
            <SortHead title={say.columns.created} of="CREATED" sort={sort} onSort={onSort} />
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.id} row={row} now={now} />)}</tbody>
      </table>
    </div>
  );
};
