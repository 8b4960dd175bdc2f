/** The process that asks: a client as thin as can be, since it shares the processor with who answers. */
import net from 'node:net';
import { UNIQUE } from './operations.ts';

export interface Load {
  port: number;
  /** Whole HTTP requests, asked in turn; `UNIQUE` in one becomes another number each time. */
  requests: string[];
  connections: number;
  ms: number;
  /** Requests a second, whether or not earlier ones were answered; null: each connection asks again at once. */
  perSecond: number | null;
}

export interface Answered {
  answered: number;
  /** Not 200, or with errors. */
  failed: number;
  /** The first of those. */
  failure: string | null;
  seconds: number;
  latencies: number[];
}

const HEADER_END = '\r\n\r\n';

/** The whole answer at the start of the bytes, or null while it is not all there. */
const answerIn = (bytes: Buffer): { length: number; failed: boolean } | null => {
  const headEnd = bytes.indexOf(HEADER_END);
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd).toLowerCase();
  const failed = !head.startsWith('http/1.1 200');
  const start = headEnd + HEADER_END.length;
  const sized = /content-length: (\d+)/.exec(head);
  if (sized) {
    const length = start + Number(sized[1]);
    return bytes.length >= length ? { length, failed } : null;
  }
  const last = bytes.indexOf(`\r\n0${HEADER_END}`, start - 2);
  return last < 0 ? null : { length: last + 3 + HEADER_END.length, failed };
};

interface Connection {
  ask(request: string): void;
  close(): void;
}

const connect = (port: number, answered: (connection: Connection, failure: string | null) => void, broken: (error: Error) => void): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    let bytes: Buffer = Buffer.alloc(0);
    const connection: Connection = { ask: (request) => void socket.write(request), close: () => socket.destroy() };
    socket.on('data', (part: Buffer) => {
      bytes = bytes.length === 0 ? part : Buffer.concat([bytes, part]);
      const answer = answerIn(bytes);
      if (!answer) return;
      const failed = answer.failed || bytes.includes('"errors":[{');
      const failure = failed ? bytes.toString('utf8', 0, Math.min(answer.length, 2_000)) : null;
      bytes = bytes.subarray(answer.length);
      answered(connection, failure);
    });
    socket.once('connect', () => { resolve(connection); });
    socket.on('error', (error) => { reject(error); broken(error); });
  });

/** Numbers go on through a process's life. */
let numbered = 0;
const numberedRequest = (request: string): string => (request.includes(UNIQUE) ? request.replaceAll(UNIQUE, String(++numbered).padStart(UNIQUE.length, '0')) : request);

export const run = async ({ port, requests, connections, ms, perSecond }: Load): Promise<Answered> => {
  const result: Answered = { answered: 0, failed: 0, failure: null, seconds: 0, latencies: [] };
  const asked = new Map<Connection, number>();
  const idle: Connection[] = [];
  const waiting: number[] = [];
  let next = 0;
  let over = false;
  let drained: () => void = () => {};
  const ask = (connection: Connection, at: number): void => {
    asked.set(connection, at);
    connection.ask(numberedRequest(requests[next++ % requests.length]!));
  };
  const answered = (connection: Connection, failure: string | null): void => {
    const now = performance.now();
    if (!over || perSecond !== null) {
      result.answered += 1;
      result.latencies.push(now - asked.get(connection)!);
    }
    if (failure !== null) {
      result.failed += 1;
      result.failure ??= failure;
    }
    asked.delete(connection);
    if (waiting.length > 0) ask(connection, waiting.shift()!);
    else if (perSecond === null && !over) ask(connection, now);
    else idle.push(connection);
    if (over && asked.size === 0) drained();
  };
  const broken = (error: Error): void => {
    result.failed += 1;
    result.failure ??= error.message;
    over = true;
    drained();
  };
  const open = await Promise.all(Array.from({ length: connections }, () => connect(port, answered, broken)));
  const started = performance.now();
  if (perSecond === null) for (const connection of open) ask(connection, started);
  else {
    idle.push(...open);
    let due = started;
    const tick = setInterval(() => {
      for (; due <= performance.now(); due += 1_000 / perSecond) {
        const connection = idle.pop();
        // Late or not, its time runs from when it was due.
        if (connection) ask(connection, due);
        else waiting.push(due);
      }
      if (over) clearInterval(tick);
    }, 2);
  }
  await new Promise((resolve) => setTimeout(resolve, ms));
  over = true;
  result.seconds = (performance.now() - started) / 1_000;
  if (asked.size > 0) await new Promise<void>((resolve) => { drained = resolve; });
  for (const connection of open) connection.close();
  return result;
};

process.on('disconnect', () => process.exit(0));
process.on('message', (load: Load) => {
  void run(load).then((answered) => process.send!(answered), (error: unknown) => process.send!({ error: String(error) }));
});
