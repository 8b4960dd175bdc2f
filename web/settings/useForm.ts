/** One setting being edited: its values, what of them is changed, and what the server says against them, field by field. */
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { toast } from '../shell/toasts.ts';
import { words } from '../words.ts';
import { spanText, type TimeSpan } from './span.ts';

/** An expected failure of any mutation of the settings. */
export interface Refusal {
  __typename: string;
  path?: string[];
  message?: string;
}

/** What a save came to; undefined: nobody knows, the server was not reached. */
export type Saved = { id?: string | null | undefined; errors: readonly Refusal[] } | undefined;

export interface Problem {
  /** The field at fault; null: none in particular. */
  field: string | null;
  text: string;
}

/** What a field component needs to stand in a form. */
export interface Bound<T> {
  id: string;
  value: T;
  onChange: (value: T) => void;
  onLeave: () => void;
  error: string | null;
}

export type Checks<V> = { [K in keyof V]?: (value: V[K], values: V) => string | null };

export interface Form<V> {
  values: V;
  set: (change: Partial<V>) => void;
  bind: <K extends keyof V & string>(name: K) => Bound<V[K]>;
  changes: number;
  busy: boolean;
  problems: Problem[];
  /** Grows with each refused save: the summary takes focus. */
  refused: number;
  submit: (event?: FormEvent) => void;
  discard: () => void;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The server's own sentence says which bounds it keeps; where it says less than we know, ours stands. */
export const textOf = ({ __typename, message }: Refusal): string =>
  words.settings.refusals[__typename] ?? message ?? words.actions.failed;

const isSpan = (value: unknown): value is TimeSpan => typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value;

/** The server counts in milliseconds; whoever typed minutes reads minutes. */
const inUnits = (text: string): string => {
  const [, from, to] = /^Between ([\d,]+) and ([\d,]+)\.$/.exec(text) ?? [];
  const ms = (digits: string) => Number(digits.replaceAll(',', ''));
  return from === undefined || to === undefined ? text : words.settings.between(spanText(ms(from)), spanText(ms(to)));
};

const problemsOf = (errors: readonly Refusal[], initial: object): Problem[] =>
  errors.map((error) => {
    const values: Readonly<Record<string, unknown>> = { ...initial };
    const [field, ...rest] = error.path ?? [];
    const place = rest[0] !== undefined && /^\d+$/.test(rest[0]) ? `${words.settings.nth(Number(rest[0]) + 1)} ` : '';
    if (field === undefined || !(field in values)) return { field: null, text: place + textOf(error) };
    return { field, text: place + (isSpan(values[field]) ? inUnits(textOf(error)) : textOf(error)) };
  });

const checked = <V extends object>(values: V, checks: Checks<V>, names: readonly (keyof V & string)[]): Problem[] =>
  names.flatMap((field) => {
    const text = checks[field]?.(values[field], values) ?? null;
    return text === null ? [] : [{ field, text }];
  });

/** Nobody closes the page on words that are not saved without being asked. */
const useLeaveWarning = (dirty: boolean) => {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
};

interface FormOptions<V> {
  initial: V;
  checks?: Checks<V>;
  save: (values: V) => Promise<Saved>;
  onSaved?: (id: string | null) => void;
  /** What the good news says. */
  done: string;
}

export const useForm = <V extends object>({ initial, checks = {}, save, onSaved, done }: FormOptions<V>): Form<V> => {
  const prefix = useId();
  const [base, setBase] = useState(initial);
  const [values, setValues] = useState(initial);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [refused, setRefused] = useState(0);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const names = Object.keys(initial) as (keyof V & string)[];
  const changes = names.filter((name) => !same(values[name], base[name])).length;
  useLeaveWarning(changes > 0);

  const set = (change: Partial<V>) => {
    setValues((old) => ({ ...old, ...change }));
    setProblems((old) => old.filter(({ field }) => field !== null && !(field in change)));
  };
  const refuse = (found: Problem[]) => {
    setProblems(found);
    setRefused((n) => n + 1);
  };
  const run = async () => {
    running.current = true;
    setBusy(true);
    const saved = await save(values).catch(() => undefined);
    running.current = false;
    setBusy(false);
    if (saved === undefined) return refuse([{ field: null, text: words.settings.unreached }]);
    if (saved.errors.length > 0) return refuse(problemsOf(saved.errors, initial));
    setBase(values);
    toast('done', done);
    onSaved?.(saved.id ?? null);
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (running.current) return;
    const found = checked(values, checks, names);
    if (found.length > 0) return refuse(found);
    setProblems([]);
    void run();
  };
  return {
    values,
    set,
    bind: (name) => ({
      id: `${prefix}${name}`,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<V>),
      onLeave: () => setProblems((old) => [...old.filter(({ field }) => field !== name), ...checked(values, checks, [name])]),
      error: problems.find(({ field }) => field === name)?.text ?? null,
    }),
    changes,
    busy,
    problems,
    refused,
    submit,
    discard: () => {
      setValues(base);
      setProblems([]);
    },
  };
};

/** For names: the server's own rule, told before it is asked. */
export const needed = (value: string): string | null => (value.trim() === '' ? words.settings.missing : null);
