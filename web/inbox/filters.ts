/** The list's tabs and filters, as the server understands them. */
import type { Channel, InboxFilter, Role, TicketStatus } from '../gql/graphql.ts';

export type InboxTab = 'mine' | 'queue' | 'all' | 'resolved' | 'closed';

export interface InboxChoice {
  tab: InboxTab;
  search: string;
  status: TicketStatus | null;
  channel: Channel | null;
  tagId: string | null;
}

export const firstChoice: InboxChoice = { tab: 'mine', search: '', status: null, channel: null, tagId: null };

export const workingStatuses: TicketStatus[] = ['OPEN', 'PENDING', 'ON_HOLD'];

const base: Record<InboxTab, InboxFilter> = {
  mine: { mine: true, status: workingStatuses },
  queue: { mine: false, status: ['NEW'] },
  all: { status: workingStatuses },
  resolved: { status: ['RESOLVED'] },
  closed: { status: ['CLOSED'] },
};

/** Those who watch over others, or are asked to help, also see what others hold. */
export const tabsOf = (role: Role): InboxTab[] =>
  role === 'AGENT' ? ['mine', 'queue', 'resolved', 'closed'] : ['mine', 'queue', 'all', 'resolved', 'closed'];

export const hasStatusFilter = (tab: InboxTab): boolean => tab === 'mine' || tab === 'all';

export const filterOf = ({ tab, search, status, channel, tagId }: InboxChoice): InboxFilter => {
  const words = search.trim();
  return {
    ...base[tab],
    ...(status !== null && hasStatusFilter(tab) ? { status: [status] } : {}),
    ...(channel !== null ? { channel } : {}),
    ...(tagId !== null ? { tagId } : {}),
    ...(words !== '' ? { search: words } : {}),
  };
};

export const isNarrowed = ({ search, status, channel, tagId }: InboxChoice): boolean =>
  search.trim() !== '' || status !== null || channel !== null || tagId !== null;

export const countFilters = { mine: base.mine, queue: base.queue };
