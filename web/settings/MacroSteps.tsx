/** The steps of a macro in their order, each with the one thing that it needs. */
import { useQuery } from 'urql';
import type { MacroAction } from '../gql/graphql.ts';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { FieldError, optionsOf } from './fields.tsx';
import { MacroChoices } from './templateOperations.ts';
import type { Bound } from './useForm.ts';
import { useStaff } from './useStaff.ts';

export interface Step {
  action: MacroAction;
  text: string | null;
  tagId: string | null;
  labelId: string | null;
  queueId: string | null;
  userId: string | null;
}

const say = words.settings.macros;

const texts: readonly MacroAction[] = ['REPLY', 'NOTE', 'RESOLVE', 'TRANSFER', 'ASSIGN'];
const targets: Partial<Record<MacroAction, 'tagId' | 'labelId' | 'queueId' | 'userId'>> = {
  TAG: 'tagId', UNTAG: 'tagId', LABEL: 'labelId', UNLABEL: 'labelId', TRANSFER: 'queueId', ASSIGN: 'userId',
};

const emptyStep = (action: MacroAction): Step => ({ action, text: null, tagId: null, labelId: null, queueId: null, userId: null });

const useTargetLists = () => {
  const staff = useStaff();
  const [{ data }] = useQuery({ query: MacroChoices });
  return {
    tagId: (data?.tags ?? []).filter(({ archived }) => !archived),
    labelId: data?.labels ?? [],
    queueId: data?.queues ?? [],
    userId: staff,
  };
};

interface StepFieldsProps {
  step: Step;
  number: number;
  lists: ReturnType<typeof useTargetLists>;
  onChange: (step: Step) => void;
}

const StepFields = ({ step, number, lists, onChange }: StepFieldsProps) => {
  const target = targets[step.action];
  return (
    <>
      <select className="input" aria-label={say.actionOf(number)} value={step.action} onChange={(e) => onChange(emptyStep(e.target.value as MacroAction))}>
        {optionsOf(say.actions).map(({ value, title }) => <option key={value} value={value}>{title}</option>)}
      </select>
      {target !== undefined && (
        <select className="input" aria-label={say.targetOf(number, say.targets[target])} value={step[target] ?? ''} onChange={(e) => onChange({ ...step, [target]: e.target.value || null })}>
          <option value="">{target === 'userId' ? say.runner : say.choose(say.targets[target])}</option>
          {lists[target].map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      )}
      {texts.includes(step.action) && (
        <textarea className="input step-text" rows={2} aria-label={say.textOf(number)} placeholder={say.placeholders[step.action as keyof typeof say.placeholders]} value={step.text ?? ''} onChange={(e) => onChange({ ...step, text: e.target.value || null })} />
      )}
    </>
  );
};

const moved = (steps: readonly Step[], at: number, by: number): Step[] => {
  const next = [...steps];
  const [step] = next.splice(at, 1);
  if (step !== undefined) next.splice(at + by, 0, step);
  return next;
};

export const MacroSteps = ({ id, value, onChange, error }: Bound<Step[]>) => {
  const lists = useTargetLists();
  return (
    <div id={id} tabIndex={-1} className={error === null ? 'set-field' : 'set-field wrong'}>
      <ol className="steps">
        {value.map((step, at) => (
          <li key={at}>
            <span className="mono">{at + 1}</span>
            <div className="step-fields">
              <StepFields step={step} number={at + 1} lists={lists} onChange={(next) => onChange(value.map((old, i) => (i === at ? next : old)))} />
            </div>
            <div className="step-acts">
              <button type="button" className="btn btn-ghost btn-icon btn-small" disabled={at === 0} aria-label={say.up(at + 1)} onClick={() => onChange(moved(value, at, -1))}><Icon name="up" /></button>
              <button type="button" className="btn btn-ghost btn-icon btn-small" disabled={at === value.length - 1} aria-label={say.down(at + 1)} onClick={() => onChange(moved(value, at, 1))}><Icon name="down" /></button>
              <button type="button" className="btn btn-ghost btn-icon btn-small" aria-label={say.removeStep(at + 1)} onClick={() => onChange(value.filter((_, i) => i !== at))}><Icon name="x" /></button>
            </div>
          </li>
        ))}
      </ol>
      <FieldError id={id} error={error} />
      <button type="button" className="btn btn-line btn-small" onClick={() => onChange([...value, emptyStep('REPLY')])}><Icon name="plus" />{say.addStep}</button>
    </div>
  );
};
