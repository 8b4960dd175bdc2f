/** What an agent does with a ticket in hand: answers, errs, and ends it. */
import { randomUUID } from 'node:crypto';
import { pause } from '../replay/patience.ts';
import type { Caller, PayloadError } from './caller.ts';
import type { Floor, Held } from './desk.ts';
import type { Person } from './people.ts';
import type { Play } from './play.ts';

const SCHEDULED_MS = 1_500;
const SNOOZE_MS = 4_000;

/** Sends an answer, again with what the server says was not seen yet. Twice with one id, now and then. */
const reply = async ({ dice, tally }: Floor, call: Caller, ticket: Held, play: Play, text: string): Promise<boolean> => {
  const clientMutationId = randomUUID();
  const sent = { side: 'STAFF' as const, text, key: clientMutationId, position: null as number | null };
  const send = () => call.mutate<{ message: { position: number } | null }>(
    'sendReply', { ticketId: ticket.id, content: { text }, seenUpTo: ticket.seen, clientMutationId }, 'message { position }');
  for (;;) {
    const twice = dice.chance(0.05);
    if (twice) tally('answers sent twice');
    const answers = await Promise.all(twice ? [send(), send()] : [send()]);
    const done = answers.find(({ errors }) => errors.length === 0);
    if (done) {
      sent.position = done.message!.position;
      play.sent.push(sent);
      ticket.seen = Math.max(ticket.seen, sent.position);
      play.said(text, 'STAFF');
      return true;
    }
    const [error] = answers[0]!.errors;
    tally(`answers refused: ${error!.__typename}`);
    if (error!.__typename !== 'StaleReply') return false;
    ticket.seen = Math.max(...error!.unseen!.map(({ position }) => position), ticket.seen);
  }
};

/** The answer goes out by itself a little later, unless the customer is faster. */
const schedule = async ({ tally }: Floor, call: Caller, ticket: Held, play: Play, text: string): Promise<boolean> => {
  const { errors } = await call.mutate('scheduleReply', {
    ticketId: ticket.id, content: { text }, sendAt: new Date(Date.now() + SCHEDULED_MS), cancelOnCustomerReply: false, clientMutationId: randomUUID(),
  });
  if (errors.length > 0) return false;
  tally('answers scheduled');
  for (let waited = 0; waited < 5 && play.nextOf('STAFF') === text; waited++) await play.changes(SCHEDULED_MS);
  return play.nextOf('STAFF') !== text;
};

/** Half-way through, the wrong queue seems to be the right one. */
const stray = async ({ dice, house, tally }: Floor, call: Caller, ticket: Held, play: Play): Promise<boolean> => {
  play.strays += 1;
  const queueId = dice.chance(0.9) ? house.lines[dice.between(0, house.lines.length - 2)]!.id : house.lines.at(-1)!.id;
  const { errors } = await call.mutate('transferTicket', { ticketId: ticket.id, queueId, note: 'Not mine, I think.' });
  if (errors.length === 0) tally('transfers to a wrong queue');
  return errors.length === 0;
};

/** Puts it aside between two answers. */
const putAside = async ({ dice, snoozes, tally }: Floor, call: Caller, ticketId: string): Promise<void> => {
  const roll = dice.next();
  const done = (errors: PayloadError[], what: string): void => { if (errors.length === 0) tally(what); };
  if (roll < 0.03) done((await call.mutate('markPending', { ticketId })).errors, 'marked pending');
  else if (roll < 0.05) done((await call.mutate('markOnHold', { ticketId })).errors, 'put on hold');
  else if (roll < 0.065) {
    const until = new Date(Date.now() + SNOOZE_MS);
    const { errors } = await call.mutate('snoozeTicket', { ticketId, until });
    if (errors.length === 0) snoozes.push({ ticketId, until });
    done(errors, 'snoozed');
  } else if (roll < 0.08) done((await call.mutate('addNote', { ticketId, text: 'Asked again.', clientMutationId: randomUUID() })).errors, 'notes');
};

const finish = async ({ dice, tally }: Floor, call: Caller, ticket: Held, play: Play): Promise<void> => {
  await pause(dice.between(200, 800));
  if (ticket.status === 'RESOLVED' || ticket.status === 'CLOSED') return;
  if (play.ending === 'SILENT' || (play.ending === 'KEYWORD' && !play.over)) return;
  if (play.ending === 'PENDING') {
    const { errors } = await call.mutate('markPending', { ticketId: ticket.id });
    if (errors.length === 0) tally('left pending');
    return;
  }
  const { errors } = await call.mutate('resolveTicket', { ticketId: ticket.id, note: dice.chance(0.1) ? 'Done.' : null });
  tally(errors.length === 0 ? 'resolved' : `resolving refused: ${errors[0]!.__typename}`);
};

/** One turn; false when there is nothing to do until something is heard of again. */
const turn = async (floor: Floor, { call }: Person, ticket: Held, play: Play): Promise<boolean> => {
  const { dice } = floor;
  if (play.turn >= play.dialogue.turns.length || play.gaveUp) {
    await finish(floor, call, ticket, play);
    return false;
  }
  const text = play.nextOf('STAFF');
  if (text === null) return false;
  await pause(dice.between(300, 1_200));
  if (!floor.evening && play.strays < 2 && dice.chance(0.012) && (await stray(floor, call, ticket, play))) return false;
  if (play.nextOf('STAFF') !== text) return true;
  const sent = dice.chance(0.02) ? await schedule(floor, call, ticket, play, text) : await reply(floor, call, ticket, play, text);
  if (sent && play.turn < play.dialogue.turns.length && !floor.evening) await putAside(floor, call, ticket.id);
  return sent;
};

/** Works on a ticket until there is nothing to do. */
export const handle = async (floor: Floor, person: Person, ticket: Held, isMine: () => boolean): Promise<void> => {
  const play = floor.plays.get(ticket.conversationId);
  if (!play) return;
  ticket.busy = true;
  try {
    while (isMine() && await turn(floor, person, ticket, play)) { /* The next one. */ }
  } finally {
    ticket.busy = false;
  }
};
