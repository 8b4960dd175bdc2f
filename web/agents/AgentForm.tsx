/** What an administrator says of an agent, and makes new ones. */
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import type { Role, SkillLevel } from '../gql/graphql.ts';
import { Editor, Section } from '../settings/Editor.tsx';
import { CheckField, NumberField, numberOf, PickField, SelectField, TextField } from '../settings/fields.tsx';
import { SkillLevels, type Level } from '../settings/SkillLevels.tsx';
import { needed, useForm, type Saved } from '../settings/useForm.ts';
import { useSend } from '../settings/useRows.ts';
import { QueueSettings, SkillSettings } from '../settings/workOperations.ts';
import { words } from '../words.ts';
import { AgentNow } from './AgentView.tsx';
import { CreateAgent, SetCapacity, SetRejection, SetSkills } from './operations.ts';
import type { RosterAgent } from './useRoster.ts';

const say = words.agents;

const levelNames: Record<number, SkillLevel> = { 1: 'BEGINNER', 2: 'BASIC', 3: 'INTERMEDIATE', 4: 'ADVANCED', 5: 'EXPERT' };
const skillsInput = (levels: readonly Level[]) => levels.map(({ skillId, rank }) => ({ skillId, level: levelNames[rank] ?? 'BEGINNER' }));
const whole = (text: string) => (Number.isInteger(numberOf(text)) ? null : words.settings.noNumber);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const useSkills = () => useQuery({ query: SkillSettings, requestPolicy: 'cache-and-network' })[0].data?.skills ?? [];

export const AgentForm = ({ agent }: { agent: RosterAgent }) => {
  const send = useSend();
  const skills = useSkills();
  const initial = {
    capacity: String(agent.capacity),
    allowed: agent.mayReject,
    skills: agent.skills.map(({ skill, rank }): Level => ({ skillId: skill.id, rank })),
  };
  const form = useForm({
    initial,
    checks: { capacity: whole },
    // Three changes of their own on the server: only what was changed is sent, and the first refusal stops.
    save: async (values): Promise<Saved> => {
      const userId = agent.user.id;
      const steps = [
        ...(values.capacity === initial.capacity ? [] : [() => send(SetCapacity, { userId, capacity: numberOf(values.capacity) ?? 0 })]),
        ...(values.allowed === initial.allowed ? [] : [() => send(SetRejection, { userId, allowed: values.allowed })]),
        ...(same(values.skills, initial.skills) ? [] : [() => send(SetSkills, { userId, skills: skillsInput(values.skills) })]),
      ];
      for (const step of steps) {
        const saved = await step();
        if (saved === undefined || saved.errors.length > 0) return saved;
      }
      return { errors: [] };
    },
    done: words.settings.savedOf(agent.user.name),
  });
  return (
    <Editor form={form} kind={say.title} home="/agents" title={agent.user.name} verb={say.save}>
      <Section title={say.now} lead={`${words.shell.roles[agent.user.role]}, ${agent.user.email}`}><AgentNow agent={agent} /></Section>
      <Section title={say.work} lead={say.workLead}>
        <NumberField label={say.capacity} hint={say.capacityHint} {...form.bind('capacity')} />
        <CheckField label={say.mayReject} {...form.bind('allowed')} />
      </Section>
      <Section title={say.skills} lead={say.skillsLead}><SkillLevels skills={skills} {...form.bind('skills')} /></Section>
    </Editor>
  );
};

const roles: Role[] = ['AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN'];

export const NewAgent = () => {
  const send = useSend();
  const [, navigate] = useLocation();
  const skills = useSkills();
  const [{ data }] = useQuery({ query: QueueSettings });
  const form = useForm({
    initial: { name: '', email: '', username: '', role: 'AGENT' as Role, password: '', capacity: '5', queueIds: [] as string[], skills: [] as Level[] },
    checks: { name: needed, email: needed, password: needed, capacity: whole },
    save: ({ username, capacity, skills: levels, ...values }) => send(CreateAgent, {
      ...values, ...(username.trim() === '' ? {} : { username: username.trim() }), capacity: numberOf(capacity) ?? 0, skills: skillsInput(levels),
    }),
    done: say.created,
    onSaved: () => navigate('/agents', { replace: true }),
  });
  const role = form.bind('role');
  return (
    <Editor form={form} kind={say.title} home="/agents" title={say.add} verb={say.create}>
      <Section title={say.account} lead={say.accountLead}>
        <TextField label={say.name} autoComplete="off" {...form.bind('name')} />
        <TextField label={say.email} type="email" autoComplete="off" {...form.bind('email')} />
        <TextField label={say.username} hint={say.usernameHint} autoComplete="off" {...form.bind('username')} />
        <SelectField label={say.role} options={roles.map((value) => ({ value, title: words.shell.roles[value] }))} {...role} onChange={(value) => role.onChange(value as Role)} />
        <TextField label={say.password} hint={say.passwordHint} type="password" autoComplete="new-password" {...form.bind('password')} />
      </Section>
      <Section title={say.work} lead={say.workLead}>
        <NumberField label={say.capacity} hint={say.capacityHint} {...form.bind('capacity')} />
        <PickField label={say.queues} empty={say.noQueues} options={(data?.queues ?? []).map(({ id, name }) => ({ value: id, title: name }))} {...form.bind('queueIds')} />
      </Section>
      <Section title={say.skills} lead={say.skillsLead}><SkillLevels skills={skills} {...form.bind('skills')} /></Section>
    </Editor>
  );
};
