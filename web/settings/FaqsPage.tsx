import type { FaqSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { ChangeFaq, CreateFaq, DeleteFaq, FaqSettings } from './phraseOperations.ts';
import { CategoryList, PhraseFilterBar } from './PhraseFilterBar.tsx';
import { TemplateField } from './TemplateField.tsx';
import { needed, useForm } from './useForm.ts';
import { usePhrases } from './usePhrases.ts';
import { useHome, type Home } from './useRows.ts';

const say = words.settings.faqs;

const FaqForm = ({ faq, home, categories }: { faq: FaqSettingFragment | null; home: Home; categories: readonly string[] }) => {
  const form = useForm({
    initial: { title: faq?.title ?? '', category: faq?.category ?? '', body: faq?.body ?? '' },
    checks: { title: needed, category: needed, body: needed },
    save: (values) => (faq === null ? home.send(CreateFaq, values) : home.send(ChangeFaq, { id: faq.id, ...values })),
    done: words.settings.savedOf(say.one),
    ...(faq === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={faq?.title ?? say.add} verb={say.save} onDelete={faq === null ? undefined : home.deleting(DeleteFaq, faq.id)}>
      <Section title={say.question} lead={say.questionLead}>
        <TextField label={say.question} {...form.bind('title')} />
        <TextField label={words.settings.phrases.category} list="categories" autoComplete="off" {...form.bind('category')} />
        <CategoryList categories={categories} />
      </Section>
      <Section title={say.answer} lead={say.answerLead}><TemplateField label={say.answer} rows={7} {...form.bind('body')} /></Section>
    </Editor>
  );
};

export const FaqsPage = ({ item }: { item: string | undefined }) => {
  const { loaded, search } = usePhrases(FaqSettings, (data) => data.faqs);
  const home = useHome('/settings/faqs', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.title}
      filter={<PhraseFilterBar search={search} />}
      columns={[{ head: words.settings.phrases.category, cell: (row) => row.category }]}
      form={(faq) => <FaqForm key={faq?.id ?? 'new'} faq={faq} home={home} categories={search.categories} />}
    />
  );
};
