/** A page without a browser, for editors that need one to start. */
import { JSDOM } from 'jsdom';

const NAMES = [
  'window', 'Window', 'document', 'navigator', 'Node', 'Element', 'HTMLElement', 'Text', 'Range', 'Selection', 'MutationObserver', 'DOMParser', 'KeyboardEvent',
  'Event', 'CustomEvent', 'InputEvent', 'ClipboardEvent', 'getComputedStyle', 'getSelection', 'requestAnimationFrame', 'cancelAnimationFrame', 'HTMLIFrameElement', 'DocumentFragment', 'ShadowRoot',
];

/** Sets the globals of a page; returns how to take them away again. */
export const openPage = (): (() => void) => {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  const page = window as unknown as Record<string, unknown>;
  const before = new Map(NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]));
  for (const name of NAMES) Object.defineProperty(globalThis, name, { configurable: true, writable: true, value: name === 'window' ? window : page[name] });
  // It lays nothing out.
  window.Range.prototype.getClientRects = () => [] as never;
  window.Range.prototype.getBoundingClientRect = () => ({ left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0 }) as never;
  window.document.execCommand = () => false;
  return () => {
    window.close();
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
};
