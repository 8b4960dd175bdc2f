/** What viewers see of some events: access is asked for once, and a document is executed once a scope. */
import type { Actor } from '../../kernel/actor.ts';
import type { Feed, Sight } from './feed.ts';
import type { HubDeps, Presenter } from './hub.ts';
import type { Item } from './member.ts';
import type { Positioned } from './replay.ts';

/** Some events, and who sees what of them. */
export interface Scene<Sitting> {
  events: Positioned[];
  /** A viewer's sights, one an event. */
  sights: Map<string, (Sight | null)[]>;
  /** What executions in one scope share, opened with the eyes of one of its viewers. */
  sittingOf(scope: string, actor: Actor): Sitting;
}

/** An event as a member gets it; `index` is its place in the scene. */
export interface ShownItem<Payload> extends Item<Payload> {
  index: number;
}

export const sceneOf = async <Sitting, Payload>(deps: HubDeps<Sitting, Payload>, feed: Feed, events: Positioned[], who: Map<string, Actor>): Promise<Scene<Sitting>> => {
  const rows = await feed.sights(events.map(({ event }) => event), [...who.values()]);
  const sittings = new Map<string, Sitting>();
  return {
    events,
    sights: new Map([...who.keys()].map((key, i) => [key, rows.map((row) => row[i]!)])),
    sittingOf: (scope, actor) => {
      if (!sittings.has(scope)) sittings.set(scope, deps.sitting(actor));
      return sittings.get(scope)!;
    },
  };
};

/** What viewers of one presenter are told. */
export interface Shown<Payload> {
  payloads: Payload[];
  itemsFor(viewer: string): ShownItem<Payload>[];
}

/** Executes a presenter once a scope of its viewers. */
export const show = async <Sitting, Payload>(presenter: Presenter<Sitting, Payload>, viewers: Map<string, Actor>, scene: Scene<Sitting>): Promise<Shown<Payload>> => {
  const scopes = new Map<string, { actor: Actor; shown: Map<number, Sight> }>();
  const scopeOf = (viewer: string, sight: Sight): string => (presenter.perViewer ? `${sight.scope}|${viewer}` : sight.scope);
  for (const [viewer, actor] of viewers) {
    for (const [i, sight] of (scene.sights.get(viewer) ?? []).entries()) {
      if (!sight) continue;
      const key = scopeOf(viewer, sight);
      const scope = scopes.get(key) ?? { actor, shown: new Map<number, Sight>() };
      scopes.set(key, scope);
      scope.shown.set(i, sight);
    }
  }
  const answers = new Map<string, Map<number, Payload>>();
  await Promise.all([...scopes].map(async ([key, { actor, shown }]) => {
    const events = [...shown].map(([i, sight]) => ({ __typename: sight.typename, event: sight.event, cursor: scene.events[i]!.cursor }));
    const payloads = await presenter.present(events, scene.sittingOf(key, actor));
    answers.set(key, new Map([...shown.keys()].map((i, at) => [i, payloads[at]!])));
  }));
  return {
    payloads: [...answers.values()].flatMap((each) => [...each.values()]),
    itemsFor: (viewer) => itemsFor(scene, viewer, (i, sight) => answers.get(scopeOf(viewer, sight))?.get(i)),
  };
};

const itemsFor = <Payload>({ events, sights }: Scene<unknown>, viewer: string, payloadOf: (i: number, sight: Sight) => Payload | undefined): ShownItem<Payload>[] => {
  const items: ShownItem<Payload>[] = [];
  for (const [index, sight] of (sights.get(viewer) ?? []).entries()) {
    const payload = sight && payloadOf(index, sight);
    // No answer: the viewer came to this group while it was executed, and has these events in its replay.
    if (!sight || payload == null) continue;
    const { event } = events[index]!;
    items.push({ id: event.id, xid: BigInt(event.xid), payload, last: sight.last ?? false, index });
    if (sight.last) break;
  }
  return items;
};
