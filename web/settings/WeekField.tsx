/** A week with split days, and the dates that differ from it. */
import { Icon } from '../parts/Icon.tsx';
import { words } from '../words.ts';
import { FieldError } from './fields.tsx';
import type { Bound } from './useForm.ts';
import { barOf, nextSpan, tidyTime, type HolidayRow, type OpenSpan, type Week } from './week.ts';

const say = words.settings.hours;

/** A field for text, not the browser's own: that one knows no 24:00, and shows am and pm where the machine says so. */
const TimeInput = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) => (
  <input className="input" inputMode="numeric" maxLength={5} placeholder="09:00" aria-label={label} value={value} onChange={(e) => onChange(e.target.value)} onBlur={() => onChange(tidyTime(value))} />
);

const SpanInputs = ({ of, spans, onChange }: { of: string; spans: readonly OpenSpan[]; onChange: (spans: OpenSpan[]) => void }) => {
  const put = (at: number, change: Partial<OpenSpan>) => onChange(spans.map((span, i) => (i === at ? { ...span, ...change } : span)));
  return (
    <div className="day-spans">
      {spans.length === 0 && <span className="muted">{say.closed}</span>}
      {spans.map((span, at) => (
        <span key={at} className="day-span">
          <TimeInput label={say.opens(of)} value={span.from} onChange={(from) => put(at, { from })} />
          <span aria-hidden>–</span>
          <TimeInput label={say.closes(of)} value={span.to} onChange={(to) => put(at, { to })} />
          <button type="button" className="btn btn-ghost btn-icon btn-small" aria-label={say.removeSpan(of, at + 1)} onClick={() => onChange(spans.filter((_, i) => i !== at))}><Icon name="x" /></button>
        </span>
      ))}
      <button type="button" className="btn btn-ghost btn-small" aria-label={say.addSpanTo(of)} onClick={() => onChange([...spans, nextSpan(spans)])}><Icon name="plus" />{say.addSpan}</button>
    </div>
  );
};

const Track = ({ spans }: { spans: readonly OpenSpan[] }) => (
  <span className="track" aria-hidden>{spans.map((span, at) => <i key={at} style={barOf(span)} />)}</span>
);

export const WeekField = ({ id, value, onChange, error }: Bound<Week>) => {
  const put = (day: number, spans: OpenSpan[]) => onChange(value.map((old, index) => (index === day ? spans : old)));
  const [monday = []] = value;
  return (
    <div id={id} tabIndex={-1} className={error === null ? 'set-field' : 'set-field wrong'}>
      <ul className="week">
        {value.map((spans, day) => (
          <li key={day}>
            <span className="day-name">{say.days[day]}</span>
            <Track spans={spans} />
            <SpanInputs of={say.days[day] ?? ''} spans={spans} onChange={(next) => put(day, next)} />
          </li>
        ))}
      </ul>
      <FieldError id={id} error={error} />
      <button type="button" className="btn btn-line btn-small" onClick={() => onChange(value.map((old, day) => (day > 0 && day < 5 ? monday.map((span) => ({ ...span })) : old)))}>{say.copyMonday}</button>
    </div>
  );
};

export const HolidaysField = ({ id, value, onChange, error }: Bound<HolidayRow[]>) => {
  const put = (at: number, change: Partial<HolidayRow>) => onChange(value.map((row, i) => (i === at ? { ...row, ...change } : row)));
  const add = () => onChange([...value, { date: '', spans: [] }]);
  if (value.length === 0) {
    return (
      <div className="void" id={id} tabIndex={-1}>
        <Icon name="clock" />
        <p><b>{say.noHolidays}</b>{say.noHolidaysLead}</p>
        <button type="button" className="btn btn-line" onClick={add}>{say.addHoliday}</button>
      </div>
    );
  }
  return (
    <div id={id} tabIndex={-1} className={error === null ? 'set-field' : 'set-field wrong'}>
      <ul className="week">
        {value.map((row, at) => (
          <li key={at} className="holiday">
            <input type="date" className="input" aria-label={say.holidayDate(at + 1)} value={row.date} onChange={(e) => put(at, { date: e.target.value })} />
            <SpanInputs of={row.date || say.newHoliday} spans={row.spans} onChange={(spans) => put(at, { spans })} />
            <button type="button" className="btn btn-ghost btn-icon" aria-label={say.removeHoliday(row.date || say.newHoliday)} onClick={() => onChange(value.filter((_, i) => i !== at))}><Icon name="x" /></button>
          </li>
        ))}
      </ul>
      <FieldError id={id} error={error} />
      <button type="button" className="btn btn-line btn-small" onClick={add}><Icon name="plus" />{say.addHoliday}</button>
    </div>
  );
};
