import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Role, Scope, StaffActor } from '../../src/kernel/actor.ts';
import { plus } from '../../src/kernel/clock.ts';
import { limit } from '../../src/limits.ts';
import {
  addressBlock, chooseUser, colleaguesOf, countTry, delayAfter, keyRetiresAt, keySigns, mayChangeUser, mayCreateToken, mayRevokeToken, normaliseEmail,
  refreshOutcome,
} from '../../src/modules/identity/rules.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const ROLES: Role[] = ['ADMIN', 'MANAGER', 'SUPERVISOR', 'AGENT', 'EXPERT', 'PARTNER_VIEWER'];
const user = (role: Role, more: object = {}): StaffActor =>
  ({ kind: 'USER', workspaceId: 'w', userId: 'u', sessionId: 's', tokenId: null, role, name: 'n', scopes: null, ...more }) as StaffActor;
const key = (role: Role, scopes: Scope[]): StaffActor => user(role, { sessionId: null, tokenId: 't', scopes });
const service = (scopes: Scope[]): StaffActor => ({ kind: 'SERVICE', workspaceId: 'w', tokenId: 't', name: 'n', scopes });

test.each([
  ['Ada@Example.TEST ', 'ada@example.test'], ['a\0@example.test', ''], ['', ''],
])('normaliseEmail(%j) is %j', (given, expected) => expect(normaliseEmail(given)).toBe(expected));

test.each([
  ['192.0.2.7', '192.0.2.7'], ['::ffff:192.0.2.7', '192.0.2.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'], ['::1', '0:0:0:0'], ['fe80::1%eth0', 'fe80:0:0:0'], ['2001:0db8:0001:0002::', '2001:db8:1:2'], ['', ''],
])('addressBlock(%s) is %s', (given, expected) => expect(addressBlock(given)).toBe(expected));

describe('the delay after failures', () => {
  test('never falls, never exceeds its bound, and doubles from the first one that is not free', () => {
    fc.assert(fc.property(fc.nat(5000), fc.nat(50), (failures, free) => {
      const delay = delayAfter(failures, free);
      expect(delay).toBeLessThanOrEqual(limit('signInMaxDelayMs'));
      expect(delayAfter(failures + 1, free)).toBeGreaterThanOrEqual(delay);
      expect(delay === 0).toBe(failures <= free);
      if (delay > 0 && delay * 2 <= limit('signInMaxDelayMs')) expect(delayAfter(failures + 1, free)).toBe(delay * 2);
    }));
  });

  test('however a guesser spaces the tries, no day has more of them than the free ones and one a delay', () => {
    const day = 24 * 3_600_000;
    const free = limit('signInFreeFailures');
    const most = free + 10 + Math.ceil(day / limit('signInMaxDelayMs'));
    fc.assert(fc.property(fc.array(fc.nat(3_600_000), { minLength: 100, maxLength: 300 }), (pauses) => {
      let now = NOW;
      let state = { failures: 0, lastFailureAt: now, blockedUntil: now };
      const tries: number[] = [];
      for (const pause of pauses) {
        now = plus(now, pause);
        if (state.blockedUntil > now) continue;
        state = countTry(state, free, now);
        tries.push(now.getTime());
      }
      for (const start of tries) expect(tries.filter((at) => at >= start && at < start + day).length).toBeLessThanOrEqual(most);
    }), { numRuns: 30 });
  });
});

describe('a refresh token', () => {
  const facts = { sessionRevoked: false, sessionExpiresAt: plus(NOW, 1), userActive: true, tokenExpiresAt: plus(NOW, 1), usedAt: null as Date | null };
  test.each([
    ['fresh', {}, 'ROTATE'], ['used just now', { usedAt: NOW }, 'ROTATE'],
    ['used at the end of the tolerance', { usedAt: plus(NOW, -limit('refreshReuseMs')) }, 'ROTATE'],
    ['used before that', { usedAt: plus(NOW, -limit('refreshReuseMs') - 1) }, 'THEFT'],
    ['session revoked', { sessionRevoked: true }, 'ENDED'], ['session over', { sessionExpiresAt: NOW }, 'ENDED'],
    ['user disabled', { userActive: false }, 'ENDED'], ['token over', { tokenExpiresAt: NOW }, 'ENDED'],
    ['a stolen one of an ended session', { sessionRevoked: true, usedAt: new Date(0) }, 'ENDED'],
  ])('%s', (_, change, expected) => expect(refreshOutcome({ ...facts, ...change }, NOW)).toBe(expected));
});

