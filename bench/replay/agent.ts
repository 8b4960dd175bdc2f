/** Agents: claim tickets, answer, resolve; each holds a limited number of tickets at a time. */
import { randomUUID } from 'node:crypto';
import { accepted, ask, ERRORS, openLine, type Door, type Payload } from './door.ts';
import { listenTo, type Listening } from './events.ts';
import { pause } from './patience.ts';
import type { Session } from './session.ts';

const CLAIM = `mutation ReplayClaim($input: ClaimTicketInput!) { claimTicket(input: $input) { ticket { id } ${ERRORS} } }`;
const REPLY = `mutation ReplayReply($input: SendReplyInput!) { sendReply(input: $input) { message { position } ${ERRORS} } }`;
const RESOLVE = `mutation ReplayResolve($input: ResolveTicketInput!) { resolveTicket(input: $input) { ticket { id } ${ERRORS} } }`;

/** Tickets an agent has open here: one fewer than the product's default, so that a person can still take one. */
export const HELD = 4;

/** An agent whose hands are full with other tickets (the demo's, a person's) takes this one when a ticket is done. */
const CLAIM_AGAIN_MS = 250;
const CLAIMS = 240;

interface Replied extends Payload {
  message: { position: number } | null;
}

export interface Agent {
  claim: (ticketId: string) => Promise<void>;
  /** Answers and tells the message's position. `seenUpTo` is the newest position on the agent's screen. */
  reply: (ticketId: string, text: string, seenUpTo: number) => Promise<number>;
  resolve: (ticketId: string) => Promise<void>;
  listen: (listening: Listening) => () => void;
  leave: () => Promise<void>;
}

export const seatAgent = (door: Door, session: Session): Agent => {
  const line = openLine(door, session.token);
  const mutate = async <Data>(query: string, input: Record<string, unknown>): Promise<Data> =>
    ask<Data>(door, query, { input }, { token: await session.token() });
  return {
    claim: async (ticketId) => {
      for (let tries = 1; ; tries += 1) {
        const { claimTicket } = await mutate<{ claimTicket: Payload }>(CLAIM, { ticketId });
        if (tries === CLAIMS || claimTicket.errors[0]?.__typename !== 'AtCapacity') {
          accepted('claimTicket', claimTicket);
          return;
        }
        await pause(CLAIM_AGAIN_MS);
      }
    },
    reply: async (ticketId, text, seenUpTo) => {
      const { sendReply } = await mutate<{ sendReply: Replied }>(
        REPLY, { ticketId, content: { text }, seenUpTo, clientMutationId: randomUUID() });
      return accepted('sendReply', sendReply).message?.position ?? 0;
    },
    resolve: async (ticketId) => {
      const { resolveTicket } = await mutate<{ resolveTicket: Payload }>(RESOLVE, { ticketId });
      accepted('resolveTicket', resolveTicket);
    },
    listen: (listening) => listenTo(line, listening),
    leave: line.close,
  };
};

export interface Floor {
  /** The agent with the fewest tickets, once one has room. */
  take: () => Promise<Agent>;
  /** A ticket of the agent is done. */
  free: (agent: Agent) => void;
}

export const openFloor = (agents: Agent[]): Floor => {
  const held = new Map(agents.map((agent) => [agent, 0]));
  const waiting: ((agent: Agent) => void)[] = [];
  const hold = (agent: Agent, change: number): void => { held.set(agent, (held.get(agent) ?? 0) + change); };
  return {
    take: () => {
      const [least] = [...held].sort(([, a], [, b]) => a - b);
      if (!least) throw new Error('there are no agents');
      if (least[1] >= HELD) return new Promise((resolve) => { waiting.push(resolve); });
      hold(least[0], 1);
      return Promise.resolve(least[0]);
    },
    free: (agent) => {
      const next = waiting.shift();
      if (next) next(agent);
      else hold(agent, -1);
    },
  };
};
