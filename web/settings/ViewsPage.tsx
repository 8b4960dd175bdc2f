import type { ViewSettingFragment } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { CheckField, TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { ChangeView, DeleteView, ViewSettings } from './templateOperations.ts';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';

const say = words.settings.views;

const ViewForm = ({ view, home }: { view: ViewSettingFragment; home: Home }) => {
  const form = useForm({
    initial: { name: view.name, shared: view.shared },
    checks: { name: needed },
    save: (values) => home.send(ChangeView, { id: view.id, ...values }),
    done: words.settings.savedOf(say.one),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={view.name} verb={say.save} onDelete={home.deleting(DeleteView, view.id)}>
      <Section title={say.about} lead={say.aboutLead}>
        <TextField label={words.settings.name} {...form.bind('name')} />
        <CheckField label={say.shared} {...form.bind('shared')} />
        <p className="field-hint">{say.madeBy(view.owner.name)}</p>
      </Section>
    </Editor>
  );
};

export const ViewsPage = ({ item }: { item: string | undefined }) => {
  const me = useMe();
  const loaded = useRows(ViewSettings, (data) => data.savedViews);
  const home = useHome('/settings/views', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.name}
      columns={[
        { head: say.owner, cell: (row) => (row.owner.id === me.id ? words.you : row.owner.name) },
        { head: say.who, cell: (row) => (row.shared ? say.everybody : say.onlyOwner) },
      ]}
      mayAdd={false}
      form={(view) => view !== null && <ViewForm key={view.id} view={view} home={home} />}
    />
  );
};
