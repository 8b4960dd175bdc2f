import { useState, type FormEvent } from 'react';
import type { Access, Entrance } from './access.ts';
import { words } from './words.ts';

const field = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** With a password, or with a token that one already has. */
export const SignIn = ({ access, ended }: { access: Access; ended: boolean }) => {
  const [entrance, setEntrance] = useState<Entrance | null>(null);
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState('');
  const [busy, setBusy] = useState(false);

  const attempt = async (trying: Promise<Entrance>) => {
    setBusy(true);
    const result = await trying;
    setBusy(false);
    setEntrance(result);
  };
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void attempt(access.signIn(email.trim(), password));
  };
  const bring = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) void attempt(access.useToken(field(event.currentTarget, 'token')));
  };
  const problem = entrance?.kind === 'REFUSED' ? entrance.reason : null;
  return (
    <main className="api-door">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {ended && problem === null && <p role="status">{words.ended}</p>}
      {problem !== null && <p className="api-problem" role="alert">{problem}</p>}
      <form onSubmit={enter}>
        <label>{words.email}<input type="email" autoComplete="username" required value={email} onChange={(event) => setEmail(event.target.value)} /></label>
        <label>{words.password}<input type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} /></label>
        <button className="api-main" aria-busy={busy}>{words.signIn}</button>
      </form>
      {entrance?.kind === 'CHOOSE' && (
        <section aria-label={words.choose}>
          <p role="status">{words.choose}</p>
          {entrance.workspaces.map(({ id, name }) => (
            <button key={id} type="button" onClick={() => void attempt(access.signIn(email.trim(), password, id))}>{words.workspace(name)}</button>
          ))}
        </section>
      )}
      <form onSubmit={bring}>
        <h2>{words.or}</h2>
        <label>{words.token}<input type="password" name="token" autoComplete="off" required /></label>
        <button aria-busy={busy}>{words.use}</button>
      </form>
    </main>
  );
};
