/** Skills with a level from 1 to 5: what a queue asks for, or what somebody knows. */
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { FieldError } from './fields.tsx';
import type { Bound } from './useForm.ts';

export interface Level {
  skillId: string;
  rank: number;
}

const say = words.settings.levels;
const ranks = [1, 2, 3, 4, 5] as const;

export const Pips = ({ rank }: { rank: number }) => (
  <span className="pips" aria-hidden>{ranks.map((each) => <i key={each} className={each <= rank ? 'on' : ''} />)}</span>
);

interface SkillLevelsProps extends Bound<Level[]> {
  skills: readonly { id: string; name: string }[];
  /** The level is the least that will do. */
  orMore?: boolean;
}

export const SkillLevels = ({ id, value, onChange, error, skills, orMore = false }: SkillLevelsProps) => {
  const nameOf = (skillId: string) => skills.find((skill) => skill.id === skillId)?.name ?? '';
  const free = skills.filter((skill) => !value.some(({ skillId }) => skillId === skill.id));
  return (
    <div className={error === null ? 'set-field' : 'set-field wrong'} id={id} tabIndex={-1}>
      <ul className="levels">
        {value.map(({ skillId, rank }) => (
          <li key={skillId}>
            <span className="trunc grow">{nameOf(skillId)}</span>
            <Pips rank={rank} />
            <select
              className="input"
              aria-label={say.levelOf(nameOf(skillId))}
              value={rank}
              onChange={(e) => onChange(value.map((each) => (each.skillId === skillId ? { skillId, rank: Number(e.target.value) } : each)))}
            >
              {ranks.map((each) => <option key={each} value={each}>{orMore ? say.least(each, say.names[each]) : `${each} ${say.names[each]}`}</option>)}
            </select>
            <button type="button" className="btn btn-ghost btn-icon" aria-label={say.remove(nameOf(skillId))} onClick={() => onChange(value.filter((each) => each.skillId !== skillId))}>
              <Icon name="x" />
            </button>
          </li>
        ))}
      </ul>
      <FieldError id={id} error={error} />
      {free.length === 0 ? <p className="field-hint">{skills.length === 0 ? say.noneAtAll : say.allSet}</p> : (
        <select className="input add-pick" aria-label={say.add} value="" onChange={(e) => e.target.value !== '' && onChange([...value, { skillId: e.target.value, rank: 1 }])}>
          <option value="">{say.add}</option>
          {free.map((skill) => <option key={skill.id} value={skill.id}>{skill.name}</option>)}
        </select>
      )}
    </div>
  );
};
