import { useSyncExternalStore } from 'react';
import { useStore } from '../api/useStore.ts';
import { theme } from '../shell/theme.ts';

const preference = globalThis.matchMedia('(prefers-color-scheme: dark)');

const watch = (changed: () => void) => {
  preference.addEventListener('change', changed);
  return () => preference.removeEventListener('change', changed);
};

/** Whether the page is dark: as the console was set in this browser, or like the system. */
export const useDark = (): boolean => {
  const chosen = useStore(theme);
  const system = useSyncExternalStore(watch, () => preference.matches);
  return chosen === 'system' ? system : chosen === 'dark';
};
