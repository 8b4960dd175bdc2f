/**
 * Who uses the API page. Its session is its own: the token lives in this closure, and no cookie goes either way, so that
 * signing in here changes nothing for a console in the next tab.
 */
import { createParley, createStore, type Parley, type Store } from '../../client/index.ts';
import type { ExplorerSessionFragment } from '../gql/graphql.ts';
import { ExplorerRefresh, ExplorerSignIn, ExplorerSignOut, ExplorerWorkspace } from './operations.ts';
import { words } from './words.ts';

export type AccessState =
  /** `ended`: there was a session, and it is over. */
  | { kind: 'OUT'; ended: boolean }
  | { kind: 'IN'; who: string };

export type Entrance =
  | { kind: 'DONE' }
  | { kind: 'REFUSED'; reason: string }
  | { kind: 'CHOOSE'; workspaces: readonly { id: string; name: string }[] };

export interface Access {
  state: Store<AccessState>;
  parley: Parley;
  signIn(email: string, password: string, workspaceId?: string): Promise<Entrance>;
  useToken(token: string): Promise<Entrance>;
  leave(): void;
}

const DONE: Entrance = { kind: 'DONE' };
const refused = (reason: string): Entrance => ({ kind: 'REFUSED', reason });

export const createAccess = (): Access => {
  const state = createStore<AccessState>({ kind: 'OUT', ended: false });
  let token: string | null = null;
  let refreshToken: string | null = null;

  const enter = ({ accessToken, refreshToken: next, user, workspace }: ExplorerSessionFragment): Entrance => {
    token = accessToken;
    refreshToken = next;
    state.set({ kind: 'IN', who: `${user.name}, ${user.role.toLowerCase()} · ${workspace.name}` });
    return DONE;
  };
  const exit = (ended: boolean) => {
    token = null;
    refreshToken = null;
    state.set({ kind: 'OUT', ended });
  };
  const renew = async (): Promise<boolean> => {
    const session = refreshToken === null ? null
      : (await parley.request(ExplorerRefresh, { input: { refreshToken } }, { token: null })).refreshSession.session;
    if (session) enter(session);
    else if (state.get().kind === 'IN') exit(true);
    return session !== null;
  };
  const parley = createParley({
    url: globalThis.location.origin,
    token: () => token,
    onUnauthenticated: renew,
    fetch: (input, init) => fetch(input, { ...init, credentials: 'omit' }),
  });

  return {
    state,
    parley,
    signIn: async (email, password, workspaceId) => {
      const input = { email, password, returnRefreshToken: true, ...(workspaceId === undefined ? {} : { workspaceId }) };
      const answer = await parley.request(ExplorerSignIn, { input }, { token: null }).then(({ signIn }) => signIn, () => null);
      if (!answer) return refused(words.away);
      if (answer.session) return enter(answer.session);
      const [error] = answer.errors;
      if (error?.__typename === 'WorkspaceChoiceNeeded') return { kind: 'CHOOSE', workspaces: error.workspaces };
      return refused(error?.__typename === 'TooManyAttempts' ? words.wait(error.retryAfterSeconds) : words.wrong);
    },
    useToken: async (given) => {
      const workspace = await parley.request(ExplorerWorkspace, {}, { token: given }).then((answer) => answer.workspace, () => null);
      if (!workspace) return refused(words.refused);
      token = given;
      state.set({ kind: 'IN', who: `${words.byToken} · ${workspace.name}` });
      return DONE;
    },
    leave: () => {
      // A token that somebody brought along is not ours to end.
      if (refreshToken !== null) void parley.request(ExplorerSignOut, { input: {} }, { token }).catch(() => undefined);
      exit(false);
    },
  };
};
