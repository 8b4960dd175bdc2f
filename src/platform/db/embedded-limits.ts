/** Every time limit of the embedded PostgreSQL, in milliseconds unless the name says otherwise. Imports nothing. */

/** A start replays the log of a crash first; a minute covers `max_wal_size` (1 GB) on a slow disk. */
export const START_MS = 60_000;

/** A first start is tried again: its port may be taken between choosing and binding. */
export const START_ATTEMPTS = 3;
export const START_AGAIN_MS = 100;

/** Lines of PostgreSQL's log in the error of a failed start, and how long they may take through the pipe. */
export const LAST_WORDS = 20;
export const LAST_WORDS_MS = 100;

/** How long a fast shutdown may write its checkpoint before it is told to stop at once. The sum of these three, and a sweep, stays ≤ 3 s. */
export const STOP_FAST_MS = 1_800;

/** After SIGQUIT: nothing is written any more, so a process that is still there is stuck. */
export const STOP_IMMEDIATE_MS = 400;

/** After SIGKILL: the kernel's own time. */
export const STOP_KILL_MS = 200;

/** An orphan of a killed Parley is already stopping, perhaps with a large checkpoint; patience here saves a recovery. */
export const ORPHAN_FAST_MS = 5_000;
export const ORPHAN_IMMEDIATE_MS = 1_000;
export const ORPHAN_KILL_MS = 2_000;

/** Children of a killed postmaster notice within milliseconds, unless a query computes without a pause. */
export const STRAGGLER_MS = 500;

/** How often the processes of a data directory are looked at while they end. */
export const REMAINS_POLL_MS = 20;

/** Pauses before PostgreSQL is started again after it ended by itself; the last one repeats. */
export const RESTART_BACKOFF_MS: readonly [number, ...number[]] = [20, 100, 250, 500, 1_000, 2_000, 5_000];

/** PostgreSQL that ran this long is healthy: its next end starts with the first pause again. */
export const RESTART_CALM_MS = 60_000;

/** The winner of two simultaneous starts needs a moment to write down who it is. */
export const OWNER_WAIT_MS = 500;
export const OWNER_POLL_MS = 10;

/** Connecting to our own PostgreSQL on loopback. */
export const CONNECT_MS = 10_000;

/** Settings of the server itself. A transaction holds back the event log's horizon, so none lives longer than a minute. */
export const MAX_CONNECTIONS = 100;
export const SHARED_BUFFERS_MB = 128;
export const TRANSACTION_S = 60;
export const IDLE_IN_TRANSACTION_S = 60;
