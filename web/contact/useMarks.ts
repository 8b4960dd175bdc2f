/** Setting and removing tags and labels of a ticket; each failure is said. */
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useApi } from '../api/ApiProvider.tsx';
import type { TicketRowFragment } from '../gql/graphql.ts';
import { InboxChoices } from '../inbox/operations.ts';
import { toast } from '../shell/toasts.ts';
import { failureOf } from '../thread/useTicketActions.ts';
import { words } from '../words.ts';
import { CreateTag, LabelTicket, UnlabelTicket } from './markOperations.ts';
import { TagTicket, UntagTicket } from './operations.ts';

export type Mark = { kind: 'tag' | 'label'; id: string; name: string; colour: string };
export type MarkedTicket = Pick<TicketRowFragment, 'id' | 'tags' | 'labels'>;

/** `tag tag_1`: what a menu knows a mark by. */
export const keyOf = ({ kind, id }: Pick<Mark, 'kind' | 'id'>): string => `${kind} ${id}`;

/** What a ticket has. */
export const marksOf = (ticket: MarkedTicket): Mark[] => [
  ...ticket.labels.map((label): Mark => ({ kind: 'label', ...label })),
  ...ticket.tags.map((tag): Mark => ({ kind: 'tag', ...tag })),
];

/** What can be set; what is archived only where it is set already, so that it can be taken off. */
export const useMarksOnOffer = (ticket: MarkedTicket | null) => {
  const [{ data }, again] = useQuery({ query: InboxChoices });
  const has = new Set(ticket === null ? [] : marksOf(ticket).map(({ id }) => id));
  const usable = (mark: { id: string; archived: boolean }) => !mark.archived || has.has(mark.id);
  return {
    labels: (data?.labels ?? []).filter(usable).map((label): Mark => ({ kind: 'label', ...label })),
    tags: (data?.tags ?? []).filter(usable).map((tag): Mark => ({ kind: 'tag', ...tag })),
    makesTags: data?.workspaceSettings.agentsMakeTags ?? false,
    reread: () => again({ requestPolicy: 'network-only' }),
  };
};

export const useMarks = () => {
  const { client } = useApi();
  return useMemo(() => {
    const tell = (errors: readonly { __typename: string }[] | undefined): boolean => {
      const failure = failureOf(errors);
      if (failure !== null) toast('failed', failure);
      return failure === null;
    };
    const set = async (ticketId: string, { kind, id }: Pick<Mark, 'kind' | 'id'>) => tell(kind === 'tag'
      ? (await client.mutation(TagTicket, { input: { ticketId, tagId: id } }).toPromise()).data?.tagTicket.errors
      : (await client.mutation(LabelTicket, { input: { ticketId, labelId: id } }).toPromise()).data?.labelTicket.errors);
    const remove = async (ticketId: string, { kind, id }: Pick<Mark, 'kind' | 'id'>) => tell(kind === 'tag'
      ? (await client.mutation(UntagTicket, { input: { ticketId, tagId: id } }).toPromise()).data?.untagTicket.errors
      : (await client.mutation(UnlabelTicket, { input: { ticketId, labelId: id } }).toPromise()).data?.unlabelTicket.errors);
    /** From what is set to what is wanted. */
    const change = (ticket: MarkedTicket, wanted: ReadonlySet<string>) => {
      const had = new Set(marksOf(ticket).map(keyOf));
      const parse = (key: string) => ({ kind: key.startsWith('tag ') ? 'tag' as const : 'label' as const, id: key.slice(key.indexOf(' ') + 1) });
      for (const key of wanted) if (!had.has(key)) void set(ticket.id, parse(key));
      for (const key of had) if (!wanted.has(key)) void remove(ticket.id, parse(key));
    };
    const make = async (ticketId: string, name: string, colour: string): Promise<boolean> => {
      const answer = (await client.mutation(CreateTag, { input: { name, colour } }).toPromise()).data?.createTag;
      if (!tell(answer?.errors)) return false;
      if (answer?.tag) await set(ticketId, { kind: 'tag', id: answer.tag.id });
      toast('done', words.contact.tagMade(name));
      return true;
    };
    return { set, remove, change, make };
  }, [client]);
};
