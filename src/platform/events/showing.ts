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
  /** What a viewer sees of one event by now, with fresh eyes. */
  again(index: number, actor: Actor): Promise<{ sight: Sight | null; sitting: Sitting }>;
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
    again: async (index, actor) => ({ sight: (await feed.sights([events[index]!.event], [actor]))[0]![0]!, sitting: deps.sitting(actor) }),
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
  const answers = new Map<string, Map<number, Payload | null>>();
  await Promise.all([...scopes].map(async ([key, { actor, shown }]) => {
    const payloads = await presenter.present([...shown].map(([i, sight]) => shownAs(scene, i, sight)), scene.sittingOf(key, actor));
    answers.set(key, new Map([...shown.keys()].map((i, at) => [i, payloads[at]!])));
  }));
  const payloadOf = (viewer: string, i: number, sight: Sight) => answers.get(scopeOf(viewer, sight))?.get(i);
  const corrected = await corrections(presenter, viewers, scene, (viewer, i, sight) => payloadOf(viewer, i, sight) === null);
  return {
    payloads: [...answers.values()].flatMap((each) => [...each.values()]).filter((payload): payload is Payload => payload !== null),
    itemsFor: (viewer) => itemsFor(scene, viewer, (i, sight) => corrected.get(viewer)?.get(i) ?? { sight, payload: payloadOf(viewer, i, sight) }),
  };
};

const shownAs = ({ events }: Scene<unknown>, index: number, { typename, event }: Sight) => ({ __typename: typename, event, cursor: events[index]!.cursor });

interface Corrected<Payload> {
  sight: Sight;
  payload: Payload | null | undefined;
}

/** Between the decision and the answer a ticket may have gone to somebody else: whoever it concerns is looked at again, each with their own eyes. */
const corrections = async <Sitting, Payload>(
  presenter: Presenter<Sitting, Payload>, viewers: Map<string, Actor>, scene: Scene<Sitting>, isGone: (viewer: string, index: number, sight: Sight) => boolean,
): Promise<Map<string, Map<number, Corrected<Payload>>>> => {
  const corrected = new Map<string, Map<number, Corrected<Payload>>>();
  await Promise.all([...viewers].map(async ([viewer, actor]) => {
    for (const [i, was] of (scene.sights.get(viewer) ?? []).entries()) {
      if (!was || !isGone(viewer, i, was)) continue;
      const { sight, sitting } = await scene.again(i, actor);
      const payload = sight && (await presenter.present([shownAs(scene, i, sight)], sitting, true))[0]!;
      corrected.set(viewer, (corrected.get(viewer) ?? new Map<number, Corrected<Payload>>()).set(i, { sight: sight ?? was, payload }));
    }
  }));
  return corrected;
};

const itemsFor = <Payload>({ events, sights }: Scene<unknown>, viewer: string, shownOf: (i: number, sight: Sight) => Corrected<Payload>): ShownItem<Payload>[] => {
  const items: ShownItem<Payload>[] = [];
  for (const [index, decided] of (sights.get(viewer) ?? []).entries()) {
    const { sight, payload } = decided ? shownOf(index, decided) : { sight: null, payload: null };
    // No answer: it is out of sight, or the viewer came to this group while it was executed, and has these events in its replay.
    if (!sight || payload == null) continue;
    const { event } = events[index]!;
    items.push({ id: event.id, xid: BigInt(event.xid), payload, last: sight.last ?? false, index });
    if (sight.last) break;
  }
  return items;
};
