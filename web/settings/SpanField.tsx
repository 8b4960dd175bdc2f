import { words } from '../words.ts';
import { FieldBox } from './fields.tsx';
import type { SpanUnit, TimeSpan } from './span.ts';
import type { Bound } from './useForm.ts';

const units: SpanUnit[] = ['s', 'min', 'h', 'd'];

/** An amount and its unit, read out as one. */
export const SpanField = ({ label, hint, id, value, onChange, onLeave, error }: Bound<TimeSpan> & { label: string; hint?: string }) => (
  <FieldBox id={id} label={label} error={error} hint={hint}>
    <div className="unit">
      <input
        id={id}
        className="input"
        inputMode="decimal"
        value={value.amount}
        {...(error === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` })}
        onChange={(e) => onChange({ ...value, amount: e.target.value })}
        onBlur={onLeave}
      />
      <select className="input unit-pick" aria-label={words.settings.unitOf(label)} value={value.unit} onChange={(e) => onChange({ ...value, unit: e.target.value as SpanUnit })}>
        {units.map((unit) => <option key={unit} value={unit}>{words.settings.units[unit]}</option>)}
      </select>
    </div>
  </FieldBox>
);
