import type { MacroSettingFragment } from '../gql/graphql.ts';
import { words } from '../words.ts';
import { Editor, Section } from './Editor.tsx';
import { TextField } from './fields.tsx';
import { Kind } from './Kind.tsx';
import { MacroSteps, type Step } from './MacroSteps.tsx';
import { ChangeMacro, CreateMacro, DeleteMacro, MacroSettings } from './templateOperations.ts';
import { needed, useForm } from './useForm.ts';
import { useHome, useRows, type Home } from './useRows.ts';

const say = words.settings.macros;

const stepOf = ({ action, text, tagId, labelId, queueId, userId }: MacroSettingFragment['steps'][number]): Step =>
  ({ action, text: text ?? null, tagId: tagId ?? null, labelId: labelId ?? null, queueId: queueId ?? null, userId: userId ?? null });

/** Only what a step has is sent. */
const inputOf = ({ action, ...fields }: Step) => ({ action, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== '')) });

const MacroForm = ({ macro, home }: { macro: MacroSettingFragment | null; home: Home }) => {
  const form = useForm({
    initial: { name: macro?.name ?? '', steps: macro?.steps.map(stepOf) ?? [] },
    checks: { name: needed, steps: (steps) => (steps.length === 0 ? say.noSteps : null) },
    save: ({ name, steps }) => {
      const input = { name, steps: steps.map(inputOf) };
      return macro === null ? home.send(CreateMacro, input) : home.send(ChangeMacro, { id: macro.id, ...input });
    },
    done: words.settings.savedOf(say.one),
    ...(macro === null ? { onSaved: home.created } : {}),
  });
  return (
    <Editor form={form} kind={say.title} home={home.home} title={macro?.name ?? say.add} verb={say.save} onDelete={macro === null ? undefined : home.deleting(DeleteMacro, macro.id)}>
      <Section title={words.settings.name} lead={say.nameLead}><TextField label={words.settings.name} {...form.bind('name')} /></Section>
      <Section title={say.steps} lead={say.stepsLead}><MacroSteps {...form.bind('steps')} /></Section>
    </Editor>
  );
};

export const MacrosPage = ({ item }: { item: string | undefined }) => {
  const loaded = useRows(MacroSettings, (data) => data.macros);
  const home = useHome('/settings/macros', loaded);
  return (
    <Kind
      say={say}
      home={home.home}
      item={item}
      loaded={loaded}
      nameOf={(row) => row.name}
      columns={[{ head: say.steps, cell: (row) => <span className="wrap">{row.steps.map(({ action }) => say.actions[action]).join(', ')}</span> }]}
      form={(macro) => <MacroForm key={macro?.id ?? 'new'} macro={macro} home={home} />}
    />
  );
};
