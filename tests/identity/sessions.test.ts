import { createHmac, createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { base64url, decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { plus } from '../../src/kernel/clock.ts';
import { limit } from '../../src/limits.ts';
import { identityModule } from '../../src/modules/identity/index.ts';
import { deriveKey, unseal } from '../../src/platform/crypto/sealing.ts';
import { tokenHash } from '../../src/platform/crypto/tokens.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { during, eventsOf, log, must, mustFail, person, SECRET, signedIn, signIn, world, type World } from './support.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const refresh = (token: string | null) => w.identity.refreshSession(token!);

describe('refreshing', () => {
  test('each use gives a fresh pair; the session lives on, and only hashes are kept', async () => {
    const { session, actor } = await signedIn(w);
    w.clock.pass(limit('accessTokenMs') + 1000);
    expect(await w.identity.authenticate(session.accessToken)).toBeNull();
    const next = must(await refresh(session.refreshToken));
    expect(next.refreshToken).not.toBe(session.refreshToken);
    const known = await w.identity.authenticate(next.accessToken);
    expect(known!.actor).toEqual(actor);
    expect(known!.expiresAt!.getTime()).toBe(w.clock.now().getTime() + limit('sessionMs'));
    const kept = await w.db.system.rows(sql`select 1 from refresh_token where hash in (${tokenHash(session.refreshToken!)}, ${tokenHash(next.refreshToken!)})`);
    expect(kept).toHaveLength(2);
  });

  test('two tabs at once both get on; the tolerance runs from the first use', async () => {
    const { session } = await signedIn(w);
    const both = await Promise.all([refresh(session.refreshToken), refresh(session.refreshToken)]);
    const tokens = both.map((result) => must(result).refreshToken);
    expect(new Set([...tokens, session.refreshToken]).size).toBe(3);
    w.clock.pass(limit('refreshReuseMs') / 2);
    must(await refresh(session.refreshToken));
    for (const token of tokens) must(await refresh(token));
    w.clock.pass(limit('refreshReuseMs') / 2 + 1);
    expect(mustFail(await refresh(session.refreshToken)).kind).toBe('SessionEnded');
  });

  test('a second use later is theft: the session ends for both, with an event', async () => {
    const { session, actor } = await signedIn(w);
    const next = must(await refresh(session.refreshToken));
    w.clock.pass(limit('refreshReuseMs') + 1);
    expect(mustFail(await refresh(session.refreshToken)).kind).toBe('SessionEnded');
    expect(mustFail(await refresh(next.refreshToken)).kind).toBe('SessionEnded');
    expect(await w.identity.authenticate(next.accessToken)).toBeNull();
    expect(await eventsOf(w.db, actor, 'SessionRevoked')).toEqual([{ sessionId: actor.sessionId, userId: actor.userId }]);
  });

  test('a session nobody refreshed in its time is over; unknown tokens end likewise', async () => {
    const { session } = await signedIn(w);
    w.clock.pass(limit('sessionMs'));
    expect(mustFail(await refresh(session.refreshToken)).kind).toBe('SessionEnded');
    expect(mustFail(await refresh('unknown')).kind).toBe('SessionEnded');
    expect(mustFail(await refresh('')).kind).toBe('SessionEnded');
  });

  test('the sweep takes what is long over and leaves the rest', async () => {
    const old = await signedIn(w);
    w.clock.pass(2 * limit('sessionMs') + 1);
    const fresh = await signedIn(w);
    await w.identity.sweep();
    expect(await w.db.system.rows(sql`select 1 from session where id = ${old.actor.sessionId}`)).toEqual([]);
    must(await refresh(fresh.session.refreshToken));
  });
});

describe('signing out', () => {
  test('ends this session at once and leaves the others', async () => {
    const { session, actor, email } = await signedIn(w);
    const other = must(await signIn(w, email));
    await w.identity.signOut({ actor, refreshToken: null, everywhere: false });
    await w.identity.signOut({ actor, refreshToken: null, everywhere: false });
    expect(await w.identity.authenticate(session.accessToken)).toBeNull();
    expect(mustFail(await refresh(session.refreshToken)).kind).toBe('SessionEnded');
    expect(await w.identity.authenticate(other.accessToken)).not.toBeNull();
    expect(await eventsOf(w.db, actor, 'SessionRevoked')).toEqual([{ sessionId: actor.sessionId, userId: actor.userId }]);
  });

  test('everywhere ends all sessions of the user, with an event each', async () => {
    const { actor, email } = await signedIn(w);
    const others = [must(await signIn(w, email)), must(await signIn(w, email))];
    const bystander = await signedIn(w, { workspaceId: actor.workspaceId });
    await w.identity.signOut({ actor, refreshToken: null, everywhere: true });
    for (const { accessToken } of others) expect(await w.identity.authenticate(accessToken)).toBeNull();
    expect(await eventsOf(w.db, actor, 'SessionRevoked')).toHaveLength(3);
    expect(await w.identity.authenticate(bystander.session.accessToken)).not.toBeNull();
  });

  test('works by the refresh token when the access token has lapsed, and for nobody', async () => {
    const { session, actor } = await signedIn(w);
    await w.identity.signOut({ actor: null, refreshToken: session.refreshToken, everywhere: false });
    expect(await w.identity.authenticate(session.accessToken)).toBeNull();
    expect(await eventsOf(w.db, actor, 'SessionRevoked')).toHaveLength(1);
    await w.identity.signOut({ actor: null, refreshToken: null, everywhere: false });
    await w.identity.signOut({ actor: null, refreshToken: 'unknown', everywhere: true });
  });
});

describe('access tokens', () => {
  test('carry exactly the agreed claims and live at most ten minutes', async () => {
    const { session, actor } = await signedIn(w);
    expect(decodeProtectedHeader(session.accessToken)).toEqual({ alg: 'EdDSA', typ: 'JWT', kid: expect.any(String) });
    const { iat, exp, ...claims } = decodeJwt(session.accessToken);
    expect(claims).toEqual({ iss: 'parley', sub: actor.userId, wsp: actor.workspaceId, sid: actor.sessionId });
    expect((exp! - iat!) * 1000).toBeLessThanOrEqual(limit('accessTokenMs'));
    expect(limit('accessTokenMs')).toBeLessThanOrEqual(600_000);
  });

  test('other algorithms, keys, issuers and changed claims are refused', async () => {
    const { session } = await signedIn(w);
    const [head, body, signature] = session.accessToken.split('.') as [string, string, string];
    const claims = decodeJwt(session.accessToken);
    const { kid } = decodeProtectedHeader(session.accessToken);
    const none = new UnsecuredJWT(claims).encode();
    const header = (fields: object) => base64url.encode(JSON.stringify(fields));
    const [publicKey] = await w.db.system.rows<{ jwk: { x: string } }>(sql`select public_jwk as jwk from signing_key where kid = ${kid}`);
    const hs256 = `${header({ alg: 'HS256', typ: 'JWT', kid })}.${body}`;
    const forged = await generateKeyPair('EdDSA');
    const own = (fields: object, key: CryptoKey) => new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', ...fields }).sign(key);
    const tampered = header({ ...claims, sub: '00000000-0000-7000-8000-000000000000' });
    for (const token of [
      none, `${header({ alg: 'none', kid })}.${body}.`, `${header({ alg: 'none', kid })}.${body}.${signature}`,
      `${hs256}.${createHmac('sha256', base64url.decode(publicKey!.jwk.x)).update(hs256).digest('base64url')}`,
      await own({ kid }, forged.privateKey), await own({ kid: 'unknown' }, forged.privateKey), await own({}, forged.privateKey),
      await own({ kid: '00000000-0000-7000-8000-000000000000' }, forged.privateKey),
      `${head}.${tampered}.${signature}`, `${head}.${body}.`, `${head}.${body}`, '', 'x', 'a.b.c', 'x'.repeat(1_000_000),
    ]) expect(await w.identity.authenticate(token)).toBeNull();
    expect(await w.identity.authenticate(session.accessToken)).not.toBeNull();
  });
});

describe('signing keys', () => {
  const kid = (token: string) => decodeProtectedHeader(token).kid!;
  const another = () => identityModule({ db: w.db, clock: w.clock, secret: SECRET, log, passwords: w.passwords });

  /** A token that lives longer than ours do, signed with the key of another one. */
  const mint = async (like: string, expiresAt: Date): Promise<string> => {
    const [row] = await w.db.system.rows<{ sealed: Buffer }>(sql`select sealed from signing_key where kid = ${kid(like)}`);
    const key = unseal(deriveKey(SECRET, 'parley signing keys'), row!.sealed, kid(like))!;
    return new SignJWT({ ...decodeJwt(like), exp: Math.floor(expiresAt.getTime() / 1000) }).setProtectedHeader({ alg: 'EdDSA', kid: kid(like) })
      .sign(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
  };

  test('rotate; the previous one verifies until its last token has lapsed, then not even a valid signature counts', async () => {
    w.clock.pass(limit('signingKeyMs'));
    const { email } = await person(w);
    const first = must(await signIn(w, email));
    w.clock.pass(limit('signingKeyMs') - 1000);
    const last = must(await signIn(w, email));
    expect(kid(last.accessToken)).toBe(kid(first.accessToken));
    w.clock.pass(1000);
    const next = must(await signIn(w, email));
    expect(kid(next.accessToken)).not.toBe(kid(first.accessToken));
    w.clock.pass(limit('accessTokenMs') - 2000);
    expect(await w.identity.authenticate(last.accessToken)).not.toBeNull();
    expect(await (await another()).authenticate(last.accessToken)).not.toBeNull();
    const minted = await mint(last.accessToken, plus(w.clock.now(), 3_600_000));
    expect(await w.identity.authenticate(minted)).not.toBeNull();
    w.clock.pass(2000);
    for (const node of [w.identity, await another()]) expect(await node.authenticate(minted)).toBeNull();
    await w.identity.sweep();
    expect(await w.db.system.rows(sql`select 1 from signing_key where kid = ${kid(last.accessToken)}`)).toEqual([]);
  });

  test('nodes that start together agree on one, and know a key that another node made', async () => {
    w.clock.pass(limit('signingKeyMs'));
    const nodes = await during(w, sql`lock table signing_key in exclusive mode`, 2, () => Promise.all([another(), another(), another()]));
    const { email } = await person(w);
    const input = { email, password: 'right', workspaceId: null, address: '192.0.2.1' };
    const tokens = (await Promise.all(nodes.map((node) => node.signIn(input)))).map((result) => must(result).accessToken);
    expect(new Set(tokens.map(kid)).size).toBe(1);
    expect(await w.identity.authenticate(tokens[0]!)).not.toBeNull();
  });

  test('lie sealed: another PARLEY_SECRET does not start, and a row that another secret sealed verifies nothing', async () => {
    await expect(identityModule({ db: w.db, clock: w.clock, secret: `${SECRET}!`, log, passwords: w.passwords })).rejects.toThrow('another PARLEY_SECRET');
    const rows = await w.db.system.rows<{ sealed: Buffer; jwk: object }>(sql`select sealed, public_jwk as jwk from signing_key`);
    for (const { sealed, jwk } of rows) {
      expect(sealed.includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(false);
      expect(Object.keys(jwk)).not.toContain('d');
    }
    const { session } = await signedIn(w);
    const copied = '00000000-0000-7000-8000-00000000000a';
    await w.db.system.rows(sql`
      insert into signing_key (kid, sealed, public_jwk, created_at, retires_at)
      select ${copied}, sealed, public_jwk, created_at - interval '1 day', retires_at from signing_key where kid = ${kid(session.accessToken)}`);
    const forged = await generateKeyPair('EdDSA');
    const token = await new SignJWT(decodeJwt(session.accessToken)).setProtectedHeader({ alg: 'EdDSA', kid: copied }).sign(forged.privateKey);
    expect(await w.identity.authenticate(token)).toBeNull();
  });
});
