/** Markdown of the reference: links between types, tables, headings that can be linked to. */
import { getNamedType, type GraphQLNamedType, type GraphQLType } from 'graphql';

/** Where things stand: `Ticket` → `tickets.md#Ticket`. */
export type Places = ReadonlyMap<string, string>;

export const GENERATED = '<!-- Made by `npm run docs` from the schema. Do not edit. -->';

/** Text for a cell: one line, and no bar that would end it. */
const cell = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  (rows.length === 0 ? '' : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n'));

/** Parts with an empty line between them; what is empty is left out. */
export const joined = (...parts: (string | false | null | undefined)[]): string => parts.filter(Boolean).join('\n\n');

export const heading = (level: number, text: string, anchor: string): string => `<a id="${anchor}"></a>\n\n${'#'.repeat(level)} ${text}`;

export const linkTo = (places: Places, anchor: string, text = anchor): string => {
  const place = places.get(anchor);
  return place ? `[${text}](${place})` : text;
};

/** A type with its marks, its name a link: `[Ticket!]!`. */
export const typeLink = (places: Places, type: GraphQLType): string => {
  const named: GraphQLNamedType = getNamedType(type);
  const [before = '', after = ''] = String(type).split(named.name);
  return `${before.replaceAll('[', '\\[')}${linkTo(places, named.name)}${after.replaceAll(']', '\\]')}`;
};

/** The first sentence. */
export const brief = (description: string | null | undefined): string => /^.*?\.(?=\s|$)/s.exec(description ?? '')?.[0] ?? description ?? '';
