/** The frame of every form: crumb, heading, what is to correct, sections, and the bar that saves. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { toast } from '../shell/toasts.ts';
import { useTitle } from '../shell/useTitle.ts';
import { words } from '../words.ts';
import { textOf, type Form, type Problem, type Saved } from './useForm.ts';

export const Section = ({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) => (
  <section className="sect">
    <div className="about"><h2>{title}</h2>{lead !== undefined && <p>{lead}</p>}</div>
    <div className="set-fields">{children}</div>
  </section>
);

/** Takes focus after a refused save, and leads to each field at fault. */
const Summary = ({ problems, refused, idOf }: { problems: Problem[]; refused: number; idOf: (field: string) => string }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused > 0) box.current?.focus();
  }, [refused]);
  if (problems.length === 0 || refused === 0) return null;
  return (
    <div ref={box} className="note bad" role="alert" tabIndex={-1}>
      <Icon name="warn" />
      <div>
        <b>{words.settings.toCorrect(problems.length)}</b>
        <ul>
          {problems.map(({ field, text }) => (
            <li key={`${field}${text}`}>
              {field === null ? text : <a href={`#${idOf(field)}`} onClick={(e) => { e.preventDefault(); document.getElementById(idOf(field))?.focus(); }}>{text}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};

const DeleteDialog = ({ name, onDelete, onGone, onClose }: { name: string; onDelete: () => Promise<Saved>; onGone: () => void; onClose: () => void }) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = async () => {
    if (busy) return;
    setBusy(true);
    const saved = await onDelete().catch(() => undefined);
    setBusy(false);
    const [error] = saved?.errors ?? [];
    if (saved === undefined) return setProblem(words.settings.unreached);
    if (error !== undefined) return setProblem(textOf(error));
    toast('done', words.settings.deleted(name));
    onGone();
  };
  return (
    <Dialog
      title={words.settings.deleteTitle(name)}
      onClose={onClose}
      footer={(
        <>
          <button type="button" className="btn btn-ghost" autoFocus onClick={onClose}>{words.settings.keep}</button>
          <button type="button" className="btn btn-danger" aria-busy={busy} onClick={() => void go()}>{words.settings.delete}</button>
        </>
      )}
    >
      <p>{words.settings.deleteLead}</p>
      {problem !== null && <p className="note bad" role="alert"><Icon name="warn" /><span>{problem}</span></p>}
    </Dialog>
  );
};

const SaveBar = <V extends object>({ form, verb }: { form: Form<V>; verb: string }) => (
  <div className="savebar">
    <span className="grow" role="status">{form.changes > 0 ? words.settings.unsaved(form.changes, form.problems.length) : words.settings.clean}</span>
    {form.changes > 0 && <button type="button" className="btn btn-ghost" onClick={form.discard}>{words.settings.discard}</button>}
    <button className="btn btn-main" aria-busy={form.busy}>{form.busy ? words.settings.saving : verb}</button>
  </div>
);

interface EditorProps<V extends object> {
  form: Form<V>;
  /** Kind of setting, as in the list above it, and where that list is; null: a page of its own. */
  kind: string;
  home: string | null;
  title: string;
  verb: string;
  badge?: ReactNode;
  onDelete?: (() => Promise<Saved>) | undefined;
  children: ReactNode;
  /** Beside the form on a wide screen, below it else. */
  aside?: ReactNode;
}

export const Editor = <V extends object>({ form, kind, home, title, verb, badge, onDelete, children, aside }: EditorProps<V>) => {
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  useTitle(title, kind);
  return (
    <div className={aside === undefined ? 'set-body' : 'set-body with-aside'}>
      <form className="set-form" onSubmit={form.submit} noValidate aria-label={title}>
        <p className={home === null ? 'crumb phone-only' : 'crumb'}><Link href={home ?? '/settings'}><Icon name="left" />{home === null ? words.settings.title : kind}</Link></p>
        <header className="set-head">
          <h1 className="grow">{title}</h1>
          {badge}
          {onDelete !== undefined && <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>{words.settings.delete}</button>}
        </header>
        <Summary problems={form.problems} refused={form.refused} idOf={(field) => form.bind(field as keyof V & string).id} />
        {children}
        <SaveBar form={form} verb={verb} />
      </form>
      {aside}
      {asking && onDelete !== undefined && (
        <DeleteDialog name={title} onDelete={onDelete} onClose={() => setAsking(false)} onGone={() => navigate(home ?? '/settings', { replace: true })} />
      )}
    </div>
  );
};
