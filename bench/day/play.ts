/** One dialogue as it is played: whose turn it is, what was sent, and what must therefore be in the database. */
import type { Dialogue } from '../replay/dialogues.ts';

/** How a dialogue ends, besides that it is resolved. */
export const ENDINGS = ['RESOLVE', 'AGAIN', 'KEYWORD', 'SILENT', 'PENDING'] as const;
export type Ending = (typeof ENDINGS)[number];

export interface Sent {
  side: 'CUSTOMER' | 'STAFF';
  text: string;
  /** The id its sender gave it. */
  key: string;
  /** Null: nobody was told that it was taken. */
  position: number | null;
}

export interface Play {
  dialogue: Dialogue;
  ending: Ending;
  conversationId: string;
  sent: Sent[];
  /** The turn that comes next. */
  turn: number;
  /** Transfers to a wrong queue so far. */
  strays: number;
  /** The customer has said everything, or has given up. */
  over: boolean;
  gaveUp: boolean;
  /** A turn is written down at most once, whoever tells of it first: its sender or whoever hears it. */
  said: (text: string, side: Sent['side']) => void;
  nextOf: (side: Sent['side']) => string | null;
  /** Resolves when a turn was said, at the latest after so long. */
  changes: (ms: number) => Promise<void>;
}

const SIDES = { customer: 'CUSTOMER', agent: 'STAFF' } as const;

export const openPlay = (dialogue: Dialogue, ending: Ending): Play => {
  const waiting = new Set<() => void>();
  const play: Play = {
    dialogue, ending, conversationId: '', sent: [], turn: 0, strays: 0, over: false, gaveUp: false,
    said: (text, side) => {
      if (play.nextOf(side) !== text) return;
      play.turn += 1;
      for (const wake of waiting) wake();
    },
    nextOf: (side) => {
      const turn = dialogue.turns[play.turn];
      return turn && SIDES[turn.from] === side ? turn.text : null;
    },
    changes: (ms) => new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      waiting.add(done);
    }),
  };
  return play;
};

/** Dialogues that must still run out by a timer end that way only early in the day. */
export const endingOf = (roll: number, early: boolean): Ending => {
  if (roll < 0.08) return 'AGAIN';
  if (roll < 0.13) return 'KEYWORD';
  if (roll < 0.17 && early) return 'SILENT';
  if (roll < 0.21 && early) return 'PENDING';
  return 'RESOLVE';
};
