/** A subscription that outlives its node: it comes back by its last cursor, and keeps count of what it was shown. */
import { openLine, type Door, type Line } from '../replay/door.ts';

export interface Frame {
  __typename: string;
  id: string;
  cursor: string;
}

/** What one subscriber saw, to be compared with the log. */
export interface Sightings {
  /** Each event, and how often it came. */
  times: Map<string, number>;
  /** Came twice over one connection. */
  repeated: number;
  /** Came again after a return, as it may. */
  again: number;
  returns: number;
  resyncs: number;
}

export interface Following<F extends Frame> {
  doors: readonly Door[];
  first: number;
  token: () => Promise<string>;
  /** The subscription's field with its arguments, `after: $after` among them. */
  field: string;
  selection: string;
  variables?: Record<string, unknown>;
  declared?: string;
  after: string | null;
  hear: (frame: F) => void;
}

export interface Follower {
  sightings: Sightings;
  /** How long the connection has lasted, or how long it has been gone, ms. */
  lasts: () => number;
  stop: () => Promise<void>;
}

const RETURN_MS = 300;
const SPREAD_MS = 700;

export const emptySightings = (): Sightings => ({ times: new Map(), repeated: 0, again: 0, returns: 0, resyncs: 0 });

/** Notes a frame; true when it is news. */
export const note = (sightings: Sightings, frame: Frame, connection: Set<string>): boolean => {
  const times = sightings.times.get(frame.id) ?? 0;
  if (connection.has(frame.id)) sightings.repeated += 1;
  else if (times > 0) sightings.again += 1;
  connection.add(frame.id);
  sightings.times.set(frame.id, times + 1);
  return times === 0;
};

export const follow = <F extends Frame>({ doors, first, token, field, selection, variables = {}, declared = '', after, hear }: Following<F>): Follower => {
  const sightings = emptySightings();
  const name = /^\w+/.exec(field)![0];
  const text = `subscription Day($after: String${declared}) { ${field} { __typename ... on Event { id cursor } ${selection} } }`;
  let cursor = after;
  let node = first % doors.length;
  let line: Line | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let since = performance.now();

  const open = (): void => {
    const connection = new Set<string>();
    let gone = false;
    const opened = openLine(doors[node]!, token);
    line = opened;
    opened.subscribe<Record<string, F>>(text, { ...variables, after: cursor }, {
      hear: (data) => {
        const frame = data[name]!;
        cursor = frame.cursor;
        if (frame.__typename === 'ResyncRequired') sightings.resyncs += 1;
        else if (note(sightings, frame, connection)) hear(frame);
      },
      lost: () => {
        if (gone || stopped) return;
        gone = true;
        since = performance.now();
        sightings.returns += 1;
        node = (node + 1) % doors.length;
        void opened.close().catch(() => { /* It is gone. */ });
        timer = setTimeout(open, RETURN_MS + Math.random() * SPREAD_MS);
      },
    });
  };
  open();
  return {
    sightings,
    lasts: () => performance.now() - since,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await line?.close();
    },
  };
};
