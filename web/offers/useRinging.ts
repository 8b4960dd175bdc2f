/** Rings, says and shows in the tab's title that something is held out. */
import { useEffect, useRef } from 'react';
import { serverTime } from '../parts/serverTime.ts';
import { announce } from '../shell/announce.ts';
import { titleMark } from '../shell/useTitle.ts';
import { nameOf } from '../inbox/ConversationRow.tsx';
import { words } from '../words.ts';
import { isPending, type Offers, type Shown } from './offers.ts';
import { ring } from './sound.ts';

const ringEveryMs = 4_000;
/** Said again when so much time is left, in seconds. */
const saidAgain = [10, 5];

const secondsLeft = ({ offer }: Shown): number => Math.ceil((Date.parse(offer.expiresAt) - serverTime(Date.now())) / 1_000);

const sentence = (shown: Shown): string => {
  const { ticket } = shown.offer;
  if (ticket === null) return words.offers.region;
  return words.offers.announce(words.offers.channels[ticket.channel], nameOf(ticket.contact), Math.max(0, secondsLeft(shown)));
};

export const useRinging = (offers: Offers): void => {
  const waiting = offers.filter((shown) => shown.phase === 'waiting');
  const count = offers.filter(isPending).length;
  useEffect(() => {
    titleMark.set(count === 0 ? '' : words.offers.tabTitle(count));
    return () => titleMark.set('');
  }, [count]);

  const rings = waiting.length > 0;
  useEffect(() => {
    if (!rings) return;
    ring();
    const timer = setInterval(ring, ringEveryMs);
    return () => clearInterval(timer);
  }, [rings]);

  const latest = useRef(waiting);
  latest.current = waiting;
  const said = useRef(new Set<string>());
  const first = waiting[0]?.offer.id;
  useEffect(() => {
    if (first === undefined) return;
    const say = () => {
      const shown = latest.current.find(({ offer }) => offer.id === first);
      if (shown === undefined) return;
      const left = secondsLeft(shown);
      const due = [Infinity, ...saidAgain].filter((seconds) => left <= seconds && !said.current.has(`${first} ${seconds}`));
      if (due.length === 0) return;
      due.forEach((seconds) => said.current.add(`${first} ${seconds}`));
      announce(due.includes(Infinity) ? sentence(shown) : words.offers.left(left));
    };
    say();
    const timer = setInterval(say, 1_000);
    return () => clearInterval(timer);
  }, [first]);
};
