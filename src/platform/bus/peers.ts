/** The other nodes: who is there, and whether all their packets came. */
import { unpacker, type Message } from './packets.ts';

export interface Peers {
  size(): number;
  /** The messages of a packet; none when it came before. */
  heard(node: string, sequence: number, packet: string): Message[];
  /** It said farewell. */
  left(node: string): void;
  /** Those who have been silent for the lease are gone. */
  sweep(): void;
  /** This node could not hear for so long, ms: nobody's silence in that time counts. */
  excuse(ms: number): void;
  /** The connection is new: what any peer said meanwhile was missed. */
  restart(): void;
}

export interface PeersDeps {
  leaseMs: number;
  now(): number;
  gone(node: string): void;
  missed(): void;
}

interface Peer {
  /** Of its last packet; null when any may be next. */
  sequence: number | null;
  heardAt: number;
  pieces: ReturnType<typeof unpacker>;
}

export const busPeers = ({ leaseMs, now, gone, missed }: PeersDeps): Peers => {
  const peers = new Map<string, Peer>();
  const left = (node: string): void => {
    if (peers.delete(node)) gone(node);
  };
  /** The peer, when the packet is news; says so when packets before it are missing. */
  const receive = (node: string, sequence: number): Peer | null => {
    const known = peers.get(node);
    if (known && known.sequence !== null && sequence <= known.sequence) return null;
    const peer = known ?? { sequence: -1, heardAt: 0, pieces: unpacker() };
    // Also true of a node that was taken for dead, and of one that was here before this one.
    const lacks = peer.sequence !== null && sequence !== peer.sequence + 1;
    peer.sequence = sequence;
    peer.heardAt = now();
    if (!known) peers.set(node, peer);
    if (lacks) {
      peer.pieces.reset();
      missed();
    }
    return peer;
  };
  return {
    size: () => peers.size,
    heard: (node, sequence, packet) => {
      if (!Number.isSafeInteger(sequence)) throw new Error('a packet of the bus has no sequence');
      return receive(node, sequence)?.pieces.unpack(packet) ?? [];
    },
    left,
    sweep: () => {
      for (const [node, { heardAt }] of peers) if (now() - heardAt > leaseMs) left(node);
    },
    excuse: (ms) => {
      for (const peer of peers.values()) peer.heardAt += ms;
    },
    restart: () => {
      for (const peer of peers.values()) {
        peer.sequence = null;
        peer.heardAt = now();
        peer.pieces.reset();
      }
    },
  };
};
