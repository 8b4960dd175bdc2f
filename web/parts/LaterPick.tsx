/** A moment to come: one of a few that people mean, or any by date and time. */
import { useState } from 'react';
import { words } from '../words.ts';
import { fieldValue, laters } from './later.ts';
import { clock, daysApart, longDay } from './time.ts';

interface LaterPickProps {
  label: string;
  value: Date | null;
  onChange: (at: Date | null) => void;
}

const named = (at: Date, now: Date): string => (daysApart(now, at) === 0 ? clock(at) : `${longDay(at)}, ${clock(at)}`);

export const LaterPick = ({ label, value, onChange }: LaterPickProps) => {
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState('');
  const choices = laters(now);
  return (
    <fieldset className="laters">
      <legend className="vh">{label}</legend>
      {choices.map(({ key, at }, index) => (
        <label key={key} className="later">
          <input
            type="radio"
            name="later"
            autoFocus={index === 0}
            checked={own === '' && value?.getTime() === at.getTime()}
            onChange={() => {
              setOwn('');
              onChange(at);
            }}
          />
          <span className="grow">{words.later[key]}</span>
          <span className="muted">{named(at, now)}</span>
        </label>
      ))}
      <label className="field later-own">
        <span>{words.later.own}</span>
        <input
          className="input"
          type="datetime-local"
          min={fieldValue(now)}
          value={own}
          onChange={(event) => {
            const { value: text } = event.target;
            setOwn(text);
            const at = new Date(text);
            onChange(text !== '' && at.getTime() > Date.now() ? at : null);
          }}
        />
      </label>
    </fieldset>
  );
};
