import type { SettingsSkillsQuery } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { AreaField, TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';
import { ChangeSkill, CreateSkill, DeleteSkill, SkillSettings } from './workOperations.ts';

type Skill = SettingsSkillsQuery['skills'][number];

const say = words.settings.skills;

const SkillForm = ({ skill, home }: { skill: Skill | null; home: Home }) => {
  const form = useForm({
    initial: { name: skill?.name ?? '', description: skill?.description ?? '' },
    checks: { name: needed },
    save: (values) => (skill === null ? home.send(CreateSkill, values) : home.send(ChangeSkill, { id: skill.id, ...values })),
    done: words.settings.savedOf(say.one),
    ...(skill === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={skill?.name ?? say.add} verb={say.save} onDelete={skill === null ? undefined : home.deleting(DeleteSkill, skill.id)}>
      <Section title={say.about} lead={say.aboutLead}>
        <TextField label={words.settings.name} {...form.bind('name')} />
        <AreaField label={say.description} {...form.bind('description')} />
      </Section>
    </Editor>
  );
};

export const SkillsPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(SkillSettings, (data) => data.skills);
  const home = useHome('/settings/skills', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.name}
      columns={[{ head: say.description, cell: (row) => <span className="wrap">{row.description}</span> }]}
      form={(skill) => <SkillForm key={skill?.id ?? 'new'} skill={skill} home={home} />}
    />
  );
};
