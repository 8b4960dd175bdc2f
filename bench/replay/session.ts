/** A staff member's session: signs in with the demo password and keeps the access token fresh. */
import { accepted, ask, ERRORS, type Door, type Payload } from './door.ts';

const PASSWORD = 'parley-demo';
/** Access tokens live ten minutes at most; one with less than this left is exchanged first. */
const MARGIN_MS = 120_000;

interface Grant {
  accessToken: string;
  expiresAt: string;
  refreshToken: string | null;
}

export interface Session {
  email: string;
  /** A token that is good for the next two minutes. */
  token: () => Promise<string>;
}

const FIELDS = `session { accessToken expiresAt refreshToken } ${ERRORS}`;
const SIGN_IN = `mutation ReplaySignIn($input: SignInInput!) { signIn(input: $input) { ${FIELDS} } }`;
const REFRESH = `mutation ReplayRefresh($input: RefreshSessionInput!) { refreshSession(input: $input) { ${FIELDS} } }`;

const granted = (what: string, payload: Payload & { session: Grant | null }): Grant => {
  const { session } = accepted(what, payload);
  if (!session) throw new Error(`${what}: no session and no error`);
  return session;
};

export const signIn = async (door: Door, email: string): Promise<Session> => {
  const input = { email, password: PASSWORD, returnRefreshToken: true };
  const first = await ask<{ signIn: Payload & { session: Grant | null } }>(door, SIGN_IN, { input });
  let grant = granted(`sign-in of ${email}`, first.signIn);
  let refreshing: Promise<string> | null = null;

  const refresh = async (): Promise<string> => {
    const answer = await ask<{ refreshSession: Payload & { session: Grant | null } }>(
      door, REFRESH, { input: { refreshToken: grant.refreshToken } });
    grant = granted(`refresh of ${email}`, answer.refreshSession);
    return grant.accessToken;
  };
  return {
    email,
    token: () => {
      if (Date.parse(grant.expiresAt) - Date.now() > MARGIN_MS) return Promise.resolve(grant.accessToken);
      // A refresh token works once: whoever comes meanwhile shares this exchange.
      refreshing ??= refresh().finally(() => { refreshing = null; });
      return refreshing;
    },
  };
};
