/** Templates, shortcuts, words and markup, as tables and properties. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { richContent } from '../../src/modules/conversations/index.ts';
import { COUNTRIES, countryOf } from '../../src/modules/channels/sms/rules.ts';
import { documentOfHtml, htmlOf } from '../../src/modules/words/markup.ts';
import { fill, labelRuleOf, macroSteps, patternOf, preferred, shortcutOf, unknownVariables, VARIABLES, variablesOf, type MacroStep } from '../../src/modules/words/rules.ts';

const SEED = Number(process.env.WORDS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const check = <T>(property: fc.IProperty<T>): void => fc.assert(property, { seed: SEED, numRuns: 500 });

test.each([
  ['Hello {{first_name}}!', { first_name: 'Amara' }, 'Hello Amara!', []],
  ['{{ first_name }} {{first_name}}', { first_name: ' Amara ' }, 'Amara Amara', []],
  ['{{email}}{{phone}}{{email}}', { phone: null }, '', ['email', 'phone']],
  ['{{a}}', { a: '{{first_name}}', first_name: 'X' }, '{{first_name}}', []],
  ['{ {first_name} } {{}', {}, '{ {first_name} } {{}', []],
  ['{{$&}}', { '$&': '$1' }, '$1', []],
])('[I-37] %s is filled', (template, values, text, empty) => {
  expect(fill(template, values as Record<string, string>)).toEqual({ text, empty });
});

test('[I-08] every variable is known, and no other but the attributes of contacts', () => {
  expect(unknownVariables(VARIABLES.map((name) => `{{${name}}}`).join(''), new Set())).toEqual([]);
  expect(unknownVariables('{{tier}} {{first name}} {{}}', new Set(['tier']))).toEqual(['first name', '']);
});

test('[I-37] filled text holds no variable that had a value, whatever the values say', () => {
  const values = fc.record(Object.fromEntries(VARIABLES.map((name) => [name, fc.option(fc.string())])));
  const template = fc.array(fc.oneof(fc.string(), fc.constantFrom(...VARIABLES).map((name) => `{{${name}}}`))).map((parts) => parts.join(''));
  check(fc.property(template, values, (text, given) => {
    const filled = fill(text, given as Record<string, string | null>);
    expect(filled.empty).toEqual(variablesOf(text).filter((name) => !(given as Record<string, string | null>)[name]?.trim()));
  }));
});

test.each([['/Greeting', 'greeting'], ['#a-b_1', 'a-b_1'], ['größe', 'größe'], ['', null], ['/', null], ['two words', null], ['//x', null], ['x'.repeat(41), null]])('[I-10, C10] the shortcut %s is stored as %s', (given, stored) => {
  const result = shortcutOf(given);
  expect(result.ok ? result.value : null).toBe(stored);
});

test('[I-18] words of rules are letters and digits, so nothing in them is a pattern', () => {
  const said = (words: string[]) => labelRuleOf({ kind: 'KEYWORD', words, threshold: 1 }).ok;
  expect(['refund', 'Refund*', 'out of order', "don't", 'ärger'].map((word) => said([word]))).toEqual([true, true, true, true, true]);
  expect(['', '*', 'a.b', '(x', 'x**', '\\m', 'a|b'].map((word) => said([word]))).toEqual([false, false, false, false, false, false, false]);
  expect(patternOf(['refund', 'cancel*'])).toBe('\\m(?:refund\\M|cancel)');
  expect(labelRuleOf({ kind: 'TRANSFERS', words: ['x'], threshold: 2 }).ok).toBe(false);
  expect(labelRuleOf({ kind: 'TRANSFERS', words: [], threshold: 0 }).ok).toBe(false);
});

test('[I-21] agent before queue before default', () => {
  const all = [{ source: 'DEFAULT' }, { source: 'QUEUE' }, { source: 'USER' }] as const;
  expect([preferred([...all])?.source, preferred(all.slice(0, 2))?.source, preferred(all.slice(0, 1))?.source, preferred([])]).toEqual(['USER', 'QUEUE', 'DEFAULT', null]);
});

test('[I-19] whatever the HTML, the result is a document of the schema, and its HTML has only our elements and safe addresses', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('<p>', '</p>', '<ul>', '<ol>', '<li>', '</li>', '</ul>', '</ol>', '<blockquote>', '</blockquote>', '<b>', '</b>', '<i>', '</i>', '<code>', '<a href="javascript:x">', '<a href=https://x.test>', '</a>', '<br/>', '<script>', '</script>', '<', '>', '&lt;script&gt;', '&#60;', '<!--', '-->', '<img src=x onerror=y>', '<a href="https://x.test/&quot;onclick=y">'),
  );
  check(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const document = documentOfHtml(pieces.join(''));
    const result = richContent(document);
    if (!result.ok) expect(result.message).toMatch(/empty|nested/);
    const html = htmlOf(document);
    const elements = [...html.matchAll(/<[^>]*>?/g)].map(([element]) => element);
    const ours = /^<(\/?(p|ul|ol|li|blockquote|strong|em|u|s|code|pre|a)|br|a href="https:\/\/[^"<>]*" rel="noopener noreferrer")>$/;
    expect(elements.filter((element) => !ours.test(element))).toEqual([]);
  }));
});

const step = (fields: Partial<MacroStep> & Pick<MacroStep, 'action'>): MacroStep => ({ text: null, tagId: null, labelId: null, queueId: null, userId: null, ...fields });

test.each([
  [[step({ action: 'REPLY', text: 'x' }), step({ action: 'RESOLVE' })], true],
  [[step({ action: 'ASSIGN' }), step({ action: 'REPLY', text: 'x' })], true],
  [[step({ action: 'ASSIGN', userId: 'u' }), step({ action: 'NOTE', text: 'x' })], false],
  [[step({ action: 'TRANSFER', queueId: 'q', text: 'x' })], true],
  [[step({ action: 'TAG' })], false],
  [[step({ action: 'TAG', tagId: 't', labelId: 'l' })], false],
  [[], false],
])('a macro of %j is one: %s', (steps, good) => {
  expect(macroSteps(steps).ok).toBe(good);
});

test('[C-13] thirty countries, each number by its longest prefix', () => {
  expect(COUNTRIES).toHaveLength(30);
  expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(30);
  expect([countryOf('+4930', COUNTRIES)?.code, countryOf('+35312', COUNTRIES)?.code, countryOf('+81', COUNTRIES)]).toEqual(['DE', 'IE', null]);
});
