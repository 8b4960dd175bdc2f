import type { CannedSettingFragment, Channel } from '../gql/graphql.ts';
import { date } from '../parts/time.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { optionsOf, PickField, TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { CannedSettings, ChangeCanned, CreateCanned, DeleteCanned } from './phraseOperations.ts';
import { CategoryList, PhraseFilterBar } from './PhraseFilterBar.tsx';
import { TemplateField } from './TemplateField.tsx';
import { needed, useForm } from './useForm.ts';
import { usePhrases } from './usePhrases.ts';
import { useHome, type Home } from './useRows.ts';

const say = words.settings.canned;

const CannedForm = ({ canned, home, categories }: { canned: CannedSettingFragment | null; home: Home; categories: readonly string[] }) => {
  const form = useForm({
    initial: {
      title: canned?.title ?? '', category: canned?.category ?? '', shortcut: canned?.shortcut ?? '', body: canned?.body ?? '',
      channels: [...(canned?.channels ?? [])].sort() as string[],
    },
    checks: { title: needed, category: needed, body: needed },
    save: async ({ shortcut, channels, ...values }) => {
      const input = { ...values, shortcut: shortcut.trim() === '' ? null : shortcut, channels: channels as Channel[] };
      const saved = await (canned === null ? home.send(CreateCanned, input) : home.send(ChangeCanned, { id: canned.id, ...input }));
      return saved;
    },
    done: words.settings.savedOf(say.one),
    ...(canned === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={canned?.title ?? say.add} verb={say.save} onDelete={canned === null ? undefined : home.deleting(DeleteCanned, canned.id)}>
      <Section title={say.finding} lead={say.findingLead}>
        <TextField label={say.name} {...form.bind('title')} />
        <TextField label={words.settings.phrases.category} list="categories" autoComplete="off" {...form.bind('category')} />
        <CategoryList categories={categories} />
        <TextField label={say.shortcut} hint={say.shortcutHint} mono {...form.bind('shortcut')} />
      </Section>
      <Section title={say.text} lead={say.textLead}><TemplateField label={say.text} {...form.bind('body')} /></Section>
      <Section title={say.channels} lead={say.channelsLead}>
        <PickField label={say.channels} empty="" options={optionsOf(words.channel)} {...form.bind('channels')} />
      </Section>
    </Editor>
  );
};

export const CannedPage = ({ item }: { item: string | undefined }) => {
  const { loaded, search } = usePhrases(CannedSettings, (data) => data.cannedMessages);
  const home = useHome('/settings/canned', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.title}
      filter={<PhraseFilterBar search={search} />}
      columns={[
        { head: words.settings.phrases.category, cell: (row) => row.category },
        { head: say.shortcut, cell: (row) => (row.shortcut ? <code className="mono">/{row.shortcut}</code> : '') },
        { head: say.channels, cell: (row) => row.channels.map((channel) => words.channel[channel]).join(', ') || say.everyChannel },
        { head: words.settings.changedAt, cell: (row) => date(new Date(row.changedAt)) },
      ]}
      form={(canned) => <CannedForm key={canned?.id ?? 'new'} canned={canned} home={home} categories={search.categories} />}
    />
  );
};
