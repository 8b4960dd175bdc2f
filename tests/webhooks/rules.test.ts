/** What a webhook may be, when it is tried again, and which addresses are called: as tables and properties. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type GraphQLUnionType } from 'graphql';
import { limit } from '../../src/limits.ts';
import { readSchema } from '../../src/graphql/schema/build.ts';
import { abandoned, askedDelay, EVENT_TYPES, retryDelay, verdict, webhookFields, type WebhookFields } from '../../src/modules/webhooks/rules.ts';
import { addressRule, literalAddress } from '../../src/platform/http/addresses.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const HOUR = 3_600_000;

test('webhooks may ask for every event of a conversation and of the inbox, and for no notice about a subscription', () => {
  const schema = buildSchema(readSchema().join('\n'));
  const members = ['ConversationEvent', 'InboxEvent'].flatMap((name) => (schema.getType(name) as GraphQLUnionType).getTypes().map((type) => type.name));
  expect(Object.keys(EVENT_TYPES).sort()).toEqual([...new Set(members)].filter((name) => !['LeftScope', 'ResyncRequired'].includes(name)).sort());
});

describe('retries', () => {
  test('wait 5 s at first, then four times as long each, up to a day, and end', () => {
    const delays = Array.from({ length: limit('webhookAttempts') }, (_, i) => retryDelay(i + 1, 0));
    expect(delays).toEqual([5, 20, 80, 320, 1_280, 5_120, 20_480, 81_920, 86_400, null].map((seconds) => (seconds === null ? null : seconds * 1_000)));
  });

  test('chance makes a delay longer, never shorter, by a fifth at most, never longer than a day', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: limit('webhookAttempts') - 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const least = retryDelay(attempts, 0)!;
      const delay = retryDelay(attempts, chance)!;
      expect(delay).toBeGreaterThanOrEqual(least);
      expect(delay).toBeLessThanOrEqual(Math.min(least * 1.2 + 1, 24 * HOUR));
    }));
  });

  test.each([
    [null, null], ['120', 120_000], ['1', 5_000], ['9999999', 24 * HOUR], ['Wed, 25 Nov 2026 13:00:00 GMT', HOUR], ['Wed, 25 Nov 2026 11:00:00 GMT', 5_000],
    ['soon', null], ['', null],
  ])('Retry-After %p means %p', (header, ms) => expect(askedDelay(header, NOW)).toBe(ms));

  test('whatever a receiver writes into Retry-After, no try comes before 5 s or after a day', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (header) => {
      const asked = askedDelay(header, NOW);
      expect(asked === null || (asked >= 5_000 && asked <= 24 * HOUR)).toBe(true);
    }));
  });

  test.each([
    [200, 1, 'DELIVERED'], [204, 10, 'DELIVERED'], [301, 1, 'RETRY'], [400, 1, 'RETRY'], [404, 3, 'RETRY'], [410, 1, 'GONE'], [429, 1, 'RETRY'], [500, 9, 'RETRY'], [500, 10, 'GIVEN_UP'],
  ])('an answer %i at attempt %i means %s', (code, attempts, kind) => {
    expect(verdict({ status: code, retryAfter: null }, attempts, NOW, 0).kind).toBe(kind);
  });

  test('no answer is tried again, and says why', () => {
    expect(verdict({ error: 'No answer in time.' }, 1, NOW, 0)).toEqual({ kind: 'RETRY', error: 'No answer in time.', delayMs: 5_000 });
  });

  test('it takes both many failures and a long time until a webhook is abandoned', () => {
    const [failures, ms] = [limit('webhookFailures'), limit('webhookFailingMs')];
    expect([abandoned(failures, ms), abandoned(failures - 1, ms), abandoned(failures, ms - 1)]).toEqual([true, false, false]);
  });
});

describe('fields', () => {
  const GOOD: WebhookFields = { url: 'https://hooks.example/in', events: ['TicketChanged'], selection: null, description: '' };

  test.each([
    ['ftp://hooks.example/'], ['file:///etc/passwd'], ['hooks.example'], [''], ['http://'], ['https://user:password@hooks.example/'], ['https://user@hooks.example/'],
    ['javascript:alert(1)'], [`https://hooks.example/${'x'.repeat(limit('webhookUrlCharacters'))}`],
  ])('%s is no address of a webhook', (url) => {
    expect(webhookFields({ ...GOOD, url })).toMatchObject({ ok: false, kind: 'BadInput', path: ['url'] });
  });

  test.each([[{ events: [] }, 'events'], [{ events: ['LeftScope'] }, 'events'], [{ events: ['constructor'] }, 'events'], [{ description: 'x'.repeat(201) }, 'description']])('%p is refused', (bad, path) => {
    expect(webhookFields({ ...GOOD, ...bad })).toMatchObject({ ok: false, kind: 'BadInput', path: [path] });
  });

  test('each event once, the fragment of the address left out', () => {
    expect(webhookFields({ ...GOOD, url: 'https://hooks.example/in#part', events: ['TicketChanged', 'TicketChanged'] })).toEqual({ ok: true, value: GOOD });
  });
});

describe('addresses', () => {
  const rule = addressRule([]);
  const REFUSED = [
    '127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.127.255.255',
    '192.0.0.8', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '192.88.99.1',
    '::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::ffff:0:127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1',
    '2002:7f00:1::', '2001:0::1', '2001:db8::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '100::1', '3fff::1', '5f00::1', 'localhost', '', 'nonsense',
  ];

  test.each(REFUSED)('%s is refused', (address) => expect(rule.allows(address)).toBe(false));
  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1', '::ffff:8.8.8.8'])('%s is called', (address) => expect(rule.allows(address)).toBe(true));

  test('however it is written, an IPv4 address is what it means', () => {
    const spelled = ['2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0x7f.1', '①②⑦.0.0.1', '[::ffff:127.0.0.1]', '[::]', '[0:0:0:0:0:0:0:1]'];
    const found = spelled.map((host) => literalAddress(new URL(`http://${host}/`)));
    expect(found.map((address) => address !== null && !rule.allows(address))).toEqual(spelled.map(() => true));
    expect(literalAddress(new URL('http://hooks.example/'))).toBeNull();
  });

  test('private networks are called where the operator allows them, and no others', () => {
    const lenient = addressRule(['10.1.0.0/16', 'fd00::/8']);
    const addresses = ['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '10.2.0.1', 'fc00::1', '127.0.0.1'];
    expect(addresses.map((address) => lenient.allows(address))).toEqual([true, true, true, false, false, false]);
  });

  test('no private IPv4 address gets through inside any IPv6 form', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(fc.tuple(fc.constant(10), octet, octet, octet), fc.tuple(fc.constant(127), octet, octet, octet), fc.tuple(fc.constant(192), fc.constant(168), octet, octet));
    fc.assert(fc.property(inside, fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'), (parts, prefix) => !rule.allows(`${prefix}${parts.join('.')}`)));
  });
});
