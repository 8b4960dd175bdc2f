/** What can be done with a ticket: each says in words what it did, or why not. */
import { useMemo } from 'react';
import { AddNote } from '../composer/operations.ts';
import { useApi } from '../api/ApiProvider.tsx';
import type { Api } from '../api/client.ts';
import { moment } from '../parts/time.ts';
import { toast } from '../shell/toasts.ts';
import { words } from '../words.ts';
import {
  ClaimTicket, CreateInvitation, InviteExpert, MarkOnHold, MarkPending, ReopenTicket, ResolveTicket, SnoozeTicket, TransferTicket, WakeTicket,
} from './actionOperations.ts';

interface Failure {
  __typename: string;
}

/** The reason in words, or null when it worked. */
export const failureOf = (errors: readonly Failure[] | undefined): string | null => {
  if (errors === undefined) return words.actions.failed;
  const [first] = errors;
  return first === undefined ? null : (words.actions.failures[first.__typename] ?? words.actions.failed);
};

/** Says how it went; answers whether it worked. */
const report = (errors: readonly Failure[] | undefined, done: string, own: Record<string, string> = {}): boolean => {
  const failure = (errors?.[0] && own[errors[0].__typename]) ?? failureOf(errors);
  if (failure === null) toast('done', done);
  else toast('failed', failure);
  return failure === null;
};

export interface TransferTarget {
  kind: 'queue' | 'user';
  id: string;
  name: string;
  /** Also without room or presence: for who supervises. */
  anyway?: boolean;
}

const actionsOn = ({ client }: Api, ticketId: string, number: number, conversationId: string) => {
  const input = { ticketId };
  /** A note beside a change of status; the change stands even where the note does not. */
  const noted = async (text: string): Promise<boolean> => {
    if (text === '') return true;
    const { data } = await client.mutation(AddNote, { input: { ...input, text, clientMutationId: crypto.randomUUID() } }).toPromise();
    if (failureOf(data?.addNote.errors) !== null) toast('failed', words.actions.noteLost);
    return true;
  };
  return {
    claim: async () => {
      const { data } = await client.mutation(ClaimTicket, { input }).toPromise();
      return report(data?.claimTicket.errors, words.actions.claimed(number), { AtCapacity: words.offers.full });
    },
    pending: async (note: string) => {
      const { data } = await client.mutation(MarkPending, { input }).toPromise();
      return report(data?.markPending.errors, words.actions.done.PENDING) && noted(note);
    },
    hold: async (note: string) => {
      const { data } = await client.mutation(MarkOnHold, { input }).toPromise();
      return report(data?.markOnHold.errors, words.actions.done.ON_HOLD) && noted(note);
    },
    snooze: async (until: Date) => {
      const { data } = await client.mutation(SnoozeTicket, { input: { ticketId, until: until.toISOString() } }).toPromise();
      return report(data?.snoozeTicket.errors, words.actions.snoozed(moment(until)));
    },
    wake: async () => {
      const { data } = await client.mutation(WakeTicket, { input }).toPromise();
      return report(data?.unsnoozeTicket.errors, words.actions.woken);
    },
    reopen: async () => {
      const { data } = await client.mutation(ReopenTicket, { input }).toPromise();
      return report(data?.reopenTicket.errors, words.actions.done.OPEN);
    },
    resolve: async (note: string) => {
      const { data } = await client.mutation(ResolveTicket, { input: note === '' ? input : { ticketId, note } }).toPromise();
      return report(data?.resolveTicket.errors, words.actions.done.RESOLVED);
    },
    transfer: async (target: TransferTarget, note: string) => {
      const to = target.kind === 'queue' ? { queueId: target.id } : { userId: target.id, ...(target.anyway ? { overrideCapacity: true } : {}) };
      const { data } = await client.mutation(TransferTicket, { input: { ticketId, ...to, ...(note === '' ? {} : { note }) } }).toPromise();
      return report(data?.transferTicket.errors, words.actions.transferred(target.name));
    },
    askExpert: async (userId: string, name: string) => {
      const { data } = await client.mutation(InviteExpert, { input: { ticketId, userId } }).toPromise();
      return report(data?.inviteExpert.errors, words.actions.asked(name));
    },
    /** The link when it could not be copied, so that it can be shown. */
    copyLink: async (): Promise<{ url: string; until: string } | null> => {
      const { data } = await client.mutation(CreateInvitation, { input: { conversationId } }).toPromise();
      const url = data?.createInvitation.url;
      if (!url) {
        toast('failed', failureOf(data?.createInvitation.errors) ?? words.actions.failed);
        return null;
      }
      const end = new Date(data.createInvitation.expiresAt ?? Date.now());
      const until = moment(end);
      try {
        await navigator.clipboard.writeText(url);
        toast('done', words.actions.linkCopied(until));
        return null;
      } catch {
        return { url, until };
      }
    },
  };
};

export type TicketActions = ReturnType<typeof actionsOn>;

export const useTicketActions = (ticket: { id: string; number: number; conversation: { id: string } }): TicketActions => {
  const api = useApi();
  const { id, number, conversation } = ticket;
  return useMemo(() => actionsOn(api, id, number, conversation.id), [api, id, number, conversation.id]);
};
