/**
 * Presence between nodes. A node tells a room's states only while another has that room open: who opens one says so and asks,
 * and from then on hears what changes, gathered into the room's frames. What was missed is asked for anew.
 */
import type { Bus } from '../../platform/bus/bus.ts';
import { changeOf, everythingOf, newLink, stateOf, type Change, type Everything, type Link } from './presence-link.ts';
import type { PresenceRoom } from './presence-room.ts';

/** The number changes with the messages: nodes of two versions may run side by side, and then do not see each other's people. */
const TOPIC = 'presence/1';
/** Everything of a room, or a change in it; then the room's key, a line's end, and JSON. */
const EVERYTHING = 'E';
const CHANGE = 'C';
/** The node takes all its states with it. */
const LEFT = 'L';

const NOTHING_HERE: Everything = { open: false, asks: false, known: [], states: [], gone: [], bridged: [] };

export interface PresenceBus {
  open(key: string, room: PresenceRoom): void;
  close(key: string): void;
  /** At each frame of the room. */
  flushed(key: string, fresh: ReadonlySet<number>): void;
  readersChanged(key: string): void;
  /** Another node shows somebody unknown. */
  stranger(key: string): void;
  /** Another node shows a clientID that is gone here. */
  outdated(key: string, client: number, clock: number): void;
  /** Somebody on the bridge speaks through this node now. */
  bridge(key: string, actor: string, at: number, left: boolean): void;
  stop(): void;
}

export interface PresenceBusDeps {
  bus: Bus;
  now(): number;
  /** Somebody on the bridge speaks through another node since then. */
  bridged(key: string, actor: string, said: { at: number; node: string; left: boolean }): void;
}

export const presenceBus = ({ bus, now, bridged }: PresenceBusDeps): PresenceBus => {
  const links = new Map<string, Link>();

  const publish = (kind: string, key: string, said: Change): void => bus.publish(TOPIC, `${kind}${key}\n${JSON.stringify(said)}`);
  const tellAll = (link: Link): void => publish(EVERYTHING, link.key, everythingOf(link, now()));
  const tellChange = (link: Link, fresh: ReadonlySet<number>): void => {
    const change = changeOf(link, fresh, now());
    if (change) publish(CHANGE, link.key, change);
  };

  const hearChange = (link: Link, said: Change, node: string): void => {
    const { key, room } = link;
    for (const state of said.states) room.take(node, stateOf(state));
    for (const [client, clock] of said.gone) {
      room.takeAway(node, client, clock);
      // Whoever counts it as gone has forgotten whose it is.
      link.introduced?.delete(client);
    }
    for (const [actor, at, left] of said.bridged) bridged(key, actor, { at, node, left });
  };
  const hearAll = (link: Link, said: Everything, node: string): void => {
    hearChange(link, said, node);
    link.room.takeAllAway(node, new Set(said.states.map(({ client }) => client)));
    const isNew = said.open && !link.interested?.has(node);
    if (said.open) (link.interested ??= new Set()).add(node);
    else lose(link, node);
    if (said.asks || isNew) owe(link, 'EVERYTHING');
  };
  const hear = (text: string, node: string): void => {
    const kind = text[0];
    if (kind === LEFT) return forget(node);
    const end = text.indexOf('\n');
    const key = text.slice(1, end);
    const link = links.get(key);
    // Most changes are of rooms that are not open here.
    if (!link && kind === CHANGE) return;
    const said = JSON.parse(text.slice(end + 1)) as Everything;
    if (link) (kind === CHANGE ? hearChange : hearAll)(link, said, node);
    else if (said.known.includes(bus.node)) publish(EVERYTHING, key, NOTHING_HERE);
  };
  const forget = (node: string): void => {
    for (const link of links.values()) {
      lose(link, node);
      link.room.takeAllAway(node);
    }
  };

  const stops = [
    bus.listen(TOPIC, hear),
    bus.onGone(forget),
    bus.onGap(() => {
      for (const link of links.values()) owe(link, 'QUESTION');
    }),
  ];
  const withLink = (key: string, run: (link: Link) => void): void => {
    const link = links.get(key);
    if (link) run(link);
  };

  return {
    open: (key, room) => {
      links.set(key, newLink(key, room));
      room.schedule();
    },
    close: (key) => withLink(key, (link) => {
      if (link.told || link.bridged.length > 0) tellAll(link);
      links.delete(key);
    }),
    flushed: (key, fresh) => {
      const link = links.get(key);
      if (!link) return;
      if (link.owes !== 'NOTHING') tellAll(link);
      else if (link.interested || link.gone.length > 0 || link.bridged.length > 0) tellChange(link, fresh);
    },
    readersChanged: (key) => withLink(key, (link) => owe(link, link.room.hasReaders ? 'QUESTION' : 'EVERYTHING')),
    stranger: (key) => withLink(key, (link) => owe(link, 'QUESTION')),
    outdated: (key, client, clock) => withLink(key, (link) => {
      link.gone.push([client, clock]);
      link.room.schedule();
    }),
    bridge: (key, actor, at, left) => withLink(key, (link) => {
      link.bridged.push([actor, at, left]);
      link.room.schedule();
    }),
    stop: () => {
      for (const stop of stops) stop();
      if (links.size > 0) bus.publish(TOPIC, LEFT);
      links.clear();
    },
  };
};

/** A question is not taken back. */
const owe = (link: Link, debt: Exclude<Link['owes'], 'NOTHING'>): void => {
  if (link.owes !== 'QUESTION') link.owes = debt;
  link.room.schedule();
};

const lose = (link: Link, node: string): void => {
  if (link.interested?.delete(node) && link.interested.size === 0) link.interested = null;
};
