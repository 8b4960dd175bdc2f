/** What close codes of the server's sockets ask of a client. */

const RESTART = 1012;

/** How long to stay away, ms: a server that restarts says it in the reason, so that its clients come back spread out. */
export const restartDelay = ({ code, reason }: { code: number; reason: string }): number | null =>
  (code === RESTART && /^\d{1,6}$/.test(reason) ? Number(reason) : null);
