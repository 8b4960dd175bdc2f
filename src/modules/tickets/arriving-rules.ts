import type { Status } from './rules.ts';

/** Rule C3. */
export type FollowUpPolicy = 'REOPEN_IN_HOLD' | 'ALWAYS_NEW_LINKED' | 'ALWAYS_REOPEN';

/** What the workspace, queue and endpoint say of a customer's message. */
export interface Terms {
  followUp: FollowUpPolicy;
  /** Rule G7: what a message does to a ticket that is on hold. */
  onHold: 'OPEN' | 'STAY';
  /** Rule K-26: it says nothing but that the matter is settled. */
  keywordOnly: boolean;
}

export type Arrival =
  /** It joins the ticket, which goes on as the table says. */
  | { kind: 'MESSAGE' }
  /** It joins the ticket and moves nothing, not even a timer. */
  | { kind: 'STAY' }
  /** It resolves the ticket. */
  | { kind: 'RESOLVE' }
  /** It belongs to what was the last ticket, and opens nothing. */
  | { kind: 'LAST' }
  /** The closed ticket is taken up again. */
  | { kind: 'RETURN' }
  /** It opens a ticket; a resolved one that is there closes first. */
  | { kind: 'OPEN' };

/** What a customer's message does. `status`: of the ticket that is not closed; `former`: there was one before. */
export const arrival = (status: Status | null, former: boolean, terms: Terms): Arrival => {
  if (status === null || status === 'CLOSED') {
    if (!former) return { kind: 'OPEN' };
    if (terms.keywordOnly) return { kind: 'LAST' };
    return { kind: terms.followUp === 'ALWAYS_REOPEN' ? 'RETURN' : 'OPEN' };
  }
  if (terms.keywordOnly && status === 'OPEN') return { kind: 'RESOLVE' };
  if (terms.keywordOnly && (status === 'PENDING' || status === 'RESOLVED')) return { kind: 'STAY' };
  if (status === 'ON_HOLD' && terms.onHold === 'STAY') return { kind: 'STAY' };
  if (status === 'RESOLVED' && terms.followUp === 'ALWAYS_NEW_LINKED') return { kind: 'OPEN' };
  return { kind: 'MESSAGE' };
};

/** Case, punctuation and pictures say nothing. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Whether a message says one of the keywords and nothing else. */
export const saysOnly = (text: string, keywords: readonly string[]): boolean => {
  const said = plain(text);
  return said !== '' && keywords.some((keyword) => plain(keyword) === said);
};
