import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { ApiProvider } from '../api/ApiProvider.tsx';
import { createApi, type Api } from '../api/client.ts';
import { useStore } from '../api/useStore.ts';
import { createSession, type SessionKeeper, type SessionState, type SessionUser } from './session.ts';

const SessionContext = createContext<SessionKeeper | null>(null);
const UserContext = createContext<SessionUser | null>(null);

export const useSession = (): SessionKeeper => {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession needs a SessionProvider above it');
  return session;
};

export const useSessionState = (): SessionState => useStore(useSession().state);

/** The signed-in user; only below `SignedIn`. */
export const useMe = (): SessionUser => {
  const user = useContext(UserContext);
  if (user === null) throw new Error('useMe needs SignedIn above it');
  return user;
};

// One for the whole page: a second one would use up the other's refresh token.
let keeper: SessionKeeper | null = null;

export const SessionProvider = ({ children }: { children: ReactNode }) => {
  keeper ??= createSession();
  return <SessionContext value={keeper}>{children}</SessionContext>;
};

/** An API, cache and socket that live exactly as long as this user's session on the page. */
export const SignedIn = ({ user, children }: { user: SessionUser; children: ReactNode }) => {
  const session = useSession();
  const [api, setApi] = useState<Api | null>(null);
  useEffect(() => {
    const onUnauthenticated = async () => {
      if (await session.renew()) return true;
      // Still signed in on the page: the server could not be asked, so what was watched goes on being watched.
      if (session.state.get().kind === 'signed-in') throw new Error('The server cannot be reached.');
      return false;
    };
    const next = createApi({ token: session.token, onUnauthenticated, beforeRequest: session.beforeRequest });
    setApi(next);
    return () => next.dispose();
  }, [session, user.id]);
  if (api === null) return null;
  return (
    <UserContext value={user}>
      <ApiProvider api={api}>{children}</ApiProvider>
    </UserContext>
  );
};
