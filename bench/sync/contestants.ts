/** The servers of a run, each started, asked, killed and stopped the same way. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { askProcess, startProcess } from '../kit/processes.ts';
import type { OwnServer } from '../replay/server.ts';
import type { Dialect, Place } from './dialect.ts';
import type { Loop, Memory } from './probe.ts';
import type { Door } from './seat.ts';

export const PARLEY = 'Parley';
export const RELAY = 'ws relay';

/** A started server. */
export interface Running {
  name: string;
  /** Both change with a restart. */
  door(): Door;
  pid(): number;
  /** Where seat `seat` of room `room` goes. */
  place(room: number, seat: number): Promise<Place>;
  memory(): Promise<Memory>;
  watchLoop(): Promise<void>;
  loop(): Promise<Loop>;
  kill(): Promise<void>;
  /** On the same data; ends it first when it runs. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Contestant {
  name: string;
  /** Keeps documents over a restart, at least when it is asked to. */
  keeps: boolean;
  start(durable: boolean): Promise<Running>;
}

/** What each server runs with. */
export const NODE_OPTIONS = ['--expose-gc', '--import', path.join(import.meta.dirname, 'probe.ts')];

const probes = (child: () => ChildProcess): Pick<Running, 'memory' | 'watchLoop' | 'loop'> => ({
  memory: () => askProcess<Memory>(child(), { probe: 'memory' }),
  watchLoop: async () => void await askProcess(child(), { probe: 'watch' }),
  loop: () => askProcess<Loop>(child(), { probe: 'loop' }),
});

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => {
  if (child.exitCode !== null || child.signalCode !== null) resolve();
  else child.once('exit', () => { resolve(); });
});

const PEER = path.join(import.meta.dirname, 'peers/peer.ts');

const peer = (name: string, peer: string, dialect: Dialect): Contestant => ({
  name, keeps: dialect !== 'relay',
  start: async (durable) => {
    const folder = durable ? await mkdtemp(path.join(os.tmpdir(), 'parley-sync-')) : null;
    let child: ChildProcess;
    let port = 0;
    const begin = async (): Promise<void> => {
      child = startProcess(PEER, NODE_OPTIONS);
      ({ port } = await askProcess<{ port: number }>(child, { peer, folder }));
    };
    const kill = async (): Promise<void> => {
      child.kill('SIGKILL');
      await ended(child);
    };
    await begin();
    return {
      name, door: () => ({ port, dialect }), pid: () => child.pid!, ...probes(() => child), kill,
      place: async (room) => ({ path: dialect === 'hocuspocus' ? '/' : `/room-${room}`, name: `room-${room}` }),
      restart: async () => {
        await kill();
        await begin();
      },
      stop: async () => {
        await kill();
        if (folder !== null) await rm(folder, { recursive: true, force: true });
      },
    };
  },
});

export const peers = (): Contestant[] => [
  peer(RELAY, 'relay', 'relay'), peer('y-websocket server', 'y-websocket', 'y-websocket'), peer('Hocuspocus', 'hocuspocus', 'hocuspocus'),
];

/** The product, on the data directory that was seeded: documents by name, tokens in turn. */
export const parley = (server: OwnServer, documents: string[], tokens: () => Promise<string[]>): Contestant => ({
  name: PARLEY, keeps: true,
  start: async () => {
    // As fresh as the peers.
    await server.restart();
    return {
      name: PARLEY, door: () => ({ port: Number(new URL(server.url).port), dialect: 'y-websocket' }), pid: server.pid, ...probes(server.process),
      place: async (room, seat) => {
        const name = documents[room % documents.length]!;
        const all = await tokens();
        return { name, path: `/collab/${name}?token=${all[seat % all.length]}` };
      },
      kill: server.kill, restart: server.restart, stop: async () => {},
    };
  },
});