test('a key retires only after every token it may have signed has lapsed', () => {
  fc.assert(fc.property(fc.nat(2 * limit('signingKeyMs')), (age) => {
    const now = plus(NOW, age);
    if (keySigns(NOW, now)) expect(plus(now, limit('accessTokenMs')) <= keyRetiresAt(NOW)).toBe(true);
  }));
});

test('which user signs in', () => {
  const [a, b] = [{ workspaceId: 'a' }, { workspaceId: 'b' }];
  expect(chooseUser([], null)).toBe('NONE');
  expect(chooseUser([a], null)).toBe(a);
  expect(chooseUser([a, b], null)).toBe('SEVERAL');
  expect(chooseUser([a, b], 'b')).toBe(b);
  expect(chooseUser([a], 'b')).toBe('NONE');
  expect(chooseUser([a], '')).toBe('NONE');
});

test('[H-01] [H-03] [C5] which colleagues a role finds in the list', () => {
  expect(ROLES.map((role) => colleaguesOf(user(role)))).toEqual(['ALL', 'ALL', 'ALL', 'ACTIVE', 'ACTIVE', 'SELF']);
  expect(colleaguesOf(service(['READ']))).toBe('ALL');
});

test('a workspace keeps an active administrator, whatever is changed in whatever order', () => {
  const change = fc.record({ who: fc.nat(3), role: fc.constantFrom<Role>('ADMIN', 'AGENT'), status: fc.constantFrom('ACTIVE', 'DISABLED') });
  fc.assert(fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
    const users = ['0', '1', '2', '3'].map((id) => ({ id, role: 'ADMIN' as Role, status: 'ACTIVE' }));
    const admins = () => users.filter((u) => u.role === 'ADMIN' && u.status === 'ACTIVE').map((u) => u.id);
    for (const { who, role, status } of changes) {
      if (mayChangeUser(users[who]!, { role, status }, admins(), 'role').ok) Object.assign(users[who]!, { role, status });
      expect(admins().length).toBeGreaterThan(0);
    }
  }));
});

describe('API tokens', () => {
  const may = (actor: StaffActor, scopes: Scope[], asService = false) => mayCreateToken(actor, { scopes, service: asService }).ok;
  test.each(ROLES)('[F-08] [H-07] %s makes personal keys within their role', (role) => {
    expect(may(user(role), ['READ', 'WRITE'])).toBe(true);
    expect(may(user(role), ['ADMIN'])).toBe(role === 'ADMIN');
    expect(may(user(role), ['READ'], true)).toBe(role === 'ADMIN');
    expect(may(key(role, ['READ', 'WRITE']), ['READ'])).toBe(false);
    expect(may(key(role, ['ADMIN']), ['READ'], true)).toBe(role === 'ADMIN');
  });

  test('a service makes service keys with the scope ADMIN only, and never personal ones', () => {
    expect(may(service(['ADMIN']), ['READ'], true)).toBe(true);
    expect(may(service(['READ', 'WRITE']), ['READ'], true)).toBe(false);
    expect(may(service(['ADMIN']), ['READ'])).toBe(false);
  });

  test.each<[string, StaffActor, { id: string; userId: string | null }, boolean]>([
    ['its owner', user('AGENT'), { id: 'x', userId: 'u' }, true], ['another', user('ADMIN'), { id: 'x', userId: 'v' }, false],
    ['itself', key('AGENT', ['READ']), { id: 't', userId: 'u' }, true], ['a sister key', key('AGENT', ['READ', 'WRITE']), { id: 'x', userId: 'u' }, false],
    ['an ADMIN key', key('ADMIN', ['ADMIN']), { id: 'x', userId: 'u' }, true], ['an administrator, of a service', user('ADMIN'), { id: 'x', userId: null }, true],
    ['an agent, of a service', user('AGENT'), { id: 'x', userId: null }, false], ['a service with ADMIN', service(['ADMIN']), { id: 'x', userId: null }, true],
    ['a service without', service(['WRITE']), { id: 't', userId: null }, false],
  ])('revoked by %s', (_, actor, token, expected) => expect(mayRevokeToken(actor, token)).toBe(expected));
});
