/** What is typed after `#` or `/`, and where what was filled into a ready text stands. Pure. */

/** A sign at the start of a word, and what follows it up to the caret. */
const trigger = /(?:^|\s)([#/])([\p{L}\p{N}_-]*)$/u;

export const triggerIn = (before: string): { sign: string; query: string } | null => {
  const found = trigger.exec(before);
  return found === null ? null : { sign: found[1]!, query: found[2]! };
};

export interface TextPart {
  text: string;
  /** Filled from the ticket. */
  filled: boolean;
  /** A variable that has no value here. */
  empty?: boolean;
}

const variable = /\{\{\s*([\w.]+)\s*\}\}/g;
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The parts of a filled template: what stands between its own words is what was filled. */
export const partsOf = (template: string, text: string): TextPart[] => {
  const names = [...template.matchAll(variable)].map((match) => match[1]!);
  const literals = template.split(/\{\{\s*[\w.]+\s*\}\}/);
  const found = new RegExp(`^${literals.map(escape).join('([\\s\\S]*?)')}$`).exec(text);
  if (found === null) return [{ text, filled: false }];
  return literals.flatMap((literal, index): TextPart[] => {
    const name = names[index];
    const value = found[index + 1] ?? '';
    const own = literal === '' ? [] : [{ text: literal, filled: false }];
    if (name === undefined) return own;
    return [...own, value === '' ? { text: name, filled: true, empty: true } : { text: value, filled: true }];
  });
};

/** As the editor takes it: a line in its place, several as paragraphs. */
export const contentOf = (text: string) => {
  const lines = text.split('\n');
  if (lines.length === 1) return { type: 'text', text };
  return lines.map((line) => ({ type: 'paragraph', ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }) }));
};
