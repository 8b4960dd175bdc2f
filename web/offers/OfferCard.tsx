/** One conversation held out to the reader, with what they need to see before they answer. It never takes focus. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { useGo } from '../agent/useMyAgent.ts';
import { useStore } from '../api/useStore.ts';
import type { OfferPopFragment } from '../gql/graphql.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { Avatar } from '../parts/Avatar.tsx';
import { Icon } from '../parts/Icon.tsx';
import { serverTime } from '../parts/serverTime.ts';
import { date, digits, roughly } from '../parts/time.ts';
import { useNow } from '../parts/useNow.ts';
import { words } from '../words.ts';
import { useOfferDesk } from './OfferDesk.tsx';
import type { Shown } from './offers.ts';
import { LastTicket } from './operations.ts';
import { muted, setSound, sound } from './sound.ts';

type PoppedTicket = NonNullable<OfferPopFragment['ticket']>;

/** The head's digits and the fuse under it: the server's deadline by the server's time. */
const Countdown = ({ offer }: { offer: OfferPopFragment }) => {
  const now = useNow(1_000);
  const whole = Date.parse(offer.expiresAt) - Date.parse(offer.madeAt);
  const left = Math.max(0, Date.parse(offer.expiresAt) - serverTime(now));
  return (
    <>
      <time className="mono" role="timer" aria-label={words.offers.left(Math.ceil(left / 1_000))}>{digits(left)}</time>
      <i className="offer-fuse" aria-hidden><i style={{ transform: `scaleX(${Math.min(1, left / whole)})` }} /></i>
    </>
  );
};

const Facts = ({ offer, ticket }: { offer: OfferPopFragment; ticket: PoppedTicket }) => {
  const [{ data }] = useQuery({ query: LastTicket, variables: { contactId: ticket.contact.id } });
  const now = useNow(10_000);
  const before = data?.contactTickets.edges.map(({ node }) => node).find(({ id }) => id !== ticket.id);
  const waitingSince = ticket.routing?.waitingSince;
  return (
    <dl className="offer-facts">
      <dt>{words.offers.last}</dt>
      <dd>{data === undefined ? '…' : before === undefined ? words.offers.first
        : words.offers.lastTicket(date(new Date(before.lastActivityAt)), before.assignee?.name ?? null, words.status[before.status])}</dd>
      {waitingSince && <><dt>{words.offers.waiting}</dt><dd>{words.offers.waited(roughly(serverTime(now) - Date.parse(waitingSince)))}</dd></>}
      {offer.round > 1 && <><dt>{words.offers.round}</dt><dd>{words.offers.again(offer.round)}</dd></>}
    </dl>
  );
};

const Pop = ({ offer, ticket }: { offer: OfferPopFragment; ticket: PoppedTicket }) => {
  const { contact, conversation: { lastMessage } } = ticket;
  return (
    <>
      <div className="row">
        <Avatar name={nameOf(contact)} look="customer" />
        <p className="grow offer-who">
          <b className="trunc">{nameOf(contact)}</b>
          <small>{contact.status === 'CONFIRMED' ? words.offers.known(date(new Date(contact.createdAt))) : words.offers.fresh}</small>
        </p>
      </div>
      <blockquote>{lastMessage === null ? words.offers.noText : lastMessage.deletedAt !== null ? words.inbox.deleted : lastMessage.text.trim() || words.inbox.attachment}</blockquote>
      <Facts offer={offer} ticket={ticket} />
    </>
  );
};

const SoundLine = () => {
  const on = useStore(sound);
  const silent = useStore(muted);
  if (on && !silent) return null;
  return (
    <p className="offer-sound">
      {on ? words.offers.soundWaits : <>{words.offers.soundOff} <button type="button" className="btn-text" onClick={() => setSound(true)}>{words.offers.turnOn}</button></>}
    </p>
  );
};

const Answers = ({ shown: { offer, phase }, mayReject }: { shown: Shown; mayReject: boolean }) => {
  const { accept, reject } = useOfferDesk();
  const busy = phase !== 'waiting';
  return (
    <>
      <div className="offer-acts">
        <button type="button" className="btn btn-main" aria-busy={phase === 'accepting'} aria-disabled={phase === 'rejecting'} onClick={() => !busy && void accept(offer.id)}>
          {phase === 'accepting' ? <><Icon name="sync" className="spin" />{words.offers.accepting}</> : <>{words.offers.accept} <kbd>Alt A</kbd></>}
        </button>
        <button
          type="button"
          className="btn btn-line"
          aria-busy={phase === 'rejecting'}
          aria-disabled={!mayReject || phase === 'accepting'}
          aria-describedby="offer-means"
          onClick={() => mayReject && !busy && void reject(offer.id)}
        >
          {phase === 'rejecting' ? words.offers.rejecting : words.offers.reject}
        </button>
      </div>
      <small id="offer-means">{mayReject ? words.offers.means : words.offers.mayNotReject}</small>
      <SoundLine />
    </>
  );
};

const Head = ({ offer, children }: { offer: OfferPopFragment; children: ReactNode }) => (
  <header className="offer-head">
    <Icon name="bell" />
    <h2 className="grow trunc">{words.offers.title(offer.ticket === null ? words.offers.offer : words.offers.channels[offer.ticket.channel], offer.queue.name)}</h2>
    {children}
  </header>
);

export const OfferCard = ({ shown, behind, mayReject }: { shown: Shown; behind: number; mayReject: boolean }) => {
  const { offer } = shown;
  return (
    <section className="offer" aria-label={words.offers.region} data-landmark="" tabIndex={-1}>
      <Head offer={offer}><Countdown offer={offer} /></Head>
      <div className="offer-body">
        {offer.ticket !== null && <Pop offer={offer} ticket={offer.ticket} />}
        <Answers shown={shown} mayReject={mayReject} />
        {behind > 0 && <small>{words.offers.more(behind)}</small>}
      </div>
    </section>
  );
};

const shownMs = 8_000;

/** One that is over: why, and what that means. Taken back, it goes by itself; lapsed, it stays until it is read. */
export const OverCard = ({ shown: { offer, phase } }: { shown: Shown }) => {
  const { dismiss } = useOfferDesk();
  const go = useGo();
  const card = useRef<HTMLElement>(null);
  const lapsed = phase === 'lapsed';
  useEffect(() => {
    if (lapsed) return;
    const timer = setInterval(() => {
      if (!card.current?.matches(':hover, :focus-within')) dismiss(offer.id);
    }, shownMs);
    return () => clearInterval(timer);
  }, [lapsed, dismiss, offer.id]);
  const name = offer.ticket === null ? '' : nameOf(offer.ticket.contact);
  const title = lapsed ? words.offers.lapsed : words.offers.takenBack;
  return (
    <section ref={card} className="offer over" aria-label={title} data-landmark="" tabIndex={-1}>
      <div className="offer-body" role="status">
        <p><b>{title}</b>{name !== '' && <span className="muted"> {name}</span>}</p>
        <p className="quiet">{lapsed ? words.offers.lapsedLead : words.offers.takenBackLead}</p>
        <div className="row">
          {lapsed && (
            <button type="button" className="btn btn-line btn-small" onClick={() => void go({ to: 'AVAILABLE' }).then(() => dismiss(offer.id))}>{words.offers.available}</button>
          )}
          <button type="button" className="btn btn-ghost btn-small" onClick={() => dismiss(offer.id)}>{words.close}</button>
        </div>
      </div>
    </section>
  );
};
