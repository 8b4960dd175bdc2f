/** Line icons of the customer's pages and the canvas: 20 × 20, drawn in the text's colour. */
import './icon.css';

const PATHS = {
  pen: 'm3.5 16.5 1-4L13.2 3.8a1.4 1.4 0 0 1 2 0l1 1a1.4 1.4 0 0 1 0 2L7.5 15.5z',
  pin: 'M10 17c3.5-3.8 5.3-6.6 5.3-9A5.3 5.3 0 0 0 4.7 8c0 2.4 1.8 5.2 5.3 9zM10 6.1a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8z',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4.2 4.2 0 0 1 0 8.5H8',
  undoAll: 'M6 4 2.5 7.5 6 11M10 4 6.5 7.5 10 11M6.5 7.5H13a4 4 0 0 1 0 8H9',
  send: 'M3.5 10 17 3.5 12.5 17l-3-5.5zM9.5 11.5l3-3',
  close: 'm5 5 10 10M15 5 5 15',
  down: 'm6 8 4 4 4-4',
  clip: 'm15.5 9.5-5.8 5.8a3.6 3.6 0 0 1-5.1-5.1l6.2-6.2a2.4 2.4 0 0 1 3.4 3.4l-6.1 6.1a1.2 1.2 0 0 1-1.7-1.7l5.4-5.4',
  shot: 'M3 6.5V4.8A1.8 1.8 0 0 1 4.8 3h1.7M13.5 3h1.7A1.8 1.8 0 0 1 17 4.8v1.7M17 13.5v1.7a1.8 1.8 0 0 1-1.8 1.8h-1.7M6.5 17H4.8A1.8 1.8 0 0 1 3 15.2v-1.7M6.5 6.5h7v7h-7z',
  warn: 'M10 3.2 17.5 16h-15zM10 8v3.6M10 13.8v.2',
  file: 'M5.5 3h6L15 6.5V17h-9.5zM11.5 3v3.5H15',
  retry: 'M15.5 7.5A6 6 0 1 0 16 11M16 4v3.5h-3.5',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon20" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d={PATHS[name]} /></svg>
);
