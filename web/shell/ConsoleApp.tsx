/** The staff's console: sign-in, and behind it the desk. */
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import '../styles/console.css';
import { DeskPage } from '../desk/DeskPage.tsx';
import { Blank } from '../parts/Blank.tsx';
import { Logo } from '../parts/Icon.tsx';
import { SessionProvider, SignedIn, useMe, useSession, useSessionState } from '../session/SessionProvider.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { words } from '../words.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NothingHere } from './NothingHere.tsx';
import { isPage, mayOpen } from './pages.ts';
import { Shell } from './Shell.tsx';
import './theme.ts';

// Most people never open these, so the desk does not wait for them.
const SettingsPage = lazy(() => import('../settings/SettingsPage.tsx').then((module) => ({ default: module.SettingsPage })));
const LivePage = lazy(() => import('../live/LivePage.tsx').then((module) => ({ default: module.LivePage })));
const AllPage = lazy(() => import('../all/AllPage.tsx').then((module) => ({ default: module.AllPage })));
const AgentsPage = lazy(() => import('../agents/AgentsPage.tsx').then((module) => ({ default: module.AgentsPage })));

/** A page for those who may see it; for everybody else its address is like any that is not there. */
const Only = ({ href, children }: { href: string; children: ReactNode }) =>
  (mayOpen(useMe().role, href) ? <Suspense fallback={<main />}>{children}</Suspense> : <NothingHere />);

const Pages = () => (
  <Shell>
    <Switch>
      <Route path="/"><Redirect to="/desk" replace /></Route>
      <Route path="/sign-in"><Redirect to="/desk" replace /></Route>
      <Route path="/desk/:ticket?/:panel?/:item?">{(params) => <DeskPage {...params} />}</Route>
      <Route path="/live/:ticket?">{(params) => <Only href="/live"><LivePage {...params} /></Only>}</Route>
      <Route path="/all/:ticket?">{(params) => <Only href="/all"><AllPage {...params} /></Only>}</Route>
      <Route path="/agents/:agent?">{(params) => <Only href="/agents"><AgentsPage {...params} /></Only>}</Route>
      <Route path="/settings/:page?/:item?">{(params) => <Only href="/settings"><SettingsPage {...params} /></Only>}</Route>
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
      const next = isPage(path) && path !== '/desk' ? `?next=${encodeURIComponent(path)}` : '';
      navigate(`/sign-in${next}`, { replace: true });
    }
    // Only an address of our own, never one that leads away.
    if (signedIn && path === '/sign-in' && wanted !== null && isPage(wanted)) navigate(wanted, { replace: true });
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
