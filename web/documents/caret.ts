/** Other people's carets: a bar in their colour, with their name, which folds to a cap after a while. */
import type { PresenceUser } from '../../client/shapes.ts';

/** What the caret extension hands over: the server's stamp, or before it arrives what the client set itself. */
type CaretUser = Partial<PresenceUser> & { color?: string };

const colourOf = (user: CaretUser): string => user.colour ?? user.color ?? 'currentColor';

export const renderCaret = (user: CaretUser): HTMLElement => {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.style.setProperty('--c', colourOf(user));
  const name = document.createElement('span');
  name.className = 'caret-name';
  name.textContent = (user.name ?? '').split(' ')[0] ?? '';
  caret.append(name);
  return caret;
};

export const renderSelection = (user: CaretUser) => ({
  nodeName: 'span',
  class: 'caret-selection',
  style: `--c: ${CSS.supports('color', colourOf(user)) ? colourOf(user) : 'currentColor'}`,
});
