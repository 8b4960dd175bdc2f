/** What the table of all conversations shows, and in which order; it lives in the address, so that Back and a link keep it. */
import type { Channel, TicketStatus } from '../gql/graphql.ts';

export const statuses: readonly TicketStatus[] = ['NEW', 'OPEN', 'PENDING', 'ON_HOLD', 'RESOLVED', 'CLOSED'];
export const channels: readonly Channel[] = ['WEB', 'SMS', 'WHATSAPP', 'EMAIL', 'MESSENGER', 'SOCIAL'];
/** Days back that a date filter offers; 0 is since midnight. */
export const ranges = [0, 7, 30, 90] as const;

export type Sort = 'UPDATED_DESC' | 'UPDATED_ASC' | 'CREATED_DESC' | 'CREATED_ASC';

export interface Choice {
  search: string;
  status: TicketStatus | null;
  channel: Channel | null;
  agentId: string | null;
  queueId: string | null;
  updated: number | null;
  created: number | null;
  sort: Sort;
}

export const firstChoice: Choice = { search: '', status: null, channel: null, agentId: null, queueId: null, updated: null, created: null, sort: 'UPDATED_DESC' };

const dayMs = 86_400_000;

const since = (days: number | null, now: Date): string | undefined => {
  if (days === null) return undefined;
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  return new Date(midnight - days * dayMs).toISOString();
};

export const filterOf = (choice: Choice, now: Date) => {
  const [search, updatedFrom, createdFrom] = [choice.search.trim(), since(choice.updated, now), since(choice.created, now)];
  return {
    ...(search === '' ? {} : { search }),
    ...(choice.status === null ? {} : { status: [choice.status] }),
    ...(choice.channel === null ? {} : { channel: choice.channel }),
    ...(choice.agentId === null ? {} : { agentId: choice.agentId }),
    ...(choice.queueId === null ? {} : { queueId: choice.queueId }),
    ...(updatedFrom === undefined ? {} : { updatedFrom }),
    ...(createdFrom === undefined ? {} : { createdFrom }),
  };
};

export const isFiltered = (choice: Choice): boolean => JSON.stringify({ ...choice, sort: null }) !== JSON.stringify({ ...firstChoice, sort: null });

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null => known.find((each) => each === value) ?? null;
const rangeOf = (value: string | null): number | null => ranges.find((each) => String(each) === value) ?? null;

export const choiceFrom = (query: URLSearchParams): Choice => ({
  search: query.get('search') ?? '',
  status: oneOf(statuses, query.get('status')),
  channel: oneOf(channels, query.get('channel')),
  agentId: query.get('agent'),
  queueId: query.get('queue'),
  updated: rangeOf(query.get('updated')),
  created: rangeOf(query.get('created')),
  sort: oneOf<Sort>(['UPDATED_DESC', 'UPDATED_ASC', 'CREATED_DESC', 'CREATED_ASC'], query.get('sort')) ?? 'UPDATED_DESC',
});

export const addressOf = ({ search, status, channel, agentId, queueId, updated, created, sort }: Choice): string => {
  const parts = Object.entries({ search: search || null, status, channel, agent: agentId, queue: queueId, updated, created, sort: sort === 'UPDATED_DESC' ? null : sort });
  const query = new URLSearchParams(parts.flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]]))).toString();
  return query === '' ? '/all' : `/all?${query}`;
};
