/** Writing for several owners in one document: what is brought back stays whose it was. Runs Yjs, so only in the historian's thread. */
import type * as Y from 'yjs';

export interface Made {
  /** Null when there was nothing to change. */
  update: Uint8Array | null;
  /** New clientIDs and whose they are. */
  owners: Map<number, string>;
}

export interface Hands {
  /** What is written in `work` is of this owner. */
  as<T>(owner: string, work: () => T): T;
  owners: Map<number, string>;
}

const SPAN = 2 ** 32;

/** A clientID that nobody in the document has. */
const freshClient = (taken: (client: number) => boolean): number => {
  for (;;) {
    const client = crypto.getRandomValues(new Uint32Array(1))[0]! % SPAN;
    if (!taken(client)) return client;
  }
};

export const hands = (doc: Y.Doc, known: ReadonlyMap<number, string>): Hands => {
  const clients = new Map<string, number>();
  const owners = new Map<number, string>();
  return {
    owners,
    as: (owner, work) => {
      let client = clients.get(owner);
      if (client === undefined) {
        client = freshClient((each) => known.has(each) || owners.has(each) || doc.store.clients.has(each));
        clients.set(owner, client);
        owners.set(client, owner);
      }
      const before = doc.clientID;
      doc.clientID = client;
      try {
        return work();
      } finally {
        doc.clientID = before;
      }
    },
  };
};
