/** A customer of the web chat: says their turns, each when the answer before it was heard, and comes back when the node is gone. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Dice } from '../faults/dice.ts';
import { connectionsOf } from '../replay/customer.ts';
import type { Door } from '../replay/door.ts';
import { pause } from '../replay/patience.ts';
import { must, openCaller, type Caller } from './caller.ts';
import { follow, type Follower, type Frame, type Sightings } from './follower.ts';
import { KEYWORD } from './house.ts';
import type { Play } from './play.ts';

export interface Visit {
  doors: readonly Door[];
  node: number;
  endpointKey: string;
  play: Play;
  /** From before the day. */
  cursor: string;
  dice: Dice;
  retried: () => void;
  fault: (what: string) => void;
  /** Tells which conversation it is, before an agent can answer. */
  entered: (play: Play) => void;
}

/** What a customer's page was shown, and until when it was open. */
export interface Heard {
  conversationId: string;
  sightings: Sightings;
  /** By id of the event. */
  positions: Map<string, number>;
  order: number[];
  leftAt: Date;
}

interface MessageFrame extends Frame {
  message?: { position: number; text: string; side: 'CUSTOMER' | 'STAFF' | 'SYSTEM' };
}

const NUDGE_MS = 12_000;
/** Longer than a day's rush: who waits in a queue for so long was forgotten. */
const GIVE_UP_MS = 150_000;
const LAST_WORDS_MS = 3_000;
const LISTEN_ON_MS = 3_000;
const CATCH_UP_MS = 6_000;

interface Voice {
  say: (text: string) => Promise<void>;
}

/** Sends a message once; sent twice with one id it is still one. */
const speak = async (call: Caller, { play, dice }: Visit, text: string): Promise<void> => {
  const key = randomUUID();
  const sent = { side: 'CUSTOMER' as const, text, key, position: null as number | null };
  play.sent.push(sent);
  const input = { message: { clientMessageId: key, content: { text } } };
  const send = () => must(call.mutate<{ message: { position: number } }>('sendWebMessage', input, 'message { position }'));
  const [{ message }] = await Promise.all(dice.chance(0.05) ? [send(), send()] : [send()]);
  sent.position = message.position;
  play.said(text, 'CUSTOMER');
};

const enter = async ({ doors, node, endpointKey, play, retried }: Visit): Promise<{ token: string; call: Caller; leave: () => void }> => {
  const agent = connectionsOf(doors[0]!);
  const [first] = play.dialogue.turns;
  const key = randomUUID();
  const sent = { side: 'CUSTOMER' as const, text: first!.text, key, position: null as number | null };
  play.sent.push(sent);
  const { room, message } = await must(openCaller({ doors, first: node, agent, retried }).mutate<{ room: { token: string; conversation: { id: string } }; message: { position: number } }>('startWebChat', {
    endpointKey, visitorKey: randomBytes(24).toString('base64url'), name: `Customer ${play.dialogue.id}`,
    message: { clientMessageId: key, content: { text: first!.text } },
  }, 'room { token conversation { id } } message { position }'));
  sent.position = message.position;
  play.conversationId = room.conversation.id;
  play.said(first!.text, 'CUSTOMER');
  return { token: room.token, call: openCaller({ doors, first: node, token: () => Promise.resolve(room.token), agent, retried }), leave: () => agent.destroy() };
};

/** Until it is the customer's turn, or the dialogue has ended; false: nobody answered for too long. */
const answered = async (play: Play, voice: Voice): Promise<boolean> => {
  const since = performance.now();
  let nudged = false;
  while (play.turn < play.dialogue.turns.length && play.nextOf('CUSTOMER') === null) {
    const waited = performance.now() - since;
    if (waited > GIVE_UP_MS) return false;
    if (waited > NUDGE_MS && !nudged) {
      nudged = true;
      await voice.say('Are you still there?');
    }
    await play.changes(1_000);
  }
  return true;
};

const talk = async ({ play, dice }: Visit, voice: Voice): Promise<void> => {
  for (;;) {
    if (!(await answered(play, voice))) {
      play.gaveUp = true;
      return;
    }
    const next = play.nextOf('CUSTOMER');
    if (next === null) break;
    await pause(dice.between(200, 1_100));
    await voice.say(next);
  }
  if (play.ending === 'KEYWORD') await voice.say(KEYWORD);
  if (play.ending === 'AGAIN') {
    await pause(LAST_WORDS_MS);
    await voice.say('One thing more: thank you.');
  }
};

export const visit = async (of: Visit): Promise<Heard> => {
  const { play, doors, node, cursor } = of;
  const { token, call, leave } = await enter(of);
  of.entered(play);
  const positions = new Map<string, number>();
  const order: number[] = [];
  const follower: Follower = follow<MessageFrame>({
    doors, first: node, token: () => Promise.resolve(token), after: cursor, declared: ', $id: ID!', variables: { id: play.conversationId },
    field: 'conversationEvents(conversationId: $id, after: $after)', selection: '... on MessagePosted { message { position text side } }',
    hear: ({ id, message }) => {
      if (!message) return;
      positions.set(id, message.position);
      order.push(message.position);
      if (message.side === 'STAFF') play.said(message.text, 'STAFF');
    },
  });
  try {
    await talk(of, { say: (text) => speak(call, of, text) });
    await pause(LISTEN_ON_MS);
    // Whoever has just lost their node waits for what they missed.
    if (follower.lasts() < CATCH_UP_MS) await pause(CATCH_UP_MS);
  } catch (cause) {
    of.fault(`customer ${play.dialogue.id}: ${cause instanceof Error ? cause.message : String(cause)}`);
  } finally {
    play.over = true;
    await follower.stop();
    leave();
  }
  return { conversationId: play.conversationId, sightings: follower.sightings, positions, order, leftAt: new Date() };
};
