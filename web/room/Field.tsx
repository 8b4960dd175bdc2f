import { useEffect, useId, useRef, type InputHTMLAttributes } from 'react';

interface FieldProps {
  label: string;
  help?: string;
  error?: string | null;
  value: string;
  onValue(value: string): void;
  rows?: number;
  input?: InputHTMLAttributes<HTMLInputElement>;
}

/** One labelled field; its error stands below it and is tied to it. */
export const Field = ({ label, help, error, value, onValue, rows, input }: FieldProps) => {
  const id = useId();
  const about = `${id}-about`;
  const box = useRef<HTMLDivElement>(null);
  // A field that was found wrong asks to be mended.
  useEffect(() => {
    if (error) box.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [error]);
  const shared = {
    id, value, 'aria-invalid': error ? true : undefined, 'aria-describedby': help || error ? about : undefined, className: 'room-input',
  };
  return (
    <div className="room-field" ref={box}>
      <label htmlFor={id}>{label}</label>
      {rows
        ? <textarea {...shared} rows={rows} onChange={(event) => onValue(event.target.value)} />
        : <input {...shared} {...input} onChange={(event) => onValue(event.target.value)} />}
      {(error || help) && <small id={about} className={error ? 'room-error' : undefined}>{error ?? help}</small>}
    </div>
  );
};
