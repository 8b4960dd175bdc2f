/** The processes of a run besides the server under test: peers, and who loads them. */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const ANSWER_MS = 120_000;

/** A server that answers the operations. */
export interface Peer {
  name: string;
  port: number;
  pid: number;
}

/** Starts a file as a process with a channel, with options of Node's own. */
export const startProcess = (file: string, node: string[] = []): ChildProcess => fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: node });

/** Sends a message and waits for the answer; whoever ends or is silent instead has failed. */
export const askProcess = <Answer extends object>(child: ChildProcess, message: object, patience = ANSWER_MS): Promise<Answer> => new Promise((resolve, reject) => {
  const done = (): void => {
    clearTimeout(timer);
    child.off('message', hear).off('exit', lost);
  };
  const hear = (answer: Answer | { error: string }): void => {
    done();
    if ('error' in answer) reject(new Error(answer.error));
    else resolve(answer);
  };
  const lost = (): void => { done(); reject(new Error(`${child.spawnargs.at(-1)} ended`)); };
  const timer = setTimeout(() => { done(); reject(new Error(`${child.spawnargs.at(-1)} did not answer within ${patience} ms`)); }, patience);
  child.on('message', hear).on('exit', lost);
  child.send(message);
});

export interface Crew {
  peer: (name: string, url: string) => Promise<Peer>;
  loader: (file: string) => ChildProcess;
  stop: () => void;
}

/** @param folder of the files that it starts. */
export const gatherCrew = (folder: string): Crew => {
  const children: ChildProcess[] = [];
  const join = (file: string): ChildProcess => {
    const child = startProcess(path.join(folder, file));
    children.push(child);
    return child;
  };
  return {
    peer: async (name, url) => {
      const child = join('peers/peer.ts');
      const { port } = await askProcess<{ port: number }>(child, { name, url });
      return { name, port, pid: child.pid! };
    },
    loader: join,
    stop: () => {
      for (const child of children) child.kill();
    },
  };
};
