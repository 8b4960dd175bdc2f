import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Compares in constant time; as slow as `hash`. */
  verify(password: string, phc: string): Promise<boolean>;
}

/** OWASP's second choice: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

const run = promisify((parameters: Argon2Parameters, done: (error: Error | null, hash: Buffer) => void) => argon2('argon2id', parameters, done));

/** The same text typed on two keyboards may differ in its code points; NFKC makes it one. */
const bytes = (password: string): Buffer => Buffer.from(password.normalize('NFKC'));

const base64 = (value: Buffer): string => value.toString('base64').replace(/=+$/, '');

/** Argon2id in PHC strings, so that parameters may grow while old hashes still verify. */
export const argon2Passwords: Passwords = {
  hash: async (password) => {
    const nonce = randomBytes(SALT_BYTES);
    const hash = await run({ message: bytes(password), nonce, parallelism: LANES, tagLength: HASH_BYTES, memory: MEMORY_KIB, passes: PASSES });
    return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${base64(nonce)}$${base64(hash)}`;
  },
  verify: async (password, phc) => {
    const match = PHC.exec(phc);
    if (!match) throw new Error('a stored password hash is not an argon2id PHC string');
    const [, memory, passes, lanes, salt, stored] = match as unknown as [string, string, string, string, string, string];
    const expected = Buffer.from(stored, 'base64');
    const actual = await run({
      message: bytes(password), nonce: Buffer.from(salt, 'base64'), parallelism: Number(lanes), tagLength: expected.length,
      memory: Number(memory), passes: Number(passes),
    });
    return timingSafeEqual(actual, expected);
  },
};
