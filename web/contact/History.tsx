import { useEffect } from 'react';
import { Link } from 'wouter';
import { useQuery } from 'urql';
import { Blank } from '../parts/Blank.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { date } from '../parts/time.ts';
import { words } from '../words.ts';
import { HistoryQuery } from './operations.ts';

/** Other tickets of this customer that the reader may see. */
export const History = ({ contactId, ticketId, version }: { contactId: string; ticketId: string; version: number }) => {
  const [{ data, error }, again] = useQuery({ query: HistoryQuery, variables: { contactId }, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    if (version > 0) again({ requestPolicy: 'network-only' });
  }, [version, again]);
  const others = data?.contactTickets.edges.map((edge) => edge.node).filter((node) => node.id !== ticketId) ?? [];
  return (
    <section aria-label={words.contact.history}>
      <header className="sec">
        <h3>{words.contact.history}</h3>
        {data && data.contactTickets.totalCount > 1 && <span className="push sec-fact">{words.contact.historyCount(data.contactTickets.totalCount)}</span>}
      </header>
      {data === undefined && error === undefined && <LineSkeletons lines={2} />}
      {data === undefined && error !== undefined && (
        <Blank icon="warn" title={words.contact.historyFailed} lead={words.contact.historyFailedLead} alert>
          <button type="button" className="btn btn-line" onClick={() => again({ requestPolicy: 'network-only' })}>{words.tryAgain}</button>
        </Blank>
      )}
      {data !== undefined && others.length === 0 && <p className="quiet">{words.contact.historyNone}</p>}
      <ul className="hist">
        {others.map((node) => (
          <li key={node.id}>
            <Icon name="web" label={words.channel[node.channel]} />
            <Link href={`/desk/${node.id}`} className="trunc"><span className="mono">#{node.number}</span> {node.queue.name}</Link>
            <small><time dateTime={node.openedAt}>{date(new Date(node.openedAt))}</time></small>
            <small>{words.status[node.status]}{node.assignee && `, ${node.assignee.name}`}</small>
          </li>
        ))}
      </ul>
    </section>
  );
};
