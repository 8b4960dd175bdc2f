import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Which network addresses this server may connect to on somebody else's word. */
export interface AddressRule {
  allows(address: string): boolean;
}

/** All that is routed on the Internet over IPv6 today; `::127.0.0.1` and its like are "unicast" to the library. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/** Neither private, loopback, link-local, carrier-grade NAT, multicast, reserved, nor any of these inside an IPv6 address. */
const isPublic = (address: string): boolean => {
  // What maps an IPv4 address is taken apart; what translates or tunnels one (NAT64, 6to4, Teredo) is no "unicast".
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST));
};

/** Public addresses, and the networks (CIDR) that the operator allows beside them. */
export const addressRule = (networks: string[]): AddressRule => {
  const allowed = networks.map((network) => ipaddr.parseCIDR(network));
  const inside = (address: string): boolean => {
    const parsed = ipaddr.process(address);
    return allowed.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
  };
  return { allows: (address) => isIP(address) !== 0 && (isPublic(address) || inside(address)) };
};

export const REFUSED_ADDRESS = 'EREFUSEDADDRESS';

export const refusedAddress = (host: string): Error =>
  Object.assign(new Error(`${host} is not a public address.`), { code: REFUSED_ADDRESS });

/**
 * Names are resolved and checked at the moment of connecting, and the connection is made to what was checked: a name that
 * answers differently the second time gains nothing.
 */
export const checkedLookup = (rule: AddressRule): LookupFunction => (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const usable: LookupAddress[] = addresses.filter(({ address }) => rule.allows(address));
    if (usable.length === 0) return callback(refusedAddress(hostname), '', 0);
    if (options.all) callback(null, usable);
    else callback(null, usable[0]!.address, usable[0]!.family);
  });
};

/** The host of a URL when it is an address and not a name; no lookup happens for it. */
export const literalAddress = (url: URL): string | null => {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? null : host;
};
