/** Files on disk: whole or not at all, under names of our own, with a type that their bytes prove. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import sharp from 'sharp';
import { cleanImage } from '../../src/platform/files/images.ts';
import { openFileStore, WrongSize, type FileStore } from '../../src/platform/files/store.ts';

let parent: string;
let root: string;
let store: FileStore;
let png: Buffer;
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'parley-store-'));
  root = path.join(parent, 'files');
  store = await openFileStore(root);
  png = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#0f9fa8' } }).png().toBuffer();
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const chunks = (...parts: (string | Buffer)[]): Readable => Readable.from(parts.map((part) => Buffer.from(part)));
const onDisk = async (): Promise<string[]> => (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);

test('bytes come back as they were sent, and the type is what they are', async () => {
  const key = store.newKey();
  const got = await store.receive(key, chunks(png.subarray(0, 10), png.subarray(10)), png.length);
  expect(got).toEqual({ contentType: 'image/png', path: store.pathOf(key) });
  expect(await buffer(store.read(key))).toEqual(png);
  expect(await store.size(key)).toBe(png.length);
  expect((await stat(store.pathOf(key))).mode & 0o077).toBe(0);
});

test('a name or a claim does not make a type: text is none we know', async () => {
  const key = store.newKey();
  expect(await store.receive(key, chunks('<html><script>alert(1)</script>'), 31)).toMatchObject({ contentType: null });
});

test.each([['more', 5], ['fewer', 50]])('%s bytes than announced: refused, and nothing is kept', async (_, size) => {
  const before = await onDisk();
  const key = store.newKey();
  await expect(store.receive(key, chunks('0123456789', 'abc'), size)).rejects.toThrow(WrongSize);
  expect(await store.size(key)).toBeNull();
  expect(await onDisk()).toEqual(before);
});

test('a sender that sends without end is stopped at the announced size', async () => {
  let sent = 0;
  const endless = new Readable({ read() { this.push(Buffer.alloc(1024)); sent += 1024; } });
  await expect(store.receive(store.newKey(), endless, 4_096)).rejects.toThrow(WrongSize);
  expect(sent).toBeLessThan(1_000_000);
  expect(endless.destroyed).toBe(true);
});

test('a sender that breaks off leaves nothing', async () => {
  const before = await onDisk();
  const broken = Readable.from((async function* () {
    yield Buffer.from('012');
    throw new Error('gone');
  })());
  await expect(store.receive(store.newKey(), broken, 10)).rejects.toThrow('gone');
  expect(await onDisk()).toEqual(before);
});

test.each(['', '.', '..', '../secret', 'ab/../../secret', '/etc/passwd', `ab/${'a'.repeat(40)}/../x`, `ab/${'a'.repeat(40)}\n`, `ab/${'a'.repeat(39)}\0`, `AB/${'a'.repeat(40)}`, `ab\\${'a'.repeat(40)}`, 'a'.repeat(43)])(
  'what is no key of ours is refused: %j', async (key) => {
    await writeFile(path.join(parent, 'secret'), 'secret');
    expect(() => store.pathOf(key)).toThrow('not a storage key');
    expect(() => store.read(key)).toThrow('not a storage key');
    await expect((async () => store.size(key))()).rejects.toThrow('not a storage key');
    await expect((async () => store.remove(key))()).rejects.toThrow('not a storage key');
    await expect(store.write(key, Buffer.from('x'))).rejects.toThrow('not a storage key');
    await expect(store.receive(key, chunks('x'), 1)).rejects.toThrow('not a storage key');
    expect(await readFile(path.join(parent, 'secret'), 'utf8')).toBe('secret');
  });

test('no text at all leads out of the store', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webPath(), fc.array(fc.constantFrom('..', '.', 'ab', 'a'.repeat(40), ''), { maxLength: 5 }).map((some) => some.join('/'))), (key) => {
    try {
      expect(path.relative(root, store.pathOf(key))).toMatch(/^[a-z0-9]{2}\/[a-z0-9]{40}$/);
    } catch (error) {
      expect((error as Error).message).toBe('not a storage key');
    }
  }));
});

test('keys are new each time, and what is removed is gone, removed twice too', async () => {
  expect(new Set(Array.from({ length: 500 }, () => store.newKey())).size).toBe(500);
  const key = store.newKey();
  await store.write(key, png);
  await store.remove(key);
  await store.remove(key);
  expect(await store.size(key)).toBeNull();
});

test('an image is decoded and made anew: its size is known, its metadata is gone, what is no image is null', async () => {
  const file = path.join(parent, 'photo.jpg');
  await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } }).withExif({ IFD0: { Copyright: 'a name' } }).withMetadata({ orientation: 6 }).jpeg().toFile(file);
  const cleaned = await cleanImage(file);
  expect(cleaned).toMatchObject({ width: 20, height: 40 });
  const { exif, orientation } = await sharp(cleaned!.bytes).metadata();
  expect([exif, orientation]).toEqual([undefined, undefined]);
  await writeFile(file, png.subarray(0, 40));
  expect(await cleanImage(file)).toBeNull();
  await writeFile(file, 'not an image');
  expect(await cleanImage(file)).toBeNull();
});
