/** The two notes of an offer. Silent until the reader has allowed it, and until the browser has seen a click. */
import { createStore } from '../../client/index.ts';

const key = 'parley-sound';

const read = (): boolean => {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
};

/** Whether offers may sound; kept in this browser. */
export const sound = createStore(read());
/** True while the browser lets nothing be heard, for want of a click. */
export const muted = createStore(true);

let context: AudioContext | null = null;

/** Browsers let a page sound only after somebody has used it. */
const wake = () => {
  if (!sound.get()) return;
  context ??= new AudioContext();
  void context.resume().then(() => muted.set(context?.state !== 'running'));
};
if (typeof addEventListener === 'function') {
  addEventListener('pointerdown', wake);
  addEventListener('keydown', wake);
}

export const setSound = (on: boolean) => {
  sound.set(on);
  if (on) wake();
  try {
    localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing still has the choice until it is closed.
  }
};

const notes = [{ hertz: 659, at: 0 }, { hertz: 880, at: 0.18 }];
const loudest = 0.12;
const lasts = 0.32;

/** Once; nothing where it may not. */
export const ring = () => {
  if (!sound.get() || context === null || context.state !== 'running') return;
  for (const { hertz, at } of notes) {
    const start = context.currentTime + at;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudest, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, start + lasts);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + lasts);
  }
};
