/** Signed links: for one method, one path and a short time, and of no use when anything of them is changed. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plus } from '../../src/kernel/clock.ts';
import { limit } from '../../src/limits.ts';
import { linkSigner } from '../../src/platform/http/links.ts';
import { fakeClock } from '../support/clock.ts';

const START = new Date('2026-03-01T12:00:30.000Z');
const PATH = '/files/att_0190aaaa-0000-7000-8000-000000000000';

const parts = (link: string): { path: string; query: { expires: string; signature: string } } => {
  const url = new URL(link, 'http://localhost');
  return { path: url.pathname, query: Object.fromEntries(url.searchParams) as { expires: string; signature: string } };
};
const setUp = (secret = 'a secret of at least thirty-two characters') => {
  const clock = fakeClock(START);
  const signer = linkSigner({ secret, clock });
  const { path, query } = parts(signer.sign('GET', PATH));
  return { clock, signer, path, query };
};

test('a link works for its method and path', () => {
  const { signer, path, query } = setUp();
  expect(path).toBe(PATH);
  expect(signer.verify('GET', path, query)).toBe(true);
});

test('a link works at least as long as the limit says, at most a minute longer, and not a millisecond after', () => {
  const { clock, signer, path, query } = setUp();
  const expires = new Date(Number(query.expires));
  expect(expires.getTime()).toBeGreaterThanOrEqual(plus(START, limit('uploadMs')).getTime());
  expect(expires.getTime()).toBeLessThan(plus(START, limit('uploadMs') + 60_000).getTime());
  clock.advance(expires.getTime() - START.getTime());
  expect(signer.verify('GET', path, query)).toBe(true);
  clock.advance(1);
  expect(signer.verify('GET', path, query)).toBe(false);
});

test('one file keeps one link for a while, so that caches can', () => {
  const { clock, signer } = setUp();
  const first = signer.sign('GET', PATH);
  clock.advance(10_000);
  expect(signer.sign('GET', PATH)).toBe(first);
});

test('a download link does not upload, nor the other way round', () => {
  const { signer, query } = setUp();
  expect(['PUT', 'POST', 'DELETE', 'get'].map((method) => signer.verify(method, PATH, query))).toEqual([false, false, false, false]);
  expect(signer.verify('GET', PATH, parts(signer.sign('PUT', PATH)).query)).toBe(false);
});

test('another path, a later expiry, another secret: no', () => {
  const { signer, query } = setUp();
  expect(signer.verify('GET', `${PATH}0`, query)).toBe(false);
  expect(signer.verify('GET', PATH, { ...query, expires: String(Number(query.expires) + 60_000) })).toBe(false);
  expect(setUp('another secret of thirty-two characters').signer.verify('GET', PATH, query)).toBe(false);
});

test.each([
  ['no query', {}], ['no signature', { expires: '99999999999999' }], ['an empty signature', { expires: '99999999999999', signature: '' }],
  ['a list of signatures', { expires: '99999999999999', signature: ['a', 'b'] }], ['an expiry that is no number', { expires: 'never', signature: 'AAAA' }],
  ['an endless expiry', { expires: 'Infinity', signature: 'AAAA' }], ['a list of expiries', { expires: ['1', '2'], signature: 'AAAA' }],
])('%s is no link', (_, query) => {
  expect(setUp().signer.verify('GET', PATH, query)).toBe(false);
});

test('a signature with any bit turned is none', () => {
  const { signer, path, query } = setUp();
  const bytes = Buffer.from(query.signature, 'base64url');
  fc.assert(fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
    const turned = Buffer.from(bytes);
    turned[at]! ^= 1 << bit;
    expect(signer.verify('GET', path, { ...query, signature: turned.toString('base64url') })).toBe(false);
  }));
});
