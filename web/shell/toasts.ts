/** Short news at the screen's edge. Good news goes by itself, failures stay until they are closed. */
import { createStore } from '../../client/index.ts';

export interface Toast {
  id: number;
  kind: 'done' | 'failed';
  text: string;
}

const shownMs = 6_000;
const most = 4;

export const toasts = createStore<readonly Toast[]>([]);
let lastId = 0;

export const dismiss = (id: number) => toasts.set(toasts.get().filter((toast) => toast.id !== id));

export const toast = (kind: Toast['kind'], text: string) => {
  const id = ++lastId;
  toasts.set([...toasts.get(), { id, kind, text }].slice(-most));
  if (kind === 'done') setTimeout(() => tidy(id), shownMs);
};

/** Leaves it while somebody points at it or has focus in it. */
const tidy = (id: number) => {
  const element = document.querySelector(`[data-toast="${id}"]`);
  if (element?.matches(':hover, :focus-within')) setTimeout(() => tidy(id), 1_000);
  else dismiss(id);
};
