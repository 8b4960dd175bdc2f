import { useEffect, useRef } from 'react';
import { singleKeys } from './singleKeys.ts';

interface Shortcut {
  /** The physical key, so that it works on every layout. */
  code?: string;
  /** The character, for keys that are one (`?`); not while somebody types. */
  key?: string;
  alt?: boolean;
  ctrl?: boolean;
}

const isTyping = () => {
  const element = document.activeElement;
  return element instanceof HTMLElement && (element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName));
};

const matches = (event: KeyboardEvent, { code, key, alt = false, ctrl = false }: Shortcut): boolean => {
  if (event.isComposing || event.altKey !== alt || (event.ctrlKey || event.metaKey) !== ctrl) return false;
  if (code !== undefined) return event.code === code;
  return event.key === key && singleKeys.get() && !isTyping();
};

export const useShortcut = (shortcut: Shortcut, run: () => void, enabled = true) => {
  const latest = useRef({ shortcut, run });
  useEffect(() => {
    latest.current = { shortcut, run };
  });
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (!matches(event, latest.current.shortcut)) return;
      // A dialog is on top: what lies below does not react.
      if (document.querySelector('.dialog') !== null) return;
      event.preventDefault();
      latest.current.run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [enabled]);
};
