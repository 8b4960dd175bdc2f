import { useQuery } from 'urql';
import type { Channel, TicketStatus } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { hasStatusFilter, workingStatuses, type InboxChoice } from './filters.ts';
import { InboxChoices } from './operations.ts';

interface FiltersProps {
  choice: InboxChoice;
  onChange: (choice: InboxChoice) => void;
}

/** Only filters that can make a difference: no channel choice where there is one channel. */
export const InboxFilters = ({ choice, onChange }: FiltersProps) => {
  const [{ data }] = useQuery({ query: InboxChoices });
  const channels = [...new Set(data?.endpoints.map((endpoint) => endpoint.channel))];
  const tags = data?.tags ?? [];
  const status = hasStatusFilter(choice.tab);
  if (channels.length < 2 && tags.length === 0 && !status) return <div className="filters" />;
  return (
    <div className="filters">
      {channels.length > 1 && (
        <select className="input" aria-label={words.inbox.channelLabel} value={choice.channel ?? ''} onChange={(e) => onChange({ ...choice, channel: (e.target.value || null) as Channel | null })}>
          <option value="">{words.inbox.channels}</option>
          {channels.map((channel) => <option key={channel} value={channel}>{words.channel[channel]}</option>)}
        </select>
      )}
      {status && (
        <select className="input" aria-label={words.inbox.statusLabel} value={choice.status ?? ''} onChange={(e) => onChange({ ...choice, status: (e.target.value || null) as TicketStatus | null })}>
          <option value="">{words.inbox.statuses}</option>
          {workingStatuses.map((each) => <option key={each} value={each}>{words.status[each]}</option>)}
        </select>
      )}
      {tags.length > 0 && (
        <select className="input" aria-label={words.inbox.tagLabel} value={choice.tagId ?? ''} onChange={(e) => onChange({ ...choice, tagId: e.target.value || null })}>
          <option value="">{words.inbox.tags}</option>
          {tags.map((tag) => <option key={tag.id} value={tag.id}>{tag.name}</option>)}
        </select>
      )}
    </div>
  );
};
