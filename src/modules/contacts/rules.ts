import { type Result, badInput, ok } from '../../kernel/result.ts';
import { limit } from '../../limits.ts';

/** An address as it is stored and compared: trimmed, lower case. Deliverability is the mail channel's matter. */
export const normaliseEmail = (text: string): Result<string> => {
  const email = text.trim().toLowerCase();
  return /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(email) && email.length <= 254 ? ok(email) : badInput('This is not an e-mail address.', ['email']);
};

/** A number as E.164: plus, country code, digits. */
export const normalisePhone = (text: string): Result<string> => {
  const phone = text.replace(/[\s().-]/g, '').replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(phone) ? ok(phone) : badInput('This is not a phone number with a country code.', ['phone']);
};

export const personName = (text: string, path = 'name'): Result<string> => {
  const name = text.trim().replace(/\s+/g, ' ');
  return name.length >= 1 && name.length <= limit('nameCharacters')
    ? ok(name)
    : badInput(`A name has 1 to ${limit('nameCharacters')} characters.`, [path]);
};

const ATTRIBUTE_CHARACTERS = limit('attributeCharacters');

/** Attributes with `changes` laid over them: text sets, null removes. */
export const mergeAttributes = (current: Record<string, string>, changes: unknown): Result<Record<string, string>> => {
  if (changes === null || changes === undefined) return ok(current);
  const bad = badInput(`Attributes are an object of texts of at most ${ATTRIBUTE_CHARACTERS} characters.`, ['attributes']);
  if (typeof changes !== 'object' || Array.isArray(changes)) return bad;
  const merged = new Map(Object.entries(current));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) merged.delete(key);
    else if (typeof value === 'string' && value.length <= ATTRIBUTE_CHARACTERS && key.length <= limit('nameCharacters')) merged.set(key, value);
    else return bad;
  }
  return merged.size <= limit('pageSize') ? ok(Object.fromEntries(merged)) : bad;
};
