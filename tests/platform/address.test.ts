/** Who calls, behind proxies and without. */
import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { callerAddress } from '../../src/platform/http/address.ts';

const from = (remoteAddress: string, forwarded?: string | string[]): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

test.each<[string, string[], string, string | undefined, string]>([
  ['no proxy is trusted: nobody writes their own address', [], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['the proxy tells', ['loopback'], '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['the same, mapped into IPv6', ['loopback'], '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['an address that is no proxy\'s tells nothing', ['loopback'], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['what the caller wrote before the proxy did does not count', ['loopback'], '127.0.0.1', '10.9.9.9, 198.51.100.1', '198.51.100.1'],
  ['a chain of proxies', ['loopback', '10.0.0.0/8'], '127.0.0.1', '6.6.6.6, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['only proxies: the first of them', ['private'], '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ['nonsense ends the chain', ['loopback'], '127.0.0.1', '198.51.100.1, unknown', '127.0.0.1'],
  ['without the header, the proxy', ['loopback'], '127.0.0.1', undefined, '127.0.0.1'],
  ['IPv6', ['2001:db8::/32'], '2001:db8::1', '2001:470::7', '2001:470::7'],
  ['a single address', ['192.0.2.7'], '192.0.2.7', '198.51.100.1', '198.51.100.1'],
  ['its neighbour', ['192.0.2.7'], '192.0.2.8', '198.51.100.1', '192.0.2.8'],
])('%s', (_, proxies, remote, forwarded, caller) => {
  expect(callerAddress(proxies)(from(remote, forwarded))).toBe(caller);
});
