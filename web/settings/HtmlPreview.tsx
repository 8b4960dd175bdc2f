/** HTML as it would go out, drawn with our own elements: of what stands there nothing is ever run or fetched. */
import { createElement, type ReactNode } from 'react';
import { words } from '../words.ts';
import { Filled } from './TemplateField.tsx';

const allowed = new Set(['P', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'PRE', 'STRONG', 'B', 'EM', 'I', 'U', 'S', 'CODE']);

const drawn = (node: Node, key: number): ReactNode => {
  if (node.nodeType === Node.TEXT_NODE) return <Filled key={key} template={node.textContent ?? ''} />;
  if (!(node instanceof Element) || node.tagName === 'SCRIPT' || node.tagName === 'STYLE') return null;
  if (node.tagName === 'BR') return <br key={key} />;
  const inside = [...node.childNodes].map(drawn);
  // A link is shown, not followed.
  if (node.tagName === 'A') return <span key={key} className="preview-link" title={node.getAttribute('href') ?? ''}>{inside}</span>;
  return allowed.has(node.tagName) ? createElement(node.tagName.toLowerCase(), { key }, ...inside) : <span key={key}>{inside}</span>;
};

export const HtmlPreview = ({ html }: { html: string }) => {
  if (html.trim() === '') return <p className="muted">{words.settings.template.nothing}</p>;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <div className="preview-text rich">{[...body.childNodes].map(drawn)}</div>;
};
