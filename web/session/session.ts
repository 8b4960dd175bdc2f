/**
 * Who is signed in. The access token lives in this closure only; the refresh token is an HttpOnly cookie that scripts
 * never see. Tabs share the cookie, which changes at every use, so they take turns by a lock.
 */
import { createParley, createStore, type Store } from '../../client/index.ts';
import type { ConsoleSignInMutation, SessionFieldsFragment } from '../gql/graphql.ts';
import { RefreshSession, SignIn, SignOut } from './operations.ts';

export type SessionUser = SessionFieldsFragment['user'];

export type SessionState =
  | { kind: 'loading' }
  /** The server did not answer, so nobody knows. */
  | { kind: 'unreachable' }
  /** `ended`: there was a session, and it is over. */
  | { kind: 'signed-out'; ended: boolean }
  | { kind: 'signed-in'; user: SessionUser; workspace: SessionFieldsFragment['workspace'] };

export type SignInOutcome =
  | { kind: 'done' }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'choose'; workspaces: { id: string; name: string }[] }
  | { kind: 'unreachable' };

export interface SessionKeeper {
  state: Store<SessionState>;
  token: () => string | null;
  /** Gets a fresh token; false when there is none to be had, or when the server is away: `state` tells them apart. */
  renew: () => Promise<boolean>;
  /** Renews first when the token is about to lapse: for pages that slept. */
  beforeRequest: () => Promise<void>;
  signIn: (email: string, password: string, workspaceId?: string) => Promise<SignInOutcome>;
  signOut: () => Promise<void>;
}

const renewBeforeMs = 60_000;
const soonestRenewMs = 5_000;
const retryMs = 5_000;

/** How long a token lives by the server's own clocks, so that a wrong clock here does not matter. */
const lifetimeMs = (accessToken: string, expiresAt: string): number => {
  try {
    const part = accessToken.split('.')[1] ?? '';
    const claims = JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/'))) as { iat?: number; exp?: number };
    if (claims.exp !== undefined && claims.iat !== undefined) return (claims.exp - claims.iat) * 1000;
  } catch {
    // Not a token we can look into; its stated end has to do.
  }
  return Date.parse(expiresAt) - Date.now();
};

const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('parley-session', work) : work();

const outcomeOf = ({ session, errors }: ConsoleSignInMutation['signIn']): SignInOutcome => {
  if (session) return { kind: 'done' };
  const [error] = errors;
  if (error?.__typename === 'TooManyAttempts') return { kind: 'wait', seconds: error.retryAfterSeconds };
  if (error?.__typename === 'WorkspaceChoiceNeeded') return { kind: 'choose', workspaces: error.workspaces };
  return { kind: 'wrong' };
};

export const createSession = (): SessionKeeper => {
  const state = createStore<SessionState>({ kind: 'loading' });
  // Without a token of its own: who signs in or renews has none that counts.
  const door = createParley({ url: globalThis.location.origin });
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('parley-session') : null;
  let accessToken: string | null = null;
  let staleAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let renewing: Promise<boolean> | null = null;

  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void renew(), Math.max(soonestRenewMs, ms));
  };

  const begin = (session: SessionFieldsFragment) => {
    accessToken = session.accessToken;
    const life = lifetimeMs(session.accessToken, session.expiresAt);
    staleAt = Date.now() + life;
    schedule(life - renewBeforeMs);
    const now = state.get();
    // A renewal keeps the same object, so that nothing on the page is drawn anew.
    if (now.kind === 'signed-in' && now.user.id === session.user.id && now.user.role === session.user.role) return;
    state.set({ kind: 'signed-in', user: session.user, workspace: session.workspace });
  };

  const end = (ended: boolean) => {
    accessToken = null;
    clearTimeout(timer);
    state.set({ kind: 'signed-out', ended });
  };

  const refresh = async (): Promise<boolean> => {
    try {
      const { refreshSession } = await inTurn(() => door.request(RefreshSession, { input: {} }));
      if (refreshSession.session) {
        begin(refreshSession.session);
        return true;
      }
      end(state.get().kind === 'signed-in');
      return false;
    } catch {
      // The server is away, which says nothing about the session: what is on screen stays.
      if (state.get().kind === 'signed-in') schedule(retryMs);
      else state.set({ kind: 'unreachable' });
      return false;
    }
  };

  const renew = () => {
    renewing ??= refresh().finally(() => {
      renewing = null;
    });
    return renewing;
  };

  const signIn = async (email: string, password: string, workspaceId?: string): Promise<SignInOutcome> => {
    try {
      const input = workspaceId === undefined ? { email, password } : { email, password, workspaceId };
      const answer = (await inTurn(() => door.request(SignIn, { input }))).signIn;
      if (answer.session) begin(answer.session);
      return outcomeOf(answer);
    } catch {
      return { kind: 'unreachable' };
    }
  };

  const signOut = async () => {
    const token = accessToken;
    end(false);
    tabs?.postMessage('signed-out');
    await door.request(SignOut, { input: { everywhere: false } }, { token }).catch(() => undefined);
  };

  tabs?.addEventListener('message', () => end(false));
  void renew();

  return {
    state,
    token: () => accessToken,
    renew,
    beforeRequest: async () => {
      if (accessToken !== null && Date.now() > staleAt - soonestRenewMs) await renew();
    },
    signIn,
    signOut,
  };
};
