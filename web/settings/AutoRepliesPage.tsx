import { useQuery } from 'urql';
import type { AutoReplySettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { AreaField, SelectField, TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { AutoReplySettings, ChangeAutoReply, CreateAutoReply, DeleteAutoReply } from './phraseOperations.ts';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';
import { QueueSettings } from './workOperations.ts';

const say = words.settings.autoReplies;

const titleOf = (reply: AutoReplySettingFragment): string => say.of(reply.queue?.name ?? say.otherQueues, reply.locale ?? null);

const AutoReplyForm = ({ reply, home }: { reply: AutoReplySettingFragment | null; home: Home }) => {
  const [{ data }] = useQuery({ query: QueueSettings });
  const form = useForm({
    initial: { queueId: '', locale: '', text: reply?.text ?? '' },
    checks: { text: needed },
    save: ({ queueId, locale, text }) =>
      reply === null
        ? home.send(CreateAutoReply, { text, ...(queueId === '' ? {} : { queueId }), ...(locale.trim() === '' ? {} : { locale: locale.trim().toLowerCase() }) })
        : home.send(ChangeAutoReply, { id: reply.id, text }),
    done: words.settings.savedOf(say.one),
    ...(reply === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={reply === null ? say.add : titleOf(reply)} verb={say.save} onDelete={reply === null ? undefined : home.deleting(DeleteAutoReply, reply.id)}>
      {reply === null && (
        <Section title={say.who} lead={say.whoLead}>
          <SelectField label={say.queue} none={say.otherQueues} options={(data?.queues ?? []).map(({ id, name }) => ({ value: id, title: name }))} {...form.bind('queueId')} />
          <TextField label={say.locale} hint={say.localeHint} {...form.bind('locale')} />
        </Section>
      )}
      <Section title={say.text} lead={say.textLead}><AreaField label={say.text} rows={5} {...form.bind('text')} /></Section>
    </Editor>
  );
};

export const AutoRepliesPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(AutoReplySettings, (data) => data.autoReplies);
  const home = useHome('/settings/auto-replies', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.queue?.name ?? say.otherQueues}
      columns={[{ head: say.locale, cell: (row) => row.locale ?? say.anyLocale }, { head: say.text, cell: (row) => <span className="wrap">{row.text}</span> }]}
      form={(reply) => <AutoReplyForm key={reply?.id ?? 'new'} reply={reply} home={home} />}
    />
  );
};
