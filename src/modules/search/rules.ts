import { rowId } from '../../kernel/ids.ts';
import { limit } from '../../limits.ts';

export type SearchField = 'NAME' | 'PHONE' | 'EMAIL' | 'CONTENT' | 'ID';
export const FIELDS: readonly SearchField[] = ['ID', 'PHONE', 'EMAIL', 'NAME', 'CONTENT'];

/** What a text may mean in each field; null: nothing there. */
export interface Sought {
  name: string | null;
  /** Patterns for `ilike`. */
  phone: string | null;
  email: string | null;
  /** As people write it, and its last word as the beginning of one. */
  content: { text: string; beginning: string | null } | null;
  number: number | null;
  ticketId: string | null;
  conversationId: string | null;
}

const pattern = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

export const sought = (given: string, fields: readonly SearchField[]): Sought => {
  const text = given.trim().slice(0, limit('searchCharacters'));
  const has = (field: SearchField, is: boolean) => is && fields.includes(field);
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = words.some((word) => word.length >= 2);
  const digits = text.replace(/[\s()./+-]/g, '');
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  const last = words.at(-1);
  return {
    name: has('NAME', long && words.some((word) => /\p{L}{2}/u.test(word))) ? text : null,
    phone: has('PHONE', /^\d{3,}$/.test(digits)) ? pattern(digits) : null,
    email: has('EMAIL', long && /^[^\s]{3,}$/.test(text)) ? pattern(text) : null,
    content: has('CONTENT', long) ? { text, beginning: last && last.length >= 2 && text.endsWith(last) ? last.toLowerCase() : null } : null,
    number: has('ID', number !== undefined) ? Number(number) : null,
    ticketId: fields.includes('ID') ? rowId('ticket', text) : null,
    conversationId: fields.includes('ID') ? rowId('conversation', text) : null,
  };
};

export interface SnippetPart {
  text: string;
  matched: boolean;
}

/** What PostgreSQL puts around a match: characters that no text has, since they are not allowed in messages. */
export const MARKS = { start: '\u0002', stop: '\u0003' } as const;

export const marked = (headline: string): SnippetPart[] =>
  headline.split(MARKS.start).flatMap((piece, i) => {
    const [match, rest] = i === 0 ? ['', piece] : [piece.split(MARKS.stop)[0]!, piece.split(MARKS.stop).slice(1).join('')];
    return [{ text: match, matched: true }, { text: rest, matched: false }].filter((part) => part.text !== '');
  });

/** The same for what was found by its letters. */
export const markedLetters = (value: string, text: string): SnippetPart[] => {
  const parts = text.trim().split(/\s+/).filter((part) => part.length > 1).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (parts.length === 0) return [{ text: value, matched: false }];
  return value.split(new RegExp(`(${parts.join('|')})`, 'iu')).map((part, i) => ({ text: part, matched: i % 2 === 1 })).filter((part) => part.text !== '');
};
