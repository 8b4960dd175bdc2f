/** Types a trace into one note of a ticket: a client an author, all at once, and one more that only reads. */
import * as Y from 'yjs';
import { seatAgent } from './agent.ts';
import { typeAll, type Manuscript } from './author.ts';
import { answerBell } from './doorbell.ts';
import { ask, type Door } from './door.ts';
import { openInbox } from './inbox.ts';
import { joinNote, type NoteClient } from './note-client.ts';
import { findText } from './note.ts';
import { openPace, pause } from './patience.ts';
import { showProgress } from './progress.ts';
import { blankNote, clientOf, unitOf } from './rehearsal.ts';
import { firstDifference, type TraceReport } from './report.ts';
import { signIn, type Session } from './session.ts';
import { readTrace, type Trace, type Unit } from './trace.ts';

export interface TracePlan {
  file: string;
  /** Who share a sequential trace. */
  authors: number;
  /** Edits a second over all authors; 0 is as fast as possible. */
  rate: number;
}

type Fault = (what: string) => void;

/** Staff who all see the ticket. */
const STAFF = ['agent1@demo.test', 'supervisor@demo.test', 'admin@demo.test'];

const JOIN_MS = 15_000;
const PATIENCE_MS = 30_000;
/** After the last edit, every client may take this long to come to the end text. */
const SETTLE_MS = 30_000;
/** A note's text in GraphQL follows within a second; a loaded machine gets more. */
const PROJECTION_MS = 5_000;
/** Units of an author that the reader has not seen yet: nobody gets further ahead of the server than this. */
const AHEAD = 1_000;
const BACKLOG_BYTES = 256 * 1_024;
const BURST = 25;

interface Pad {
  ticketId: string;
  name: string;
}

const NOTES = 'query ReplayNotes($id: ID!) { ticket(id: $id) { notes { document text } } }';

const readPad = async (door: Door, session: Session, ticketId: string): Promise<{ document: string; text: string }> => {
  type Data = { ticket: { notes: { document: string; text: string } } | null };
  const { ticket } = await ask<Data>(door, NOTES, { id: ticketId }, { token: await session.token() });
  if (!ticket) throw new Error(`${session.email} does not see the ticket`);
  return ticket.notes;
};

/** A fresh ticket's internal note: a customer writes, agent1 claims. */
const openPad = async (door: Door, agent1: Session, supervisor: Session, fault: Fault): Promise<Pad> => {
  const inbox = openInbox(door, supervisor, (why) => { fault(why.message); });
  const agent = seatAgent(door, agent1);
  try {
    const { ticketId } = await answerBell(door, inbox, agent);
    return { ticketId, name: (await readPad(door, agent1, ticketId)).document };
  } finally {
    await Promise.all([inbox.close(), agent.leave()]);
  }
};

/** Makes the paragraph with its text, and waits until the reader has it. */
const prepare = async (reader: NoteClient, join: () => Promise<NoteClient>, start: string): Promise<void> => {
  const maker = await join();
  try {
    await Promise.all([maker.synced(JOIN_MS), reader.synced(JOIN_MS)]);
    Y.applyUpdate(maker.doc, blankNote(start), 'typed');
    const deadline = performance.now() + JOIN_MS;
    while (!findText(reader.doc)) {
      if (performance.now() > deadline) throw new Error('the paragraph did not reach the reader');
      await pause(10);
    }
  } finally {
    maker.close();
  }
};

interface Scene {
  trace: Trace;
  unit: Unit;
  reader: NoteClient;
  authors: NoteClient[];
  manuscript: Manuscript;
  rate: number;
}

/** The author's pauses: the pace, a turn of the event loop, and no further ahead than the reader can see. */
const breathing = ({ trace, reader, authors, manuscript }: Scene, author: number, pace: () => Promise<void> | null, signal: AbortSignal) => {
  let typed = 0;
  const isAhead = (index: number): boolean =>
    (manuscript[index]?.clock ?? 0) - Y.getState(reader.doc.store, clientOf(author)) > AHEAD || (authors[author]?.backlog() ?? 0) > BACKLOG_BYTES;
  const wait = async (index: number): Promise<void> => {
    await new Promise((resolve) => { setImmediate(resolve); });
    const deadline = performance.now() + PATIENCE_MS;
    while (isAhead(index) && !signal.aborted) {
      if (performance.now() > deadline) throw new Error(`the reader is ${AHEAD} characters behind author ${author} of ${trace.authors}`);
      await pause(1);
    }
  };
  return (index: number): Promise<void> | null => {
    typed += 1;
    const paced = pace();
    if (paced) return paced;
    return typed % BURST === 0 ? wait(index) : null;
  };
};

