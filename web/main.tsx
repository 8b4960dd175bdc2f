import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Switch } from 'wouter';
import './styles/tokens.css';

// The customer's pages and the console are separate bundles: neither downloads the other.
const ConsoleApp = lazy(() => import('./shell/ConsoleApp.tsx').then((module) => ({ default: module.ConsoleApp })));
const RoomPage = lazy(() => import('./room/pages.tsx').then((module) => ({ default: module.RoomPage })));
const ChatPage = lazy(() => import('./room/pages.tsx').then((module) => ({ default: module.ChatPage })));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <Suspense fallback={null}>
      <Switch>
        <Route path="/r/:invitation"><RoomPage /></Route>
        <Route path="/chat/:endpointKey"><ChatPage /></Route>
        <Route><ConsoleApp /></Route>
      </Switch>
    </Suspense>
  </StrictMode>,
);
