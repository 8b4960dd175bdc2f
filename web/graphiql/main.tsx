/** The API for people: `GET /graphql` in a browser. A page of its own, so that nobody else downloads its editor. */
import { lazy, StrictMode, Suspense, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/tokens.css';
import '../shell/theme.ts';
import './graphiql.css';
import { createAccess } from './access.ts';
import { SignIn } from './SignIn.tsx';
import { words } from './words.ts';

const Explorer = lazy(() => import('./Explorer.tsx').then((module) => ({ default: module.Explorer })));

const access = createAccess();

const Page = () => {
  const state = useSyncExternalStore(access.state.subscribe, access.state.get);
  if (state.kind === 'OUT') return <SignIn access={access} ended={state.ended} />;
  return (
    <div className="api">
      <header className="api-bar">
        <h1>{words.title}</h1>
        <p>{state.who}</p>
        <button type="button" onClick={access.leave}>{words.leave}</button>
      </header>
      <Suspense fallback={<p className="api-wait" role="status">{words.loading}</p>}>
        <Explorer parley={access.parley} />
      </Suspense>
    </div>
  );
};

const root = document.getElementById('root');
if (root === null) throw new Error('graphiql.html has no #root');
createRoot(root).render(<StrictMode><Page /></StrictMode>);
