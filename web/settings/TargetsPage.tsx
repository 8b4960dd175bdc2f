import type { TargetSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { checkSpan, msOf, spanOf, spanText } from './span.ts';
import { SpanField } from './SpanField.tsx';
import { ChangeTarget, CreateTarget, DeleteTarget, TargetSettings } from './timeOperations.ts';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';

const say = words.settings.targets;

const TargetForm = ({ policy, home }: { policy: TargetSettingFragment | null; home: Home }) => {
  const optional = checkSpan(true);
  const form = useForm({
    initial: {
      name: policy?.name ?? '',
      firstResponseMs: spanOf(policy?.firstResponseMs ?? null),
      nextResponseMs: spanOf(policy?.nextResponseMs ?? null),
      resolutionMs: spanOf(policy?.resolutionMs ?? null, 'h'),
    },
    checks: { name: needed, firstResponseMs: optional, nextResponseMs: optional, resolutionMs: optional },
    save: ({ name, ...spans }) => {
      const input = { name, firstResponseMs: msOf(spans.firstResponseMs), nextResponseMs: msOf(spans.nextResponseMs), resolutionMs: msOf(spans.resolutionMs) };
      return policy === null ? home.send(CreateTarget, input) : home.send(ChangeTarget, { id: policy.id, ...input });
    },
    done: words.settings.savedOf(say.one),
    ...(policy === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={policy?.name ?? say.add} verb={say.save} onDelete={policy === null ? undefined : home.deleting(DeleteTarget, policy.id)}>
      <Section title={words.settings.name} lead={say.nameLead}><TextField label={words.settings.name} {...form.bind('name')} /></Section>
      <Section title={say.times} lead={say.timesLead}>
        <div className="three">
          <SpanField label={say.first} {...form.bind('firstResponseMs')} />
          <SpanField label={say.next} {...form.bind('nextResponseMs')} />
          <SpanField label={say.resolution} {...form.bind('resolutionMs')} />
        </div>
        <p className="field-hint">{say.timesHint}</p>
      </Section>
    </Editor>
  );
};

export const TargetsPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(TargetSettings, (data) => data.slaPolicies);
  const home = useHome('/settings/targets', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.name}
      columns={[
        { head: say.first, cell: (row) => spanText(row.firstResponseMs ?? null), number: true },
        { head: say.next, cell: (row) => spanText(row.nextResponseMs ?? null), number: true },
        { head: say.resolution, cell: (row) => spanText(row.resolutionMs ?? null), number: true },
      ]}
      form={(policy) => <TargetForm key={policy?.id ?? 'new'} policy={policy} home={home} />}
    />
  );
};
