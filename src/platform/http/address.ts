import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** Networks whose word on the caller's address counts: the proxies before this server. Empty: nobody's. */
export type TrustedProxies = readonly string[];

/** Names for the networks that proxies usually stand in. */
const NAMED: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The range that a name, address or network stands for; null when it is none. */
export const rangesOf = (network: string): Range[] | null => {
  const named = NAMED[network];
  if (named) return named.map((range) => ipaddr.parseCIDR(range));
  if (ipaddr.isValidCIDR(network)) return [ipaddr.parseCIDR(network)];
  if (!ipaddr.isValid(network)) return null;
  const address = ipaddr.process(network);
  return [[address, address.kind() === 'ipv4' ? 32 : 128]];
};

/**
 * Who calls: the connection's address, or behind trusted proxies the last address of `X-Forwarded-For` that is no proxy's.
 * What stands before it, the caller may have written.
 */
export const callerAddress = (proxies: TrustedProxies): ((request: IncomingMessage) => string) => {
  const ranges = proxies.flatMap((network) => rangesOf(network) ?? []);
  const isTrusted = (text: string): boolean => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
  };
  return (request) => {
    let address = request.socket.remoteAddress ?? '';
    if (ranges.length === 0 || !isTrusted(address)) return address;
    const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map((part) => part.trim()).reverse();
    for (const hop of forwarded) {
      if (!ipaddr.isValid(hop)) return address;
      address = hop;
      if (!isTrusted(hop)) return address;
    }
    return address;
  };
};
