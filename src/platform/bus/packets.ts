/** Messages as texts of a bounded size: small ones share a packet, a large one is cut into pieces. Pure. */

export interface Message {
  topic: string;
  text: string;
}

/** A whole message, or the first, a middle, the last piece of one. */
type Kind = 'w' | 'f' | 'm' | 'l';

/** What PostgreSQL cannot carry as text, NUL and halves of surrogate pairs, travels as JSON. */
const PLAIN = '=';
const JSON_TEXT = '~';

const carried = (text: string): string => (text.isWellFormed() && !text.includes('\0') ? PLAIN + text : JSON_TEXT + JSON.stringify(text));
const delivered = (text: string): string => (text.startsWith(PLAIN) ? text.slice(1) : (JSON.parse(text.slice(1)) as string));

const frame = (kind: Kind, topic: string, text: string): string => `${kind}${topic.length} ${text.length} ${topic}${text}`;
const encoder = new TextEncoder();

/** Bytes before the topic of a frame, at most: a letter, two lengths and two spaces. */
const HEAD_BYTES = 20;

/** Packets of at most `size` bytes of UTF-8 that hold the messages in order. */
export const pack = (messages: Message[], size: number): string[] => {
  const packets: string[] = [];
  let packet = '';
  let free = size;
  const close = (): void => {
    if (packet !== '') packets.push(packet);
    packet = '';
    free = size;
  };
  const add = (piece: string): boolean => {
    // A UTF-16 unit takes at most three bytes.
    const bytes = piece.length * 3 <= free ? piece.length * 3 : Buffer.byteLength(piece);
    if (bytes > free) return false;
    packet += piece;
    free -= bytes;
    return true;
  };
  for (const { topic, text } of messages) {
    const body = carried(text);
    const whole = frame('w', topic, body);
    if (add(whole)) continue;
    close();
    if (add(whole)) continue;
    for (const piece of pieces(topic, body, size)) {
      close();
      add(piece);
    }
  }
  close();
  return packets;
};

/** A message that no packet holds, cut between code points. */
const pieces = (topic: string, body: string, size: number): string[] => {
  const made: string[] = [];
  const buffer = new Uint8Array(size - HEAD_BYTES - Buffer.byteLength(topic));
  for (let at = 0; at < body.length;) {
    const { read } = encoder.encodeInto(body.slice(at, at + buffer.length), buffer);
    const end = at + read;
    const kind = at === 0 ? 'f' : end < body.length ? 'm' : 'l';
    made.push(frame(kind, at === 0 ? topic : '', body.slice(at, end)));
    at = end;
  }
  return made;
};

export interface Unpacker {
  /** The messages that a packet completes. */
  unpack(packet: string): Message[];
  /** Packets were lost: the pieces that are here belong to nothing any more. */
  reset(): void;
}

/** Reads the packets of one sender, in their order. */
export const unpacker = (): Unpacker => {
  let begun: Message | null = null;
  const complete = (kind: Kind, topic: string, text: string): Message | null => {
    if (kind === 'w') return { topic, text };
    if (kind === 'f') begun = { topic, text };
    else if (begun) begun.text += text;
    if (kind !== 'l') return null;
    const whole = begun;
    begun = null;
    return whole;
  };
  return {
    unpack: (packet) => {
      const messages: Message[] = [];
      for (let at = 0; at < packet.length;) {
        const first = packet.indexOf(' ', at);
        const second = packet.indexOf(' ', first + 1);
        const start = second + 1;
        const middle = start + Number(packet.slice(at + 1, first));
        const end = middle + Number(packet.slice(first + 1, second));
        if (first < 0 || second < 0 || !(end <= packet.length)) throw new Error('a packet of the bus is broken');
        const whole = complete(packet[at] as Kind, packet.slice(start, middle), packet.slice(middle, end));
        if (whole) messages.push({ topic: whole.topic, text: delivered(whole.text) });
        at = end;
      }
      return messages;
    },
    reset: () => {
      begun = null;
    },
  };
};
