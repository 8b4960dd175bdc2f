import type { LabelSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { CheckField, ColourField, TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { ChangeLabel, CreateLabel, LabelSettings } from './labelOperations.ts';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';

const say = words.settings.labels;

const LabelForm = ({ label, home }: { label: LabelSettingFragment | null; home: Home }) => {
  const form = useForm({
    initial: { name: label?.name ?? '', colour: label?.colour ?? '#c3202d', highlight: label?.highlight ?? true, notifies: label?.notifies ?? false, archived: label?.archived ?? false },
    checks: { name: needed },
    save: ({ archived, ...values }) => (label === null ? home.send(CreateLabel, values) : home.send(ChangeLabel, { id: label.id, ...values, archived })),
    done: words.settings.savedOf(say.one),
    ...(label === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={label?.name ?? say.add} verb={say.save}>
      <Section title={say.about} lead={say.aboutLead}>
        <TextField label={words.settings.name} {...form.bind('name')} />
        <ColourField label={words.settings.colour} {...form.bind('colour')} />
      </Section>
      <Section title={say.effect} lead={say.effectLead}>
        <CheckField label={say.highlight} {...form.bind('highlight')} />
        <CheckField label={say.notifies} {...form.bind('notifies')} />
      </Section>
      {label !== null && <Section title={words.settings.archive} lead={say.archiveLead}><CheckField label={words.settings.archived} {...form.bind('archived')} /></Section>}
    </Editor>
  );
};

export const LabelsPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(LabelSettings, (data) => data.labels);
  const home = useHome('/settings/labels', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => <><i className="swatch" style={{ background: row.colour }} /> {row.name}</>}
      columns={[
        { head: say.highlightHead, cell: (row) => (row.highlight ? words.settings.yes : words.settings.no) },
        { head: say.notifiesHead, cell: (row) => (row.notifies ? words.settings.yes : words.settings.no) },
      ]}
      form={(label) => <LabelForm key={label?.id ?? 'new'} label={label} home={home} />}
    />
  );
};
