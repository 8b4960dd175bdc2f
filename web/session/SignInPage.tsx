import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Icon, Logo } from '../parts/Icon.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { words } from '../words.ts';
import { useSession, useSessionState } from './SessionProvider.tsx';
import type { SignInOutcome } from './session.ts';

/** Counts down to zero, once a second. */
const useCountdown = (): [number, (seconds: number) => void] => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
};

const complaint = (outcome: SignInOutcome | null, wait: number): string | null => {
  if (wait > 0) return words.signIn.tooMany(wait);
  if (outcome?.kind === 'wrong') return words.signIn.wrong;
  if (outcome?.kind === 'unreachable') return words.signIn.unreachable;
  return null;
};

const Problem = ({ text }: { text: string }) => (
  <p className="note bad" role="alert">
    <Icon name="warn" />
    <span>{text}</span>
  </p>
);

const WorkspaceChoice = ({ workspaces, busy, onChoose, onBack }: {
  workspaces: { id: string; name: string }[];
  busy: boolean;
  onChoose: (id: string) => void;
  onBack: () => void;
}) => (
  <div className="sign-choice" role="group" aria-label={words.signIn.choose}>
    <h2>{words.signIn.choose}</h2>
    <p className="quiet">{words.signIn.chooseLead}</p>
    {workspaces.map((workspace, index) => (
      <button key={workspace.id} type="button" className="btn btn-line btn-tall" disabled={busy} autoFocus={index === 0} onClick={() => onChoose(workspace.id)}>
        {workspace.name}
      </button>
    ))}
    <button type="button" className="btn btn-ghost" onClick={onBack}>{words.signIn.back}</button>
  </div>
);

export const SignInPage = () => {
  const session = useSession();
  const state = useSessionState();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useCountdown();
  const emailField = useRef<HTMLInputElement>(null);
  useTitle(words.signIn.title);

  const send = async (workspaceId?: string) => {
    setBusy(true);
    const result = await session.signIn(email.trim(), password, workspaceId);
    setBusy(false);
    setOutcome(result);
    if (result.kind === 'wait') setWait(result.seconds);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = email.trim() === '' || password === '';
    setMissing(incomplete);
    if (incomplete) emailField.current?.focus();
    else if (!busy && wait === 0) void send();
  };

  const problem = missing ? words.signIn.missing : complaint(outcome, wait);
  return (
    <main className="sign-in">
      <div className="sign-card">
        <Logo className="sign-logo" />
        <h1>{words.signIn.title}</h1>
        <p className="quiet">{words.signIn.lead}</p>
        {state.kind === 'signed-out' && state.ended && !problem && <p className="note info" role="status">{words.signIn.ended}</p>}
        {outcome?.kind === 'choose' ? (
          <WorkspaceChoice workspaces={outcome.workspaces} busy={busy} onChoose={(id) => void send(id)} onBack={() => setOutcome(null)} />
        ) : (
          <form onSubmit={submit} noValidate>
            {problem !== null && <Problem text={problem} />}
            <label className="field">
              <span>{words.signIn.email}</span>
              <input ref={emailField} className="input input-tall" type="email" name="email" autoComplete="username" autoFocus value={email} onChange={(e) => setEmail(e.target.value)} />
            </label>
            <label className="field">
              <span>{words.signIn.password}</span>
              <input className="input input-tall" type="password" name="password" autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} />
            </label>
            <button className="btn btn-main btn-tall" aria-busy={busy} aria-disabled={busy || wait > 0}>
              {busy && <Icon name="sync" className="spin" />}
              {busy ? words.signIn.busy : words.signIn.submit}
            </button>
          </form>
        )}
      </div>
    </main>
  );
};
