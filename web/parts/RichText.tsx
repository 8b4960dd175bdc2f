/** Formatted text of a message: the few kinds of node that the server lets through; anything else shows its words. */
import type { ReactNode } from 'react';

interface RichNode {
  type?: string;
  text?: string;
  content?: RichNode[];
  attrs?: Record<string, unknown>;
  marks?: { type?: string; attrs?: Record<string, unknown> }[];
}

const safeLink = (href: unknown): string | null =>
  typeof href === 'string' && /^(https?:|mailto:|tel:)/i.test(href) ? href : null;

const marked = (node: RichNode): ReactNode =>
  (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    if (mark.type === 'bold') return <strong>{inner}</strong>;
    if (mark.type === 'italic') return <em>{inner}</em>;
    if (mark.type === 'strike') return <s>{inner}</s>;
    if (mark.type === 'code') return <code>{inner}</code>;
    const href = mark.type === 'link' ? safeLink(mark.attrs?.['href']) : null;
    return href === null ? inner : <a href={href} target="_blank" rel="noopener noreferrer nofollow">{inner}</a>;
  }, node.text);

const drawn = (node: RichNode, key: number): ReactNode => {
  const inside = node.content?.map(drawn);
  switch (node.type) {
    case 'text': return <span key={key}>{marked(node)}</span>;
    case 'hardBreak': return <br key={key} />;
    case 'paragraph': return <p key={key}>{inside ?? <br />}</p>;
    case 'bulletList': return <ul key={key}>{inside}</ul>;
    case 'orderedList': return <ol key={key}>{inside}</ol>;
    case 'listItem': return <li key={key}>{inside}</li>;
    default: return <span key={key}>{inside}</span>;
  }
};

const isNode = (value: unknown): value is RichNode => typeof value === 'object' && value !== null;

/** Links in plain text become links; nothing else changes. */
const linked = (text: string): ReactNode[] =>
  text.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g).map((part, index) =>
    index % 2 === 1 ? <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">{part}</a> : part,
  );

export const RichText = ({ text, rich }: { text: string; rich: unknown }) =>
  isNode(rich) && Array.isArray(rich.content)
    ? <div className="rich">{rich.content.map(drawn)}</div>
    : <p className="plain">{linked(text)}</p>;
