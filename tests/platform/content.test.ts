/** What a message may say: text, or a document of exactly our nodes and marks. Anything else is refused, never quietly kept. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { limit } from '../../src/limits.ts';
import { customerContent, messageContent, richContent } from '../../src/modules/conversations/content.ts';

const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, ...(marks.length > 0 ? { marks } : {}) });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const doc = (...content: object[]) => ({ type: 'doc', content });
const bold = { type: 'bold' };
const link = (href: unknown, more: object = {}) => ({ type: 'link', attrs: { href, ...more } });
const refused = { ok: false, kind: 'BadInput', path: ['richText'] };

describe('rich text', () => {
  test('formatting is kept, and its text is beside it', () => {
    const value = doc(paragraph(text('Hello '), text('you', bold)), { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] });
    expect(richContent(value)).toEqual({ ok: true, value: { text: 'Hello you\none', richText: expect.objectContaining({ type: 'doc' }) } });
  });

  test('a document without formatting is stored as its text', () => {
    expect(richContent(doc(paragraph(text('one')), paragraph(text('two'), { type: 'hardBreak' }, text('three'))))).toEqual({ ok: true, value: { text: 'one\ntwo\nthree', richText: null } });
  });

  test.each([
    ['a script', doc({ type: 'script', content: [text('alert(1)')] })],
    ['an image', doc({ type: 'image', attrs: { src: 'https://evil.test/pixel' } })],
    ['an iframe inline', doc(paragraph({ type: 'iframe', attrs: { src: 'https://evil.test' } }))],
    ['an unknown mark', doc(paragraph(text('x', { type: 'style', attrs: { css: 'x' } })))],
    ['text outside a block', doc(text('bare'))],
    ['a block inside a paragraph', doc(paragraph(paragraph(text('x'))))],
    ['a list without items', doc({ type: 'bulletList', content: [] })],
    ['a mark in code', doc({ type: 'codeBlock', content: [text('x', bold)] })],
    ['an empty document', doc()],
    ['empty text nodes', doc(paragraph({ type: 'text', text: '' }))],
    ['text that is no text', doc(paragraph({ type: 'text', text: 7 }))],
    ['a list start that is no number', doc({ type: 'orderedList', attrs: { start: '"><script>' }, content: [{ type: 'listItem', content: [paragraph(text('x'))] }] })],
    ['nothing', null], ['a string', '<b>x</b>'], ['a number', 7], ['a list', [doc(paragraph(text('x')))]], ['an empty object', {}],
  ])('%s is refused', (_, value) => {
    expect(richContent(value)).toMatchObject(refused);
  });

  test('a node of ours that is no document is refused', () => {
    expect(richContent(paragraph(text('x', bold)))).toMatchObject(refused);
  });

  test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'data:text/html,<script>', 'vbscript:x', 'file:///etc/passwd', '//evil.test', '/relative', 'java\nscript:alert(1)', '', null, 7, {}, `https://x.test/${'a'.repeat(2_100)}`])(
    'a link to %j is refused', (href) => {
      expect(richContent(doc(paragraph(text('x', link(href)))))).toMatchObject(refused);
    });

  test('a link keeps its address and nothing else an editor adds', () => {
    const found = richContent(doc(paragraph(text('x', link('https://x.test/a?b=c', { target: '_blank', rel: 'noopener', class: 'evil', onclick: 'alert(1)' })))));
    expect(found).toMatchObject({ ok: true, value: { richText: doc(paragraph(text('x', link('https://x.test/a?b=c')))) } });
    expect(JSON.stringify(found)).not.toMatch(/onclick|class|target/);
  });

  test('attributes and keys that are not of the schema are dropped', () => {
    const found = richContent({ type: 'doc', evil: 1, content: [{ type: 'paragraph', attrs: { style: 'x', onclick: 'alert(1)' }, content: [text('x', bold)] }] });
    expect(found).toEqual({ ok: true, value: { text: 'x', richText: doc(paragraph(text('x', bold))) } });
  });

  test('nesting has an end, so has size, and what is only spaces is empty', () => {
    const nested = (depth: number): object => (depth === 0 ? paragraph(text('x')) : { type: 'blockquote', content: [nested(depth - 1)] });
    expect(richContent(doc(nested(limit('richTextDepth') - 3)))).toMatchObject({ ok: true });
    expect(richContent(doc(nested(limit('richTextDepth') + 1)))).toMatchObject({ ok: false, message: expect.stringContaining('deeply') });
    expect(richContent(doc(nested(500)))).toMatchObject(refused);
    expect(richContent(doc(paragraph(text('a'.repeat(limit('messageBytes')), bold))))).toMatchObject({ ok: true });
    expect(richContent(doc(paragraph(text('a'.repeat(limit('messageBytes') + 1), bold))))).toMatchObject(refused);
    expect(richContent(doc(paragraph(text(' \n ', bold))))).toMatchObject({ ok: false, message: 'The message is empty.' });
  });

  test('any JSON is a document of ours or refused, never an exception, and what is accepted is accepted again unchanged', () => {
    const leaf = fc.constantFrom(text('a'), text('b', bold), text('c', link('https://x.test')), text('d', link('javascript:x')), { type: 'hardBreak' }, { type: 'image' });
    const anything = fc.letrec<{ node: object; json: unknown }>((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, leaf, fc.record({ type: fc.constantFrom('paragraph', 'bulletList', 'listItem', 'blockquote', 'codeBlock', 'doc', 'x'), content: fc.array(tie('node'), { maxLength: 3 }) })),
      json: fc.oneof(fc.jsonValue(), fc.array(tie('node'), { maxLength: 3 }).map((content) => ({ type: 'doc', content }))),
    })).json;
    fc.assert(fc.property(anything, (value) => {
      const found = richContent(value);
      if (!found.ok) return expect(found).toMatchObject(refused);
      expect(JSON.stringify(found.value.richText)).not.toContain('javascript');
      if (found.value.richText) expect(richContent(found.value.richText)).toEqual(found);
    }), { numRuns: 500 });
  });
});

describe('plain text', () => {
  test('stays exactly as it was typed', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
      fc.pre(value.trim() !== '');
      expect(messageContent({ text: value })).toEqual({ ok: true, value: { text: value, richText: null } });
    }));
  });

  test('[G17] is limited in bytes, not characters', () => {
    expect(messageContent({ text: 'a'.repeat(limit('messageBytes')) })).toMatchObject({ ok: true });
    expect(messageContent({ text: 'ä'.repeat(limit('messageBytes') / 2) })).toMatchObject({ ok: true });
    expect(messageContent({ text: 'ä'.repeat(limit('messageBytes') / 2 + 1) })).toMatchObject({ ok: false, path: ['text'] });
  });

  test('may be empty only where files say it all', () => {
    for (const empty of ['', '  \n']) {
      expect(messageContent({ text: empty })).toMatchObject({ ok: false });
      expect(messageContent({ text: empty }, true)).toEqual({ ok: true, value: { text: '', richText: null } });
    }
    expect(messageContent({})).toMatchObject({ ok: false });
  });

  test('is all that a customer may send', () => {
    expect(customerContent({ text: 'hello' })).toMatchObject({ ok: true });
    expect(customerContent({ richText: doc(paragraph(text('x', bold))) })).toMatchObject(refused);
  });
});
