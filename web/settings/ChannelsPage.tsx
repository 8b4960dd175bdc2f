import type { Channel, CrmSave, SettingsChannelsQuery } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { NumberField, numberOf, optionsOf, SelectField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { ChannelSettings, SetChannel } from './timeOperations.ts';
import { useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';

/** A channel stands for its own policy. */
type Policy = SettingsChannelsQuery['channelPolicies'][number] & { id: Channel };

const say = words.settings.channels;

const ChannelForm = ({ policy, home }: { policy: Policy; home: Home }) => {
  const form = useForm({
    initial: { maxConcurrent: policy.maxConcurrent == null ? '' : String(policy.maxConcurrent), weight: String(policy.weight), crmSave: policy.crmSave },
    checks: {
      maxConcurrent: (text) => (text.trim() === '' || Number.isInteger(numberOf(text)) ? null : words.settings.noNumber),
      weight: (text) => (numberOf(text) === null ? words.settings.noNumber : null),
    },
    save: ({ maxConcurrent, weight, crmSave }) => home.send(SetChannel, { channel: policy.channel, maxConcurrent: numberOf(maxConcurrent), weight: numberOf(weight), crmSave }),
    done: words.settings.savedOf(say.one),
  });
  const crm = form.bind('crmSave');
  return (
    <Editor form={form} kind={say.title} home={home.home} title={words.channel[policy.channel]} verb={say.save}>
      <Section title={say.load} lead={say.loadLead}>
        <NumberField label={say.most} hint={say.mostHint} {...form.bind('maxConcurrent')} />
        <NumberField label={say.weight} hint={say.weightHint} {...form.bind('weight')} />
      </Section>
      <Section title={say.cases} lead={say.casesLead}>
        <SelectField label={say.crm} options={optionsOf(say.crmSaves)} {...crm} onChange={(value) => crm.onChange(value as CrmSave)} />
      </Section>
    </Editor>
  );
};

export const ChannelsPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(ChannelSettings, (data) => data.channelPolicies.map((policy): Policy => ({ ...policy, id: policy.channel })));
  const home = useHome('/settings/channels', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => words.channel[row.channel]}
      columns={[
        { head: say.most, cell: (row) => row.maxConcurrent ?? say.asCapacity, number: true },
        { head: say.weight, cell: (row) => row.weight, number: true },
        { head: say.crm, cell: (row) => say.crmSaves[row.crmSave] },
      ]}
      mayAdd={false}
      form={(policy) => policy !== null && <ChannelForm key={policy.id} policy={policy} home={home} />}
    />
  );
};
