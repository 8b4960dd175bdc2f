import { useQuery } from 'urql';
import { optionsOf, type Option } from '../settings/fields.tsx';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { channels, firstChoice, isFiltered, ranges, statuses, type Choice } from './choice.ts';
import { AllChoices } from './operations.ts';

const say = words.all;

const usePeopleAndQueues = () => {
  const [{ data }] = useQuery({ query: AllChoices, requestPolicy: 'cache-and-network' });
  const queues = data?.queues ?? [];
  const people = new Map(queues.flatMap(({ members }) => members).map((member) => [member.id, member.name]));
  return {
    queues: queues.map(({ id, name }): Option => ({ value: id, title: name })),
    agents: [...people].map(([value, title]): Option => ({ value, title })).sort((a, b) => a.title.localeCompare(b.title)),
  };
};

const Pick = ({ label, none, value, options, onChange }: { label: string; none: string; value: string | null; options: readonly Option[]; onChange: (value: string | null) => void }) => (
  <select className="input" aria-label={label} value={value ?? ''} onChange={(e) => onChange(e.target.value === '' ? null : e.target.value)}>
    <option value="">{none}</option>
    {options.map((option) => <option key={option.value} value={option.value}>{option.title}</option>)}
  </select>
);

const rangeOptions = (label: string): Option[] => ranges.map((days) => ({ value: String(days), title: `${label} ${days === 0 ? say.today : say.lastDays(days)}` }));

const DatePick = ({ label, value, onChange }: { label: string; value: number | null; onChange: (value: number | null) => void }) => (
  <Pick label={label} none={`${label} ${say.anyTime}`} value={value === null ? null : String(value)} options={rangeOptions(label)} onChange={(days) => onChange(days === null ? null : Number(days))} />
);

const titled = <Key extends string>(keys: readonly Key[], titles: Record<Key, string>) => optionsOf(titles).filter(({ value }) => keys.some((key) => key === value));

export const AllFilters = ({ choice, search, onSearch, onChange }: { choice: Choice; search: string; onSearch: (text: string) => void; onChange: (choice: Choice) => void }) => {
  const { queues, agents } = usePeopleAndQueues();
  return (
    <div className="filter-bar" role="search">
      <label className="search">
        <Icon name="search" />
        <span className="vh">{say.search}</span>
        <input className="input" type="search" placeholder={say.searchHint} value={search} onChange={(e) => onSearch(e.target.value)} />
      </label>
      <Pick label={say.columns.status} none={say.anyStatus} value={choice.status} options={titled(statuses, words.status)} onChange={(status) => onChange({ ...choice, status: statuses.find((each) => each === status) ?? null })} />
      <Pick label={say.columns.channel} none={words.inbox.channels} value={choice.channel} options={titled(channels, words.channel)} onChange={(channel) => onChange({ ...choice, channel: channels.find((each) => each === channel) ?? null })} />
      <Pick label={say.columns.agent} none={say.anyAgent} value={choice.agentId} options={agents} onChange={(agentId) => onChange({ ...choice, agentId })} />
      <Pick label={say.columns.queue} none={say.anyQueue} value={choice.queueId} options={queues} onChange={(queueId) => onChange({ ...choice, queueId })} />
      <DatePick label={say.updatedSince} value={choice.updated} onChange={(updated) => onChange({ ...choice, updated })} />
      <DatePick label={say.createdSince} value={choice.created} onChange={(created) => onChange({ ...choice, created })} />
      {isFiltered(choice) && <button type="button" className="btn btn-ghost" onClick={() => { onSearch(''); onChange({ ...firstChoice, sort: choice.sort }); }}><Icon name="x" />{say.clear}</button>}
    </div>
  );
};