const typeTogether = async (scene: Scene, stopped: AbortController): Promise<void> => {
  const { trace, unit, authors, manuscript } = scene;
  const pace = openPace(scene.rate);
  try {
    await Promise.all(authors.map(({ doc }, author) => typeAll({
      trace, unit, author, doc, manuscript,
      clientId: clientOf(author),
      breathe: breathing(scene, author, pace, stopped.signal),
      patienceMs: PATIENCE_MS,
      signal: stopped.signal,
    })));
  } finally {
    stopped.abort();
  }
};

const sameText = async (clients: NoteClient[], end: string, fault: Fault): Promise<boolean> => {
  const equal = await Promise.all(clients.map((client) => client.reads(end, SETTLE_MS)));
  equal.forEach((same, index) => {
    const client = clients[index];
    if (!same && client) fault(`client ${index} (${client.who}): ${firstDifference(client.text(), end)}`);
  });
  return equal.every(Boolean);
};

const projected = async (door: Door, session: Session, { ticketId }: Pad, end: string, fault: Fault): Promise<boolean> => {
  const deadline = performance.now() + PROJECTION_MS;
  for (;;) {
    const { text } = await readPad(door, session, ticketId);
    if (text === end) return true;
    if (performance.now() > deadline) {
      fault(`Ticket.notes.text: ${firstDifference(text, end)}`);
      return false;
    }
    await pause(100);
  }
};

/** Joins the authors, types everything and compares; tells whether all ended equal, and the typing's seconds. */
const perform = async (door: Door, pad: Pad, sessions: Session[], trace: Trace, rate: number, fault: Fault): Promise<{ equal: boolean; text: string }> => {
  const stopped = new AbortController();
  const refused = (why: Error): void => { fault(why.message); stopped.abort(); };
  const join = (index: number): Promise<NoteClient> => {
    const session = sessions[index % sessions.length];
    if (!session) throw new Error('nobody has signed in');
    return joinNote(door, pad.name, session, refused);
  };
  const clients: NoteClient[] = [];
  const manuscript: Manuscript = [];
  const unit = unitOf(trace);
  const stopProgress = showProgress(() => `${manuscript.length} of ${trace.edits.length} edits typed`);
  try {
    const reader = await join(sessions.length - 1);
    clients.push(reader);
    await prepare(reader, () => join(1), trace.start);
    for (let author = 0; author < trace.authors; author += 1) clients.push(await join(author));
    await Promise.all(clients.map((client) => client.synced(JOIN_MS)));
    const start = performance.now();
    await typeTogether({ trace, unit, reader, authors: clients.slice(1), manuscript, rate }, stopped);
    const seconds = (performance.now() - start) / 1_000;
    const equal = await sameText(clients, trace.end, fault);
    const reconnects = clients.reduce((sum, client) => sum + client.reconnects(), 0);
    const text = `${trace.edits.length} edits by ${trace.authors} authors in ${seconds.toFixed(1)} s (${Math.round(trace.edits.length / seconds)} a second), ${reconnects} reconnects`;
    return { equal, text };
  } finally {
    stopProgress();
    for (const client of clients) client.close();
  }
};

const afterwards = async (door: Door, pad: Pad, end: string, fault: Fault): Promise<boolean> => {
  const client = await joinNote(door, pad.name, await signIn(door, 'supervisor@demo.test'), (why) => { fault(why.message); });
  try {
    await client.synced(JOIN_MS);
    return await sameText([client], end, fault);
  } finally {
    client.close();
  }
};

/** @param restart null when the server is not ours: then a fresh client joins without a restart. */
export const replayTrace = async (
  door: Door, plan: TracePlan, restart: (() => Promise<void>) | null, fault: Fault,
): Promise<{ report: TraceReport; text: string }> => {
  const trace = await readTrace(plan.file, plan.authors);
  const sessions: Session[] = [];
  for (const email of STAFF) sessions.push(await signIn(door, email));
  const [agent1, supervisor] = sessions;
  if (!agent1 || !supervisor) throw new Error('nobody has signed in');
  const pad = await openPad(door, agent1, supervisor, fault);
  let typed: { equal: boolean; text: string };
  let equal: boolean;
  let afterRestart: boolean;
  try {
    typed = await perform(door, pad, sessions, trace, plan.rate, fault);
    equal = await projected(door, agent1, pad, trace.end, fault) && typed.equal;
    await restart?.();
    afterRestart = await afterwards(door, pad, trace.end, fault);
  } finally {
    // The ticket must not stay with agent1, who holds only so many.
    await seatAgent(door, agent1).resolve(pad.ticketId).catch((cause: unknown) => { fault(String(cause)); });
  }
  const report = { clients: trace.authors + 1, equal, afterRestart };
  return {
    report,
    text: [
      typed.text,
      `  equal text on ${report.clients} clients and in GraphQL   ${equal ? 'yes' : 'NO'}`,
      `  equal on a fresh client ${restart ? 'after a restart' : '(server not restarted)'}   ${afterRestart ? 'yes' : 'NO'}`,
    ].join('\n'),
  };
};
