/** Whose state counts when two nodes show one clientID. */
import { describe, expect, it, test } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import { personOf } from '../../src/modules/documents/people.ts';
import { PresenceRoom, type PresenceMember } from '../../src/modules/documents/presence-room.ts';
import { staff } from './support.ts';

const workspace = newId();
const [anna, eve] = [personOf(staff(workspace, 'Anna')), personOf(staff(workspace, 'Eve'))];
const state = { inner: '', customerInner: '', activity: null };

/** A room of the node `m`, where Anna has held clientID 7 at clock 5 since 100. */
const start = () => {
  const asked = { strangers: 0, outdated: [] as [number, number][] };
  const room = new PresenceRoom('room', {
    node: 'm', now: () => 100, ownedByAnother: () => false, emptied: () => {}, schedule: () => {}, flushed: () => {}, readersChanged: () => {},
    stranger: () => void asked.strangers++, outdated: (_key, ...told) => asked.outdated.push(told),
  });
  const shown: Buffer[] = [];
  const member: PresenceMember = { person: anna, client: null, show: (message) => shown.push(message) };
  room.join(member);
  room.announce(member, [{ client: 7, clock: 5, json: Buffer.from('{}') }]);
  return { room, member, shown, asked, holder: () => room.states.entries.get(7)?.holder };
};

describe('a clientID that another node shows too', () => {
  const tells: [why: string, node: string, clock: number, since: number, person: typeof anna, taken: boolean][] = [
    ['newer', 'a', 6, 1, anna, true],
    ['older, though its socket came later', 'z', 4, 200, anna, false],
    ['the same from a socket that came later: the tab moved there', 'a', 5, 101, anna, true],
    ['the same from a socket that came earlier: the tab moved here', 'z', 5, 99, anna, false],
    ['the same of the same moment, by name', 'z', 5, 100, anna, true],
    ['the same of the same moment, by name', 'a', 5, 100, anna, false],
    ['somebody else who came later, however new', 'z', 900, 101, eve, false],
    ['somebody else who came first, however old', 'a', 1, 99, eve, true],
  ];
  test.each(tells)('%s (%s, clock %i, since %i)', (_why, node, clock, since, person, taken) => {
    const { room, member, holder } = start();
    room.take(node, { client: 7, clock, since, age: 0, state, person });
    expect(holder()).toEqual(taken ? { person, client: 7, node } : member);
    // What the loser still says does not bring it back.
    if (person === eve && taken) {
      room.announce(member, [{ client: 7, clock: 1_000, json: Buffer.from('{}') }]);
      expect(holder()!.person).toBe(eve);
    }
  });

  it('is asked about when nobody said whose it is, unless it is known', () => {
    const { room, asked } = start();
    room.take('a', { client: 8, clock: 1, since: 1, age: 0, state });
    expect(asked.strangers).toBe(1);
    room.take('a', { client: 7, clock: 9, since: 1, age: 0, state });
    expect([asked.strangers, room.states.entries.size]).toEqual([1, 1]);
    room.take('a', { client: 8, clock: 1, since: 1, age: 0, state, person: eve });
    room.take('a', { client: 8, clock: 2, since: 1, age: 0, state });
    expect(room.states.entries.get(8)).toMatchObject({ clock: 2, holder: { node: 'a', person: eve } });
  });

  it('is called gone when it is gone here, and a client here that another node calls gone says that it is not', () => {
    const { room, member, shown, asked } = start();
    shown.length = 0;
    room.takeAway('a', 7, 4);
    expect(shown).toHaveLength(0);
    room.takeAway('a', 7, 5);
    expect(shown).toHaveLength(1);
    room.join({ person: eve, client: null, show: () => {} });
    room.leave(member);
    room.take('a', { client: 7, clock: 5, since: 1, age: 0, state, person: anna });
    expect([asked.outdated, room.states.entries.size]).toEqual([[[7, 5]], 0]);
  });

  it('is forgotten when nobody here can see it', () => {
    const { room, member } = start();
    room.take('a', { client: 8, clock: 1, since: 1, age: 0, state, person: eve });
    room.leave(member);
    room.take('a', { client: 9, clock: 1, since: 1, age: 0, state, person: eve });
    expect(room.states.entries.size).toBe(0);
  });
});
