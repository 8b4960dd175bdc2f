/** Every text of the drawing canvas. */
import type { Undo } from './strokes.ts';

const marks = (count: number): string => (count === 0 ? 'no marks' : count === 1 ? '1 mark' : `${count} marks`);

/** Whose: a name to go with "’s", or null for the reader's own. */
const whose = (name: string | null): string => (name === null ? 'your' : `${name}’s`);

export const words = {
  title: 'Screenshot',
  subtitle: 'Both of you can draw',
  close: 'Close drawing',
  picture: 'Screenshot to draw on',
  surface: 'Drawing area',
  surfaceHelp: 'Draw with a finger, a pen or a mouse. With the keyboard, the arrow keys move a pointer and Enter sets a mark there. Hold Shift for small steps.',
  tools: 'Tool',
  draw: 'Draw',
  pin: 'Tap to mark',
  commands: 'Commands',
  remove: 'Delete',
  removeLong: 'Delete this screenshot for both of you',
  undoAll: 'Undo all',
  undoAllLong: 'Undo all, only your marks',
  undoLast: 'Undo last',
  undoLastLong: 'Undo last, only your mark',
  send: 'Send',
  sendLong: 'Send the picture with its marks to the chat',
  undoTheirs: 'Undo theirs',
  undoTheirsOf: (name: string) => `Undo ${whose(name)} marks`,
  theirLast: (name: string) => `${name}’s last mark`,
  theirAll: (name: string) => `All of ${whose(name)} marks`,
  you: 'You',
  other: { STAFF: 'Agent', CUSTOMER: 'Customer' },
  count: (name: string, count: number) => `${name}, ${marks(count)}`,
  drawing: (name: string) => `${name}, drawing`,
  marked: 'Mark set',
  undone: (name: string | null, which: Undo, count: number) => {
    if (count === 0) return name === null ? 'You have no marks to undo.' : `${name} has no marks to undo.`;
    return which === 'LAST' ? `Undid ${whose(name)} last mark.` : `Undid all of ${whose(name)} marks (${count}).`;
  },
  sending: 'Sending the picture',
  sent: 'The picture is in the chat.',
  notSent: 'The picture was not sent. Check your connection and press Send again.',
  deleting: 'Deleting the screenshot',
  notDeleted: 'The screenshot was not deleted. Check your connection and press Delete again.',
  noPicture: 'The picture could not be loaded. Close it and open it again.',
  ended: {
    refused: 'The last marks were not accepted. Close the drawing and open it again.',
    'too-large': 'This drawing is full. Send it, then start a new one.',
    'no-access': 'This drawing is not open to you any more.',
    'signed-out': 'You are signed out. Close the drawing and sign in again.',
  } as Partial<Record<string, string>>,
  offline: 'No connection. Your marks are kept here and appear for both of you when it is back.',
  at: (x: number, y: number) => `${x}% from the left, ${y}% from the top`,
} as const;
