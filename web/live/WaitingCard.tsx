import { useEffect } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Elapsed } from '../agents/Elapsed.tsx';
import type { LiveWaitingQuery } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Blank } from '../parts/Blank.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { useStillOrder } from '../parts/useStillOrder.ts';
import { words } from '../words.ts';
import { MovedButton } from './MovedButton.tsx';
import { WaitingTickets } from './operations.ts';

const say = words.live;

type Ticket = LiveWaitingQuery['inbox']['edges'][number]['node'];

const sinceOf = (ticket: Ticket): string => ticket.routing?.waitingSince ?? ticket.openedAt;

const Row = ({ ticket }: { ticket: Ticket }) => (
  <tr>
    <th scope="row"><Link href={`/all/${ticket.id}`} className="row-link">{nameOf(ticket.contact)}</Link> <span className="mono muted">#{ticket.number}</span></th>
    <td>{words.channel[ticket.channel]}</td>
    <td>{ticket.queue.name}</td>
    <td>{ticket.routing && <span className="wrap">{say.reasonsShort[ticket.routing.reason]}</span>}</td>
    <td className="num"><Elapsed since={sinceOf(ticket)} /></td>
    <td className="acts"><Link href={`/live/${ticket.id}`} className="btn btn-line btn-small" aria-label={say.explainOf(ticket.number)}>{say.explain}</Link></td>
  </tr>
);

const Table = ({ tickets }: { tickets: readonly Ticket[] }) => {
  const { rows, moved, show, hand } = useStillOrder(tickets, ({ id }) => id);
  return (
    <div className="table-clip" role="region" aria-label={say.waiting} tabIndex={0} {...hand}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say.waitingColumns.customer} <MovedButton moved={moved} onShow={show} /></th>
            <th scope="col">{say.waitingColumns.channel}</th>
            <th scope="col">{say.waitingColumns.queue}</th>
            <th scope="col">{say.reasonHead}</th>
            <th scope="col" className="num">{say.waitingColumns.waits}</th>
            <th scope="col"><span className="vh">{say.explain}</span></th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, row }) => (row ? <Row key={id} ticket={row} /> : <tr key={id}><td colSpan={6} className="muted">{words.inbox.gone}</td></tr>))}
        </tbody>
      </table>
    </div>
  );
};

export const WaitingCard = ({ version }: { version: number }) => {
  const [{ data }, again] = useQuery({ query: WaitingTickets, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    if (version > 0) again({ requestPolicy: 'network-only' });
  }, [version, again]);
  const tickets = data?.inbox.edges.map(({ node }) => node).sort((a, b) => Date.parse(sinceOf(a)) - Date.parse(sinceOf(b)));
  return (
    <section className="card live-card" aria-labelledby="waiting-title" data-landmark="" tabIndex={-1}>
      <header className="card-head"><h2 id="waiting-title">{say.waiting}</h2></header>
      {tickets === undefined && <div className="card-pad"><LineSkeletons lines={4} /></div>}
      {tickets?.length === 0 && <Blank icon="check" title={say.waitingNone} lead={say.waitingNoneLead} />}
      {tickets !== undefined && tickets.length > 0 && <Table tickets={tickets} />}
    </section>
  );
};
