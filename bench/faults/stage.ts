/** The documents of a run, and the clients in them. */
import { openInbox } from '../replay/inbox.ts';
import { ask, type Door } from '../replay/door.ts';
import { enterChat } from '../replay/customer.ts';
import { pause } from '../replay/patience.ts';
import { signIn, type Session } from '../replay/session.ts';
import type { Dice } from './dice.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { look, openScribe, type Scribe } from './scribe.ts';

export interface Page {
  document: string;
  ledger: Ledger;
  scribes: Scribe[];
}

/** Staff who see every ticket of the demo. */
const STAFF = ['supervisor@demo.test', 'admin@demo.test', 'agent1@demo.test'];
const TICKETS = 2;
const JOIN_MS = 30_000;
const LOOK_MS = 20_000;

export const seatStaff = (door: Door): Promise<Session[]> => Promise.all(STAFF.map((email) => signIn(door, email)));

const PADS = 'query FaultsPads($id: ID!) { ticket(id: $id) { notes { document } draft { document } } }';

/** Pads and drafts of new tickets. */
const newDocuments = async (door: Door, supervisor: Session): Promise<string[]> => {
  const inbox = openInbox(door, supervisor, () => { /* What it was needed for fails by itself. */ });
  try {
    const documents: string[] = [];
    for (let i = 0; i < TICKETS; i++) {
      const customer = await enterChat(door, `Customer ${i}`, 'Hello');
      const { ticketId } = await inbox.arrival(customer.conversationId);
      await customer.leave();
      const { ticket } = await ask<{ ticket: { notes: { document: string }; draft: { document: string } } }>(
        door, PADS, { id: ticketId }, { token: await supervisor.token() });
      documents.push(ticket.notes.document, ticket.draft.document);
    }
    return documents;
  } finally {
    await inbox.close();
  }
};

/** In each document two writers that are acknowledged, a stock one, and a stock one that writes little. */
export const openPages = async (door: Door, staff: Session[], dice: Dice, refused: (why: string) => void): Promise<Page[]> =>
  (await newDocuments(door, staff[0]!)).map((document, n) => {
    const ledger = openLedger(document);
    const scribes = ['a', 'b', 's', 'r'].map((letter, i) => openScribe({
      door, document, ledger, dice, refused, session: staff[i % staff.length]!, name: `${letter}${n}`, ack: letter === 'a' || letter === 'b',
    }));
    return { document, ledger, scribes };
  });

const everybody = (pages: Page[]): Scribe[] => pages.flatMap(({ scribes }) => scribes);

/** Fails with what it was about. */
export const until = async (about: string, ms: number, holds: () => boolean): Promise<void> => {
  for (const deadline = performance.now() + ms; !holds(); await pause(10)) {
    if (performance.now() > deadline) throw new Error(`${about}: not within ${ms} ms`);
  }
};

export const comeIn = async (pages: Page[]): Promise<void> => {
  await Promise.all(everybody(pages).map((scribe) => scribe.connect()));
  await until('clients join', JOIN_MS, () => everybody(pages).every((scribe) => scribe.isSynced()));
};

export const letGo = (pages: Page[]): void => {
  for (const scribe of everybody(pages)) scribe.letGo();
};

/** Until the last that a dead server had sent is read. */
export const silence = (pages: Page[]): Promise<void> =>
  until('sockets close', JOIN_MS, () => everybody(pages).every((scribe) => !scribe.isConnected()));

export const allSaved = (pages: Page[]): Promise<void> => until('everything is acknowledged', JOIN_MS, () => everybody(pages).every((scribe) => scribe.isSaved()));

/** Edits by everybody, a few at a time, until `over`. */
export const writeOn = async (pages: Page[], dice: Dice, over: AbortSignal): Promise<void> => {
  await Promise.all(everybody(pages).map(async (scribe) => {
    while (!over.aborted) {
      const rare = scribe.name.startsWith('r');
      for (let n = rare ? 1 : dice.between(1, 3); n > 0; n--) scribe.edit();
      await pause(dice.between(10, rare ? 400 : 80));
    }
  }));
};

/** What a fresh client of each document gets. */
export const lookAll = (pages: Page[], door: Door, session: Session): ReturnType<typeof Promise.all<ReturnType<typeof look>[]>> =>
  Promise.all(pages.map(({ document }) => look({ door, document, session }, LOOK_MS)));

/** Ends the pages: everybody has everything, and how many edits somebody lacks. */
export const closePages = async (pages: Page[], tell: (what: string) => void): Promise<number> => {
  let missing = 0;
  for (const { document, ledger, scribes } of pages) {
    await until(`${document} is the same everywhere`, JOIN_MS, () => scribes.every((scribe) => ledger.missing(scribe.content()) === 0))
      .catch((cause: unknown) => tell(String(cause)));
    missing += Math.max(...scribes.map((scribe) => ledger.missing(scribe.content())));
    for (const scribe of scribes) scribe.close();
  }
  return missing;
};
