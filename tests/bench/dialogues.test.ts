import { expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readDialogues, type Dialogue } from '../../bench/replay/dialogues.ts';

const SAMPLES = path.resolve('bench/replay/samples/dialogues.jsonl');

const readAll = async (file: string, limit = 100): Promise<Dialogue[]> => {
  const all: Dialogue[] = [];
  for await (const dialogue of readDialogues(file, limit)) all.push(dialogue);
  return all;
};

const withFile = async <T>(name: string, content: string | Uint8Array, use: (file: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'parley-dialogues-'));
  try {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const LINE = '{"id":"a","topics":[],"turns":[{"from":"customer","text":"Hello"},{"from":"agent","text":"Hello!"}]}\n';

test('the samples are dialogues', async () => {
  const samples = await readAll(SAMPLES);
  expect(samples.map(({ turns }) => turns.length)).toEqual([8, 10]);
  expect(await readAll(SAMPLES, 1)).toHaveLength(1);
});

test('a compressed file reads the same', async () => {
  const read = await withFile('a.jsonl.gz', gzipSync(LINE.repeat(3)), readAll);
  expect(read.map(({ id }) => id)).toEqual(['a', 'a', 'a']);
});

test('a broken line, a broken file and a dialogue that the agent begins are errors', async () => {
  await expect(withFile('a.jsonl', `${LINE}{"id":`, readAll)).rejects.toThrow();
  await expect(withFile('a.jsonl.gz', gzipSync(LINE.repeat(1_000)).subarray(0, 60), readAll)).rejects.toThrow();
  await expect(readAll('/nowhere.jsonl')).rejects.toThrow('ENOENT');
  const reversed = '{"id":"b","turns":[{"from":"agent","text":"Hello"}]}';
  await expect(withFile('a.jsonl', reversed, readAll)).rejects.toThrow('a.jsonl:1: a web chat begins with the customer');
});
