import { expect, test } from '@jest/globals';
import { openFloor, HELD, type Agent } from '../../bench/replay/agent.ts';
import { parseOptions } from '../../bench/replay/options.ts';

test('without a file it plays its own samples', () => {
  const { conversations, trace, url, json } = parseOptions([]);
  expect(conversations?.file).toMatch(/samples\/dialogues\.jsonl$/);
  expect(trace?.file).toMatch(/samples\/trace\.json$/);
  expect({ url, json }).toEqual({ url: null, json: false });
});

test('with a file it plays only that', () => {
  const options = parseOptions(['--conversations', 'a.jsonl.gz', '--limit', '20', '--rate', '2.5', '--json', '--url', 'http://127.0.0.1:4000']);
  expect(options.trace).toBeNull();
  expect(options.conversations).toEqual({ file: 'a.jsonl.gz', limit: 20, rate: 2.5, concurrency: 8 });
  expect(options).toMatchObject({ json: true, url: 'http://127.0.0.1:4000' });
  expect(parseOptions(['--trace', 't.json', '--authors', '3'])).toMatchObject({ conversations: null, trace: { file: 't.json', authors: 3 } });
});

test('every wrong option is named', () => {
  expect(() => parseOptions(['--limit', 'many', '--url', 'ftp://x'])).toThrow(/--url: .*\n--limit: /s);
  expect(() => parseOptions(['--speed', '3'])).toThrow('--speed');
});

test('tickets go to the agent with the fewest, and wait when all are full', async () => {
  const agents = [{}, {}] as Agent[];
  const floor = openFloor(agents);
  const taken = await Promise.all(Array.from({ length: HELD * 2 }, () => floor.take()));
  expect(agents.map((agent) => taken.filter((other) => other === agent).length)).toEqual([HELD, HELD]);
  const waiting = floor.take();
  floor.free(agents[1] as Agent);
  expect(await waiting).toBe(agents[1]);
});
