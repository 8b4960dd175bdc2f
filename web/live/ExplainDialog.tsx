/** Why a ticket is where it is: what it waits for, who would be asked, who not and why. */
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { Elapsed } from '../agents/Elapsed.tsx';
import { useApi } from '../api/ApiProvider.tsx';
import type { CandidateFragment, ExplainTicketQuery } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Blank } from '../parts/Blank.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { LineSkeletons } from '../parts/Skeleton.tsx';
import { StatusChip } from '../parts/StatusChip.tsx';
import { clock, roughly } from '../parts/time.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { toast } from '../shell/toasts.ts';
import { words } from '../words.ts';
import { ExplainTicket, TakeOver } from './operations.ts';

const say = words.live;

type Ticket = NonNullable<ExplainTicketQuery['ticket']>;
type Routing = NonNullable<Ticket['routing']>;

const Candidate = ({ candidate, first }: { candidate: CandidateFragment; first: boolean }) => (
  <tr className={candidate.skipped ? 'skipped' : ''}>
    <th scope="row">{candidate.user.name}</th>
    <td>{candidate.skipped ? say.skips[candidate.skipped] : first || candidate.chosen ? <b>{say.chosen}</b> : say.couldBe}</td>
    <td className="num">{words.agents.of(candidate.load, candidate.capacity)}</td>
    <td className="num">{candidate.proficiency > 0 ? say.skillPoints(candidate.proficiency) : ''}</td>
    <td className="num">{candidate.idleSince && <Elapsed since={candidate.idleSince} />}</td>
  </tr>
);

const Candidates = ({ candidates }: { candidates: readonly CandidateFragment[] }) => {
  if (candidates.length === 0) return <p className="muted">{say.noCandidates}</p>;
  const first = candidates.findIndex(({ skipped }) => !skipped);
  return (
    <div className="table-clip" role="region" aria-label={say.candidates} tabIndex={0}>
      <table className="table slim">
        <thead>
          <tr>
            <th scope="col">{words.agents.columns.name}</th><th scope="col">{say.reasonHead}</th><th scope="col" className="num">{words.agents.columns.load}</th>
            <th scope="col" className="num">{words.agents.columns.skills}</th><th scope="col" className="num">{say.idle}</th>
          </tr>
        </thead>
        <tbody>{candidates.map((candidate, at) => <Candidate key={candidate.user.id} candidate={candidate} first={at === first} />)}</tbody>
      </table>
    </div>
  );
};

const Facts = ({ routing }: { routing: Routing }) => (
  <dl className="now-facts">
    <dt>{say.reasonHead}</dt><dd>{say.reasons[routing.reason]}{routing.offer ? ` ${say.offeredTo(routing.offer.user.name)}` : ''}</dd>
    {routing.position != null && <><dt>{say.position}</dt><dd className="mono">{routing.position}</dd></>}
    {routing.waitingSince && <><dt>{say.waits}</dt><dd>{clock(new Date(routing.waitingSince))}, <Elapsed since={routing.waitingSince} /></dd></>}
    {routing.waitingSince && <><dt>{say.estimate}</dt><dd>{routing.estimatedWaitMs == null ? say.unknown : roughly(routing.estimatedWaitMs)}</dd></>}
    <dt>{say.decision}</dt>
    <dd>{routing.lastDecision ? say.decided(routing.lastDecision.user.name, clock(new Date(routing.lastDecision.at)), roughly(routing.lastDecision.waitedMs)) : say.noDecision}</dd>
  </dl>
);

const Body = ({ ticket }: { ticket: Ticket }) => (
  <>
    <p className="row"><b>{nameOf(ticket.contact)}</b><StatusChip status={ticket.status} /><span className="muted">{ticket.queue.name}{ticket.assignee ? `, ${ticket.assignee.name}` : ''}</span></p>
    {ticket.routing ? <Facts routing={ticket.routing} /> : <p className="muted">{say.explainFailed}</p>}
    {ticket.routing?.candidates && <><h3>{say.candidates}</h3><Candidates candidates={ticket.routing.candidates} /></>}
  </>
);

/** Gives the ticket to whoever looks, as a transfer that everybody can read. */
const useTakeOver = (ticket: Ticket | null | undefined) => {
  const { client } = useApi();
  const me = useMe();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const may = ticket != null && ticket.assignee?.id !== me.id && (ticket.allowedActions.includes('REASSIGN') || ticket.allowedActions.includes('TRANSFER'));
  const take = async () => {
    if (busy || ticket == null) return;
    setBusy(true);
    const { data } = await client.mutation(TakeOver, { input: { ticketId: ticket.id, userId: me.id } }).toPromise();
    setBusy(false);
    if (data?.transferTicket.ticket) {
      toast('done', say.takenOver(ticket.number));
      return navigate(`/desk/${ticket.id}`);
    }
    toast('failed', words.actions.failures[data?.transferTicket.errors[0]?.__typename ?? ''] ?? words.actions.failed);
  };
  return { may, busy, take };
};

export const ExplainDialog = ({ ticketId, version, onClose }: { ticketId: string; version: number; onClose: () => void }) => {
  const [{ data, fetching }, again] = useQuery({ query: ExplainTicket, variables: { id: ticketId }, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    if (version > 0) again({ requestPolicy: 'network-only' });
  }, [version, again]);
  const ticket = data?.ticket;
  const { may, busy, take } = useTakeOver(ticket);
  return (
    <Dialog
      title={ticket ? say.explainTitle(ticket.number) : say.explain}
      wide
      onClose={onClose}
      footer={may ? (
        <>
          <button type="button" className="btn btn-ghost" onClick={onClose}>{words.close}</button>
          <button type="button" className="btn btn-main" aria-busy={busy} onClick={() => void take()}>{say.takeOver}</button>
        </>
      ) : undefined}
    >
      {ticket ? <Body ticket={ticket} /> : fetching || data === undefined ? <LineSkeletons lines={5} /> : <Blank icon="lock" title={words.thread.notOpen} lead={words.thread.notOpenLead} />}
    </Dialog>
  );
};
