/** How messages between nodes are cut, gathered and put together again. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pack, unpacker, type Message } from '../../src/platform/bus/packets.ts';
import { busPeers } from '../../src/platform/bus/peers.ts';

const SIZE = 100;
const topic = fc.constantFrom('a', 'documents', 'presence');
// Long and short, with every kind of character: NUL, halves of pairs, emoji, the alphabet of the frames themselves.
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('w', 'f', ' ', '0', '=', '~', '"', '\\', '\n', '\0', '\ud83d', '\ude00', '😀', 'é', '漢'), maxLength: 300 }),
);
const messages = fc.array(fc.record({ topic, text }), { maxLength: 20 });
const through = (packets: string[]): Message[] => {
  const { unpack } = unpacker();
  return packets.flatMap((packet) => unpack(packet));
};

describe('packets', () => {
  it('bring every message as it was, in order, and none is larger than allowed or unfit for the database', () => {
    fc.assert(fc.property(messages, (given) => {
      const packets = pack(given, SIZE);
      expect(through(packets)).toEqual(given);
      for (const packet of packets) {
        expect(Buffer.byteLength(packet)).toBeLessThanOrEqual(SIZE);
        expect(packet.isWellFormed() && !packet.includes('\0')).toBe(true);
      }
    }), { numRuns: 500 });
  });

  it('without some of them bring no message that was never sent', () => {
    fc.assert(fc.property(messages, fc.infiniteStream(fc.boolean()), (given, lose) => {
      const { unpack, reset } = unpacker();
      const sent = given.map((message) => JSON.stringify(message));
      let at = 0;
      for (const packet of pack(given, SIZE)) {
        if (lose.next().value) {
          reset();
          continue;
        }
        for (const message of unpack(packet)) {
          const found = sent.indexOf(JSON.stringify(message), at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + 1;
        }
      }
    }), { numRuns: 500 });
  });

  it('hold as many small messages as fit', () => {
    const small = Array.from({ length: 50 }, (_, i) => ({ topic: 't', text: `message ${i}` }));
    expect(pack(small, 7_900)).toHaveLength(1);
    expect(pack([], 7_900)).toEqual([]);
    expect(pack([{ topic: 't', text: 'x'.repeat(20_000) }, { topic: 't', text: 'y' }], 7_900)).toHaveLength(3);
  });

  it('that are broken are refused', () => {
    for (const broken of ['w', 'w1', 'w1 9 ab', 'wx y z', '😀', 'w1 -5 a']) expect(() => unpacker().unpack(broken)).toThrow();
  });
});

describe('peers', () => {
  const start = () => {
    const heard = { gone: [] as string[], gaps: 0, at: 0 };
    const peers = busPeers({ leaseMs: 100, now: () => heard.at, gone: (node) => heard.gone.push(node), missed: () => void heard.gaps++ });
    const say = (node: string, sequence: number, text = `${node}${sequence}`): string[] =>
      peers.heard(node, sequence, pack([{ topic: 't', text }], 7_900)[0]!).map((message) => message.text);
    return { peers, heard, say };
  };

  it('are heard once a packet, and a packet that is missing is noticed', () => {
    const { heard, say } = start();
    expect([say('a', 0), say('a', 1), say('a', 1), say('a', 0), say('b', 0)]).toEqual([['a0'], ['a1'], [], [], ['b0']]);
    expect(heard.gaps).toBe(0);
    expect(say('a', 4)).toEqual(['a4']);
    expect(heard.gaps).toBe(1);
    // It was here before us: something may have been missed.
    say('c', 7);
    expect(heard.gaps).toBe(2);
  });

  it('that are silent for the lease are gone once, and missed when they come back', () => {
    const { peers, heard, say } = start();
    say('a', 0);
    say('b', 0);
    heard.at = 90;
    say('b', 1);
    heard.at = 101;
    peers.sweep();
    peers.sweep();
    expect(heard.gone).toEqual(['a']);
    expect(heard.gaps).toBe(0);
    expect(say('a', 1)).toEqual(['a1']);
    expect(heard.gaps).toBe(1);
    peers.left('b');
    peers.left('b');
    expect(heard.gone).toEqual(['a', 'b']);
  });

  it('keep their lease while this node cannot hear, and whatever they said meanwhile is not asked for twice', () => {
    const { peers, heard, say } = start();
    say('a', 0);
    heard.at = 150;
    peers.excuse(100);
    peers.sweep();
    expect(heard.gone).toEqual([]);
    peers.restart();
    say('a', 9);
    expect(heard.gaps).toBe(0);
    say('a', 11);
    expect(heard.gaps).toBe(1);
  });

  it('lose the pieces of a message with the packet that is missing', () => {
    const { peers } = start();
    const packets = pack([{ topic: 't', text: 'x'.repeat(300) }, { topic: 't', text: 'whole' }], SIZE);
    const heard = packets.flatMap((packet, sequence) => (sequence === 1 ? [] : peers.heard('a', sequence, packet)));
    expect(heard.map(({ text: got }) => got)).toEqual(['whole']);
  });
});
