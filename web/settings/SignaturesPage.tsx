import { useQuery } from 'urql';
import type { SignatureSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { CheckField, PickField, TextField } from './fields.tsx';
import { HtmlPreview } from './HtmlPreview.tsx';
import { Kind } from './Kind.tsx';
import { TemplateField } from './TemplateField.tsx';
import { AssignSignature, ChangeSignature, CreateSignature, DeleteSignature, SignatureSettings } from './templateOperations.ts';
import { needed, useForm, type Saved } from './useForm.ts';
import { useHome, useRows, type Home, type Send } from './useRows.ts';
import { useStaff } from './useStaff.ts';
import { QueueSettings } from './workOperations.ts';

const say = words.settings.signatures;

/** Gives and takes what was ticked and unticked, one after the other; the first refusal stops it. */
const assign = async (send: Send, signatureId: string, before: readonly string[], after: readonly string[], to: (id: string) => { userId: string } | { queueId: string }, field: string): Promise<Saved> => {
  const given = after.filter((id) => !before.includes(id)).map((id) => ({ signatureId, ...to(id) }));
  const taken = before.filter((id) => !after.includes(id)).map((id) => ({ signatureId: null, ...to(id) }));
  for (const input of [...given, ...taken]) {
    const saved = await send(AssignSignature, input);
    if (saved === undefined) return undefined;
    if (saved.errors.length > 0) return { errors: saved.errors.map((error) => ({ ...error, path: [field] })) };
  }
  return { errors: [] };
};

const SignatureForm = ({ signature, home }: { signature: SignatureSettingFragment | null; home: Home }) => {
  const staff = useStaff();
  const [{ data }] = useQuery({ query: QueueSettings });
  const before = { userIds: signature?.users.map(({ id }) => id) ?? [], queueIds: signature?.queues.map(({ id }) => id) ?? [] };
  const form = useForm({
    initial: { name: signature?.name ?? '', html: signature?.html ?? '', isDefault: signature?.isDefault ?? false, ...before },
    checks: { name: needed, html: needed },
    save: async ({ userIds, queueIds, ...values }): Promise<Saved> => {
      const saved = await (signature === null ? home.send(CreateSignature, values) : home.send(ChangeSignature, { id: signature.id, ...values }));
      const id = signature?.id ?? saved?.id ?? null;
      if (saved === undefined || saved.errors.length > 0 || id === null) return saved;
      const users = await assign(home.send, id, before.userIds, userIds, (userId) => ({ userId }), 'userIds');
      if (users === undefined || users.errors.length > 0) return users;
      const queues = await assign(home.send, id, before.queueIds, queueIds, (queueId) => ({ queueId }), 'queueIds');
      return queues && { id, errors: queues.errors };
    },
    done: words.settings.savedOf(say.one),
    ...(signature === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={signature?.name ?? say.add} verb={say.save} onDelete={signature === null ? undefined : home.deleting(DeleteSignature, signature.id)}>
      <Section title={words.settings.name} lead={say.nameLead}>
        <TextField label={words.settings.name} {...form.bind('name')} />
        <CheckField label={say.isDefault} {...form.bind('isDefault')} />
      </Section>
      <Section title={say.text} lead={say.textLead}>
        <TemplateField label={say.html} mono rows={6} {...form.bind('html')} preview={<HtmlPreview html={form.values.html} />} />
      </Section>
      <Section title={say.whose} lead={say.whoseLead}>
        <PickField label={say.queues} empty={say.noQueues} options={(data?.queues ?? []).map(({ id, name }) => ({ value: id, title: name }))} {...form.bind('queueIds')} />
        <PickField label={say.people} empty={say.noPeople} options={staff.map(({ id, name }) => ({ value: id, title: name }))} {...form.bind('userIds')} />
      </Section>
    </Editor>
  );
};

export const SignaturesPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(SignatureSettings, (data) => data.signatures);
  const home = useHome('/settings/signatures', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.name}
      columns={[
        { head: say.isDefaultHead, cell: (row) => (row.isDefault ? <span className="chip act">{say.isDefaultHead}</span> : '') },
        { head: say.queues, cell: (row) => row.queues.map(({ name }) => name).join(', ') },
        { head: say.people, cell: (row) => row.users.map(({ name }) => name).join(', ') },
      ]}
      form={(signature) => <SignatureForm key={signature?.id ?? 'new'} signature={signature} home={home} />}
    />
  );
};
