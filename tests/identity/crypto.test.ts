import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { argon2Passwords } from '../../src/platform/crypto/passwords.ts';
import { deriveKey, keyedHash, seal, unseal } from '../../src/platform/crypto/sealing.ts';
import { randomToken, tokenHash } from '../../src/platform/crypto/tokens.ts';

describe('passwords', () => {
  test('are argon2id with at least 19 MiB, two passes, one lane, and a salt of their own', async () => {
    const [one, two] = await Promise.all([argon2Passwords.hash('parley-demo'), argon2Passwords.hash('parley-demo')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await argon2Passwords.verify('parley-demo', one)).toBe(true);
    expect(await argon2Passwords.verify('parley-demO', one)).toBe(false);
    expect(await argon2Passwords.verify('', one)).toBe(false);
  });

  test('verify hashes of other programs and other parameters, and refuse other formats loudly', async () => {
    // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await argon2Passwords.verify('password', reference)).toBe(true);
    for (const other of ['', 'plain', reference.replace('argon2id', 'argon2i'), `${reference}$`]) {
      await expect(argon2Passwords.verify('password', other)).rejects.toThrow('PHC');
    }
  });

  test('are the same text in whatever Unicode form', async () => {
    expect(await argon2Passwords.verify('caf\u00e9', await argon2Passwords.hash('cafe\u0301'))).toBe(true);
  });
});

describe('sealing', () => {
  const key = deriveKey('secret', 'test');

  test('opens only with key and label, and with every byte as it was', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), fc.nat(), (plain, label, at) => {
      const sealed = seal(key, Buffer.from(plain), label);
      expect(unseal(key, sealed, label)).toEqual(Buffer.from(plain));
      expect(unseal(key, sealed, `${label}x`)).toBeNull();
      expect(unseal(deriveKey('secret', 'other'), sealed, label)).toBeNull();
      const changed = Buffer.from(sealed);
      changed[at % changed.length]! ^= 1;
      expect(unseal(key, changed, label)).toBeNull();
      expect(unseal(key, sealed.subarray(0, at % sealed.length), label)).toBeNull();
    }));
  });

  test('the same twice is not recognisable, and keyed hashes depend on the key', () => {
    expect(seal(key, Buffer.from('x'), 'l').equals(seal(key, Buffer.from('x'), 'l'))).toBe(false);
    expect(keyedHash(key, 'x').equals(keyedHash(randomBytes(32), 'x'))).toBe(false);
  });
});

test('random tokens have 256 bits and a fixed hash', () => {
  expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(32);
  expect(randomToken()).not.toBe(randomToken());
  expect(tokenHash('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
