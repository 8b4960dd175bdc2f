import { badInput, fail, ok, type Result } from '../../../kernel/result.ts';
import { limit } from '../../../limits.ts';

/** A country in which numbers can be had (C-13). */
export interface Country {
  /** Two letters. */
  code: string;
  name: string;
  /** What its numbers begin with: plus, country code, and more where several countries share one. */
  prefix: string;
}

const country = (code: string, name: string, prefix: string): Country => ({ code, name, prefix });

/** C-04, C-13: thirty to begin with; a workspace may have its own list. */
export const COUNTRIES: readonly Country[] = [
  country('AT', 'Austria', '+43'), country('AU', 'Australia', '+61'), country('BE', 'Belgium', '+32'), country('BR', 'Brazil', '+55'), country('CH', 'Switzerland', '+41'),
  country('CL', 'Chile', '+56'), country('CZ', 'Czechia', '+420'), country('DE', 'Germany', '+49'), country('DK', 'Denmark', '+45'), country('EE', 'Estonia', '+372'),
  country('ES', 'Spain', '+34'), country('FI', 'Finland', '+358'), country('FR', 'France', '+33'), country('GB', 'United Kingdom', '+44'), country('HK', 'Hong Kong', '+852'),
  country('HU', 'Hungary', '+36'), country('IE', 'Ireland', '+353'), country('IL', 'Israel', '+972'), country('IT', 'Italy', '+39'), country('LT', 'Lithuania', '+370'),
  country('LV', 'Latvia', '+371'), country('MX', 'Mexico', '+52'), country('MY', 'Malaysia', '+60'), country('NL', 'Netherlands', '+31'), country('NO', 'Norway', '+47'),
  country('PL', 'Poland', '+48'), country('PT', 'Portugal', '+351'), country('SE', 'Sweden', '+46'), country('SG', 'Singapore', '+65'), country('US', 'United States and Canada', '+1'),
];

/** The country that a number belongs to, by its longest prefix; null: none of these. */
export const countryOf = (number: string, countries: readonly Country[]): Country | null =>
  countries.filter(({ prefix }) => number.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0] ?? null;

export const countriesOf = (given: readonly Country[]): Result<Country[]> => {
  if (given.length > limit('smsCountries')) return fail('LimitReached', `There are at most ${limit('smsCountries')} countries.`, ['countries'], { limit: 'smsCountries' });
  const kept = given.map(({ code, name, prefix }) => country(code.trim().toUpperCase(), name.trim(), prefix.trim()));
  const wrong = kept.findIndex(({ code, name, prefix }) => !/^[A-Z]{2}$/.test(code) || name === '' || name.length > limit('nameCharacters') || !/^\+[1-9]\d{0,6}$/.test(prefix));
  if (wrong >= 0) return badInput('A country has two letters, a name, and a prefix such as +49.', ['countries', String(wrong)]);
  return new Set(kept.map(({ code }) => code)).size === kept.length ? ok(kept) : badInput('A country is named twice.', ['countries']);
};

/** G16. */
export const smsText = (text: string): Result<string> => {
  const kept = text.trim();
  if (kept === '') return badInput('The message is empty.', ['text']);
  return [...kept].length <= limit('smsCharacters') ? ok(kept) : badInput(`A text message has at most ${limit('smsCharacters')} characters.`, ['text']);
};
