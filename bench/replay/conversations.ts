/** Plays dialogues: every customer writes, agents answer, and three subscribers of each dialogue are counted. */
import { openFloor, seatAgent, type Agent, type Floor } from './agent.ts';
import { enterChat, type Customer } from './customer.ts';
import { readDialogues, type Dialogue } from './dialogues.ts';
import { ring } from './doorbell.ts';
import type { Door } from './door.ts';
import { openInbox, type Inbox } from './inbox.ts';
import { openPace } from './patience.ts';
import { showProgress } from './progress.ts';
import { conversationsReport, describeConversations, type ConversationsReport } from './report.ts';
import { signIn } from './session.ts';
import { addTally, emptyTally, openThread, type Tally, type Thread } from './thread.ts';

export interface ConversationsPlan {
  file: string;
  limit: number;
  /** Messages a second over all dialogues; 0 is as fast as possible. */
  rate: number;
  /** Dialogues at a time. */
  concurrency: number;
}

interface Stage {
  door: Door;
  inbox: Inbox;
  floor: Floor;
  pace: () => Promise<void> | null;
  /** Notes what went wrong. */
  fault: (what: string) => void;
}

/** After the last message, subscribers may take this long before what they lack is missing. */
const SETTLE_MS = 10_000;

/** The first message comes before customer and agent can listen; to them it may be replayed, the inbox must show it. */
const EXPECTED = { customer: 2, agent: 2, inbox: 1 };

const turns = async (stage: Stage, dialogue: Dialogue, thread: Thread, customer: Customer, agent: Agent, ticketId: string): Promise<void> => {
  for (const [index, { from, text }] of dialogue.turns.entries()) {
    if (index === 0) continue;
    await stage.pace();
    const position = index + 1;
    thread.send(position, text, performance.now());
    const given = from === 'customer' ? await customer.say(text) : await agent.reply(ticketId, text, index);
    if (given !== position) throw new Error(`message ${position} was given the position ${given}`);
  }
};

/** The part of a dialogue in which an agent has the ticket. */
const serve = async (stage: Stage, dialogue: Dialogue, thread: Thread, customer: Customer, agent: Agent): Promise<void> => {
  const { conversationId } = customer;
  const { ticketId, cursor } = await stage.inbox.arrival(conversationId);
  await agent.claim(ticketId);
  const lost = (who: string) => (why: Error): void => { stage.fault(`${dialogue.id}: ${who}'s subscription: ${why.message}`); };
  customer.listen({ after: cursor, see: (sighting) => { thread.see('customer', sighting); }, lost: lost('customer') });
  const stop = agent.listen({ conversationId, after: cursor, see: (sighting) => { thread.see('agent', sighting); }, lost: lost('agent') });
  try {
    await turns(stage, dialogue, thread, customer, agent, ticketId);
    await thread.settled(SETTLE_MS);
  } finally {
    stop();
    // Not thrown: it would hide why the dialogue ended early.
    await agent.resolve(ticketId).catch((cause: unknown) => { stage.fault(`${dialogue.id}: ${String(cause)}`); });
  }
};

const play = async (stage: Stage, dialogue: Dialogue, thread: Thread): Promise<void> => {
  const [first] = dialogue.turns;
  if (!first) return;
  const agent = await stage.floor.take();
  try {
    await stage.pace();
    const customer = await enterChat(stage.door, `Customer ${dialogue.id}`, first.text, () => { thread.send(1, first.text, performance.now()); });
    const unfollow = stage.inbox.follow(customer.conversationId, (sighting) => { thread.see('inbox', sighting); });
    try {
      await serve(stage, dialogue, thread, customer, agent);
    } finally {
      unfollow();
      await customer.leave();
    }
  } finally {
    stage.floor.free(agent);
  }
};

interface Played {
  tally: Tally;
  dialogues: number;
}

/** Workers take dialogues from one stream. */
const playAll = async (stage: Stage, plan: ConversationsPlan, played: Played): Promise<void> => {
  const dialogues = readDialogues(plan.file, plan.limit);
  const work = async (): Promise<void> => {
    for (;;) {
      const { value: dialogue, done } = await dialogues.next();
      if (done) return;
      const thread = openThread(EXPECTED);
      try {
        await play(stage, dialogue, thread);
      } catch (cause) {
        stage.fault(`${dialogue.id}: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
      addTally(played.tally, thread.tally());
      played.dialogues += 1;
    }
  };
  await Promise.all(Array.from({ length: plan.concurrency }, work));
};

export const replayConversations = async (
  door: Door, plan: ConversationsPlan, fault: (what: string) => void,
): Promise<{ report: ConversationsReport; text: string }> => {
  const supervisor = await signIn(door, 'supervisor@demo.test');
  const sessions = [await signIn(door, 'agent1@demo.test'), await signIn(door, 'agent2@demo.test')];
  const agents = sessions.map((session) => seatAgent(door, session));
  const inbox = openInbox(door, supervisor, (why) => { fault(why.message); });
  const played: Played = { tally: emptyTally(), dialogues: 0 };
  let start = performance.now();
  let took: number;
  const seconds = (): number => (performance.now() - start) / 1_000;
  const stopProgress = showProgress(() => {
    const { sent, missing, repeated, outOfOrder } = played.tally;
    return `${played.dialogues} dialogues, ${sent} messages, ${Math.round(sent / seconds())} a second, missing ${missing}, repeated ${repeated}, out of order ${outOfOrder}`;
  });
  try {
    await ring(door, inbox, agents[0]);
    start = performance.now();
    await playAll({ door, inbox, floor: openFloor(agents), pace: openPace(plan.rate), fault }, plan, played);
    took = seconds();
  } finally {
    stopProgress();
    await Promise.all([inbox.close(), ...agents.map((agent) => agent.leave())]);
  }
  if (played.tally.altered > 0) fault(`${played.tally.altered} receptions had another text than was sent`);
  const report = conversationsReport(played.tally, took);
  return { report, text: describeConversations(report, played.dialogues, took) };
};
