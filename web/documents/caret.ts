/** Other people's carets: a bar in their colour, with their name, which folds to a cap after a while. */
import type { PresenceUser } from '../../client/shapes.ts';

/** What the caret extension hands over: the server's stamp, or before it arrives what the client set itself. */
type CaretUser = Partial<PresenceUser> & { color?: string };

const colourOf = (user: CaretUser): string => user.colour ?? user.color ?? 'currentColor';

/** Nothing but filling comes after it in its block: then the name has room behind the caret. */
const isAtEnd = (caret: HTMLElement): boolean => {
  for (let next = caret.nextSibling; next !== null; next = next.nextSibling) {
    if ((next.textContent ?? '').replace(/[\u2060\u200b]/g, '') !== '') return false;
  }
  return true;
};

export const renderCaret = (user: CaretUser): HTMLElement => {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.style.setProperty('--c', colourOf(user));
  // Drawn by CSS from the attribute: a name is not part of the text, neither to read nor to copy.
  caret.dataset['name'] = (user.name ?? '').split(' ')[0] ?? '';
  return caret;
};

/**
 * Looks where the carets stand now: their elements are kept while they move. A name shows while its caret moves, and
 * for a moment after.
 */
export const placeCarets = (root: Element) => {
  for (const caret of root.querySelectorAll<HTMLElement>('.caret')) {
    const place = `${caret.offsetLeft} ${caret.offsetTop}`;
    caret.classList.toggle('end', isAtEnd(caret));
    if (caret.dataset['place'] === place) continue;
    caret.dataset['place'] = place;
    caret.classList.remove('fold');
    // Reading a size between the two makes the animation begin anew.
    void caret.offsetWidth;
    caret.classList.add('fold');
  }
};

export const renderSelection = (user: CaretUser) => ({
  nodeName: 'span',
  class: 'caret-selection',
  style: `--c: ${CSS.supports('color', colourOf(user)) ? colourOf(user) : 'currentColor'}`,
});
