import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses, in 43 characters that need no escaping anywhere. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a random token. It has full entropy, so one fast hash is enough and can be looked up. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
