/** Whether single characters do something by themselves (`?`, `#`, `/`); kept in this browser. */
import { createStore } from '../../client/index.ts';

const key = 'parley-single-keys';

const read = (): boolean => {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
};

export const singleKeys = createStore(read());

export const setSingleKeys = (on: boolean) => {
  singleKeys.set(on);
  try {
    localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing still has the choice until it is closed.
  }
};
