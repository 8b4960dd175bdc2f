/** The list's tabs and filters, as the server understands them. */
import type { Channel, InboxFilter, Role, TicketStatus } from '../gql/graphql.ts';

export type InboxTab = 'mine' | 'queue' | 'all' | 'resolved' | 'closed';

/** A filter that was kept under a name. */
export interface View {
  id: string;
  name: string;
  filter: InboxFilter;
}

export interface InboxChoice {
  tab: InboxTab;
  search: string;
  /** SNOOZED is no status: what sleeps, whatever its status. */
  status: TicketStatus | 'SNOOZED' | null;
  channel: Channel | null;
  tagId: string | null;
  labelId: string | null;
  /** In place of tab and filters. */
  view: View | null;
}

export const firstChoice: InboxChoice = { tab: 'mine', search: '', status: null, channel: null, tagId: null, labelId: null, view: null };

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

const statusOf = ({ tab, status }: InboxChoice): InboxFilter => {
  if (status === null || !hasStatusFilter(tab)) return {};
  return status === 'SNOOZED' ? { snoozed: true } : { status: [status] };
};

/** Tab and filters without the words of the moment: what can be kept as a view. */
export const keptFilterOf = (choice: InboxChoice): InboxFilter => ({
  ...base[choice.tab],
  ...statusOf(choice),
  ...(choice.channel !== null ? { channel: choice.channel } : {}),
  ...(choice.tagId !== null ? { tagId: choice.tagId } : {}),
  ...(choice.labelId !== null ? { labelId: choice.labelId } : {}),
});

export const filterOf = (choice: InboxChoice): InboxFilter => {
  const words = choice.search.trim();
  return { ...(choice.view?.filter ?? keptFilterOf(choice)), ...(words !== '' ? { search: words } : {}) };
};

const hasFilters = ({ status, channel, tagId, labelId }: InboxChoice): boolean => status !== null || channel !== null || tagId !== null || labelId !== null;

/** Whether there is something worth a name. */
export const isKeepable = (choice: InboxChoice): boolean => choice.view === null && hasFilters(choice);

export const isNarrowed = (choice: InboxChoice): boolean => choice.search.trim() !== '' || choice.view !== null || hasFilters(choice);

export const countFilters = { mine: base.mine, queue: base.queue };
