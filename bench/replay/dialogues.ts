/** Recorded dialogues, one JSON object a line; read as a stream, however long the file is. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

const Dialogue = z.object({
  id: z.string().min(1),
  turns: z.array(z.object({ from: z.enum(['customer', 'agent']), text: z.string().min(1) })).min(1),
});

export type Dialogue = z.infer<typeof Dialogue>;
export type Turn = Dialogue['turns'][number];

const parse = (line: string, where: string): Dialogue => {
  const dialogue = Dialogue.parse(JSON.parse(line));
  if (dialogue.turns[0]?.from !== 'customer') throw new Error(`${where}: a web chat begins with the customer, this dialogue with the agent`);
  return dialogue;
};

/** Yields at most `limit` dialogues. */
export const readDialogues = async function* (file: string, limit: number): AsyncGenerator<Dialogue, void> {
  const source = createReadStream(file);
  const plain = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  // Without this an unreadable file would end the stream quietly.
  source.on('error', (cause) => { plain.destroy(cause); });
  const lines = createInterface({ input: plain, crlfDelay: Infinity });
  let read = 0;
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      if (read >= limit) return;
      read += 1;
      yield parse(line, `${file}:${number}`);
    }
  } finally {
    lines.close();
    source.destroy();
  }
};
