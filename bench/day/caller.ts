/** Requests of somebody who does not care which node answers: where one is gone, the other is asked the same. */
import type http from 'node:http';
import { ask, type Door } from '../replay/door.ts';
import { pause } from '../replay/patience.ts';

export interface PayloadError {
  __typename: string;
  message?: string;
  status?: string;
  state?: string;
  unseen?: { position: number }[];
}

export interface Answer {
  errors: PayloadError[];
}

export interface Caller {
  query: <Data>(text: string, variables?: Record<string, unknown>) => Promise<Data>;
  /** One mutation with one `input`; `selection` is of its payload besides `errors`. */
  mutate: <Payload extends object>(name: string, input: Record<string, unknown>, selection?: string) => Promise<Payload & Answer>;
}

/** Longer than a killed node is away. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 150;

/** A node that is gone or has too much to do; anything else is an answer. */
const mayAskAgain = (cause: unknown): boolean => {
  const { code, message = '' } = cause as NodeJS.ErrnoException;
  return code !== undefined || /^(UNAVAILABLE|RATE_LIMITED|TIMEOUT)|^no answer within|^not JSON|socket hang up/.test(message);
};

const inputName = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
const ERRORS = 'errors { __typename ... on UserError { message } ... on InvalidTransition { status } ... on AlreadyTaken { state } ... on StaleReply { unseen { position } } }';

/** Fragments that this mutation's errors cannot be are not valid in it. */
const errorsOf = (name: string): string => {
  const possible: Record<string, boolean> = {
    InvalidTransition: /^(claimTicket|mark|resolveTicket|reopenTicket|transferTicket|takeTicket|sendReply|snoozeTicket|scheduleReply)/.test(name),
    AlreadyTaken: /Offer$/.test(name),
    StaleReply: name === 'sendReply',
  };
  return ERRORS.replace(/ \.\.\. on (InvalidTransition|AlreadyTaken|StaleReply) \{ (?:unseen \{ position \}|\w+) \}/g, (fragment, type: string) => (possible[type] ? fragment : ''));
};

export interface CallerOptions {
  doors: readonly Door[];
  /** The node that is asked first. */
  first: number;
  token?: () => Promise<string>;
  agent?: http.Agent;
  /** Told of each answer that came from another node or at another time than it should have. */
  retried?: () => void;
}

export const openCaller = ({ doors, first, token, agent, retried }: CallerOptions): Caller => {
  let node = first % doors.length;
  const query = async <Data>(text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    for (const deadline = performance.now() + PATIENCE_MS; ;) {
      try {
        return await ask<Data>(doors[node]!, text, variables, { token: await token?.(), agent });
      } catch (cause) {
        if (!mayAskAgain(cause) || performance.now() > deadline) throw cause;
        node = (node + 1) % doors.length;
        retried?.();
        await pause(AGAIN_MS);
      }
    }
  };
  return {
    query,
    mutate: async <Payload extends object>(name: string, input: Record<string, unknown>, selection = '') => {
      const text = `mutation Day($input: ${inputName(name)}!) { ${name}(input: $input) { ${selection} ${errorsOf(name)} } }`;
      return (await query<Record<string, Payload & Answer>>(text, { input }))[name]!;
    },
  };
};

/** The payload, or an error that names what was refused: for what must not be. */
export const must = async <Payload extends Answer>(answer: Promise<Payload>): Promise<Payload> => {
  const payload = await answer;
  const [error] = payload.errors;
  if (error) throw new Error(`${error.__typename}: ${error.message ?? ''}`);
  return payload;
};
