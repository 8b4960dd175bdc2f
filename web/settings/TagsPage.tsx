import type { TagCategory, TagSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { CheckField, ColourField, optionsOf, SelectField, TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { ChangeTag, CreateTag, TagSettings } from './labelOperations.ts';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';

const say = words.settings.tags;

const TagForm = ({ tag, home }: { tag: TagSettingFragment | null; home: Home }) => {
  const form = useForm({
    initial: { name: tag?.name ?? '', colour: tag?.colour ?? '#2a6bd1', category: tag?.category ?? '' as TagCategory | '', archived: tag?.archived ?? false },
    checks: { name: needed },
    save: ({ category, archived, ...values }) => {
      const input = { ...values, category: category === '' ? null : category };
      return tag === null ? home.send(CreateTag, input) : home.send(ChangeTag, { id: tag.id, ...input, archived });
    },
    done: words.settings.savedOf(say.one),
    ...(tag === null ? { onSaved: home.created } : {}),
  });
  const category = form.bind('category');
  return (
    <Editor form={form} kind={say.title} home={home.home} title={tag?.name ?? say.add} verb={say.save} badge={tag?.custom ? <span className="chip">{say.custom}</span> : undefined}>
      <Section title={say.about} lead={say.aboutLead}>
        <TextField label={words.settings.name} {...form.bind('name')} />
        <ColourField label={words.settings.colour} {...form.bind('colour')} />
        <SelectField label={say.category} none={say.noCategory} options={optionsOf(say.categories)} {...category} onChange={(value) => category.onChange(value as TagCategory | '')} />
      </Section>
      {tag !== null && <Section title={words.settings.archive} lead={say.archiveLead}><CheckField label={words.settings.archived} {...form.bind('archived')} /></Section>}
    </Editor>
  );
};

export const TagsPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(TagSettings, (data) => data.tags);
  const home = useHome('/settings/tags', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => <><i className="swatch" style={{ background: row.colour }} /> {row.name}</>}
      columns={[
        { head: say.category, cell: (row) => (row.category ? say.categories[row.category] : say.noCategory) },
        { head: say.madeBy, cell: (row) => (row.custom ? say.custom : say.predefined) },
        { head: words.settings.state, cell: (row) => (row.archived ? <span className="chip">{words.settings.archivedWord}</span> : <span className="chip ok">{words.settings.inUse}</span>) },
      ]}
      form={(tag) => <TagForm key={tag?.id ?? 'new'} tag={tag} home={home} />}
    />
  );
};
