import { Logger } from 'graphile-worker';
import type { Log } from '../log/log.ts';

/** graphile-worker's words in our log. It tells every job at `info`: that is for whoever debugs. */
export const workerLog = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
