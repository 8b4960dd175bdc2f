/** Time of the processor that processes took, by Linux's /proc; elsewhere nothing is known. */
import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second wherever this runs. */
const TICK_MS = 10;

interface Times {
  parent: number;
  own: number;
  /** Of children that have ended. */
  ended: number;
}

const timesOf = (pid: number | string): Times | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    return { parent: fields[1]!, own: (fields[11]! + fields[12]!) * TICK_MS, ended: (fields[13]! + fields[14]!) * TICK_MS };
  } catch {
    return null;
  }
};

/** Milliseconds that one process has used; NaN when that cannot be known. */
export const processMs = (pid: number): number => timesOf(pid)?.own ?? NaN;

/** Milliseconds that a process and its children have used: PostgreSQL has one a connection. */
export const familyMs = (pid: number): number => {
  const head = timesOf(pid);
  if (!head) return NaN;
  let total = head.own + head.ended;
  for (const entry of readdirSync('/proc')) {
    const times = /^\d+$/.test(entry) ? timesOf(entry) : null;
    if (times?.parent === pid) total += times.own;
  }
  return total;
};
