/** The staff's console: sign-in, and behind it the desk. */
import { useEffect } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import '../styles/console.css';
import { DeskPage } from '../desk/DeskPage.tsx';
import { Blank } from '../parts/Blank.tsx';
import { Logo } from '../parts/Icon.tsx';
import { SessionProvider, SignedIn, useSession, useSessionState } from '../session/SessionProvider.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { words } from '../words.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Shell } from './Shell.tsx';
import './theme.ts';
import { useTitle } from './useTitle.ts';

const NothingHere = () => {
  useTitle(words.shell.nothingHere);
  return (
    <main className="page-blank">
      <Blank icon="search" title={words.shell.nothingHere} lead={words.shell.nothingHereLead}>
        <Link href="/desk" className="btn btn-line">{words.shell.toDesk}</Link>
      </Blank>
    </main>
  );
};

const Pages = () => (
  <Shell>
    <Switch>
      <Route path="/"><Redirect to="/desk" replace /></Route>
      <Route path="/sign-in"><Redirect to="/desk" replace /></Route>
      <Route path="/desk/:ticket?/:panel?/:item?">{(params) => <DeskPage {...params} />}</Route>
      <Route><NothingHere /></Route>
    </Switch>
  </Shell>
);

/** While nobody knows yet whether there is a session. */
const Reaching = () => {
  const session = useSession();
  const state = useSessionState();
  const unreachable = state.kind === 'unreachable';
  useEffect(() => {
    if (!unreachable) return;
    const timer = setInterval(() => void session.renew(), 5_000);
    return () => clearInterval(timer);
  }, [session, unreachable]);
  return (
    <main className="page-blank">
      {unreachable ? (
        <Blank icon="offline" title={words.signIn.unreachable} lead={words.signIn.reaching} alert>
          <button type="button" className="btn btn-main" onClick={() => void session.renew()}>{words.tryAgain}</button>
        </Blank>
      ) : (
        <div className="reaching"><Logo className="sign-logo" /><span className="vh" role="status">{words.signIn.reaching}</span></div>
      )}
    </main>
  );
};

/** Goes to the sign-in page, and afterwards back to where it was asked for. */
const Gate = () => {
  const state = useSessionState();
  const [path, navigate] = useLocation();
  const wanted = new URLSearchParams(location.search).get('next');
  const signedIn = state.kind === 'signed-in';
  useEffect(() => {
    if (state.kind === 'signed-out' && path !== '/sign-in') {
      const next = path.startsWith('/desk/') ? `?next=${encodeURIComponent(path)}` : '';
      navigate(`/sign-in${next}`, { replace: true });
    }
    // Only an address of our own, never one that leads away.
    if (signedIn && path === '/sign-in' && wanted?.startsWith('/desk')) navigate(wanted, { replace: true });
  }, [state.kind, signedIn, path, wanted, navigate]);

  if (state.kind === 'signed-in') return <SignedIn key={state.user.id} user={state.user}><Pages /></SignedIn>;
  if (state.kind === 'signed-out') return <SignInPage />;
  return <Reaching />;
};

export const ConsoleApp = () => (
  <ErrorBoundary>
    <SessionProvider>
      <Gate />
    </SessionProvider>
  </ErrorBoundary>
);
