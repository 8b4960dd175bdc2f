import { useQuery } from 'urql';
import type { Channel } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { hasStatusFilter, workingStatuses, type InboxChoice } from './filters.ts';
import { InboxChoices } from './operations.ts';

interface FiltersProps {
  choice: InboxChoice;
  onChange: (choice: InboxChoice) => void;
}

interface Mark {
  id: string;
  name: string;
}

/** Tags and labels in one list: a value says which of the two it is. */
const Marks = ({ choice, tags, labels, onChange }: FiltersProps & { tags: readonly Mark[]; labels: readonly Mark[] }) => {
  const value = choice.tagId !== null ? `tag ${choice.tagId}` : choice.labelId !== null ? `label ${choice.labelId}` : '';
  const choose = (next: string) => {
    const [kind, id = null] = next.split(' ');
    onChange({ ...choice, tagId: kind === 'tag' ? id : null, labelId: kind === 'label' ? id : null });
  };
  return (
    <select className="input" aria-label={words.inbox.tagLabel} value={value} onChange={(e) => choose(e.target.value)}>
      <option value="">{words.inbox.tags}</option>
      {labels.length > 0 && <optgroup label={words.inbox.labelGroup}>{labels.map((label) => <option key={label.id} value={`label ${label.id}`}>{label.name}</option>)}</optgroup>}
      {tags.length > 0 && <optgroup label={words.inbox.tagGroup}>{tags.map((tag) => <option key={tag.id} value={`tag ${tag.id}`}>{tag.name}</option>)}</optgroup>}
    </select>
  );
};

/** Only filters that can make a difference: no channel choice where there is one channel. */
export const InboxFilters = ({ choice, onChange }: FiltersProps) => {
  const [{ data }] = useQuery({ query: InboxChoices });
  const channels = [...new Set(data?.endpoints.map((endpoint) => endpoint.channel))];
  const tags = data?.tags.filter((tag) => !tag.archived) ?? [];
  const labels = data?.labels ?? [];
  const status = hasStatusFilter(choice.tab);
  if (channels.length < 2 && tags.length + labels.length === 0 && !status) return <div className="filters" />;
  return (
    <div className="filters">
      {channels.length > 1 && (
        <select className="input" aria-label={words.inbox.channelLabel} value={choice.channel ?? ''} onChange={(e) => onChange({ ...choice, channel: (e.target.value || null) as Channel | null })}>
          <option value="">{words.inbox.channels}</option>
          {channels.map((channel) => <option key={channel} value={channel}>{words.channel[channel]}</option>)}
        </select>
      )}
      {status && (
        <select className="input" aria-label={words.inbox.statusLabel} value={choice.status ?? ''} onChange={(e) => onChange({ ...choice, status: (e.target.value || null) as InboxChoice['status'] })}>
          <option value="">{words.inbox.statuses}</option>
          {workingStatuses.map((each) => <option key={each} value={each}>{words.status[each]}</option>)}
          <option value="SNOOZED">{words.inbox.snoozed}</option>
        </select>
      )}
      {tags.length + labels.length > 0 && <Marks choice={choice} tags={tags} labels={labels} onChange={onChange} />}
    </div>
  );
};
