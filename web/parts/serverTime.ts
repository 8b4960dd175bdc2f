/** What the server's clock says: deadlines are its own, and the clock of this computer may be wrong. */
let ahead = Infinity;

/**
 * Learns from the time of an event that has just come. The smallest difference is the truest: what is replayed after an
 * absence is late, never early.
 */
export const heardAt = (at: string): void => {
  const difference = Date.now() - Date.parse(at);
  if (Number.isFinite(difference)) ahead = Math.min(ahead, difference);
};

/** A moment of this computer's clock as the server would call it. */
export const serverTime = (here: number): number => (Number.isFinite(ahead) ? here - ahead : here);
