/** The fields that forms are made of. Each has a name, a hint, and its error right below it. */
import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import type { Bound } from './useForm.ts';

type Labelled<T> = Bound<T> & { label: string; hint?: string | undefined };

const describes = (id: string, error: string | null, hint: string | undefined) => ({
  id,
  ...(error === null ? {} : { 'aria-invalid': true as const }),
  ...(error !== null || hint !== undefined ? { 'aria-describedby': error === null ? `${id}-hint` : `${id}-error` } : {}),
});

export const FieldError = ({ id, error }: { id: string; error: string | null }) =>
  error === null ? null : <p className="field-error" id={`${id}-error`}><Icon name="warn" /><span>{error}</span></p>;

const Foot = ({ id, error, hint }: { id: string; error: string | null; hint: string | undefined }) => (
  <>
    <FieldError id={id} error={error} />
    {hint !== undefined && error === null && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
  </>
);

/** A label over its control, with the error or hint below. */
export const FieldBox = ({ id, label, error, hint, children }: { id: string; label: string; error: string | null; hint?: string | undefined; children: ReactNode }) => (
  <div className={error === null ? 'set-field' : 'set-field wrong'}>
    <label htmlFor={id}>{label}</label>
    {children}
    <Foot id={id} error={error} hint={hint} />
  </div>
);

interface TextProps extends Labelled<string> {
  type?: 'text' | 'email' | 'password';
  mono?: boolean;
  placeholder?: string;
  list?: string;
  autoComplete?: string;
}

export const TextField = ({ label, hint, id, value, onChange, onLeave, error, type = 'text', mono = false, ...rest }: TextProps) => (
  <FieldBox id={id} label={label} error={error} hint={hint}>
    <input
      {...describes(id, error, hint)}
      {...rest}
      className={mono ? 'input mono-input' : 'input'}
      type={type}
      value={value}
      onChange={(e) => onChange(e.target.value)}
      onBlur={onLeave}
    />
  </FieldBox>
);

export const AreaField = ({ label, hint, id, value, onChange, onLeave, error, rows = 4, mono = false }: Labelled<string> & { rows?: number; mono?: boolean }) => (
  <FieldBox id={id} label={label} error={error} hint={hint}>
    <textarea {...describes(id, error, hint)} className={mono ? 'input area mono-input' : 'input area'} rows={rows} value={value} onChange={(e) => onChange(e.target.value)} onBlur={onLeave} />
  </FieldBox>
);

/** A number that may be half typed, so its value is what stands there; `numberOf` reads it. */
export const NumberField = ({ label, hint, id, value, onChange, onLeave, error, unit }: Labelled<string> & { unit?: string }) => (
  <FieldBox id={id} label={label} error={error} hint={hint}>
    <div className="unit">
      <input {...describes(id, error, hint)} className="input" inputMode="decimal" value={value} onChange={(e) => onChange(e.target.value)} onBlur={onLeave} />
      {unit !== undefined && <span>{unit}</span>}
    </div>
  </FieldBox>
);

/** Null for what is no number. */
export const numberOf = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};

export interface Option {
  value: string;
  title: string;
}

export const optionsOf = <Key extends string>(titles: Record<Key, string>): Option[] =>
  Object.entries<string>(titles).map(([value, title]) => ({ value, title }));

/** The empty choice, where there is one, says in words what it means. */
export const SelectField = ({ label, hint, id, value, onChange, onLeave, error, options, none }: Labelled<string> & { options: readonly Option[]; none?: string }) => (
  <FieldBox id={id} label={label} error={error} hint={hint}>
    <select {...describes(id, error, hint)} className="input" value={value} onChange={(e) => onChange(e.target.value)} onBlur={onLeave}>
      {none !== undefined && <option value="">{none}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{option.title}</option>)}
    </select>
  </FieldBox>
);

export const CheckField = ({ label, hint, id, value, onChange, error }: Labelled<boolean>) => (
  <div className="set-check">
    <label><input {...describes(id, error, hint)} type="checkbox" checked={value} onChange={(e) => onChange(e.target.checked)} /><span>{label}</span></label>
    <Foot id={id} error={error} hint={hint} />
  </div>
);

/** Large choices, each with a sentence of what it does. */
export const CardsField = ({ label, id, value, onChange, error, options }: Labelled<string> & { options: readonly (Option & { lead: string })[] }) => (
  <fieldset className="set-field" id={id} tabIndex={-1}>
    <legend className="vh">{label}</legend>
    <div className="modes">
      {options.map((option) => (
        <label key={option.value} className="mode">
          <input type="radio" name={id} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} />
          <b>{option.title}</b>
          <span>{option.lead}</span>
        </label>
      ))}
    </div>
    <FieldError id={id} error={error} />
  </fieldset>
);

/** Several of a few, as boxes to tick. */
export const PickField = ({ label, hint, id, value, onChange, error, options, empty }: Labelled<string[]> & { options: readonly (Option & { detail?: string })[]; empty: string }) => (
  <fieldset className={error === null ? 'set-field' : 'set-field wrong'} id={id} tabIndex={-1}>
    <legend>{label}</legend>
    {options.length === 0 ? <p className="field-hint">{empty}</p> : (
      <div className="picks">
        {options.map((option) => (
          <label key={option.value} className="pick">
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={(e) => onChange(e.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))}
            />
            <span className="trunc">{option.title}</span>
            {option.detail !== undefined && <small>{option.detail}</small>}
          </label>
        ))}
      </div>
    )}
    <Foot id={id} error={error} hint={hint} />
  </fieldset>
);

/** A colour of the workspace's own: data, not design. */
export const ColourField = ({ label, id, value, onChange, onLeave, error }: Labelled<string>) => (
  <FieldBox id={id} label={label} error={error}>
    <div className="unit">
      <input type="color" className="colour" aria-label={words.settings.pickColour} value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#6b7c7e'} onChange={(e) => onChange(e.target.value)} />
      <input {...describes(id, error, undefined)} className="input" value={value} onChange={(e) => onChange(e.target.value)} onBlur={onLeave} />
    </div>
  </FieldBox>
);
