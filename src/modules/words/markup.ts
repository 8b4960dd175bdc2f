/**
 * HTML of a signature (I-19) to the project's rich text and back. Nothing of the given markup is kept as it is: what is read
 * becomes a document of the one schema that messages have, and HTML is only ever written from such a document.
 */
interface RichNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichNode[];
  text?: string;
  marks?: Mark[];
}
interface Mark {
  type: string;
  attrs?: Record<string, unknown>;
}

const MARKS: Record<string, string> = { b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', s: 'strike', del: 'strike', code: 'code' };
const BLOCKS: Record<string, string> = { ul: 'bulletList', ol: 'orderedList', li: 'listItem', blockquote: 'blockquote' };
/** Elements whose text is not meant for people. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'iframe', 'object', 'svg', 'math']);
const BREAKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'table', 'section', 'header', 'footer']);
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const unescaped = (text: string): string => text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, entity: string) => {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()] ?? whole;
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
});

const SAFE_LINK = /^(https?:\/\/|mailto:)/i;
const hrefOf = (attributes: string): string | null => {
  const [, double, single, bare] = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? [];
  const href = unescaped(double ?? single ?? bare ?? '').trim();
  return SAFE_LINK.test(href) && href.length <= 2_048 ? href : null;
};

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gi;

/** A container that is open, with the paragraph that is being written in it. */
interface Open {
  node: RichNode;
  paragraph: RichNode | null;
}

const writer = () => {
  const open: Open[] = [{ node: { type: 'doc', content: [] }, paragraph: null }];
  const top = (): Open => open.at(-1)!;
  const inline = (node: RichNode): void => {
    if (!top().paragraph) top().node.content!.push(top().paragraph = { type: 'paragraph', content: [] });
    top().paragraph!.content!.push(node);
  };
  const close = (): void => {
    const { node } = open.pop()!;
    if (node.content!.length > 0) top().node.content!.push(node);
    top().paragraph = null;
  };
  return {
    inline,
    endParagraph: (): void => void (top().paragraph = null),
    writing: (): boolean => top().paragraph !== null,
    /** Lists hold items and items stand in lists: what stands elsewhere is put right. */
    enter: (type: string): void => {
      // An item ends where the next one of its list begins.
      if (type === 'listItem' && top().node.type === 'listItem') close();
      const parent = top().node.type;
      const isList = parent === 'bulletList' || parent === 'orderedList';
      if (type === 'listItem' && !isList) open.push({ node: { type: 'bulletList', content: [] }, paragraph: null });
      if (type !== 'listItem' && isList) return;
      open.push({ node: { type, content: [] }, paragraph: null });
    },
    leave: (type: string): void => {
      const at = open.findLastIndex(({ node }) => node.type === type);
      while (at > 0 && open.length > at) close();
    },
    finish: (): RichNode => {
      while (open.length > 1) close();
      return open[0]!.node;
    },
  };
};

/** A list item begins with a paragraph, a list has items: what the schema asks for. */
const completed = (node: RichNode): RichNode[] => {
  if (!node.content) return [node];
  const content = node.content.flatMap(completed);
  if (node.type === 'listItem' && content[0]?.type !== 'paragraph') content.unshift({ type: 'paragraph' });
  if (node.type === 'bulletList' || node.type === 'orderedList') return content.some(({ type }) => type === 'listItem') ? [{ ...node, content: content.filter(({ type }) => type === 'listItem') }] : [];
  if (node.type === 'paragraph') return [{ ...node, content: trimmed(content) }];
  return node.type !== 'doc' && content.length === 0 ? [] : [{ ...node, content }];
};

const trimmed = (content: RichNode[]): RichNode[] => {
  const texts = content.map((node, at) => (node.type === 'text' && (at === 0 || content[at - 1]!.type === 'hardBreak') ? { ...node, text: node.text!.trimStart() } : node));
  return texts.filter((node) => node.type !== 'text' || node.text !== '');
};

/** A rich text document of what HTML says; its validity is the schema's to judge. */
export const documentOfHtml = (html: string): RichNode => {
  const out = writer();
  let marks: { tag: string; mark: Mark }[] = [];
  let silent: string | null = null;
  for (const [token, slash, rawTag, attributes = ''] of html.matchAll(TOKEN)) {
    const tag = rawTag?.toLowerCase();
    if (silent) {
      if (slash && tag === silent) silent = null;
    } else if (!tag) {
      const text = token.startsWith('<!--') ? '' : unescaped(token).replace(/[\t\n\r ]+/g, ' ');
      if (text.trim() !== '' || out.writing()) out.inline({ type: 'text', text, ...(marks.length > 0 && { marks: uniqueMarks(marks.map(({ mark }) => mark)) }) });
    } else if (SILENT.has(tag)) silent = slash ? null : tag;
    else if (tag === 'br') out.inline({ type: 'hardBreak' });
    else if (BREAKS.has(tag)) out.endParagraph();
    else if (BLOCKS[tag]) (slash ? out.leave : out.enter)(BLOCKS[tag]);
    else if (slash) marks = without(marks, tag);
    else if (MARKS[tag]) marks.push({ tag, mark: { type: MARKS[tag] } });
    else if (tag === 'a' && hrefOf(attributes)) marks.push({ tag, mark: { type: 'link', attrs: { href: hrefOf(attributes) } } });
  }
  const made = completed(out.finish())[0]!;
  return made.content!.length > 0 ? made : { ...made, content: [{ type: 'paragraph' }] };
};

const uniqueMarks = (marks: Mark[]): Mark[] => [...new Map(marks.map((mark) => [mark.type, mark])).values()];

const without = <T extends { tag: string }>(marks: T[], tag: string): T[] => {
  const at = marks.findLastIndex((each) => each.tag === tag);
  return marks.filter((_, index) => index !== at);
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const TAGS: Record<string, [open: string, close: string]> = {
  paragraph: ['<p>', '</p>'], bulletList: ['<ul>', '</ul>'], orderedList: ['<ol>', '</ol>'], listItem: ['<li>', '</li>'], blockquote: ['<blockquote>', '</blockquote>'],
  codeBlock: ['<pre>', '</pre>'], hardBreak: ['<br>', ''], bold: ['<strong>', '</strong>'], italic: ['<em>', '</em>'], underline: ['<u>', '</u>'], strike: ['<s>', '</s>'], code: ['<code>', '</code>'],
};

const marked = (text: string, { type, attrs }: Mark): string => {
  if (type === 'link') return `<a href="${escaped(String(attrs?.href ?? ''))}" rel="noopener noreferrer">${text}</a>`;
  const [before, after] = TAGS[type] ?? ['', ''];
  return `${before}${text}${after}`;
};

/** HTML of a document that was checked against the schema. */
export const htmlOf = (node: RichNode): string => {
  if (node.type === 'text') return (node.marks ?? []).reduce(marked, escaped(node.text ?? ''));
  const [before, after] = TAGS[node.type] ?? ['', ''];
  return `${before}${(node.content ?? []).map(htmlOf).join('')}${after}`;
};

/** The same document with every text, and every address of a link, put through a change. */
export const mapTexts = (node: RichNode, change: (text: string) => string, changeLink: (href: string) => string): RichNode => ({
  ...node,
  ...(node.text !== undefined && { text: change(node.text) }),
  ...(node.marks && { marks: node.marks.map((mark) => (mark.type === 'link' ? { ...mark, attrs: { ...mark.attrs, href: changeLink(String(mark.attrs?.href ?? '')) } } : mark)) }),
  // A text that became empty is no node of the schema.
  ...(node.content && { content: node.content.map((child) => mapTexts(child, change, changeLink)).filter((child) => child.text !== '') }),
});

/** Everything a document says, addresses of links too: where variables may stand. */
export const textsOf = (node: RichNode): string[] => [
  ...(node.text === undefined ? [] : [node.text]), ...(node.marks ?? []).map((mark) => String(mark.attrs?.href ?? '')), ...(node.content ?? []).flatMap(textsOf),
];

export type { RichNode };
