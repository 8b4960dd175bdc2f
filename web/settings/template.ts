/** Templates as their author sees them: which variables there are, and how the text reads with somebody's name in it. */
import { words } from '../words.ts';

export const variables = ['first_name', 'last_name', 'email', 'phone', 'agent_name', 'agent_email', 'queue_name'] as const;

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g;

export interface Piece {
  text: string;
  /** Filled from a variable; false: the author's own words; null: a variable that only some contacts fill. */
  filled: boolean | null;
}

/** The text in pieces, with sample values where variables stand. */
export const previewOf = (template: string): Piece[] => {
  const samples: Readonly<Record<string, string>> = words.settings.template.samples;
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(variable)) {
    pieces.push({ text: template.slice(end, match.index), filled: false });
    const sample = samples[match[1] ?? ''];
    pieces.push(sample === undefined ? { text: match[0], filled: null } : { text: sample, filled: true });
    end = match.index + match[0].length;
  }
  return [...pieces, { text: template.slice(end), filled: false }].filter(({ text }) => text !== '');
};
