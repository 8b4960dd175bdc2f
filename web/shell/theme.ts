/** Light, dark, or like the system; kept in this browser. */
import { createStore } from '../../client/index.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'parley-theme';

const read = (): Theme => {
  try {
    const kept = localStorage.getItem(key);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
};

const show = (theme: Theme) => {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

export const theme = createStore<Theme>(read());
show(theme.get());

export const setTheme = (next: Theme) => {
  theme.set(next);
  show(next);
  try {
    localStorage.setItem(key, next);
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
};
