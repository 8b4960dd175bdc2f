/** A text with variables: what may be put in, and how it will read. */
import { useRef } from 'react';
import { words } from '../words.ts';
import { FieldError } from './fields.tsx';
import { previewOf, variables } from './template.ts';
import type { Bound } from './useForm.ts';

const say = words.settings.template;

export const Filled = ({ template }: { template: string }) => (
  <>{previewOf(template).map(({ text, filled }, at) => (filled === false ? <span key={at}>{text}</span> : <var key={at} className={filled ? '' : 'open'}>{text}</var>))}</>
);

/** Puts a variable where the caret is. */
const useInsert = (value: string, onChange: (value: string) => void) => {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const field = area.current;
    const [from, to] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length];
    const token = `{{${name}}}`;
    onChange(value.slice(0, from) + token + value.slice(to));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + token.length, from + token.length);
    });
  };
  return { area, insert };
};

interface TemplateFieldProps extends Bound<string> {
  label: string;
  rows?: number;
  mono?: boolean;
  /** Shown in place of the plain preview. */
  preview?: React.ReactNode;
}

export const TemplateField = ({ label, id, value, onChange, onLeave, error, rows = 5, mono = false, preview }: TemplateFieldProps) => {
  const { area, insert } = useInsert(value, onChange);
  return (
    <div className={error === null ? 'set-field' : 'set-field wrong'}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        className={mono ? 'input area mono-input' : 'input area'}
        rows={rows}
        value={value}
        {...(error === null ? { 'aria-describedby': `${id}-hint` } : { 'aria-invalid': true, 'aria-describedby': `${id}-error` })}
        onChange={(e) => onChange(e.target.value)}
        onBlur={onLeave}
      />
      <FieldError id={id} error={error} />
      {error === null && <p className="field-hint" id={`${id}-hint`}>{say.hint}</p>}
      <div className="inserts" role="group" aria-label={say.insert}>
        {variables.map((name) => (
          <button key={name} type="button" className="btn btn-line btn-small" aria-label={say.insertOne(say.names[name])} onClick={() => insert(name)}>{say.names[name]}</button>
        ))}
      </div>
      <div className="preview" aria-label={say.preview} role="group">
        <p className="preview-title">{say.preview}</p>
        {preview ?? (value.trim() === '' ? <p className="muted">{say.nothing}</p> : <p className="preview-text"><Filled template={value} /></p>)}
      </div>
    </div>
  );
};
