/** A message's formatted text. The server has sanitised it; what this page does not know is shown as its plain words. */
import { Fragment, type ReactNode } from 'react';

interface DocNode {
  type?: string;
  text?: string;
  marks?: { type?: string; attrs?: { href?: unknown } }[];
  attrs?: { start?: unknown };
  content?: DocNode[];
}

const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

const Link = ({ href, children }: { href: string; children: ReactNode }) => (
  <a href={href} target="_blank" rel="noopener noreferrer nofollow">{children}</a>
);

const marked = (node: DocNode): ReactNode =>
  (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case 'bold': case 'strong': return <strong>{inner}</strong>;
      case 'italic': case 'em': return <em>{inner}</em>;
      case 'strike': return <s>{inner}</s>;
      case 'underline': return <u>{inner}</u>;
      case 'code': return <code>{inner}</code>;
      case 'link': {
        const href = String(mark.attrs?.href ?? '');
        return SAFE_LINK.test(href) ? <Link href={href}>{inner}</Link> : inner;
      }
      default: return inner;
    }
  }, node.text ?? '');

const inside = (node: DocNode): ReactNode => node.content?.map((child, index) => <Fragment key={index}>{drawn(child)}</Fragment>);

const drawn = (node: DocNode): ReactNode => {
  switch (node.type) {
    case 'text': return marked(node);
    case 'paragraph': return <p>{inside(node)}</p>;
    case 'hardBreak': case 'hard_break': return <br />;
    case 'blockquote': return <blockquote>{inside(node)}</blockquote>;
    case 'codeBlock': case 'code_block': return <pre><code>{inside(node)}</code></pre>;
    case 'bulletList': case 'bullet_list': return <ul>{inside(node)}</ul>;
    case 'orderedList': case 'ordered_list': return <ol start={Number(node.attrs?.start) || 1}>{inside(node)}</ol>;
    case 'listItem': case 'list_item': return <li>{inside(node)}</li>;
    default: return inside(node);
  }
};

export const RichText = ({ doc }: { doc: unknown }) => <>{drawn(doc as DocNode)}</>;

const ADDRESS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

/** Plain text, with its addresses as links. */
export const PlainText = ({ text }: { text: string }) => (
  <p>{text.split(ADDRESS).map((part, index) => (index % 2 === 1 ? <Link key={index} href={part}>{part}</Link> : part))}</p>
);
