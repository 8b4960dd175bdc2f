import { fail, ok, type Result } from '../../kernel/result.ts';

export type CaseStatus = 'OPEN' | 'CLOSED';

/** When it was saved: while the chat went on, after its end, or by the channel's policy. */
export type CaseOrigin = 'DURING' | 'AFTER' | 'AUTO';

/** Rules D-11, D-12 (C14): what is saved during the chat is done and the customer's; what is saved after it is somebody's to finish. */
export const savedAs = (ticketStatus: string): { status: CaseStatus; linked: boolean; origin: CaseOrigin } =>
  ticketStatus === 'RESOLVED' || ticketStatus === 'CLOSED'
    ? { status: 'OPEN', linked: false, origin: 'AFTER' }
    : { status: 'CLOSED', linked: true, origin: 'DURING' };

/** §4.3: OPEN and CLOSED, to and fro. Rule D-12: nobody closes a case that is no customer's. */
export const step = (from: CaseStatus, to: CaseStatus, contactId: string | null): Result<CaseStatus> => {
  if (from === to) return fail('CaseUnchanged', `The case is ${from} already.`, ['caseId']);
  return to === 'CLOSED' && contactId === null ? fail('CaseUnassigned', 'Assign the case to a customer first.', ['caseId']) : ok(to);
};
