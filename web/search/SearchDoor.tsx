/** The search of the whole page: by Ctrl K from anywhere, or by whatever calls `openSearch`. */
import { createStore } from '../../client/index.ts';
import { useStore } from '../api/useStore.ts';
import { useShortcut } from '../shell/useShortcut.ts';
import { SearchPalette } from './SearchPalette.tsx';

const isOpen = createStore(false);

export const openSearch = () => isOpen.set(true);

export const SearchDoor = () => {
  const open = useStore(isOpen);
  useShortcut({ code: 'KeyK', ctrl: true }, openSearch);
  return open ? <SearchPalette onClose={() => isOpen.set(false)} /> : null;
};
