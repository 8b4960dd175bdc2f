import { useQuery } from 'urql';
import type { AssignmentMode, FollowUpPolicy, QueueSettingFragment, WhenOffline } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { CardsField, CheckField, optionsOf, PickField, SelectField, TextField } from './fields.tsx';
import { SkillLevels, type Level } from './SkillLevels.tsx';
import { checkSpan, msOf, spanOf } from './span.ts';
import { SpanField } from './SpanField.tsx';
import { needed, useForm, type Form } from './useForm.ts';
import type { Home } from './useRows.ts';
import { useStaff } from './useStaff.ts';
import { ChangeQueue, CreateQueue, QueueChoices } from './workOperations.ts';

const say = words.settings.queues;
const modes: AssignmentMode[] = ['OFFER', 'DIRECT', 'PICK'];

const initialOf = (queue: QueueSettingFragment) => ({
  name: queue.name,
  enabled: queue.enabled,
  assignmentMode: queue.assignmentMode,
  acceptanceMs: spanOf(queue.acceptanceMs, 's'),
  requiredSkills: queue.requiredSkills.map(({ skill, minLevel }): Level => ({ skillId: skill.id, rank: minLevel })),
  memberIds: queue.members.map(({ id }) => id).sort(),
  hoursId: queue.hours?.id ?? '',
  slaPolicyId: queue.slaPolicy?.id ?? '',
  followUpPolicy: queue.followUpPolicy,
  whenOffline: queue.whenOffline,
});

type Values = ReturnType<typeof initialOf>;

const ModeCards = ({ form }: { form: Form<{ assignmentMode: AssignmentMode }> }) => {
  const mode = form.bind('assignmentMode');
  return <CardsField label={say.mode} options={modes.map((value) => ({ value, ...say.modes[value] }))} {...mode} onChange={(value) => mode.onChange(value as AssignmentMode)} />;
};

const People = ({ form }: { form: Form<Values> }) => {
  const staff = useStaff();
  const [{ data }] = useQuery({ query: QueueChoices });
  return (
    <>
      <Section title={say.members} lead={say.membersLead}>
        <PickField
          label={say.membersOf}
          empty={say.nobody}
          options={staff.filter(({ role }) => role !== 'EXPERT' && role !== 'PARTNER_VIEWER').map(({ id, name, role }) => ({ value: id, title: name, detail: words.shell.roles[role] }))}
          {...form.bind('memberIds')}
        />
      </Section>
      <Section title={say.skills} lead={say.skillsLead}>
        <SkillLevels skills={data?.skills ?? []} orMore {...form.bind('requiredSkills')} />
      </Section>
    </>
  );
};

const Rules = ({ form }: { form: Form<Values> }) => {
  const [{ data }] = useQuery({ query: QueueChoices });
  const titled = (rows: readonly { id: string; name: string }[] | undefined) => (rows ?? []).map(({ id, name }) => ({ value: id, title: name }));
  const followUp = form.bind('followUpPolicy');
  const offline = form.bind('whenOffline');
  return (
    <>
      <Section title={say.promises} lead={say.promisesLead}>
        <SelectField label={say.hours} none={say.always} options={titled(data?.businessHours)} {...form.bind('hoursId')} />
        <SelectField label={say.target} none={say.noTarget} options={titled(data?.slaPolicies)} {...form.bind('slaPolicyId')} />
      </Section>
      <Section title={say.later} lead={say.laterLead}>
        <SelectField label={say.followUp} options={optionsOf(say.followUps)} {...followUp} onChange={(value) => followUp.onChange(value as FollowUpPolicy)} />
        <SelectField label={say.offline} options={optionsOf(say.offlines)} {...offline} onChange={(value) => offline.onChange(value as WhenOffline)} />
      </Section>
    </>
  );
};

const NewQueue = ({ home }: { home: Home }) => {
  const form = useForm({
    initial: { name: '', assignmentMode: 'OFFER' as AssignmentMode },
    checks: { name: needed },
    save: (values) => home.send(CreateQueue, values),
    done: words.settings.savedOf(say.one),
    onSaved: home.created,
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={say.add} verb={say.create}>
      <Section title={words.settings.name} lead={say.nameLead}><TextField label={say.name} {...form.bind('name')} /></Section>
      <Section title={say.work} lead={say.workLead}><ModeCards form={form as unknown as Form<{ assignmentMode: AssignmentMode }>} /></Section>
    </Editor>
  );
};

const ChangedQueue = ({ queue, home }: { queue: QueueSettingFragment; home: Home }) => {
  const form = useForm<Values>({
    initial: initialOf(queue),
    checks: { name: needed, acceptanceMs: checkSpan(false) },
    save: ({ acceptanceMs, hoursId, slaPolicyId, requiredSkills, ...values }) => home.send(ChangeQueue, {
      id: queue.id,
      ...values,
      acceptanceMs: msOf(acceptanceMs),
      hoursId: hoursId || null,
      slaPolicyId: slaPolicyId || null,
      requiredSkills: requiredSkills.map(({ skillId, rank }) => ({ skillId, minLevel: rank })),
    }),
    done: words.settings.savedOf(say.one),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={queue.name} verb={say.save} badge={queue.enabled ? <span className="chip ok">{words.settings.on}</span> : <span className="chip">{words.settings.off}</span>}>
      <Section title={words.settings.name} lead={say.nameLead}>
        <TextField label={say.name} {...form.bind('name')} />
        <CheckField label={say.enabled} hint={say.enabledHint} {...form.bind('enabled')} />
      </Section>
      <Section title={say.work} lead={say.workLead}>
        <ModeCards form={form as unknown as Form<{ assignmentMode: AssignmentMode }>} />
        {form.values.assignmentMode === 'OFFER' && <SpanField label={say.acceptance} hint={say.acceptanceHint} {...form.bind('acceptanceMs')} />}
      </Section>
      <People form={form} />
      <Rules form={form} />
    </Editor>
  );
};

export const QueueForm = ({ queue, home }: { queue: QueueSettingFragment | null; home: Home }) =>
  (queue === null ? <NewQueue home={home} /> : <ChangedQueue queue={queue} home={home} />);
