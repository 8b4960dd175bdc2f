/** The y-websocket door, with stock clients. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { Writer } from '../../src/modules/documents/bytes.ts';
import { rowId } from '../../src/kernel/ids.ts';
import { syncMessage } from '../../src/modules/documents/frames.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { partsOf } from './frames.ts';
import type { Database } from '../../src/platform/db/database.ts';
import {
  connectDatabase, faulty, freshDatabase, leave, newTicket, newWorkspace, paragraph, rawSocket, staff, startPlace, synced, textOf, until,
  type FaultyDatabase, type Place,
} from './support.ts';

let base: { url: string; drop(): Promise<void> };
let plain: Database;
let db: FaultyDatabase;
let place: Place;
let workspace: string;

beforeAll(async () => {
  base = await freshDatabase();
  plain = await connectDatabase(base.url);
  workspace = await newWorkspace(base.url);
}, 60_000);
afterAll(async () => {
  await plain.close();
  await base.drop();
});
beforeEach(async () => {
  db = faulty(plain);
  place = await startPlace(db);
});
afterEach(async () => {
  await Promise.all([place, ...others.splice(0)].map((one) => one.stop()));
});

const restart = async (): Promise<void> => {
  await place.stop();
  place = await startPlace(db);
};

const stateText = async (name: string, of = place): Promise<string> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await of.documents.state(workspace, name));
  return textOf(doc);
};

/** A second server on the same database; stopped with the test. */
const others: Place[] = [];
const another = async (): Promise<Place> => {
  const other = await startPlace(plain);
  others.push(other);
  return other;
};

const gate = (): { open(): void; wait: Promise<void> } => {
  let open = (): void => {};
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, wait };
};

describe('editing together', () => {
  it('two clients converge, and a third who comes later sees the same', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna A'), notes);
    const bert = place.connect(staff(workspace, 'Bert B'), notes);
    await synced(anna, bert);
    paragraph(anna.doc, 'from Anna');
    await until('Bert sees it', () => textOf(bert.doc) === 'from Anna');
    paragraph(bert.doc, 'from Bert');
    await until('Anna sees it', () => textOf(anna.doc) === 'from Anna\nfrom Bert');
    const carl = place.connect(staff(workspace, 'Carl C'), notes);
    await synced(carl);
    expect(textOf(carl.doc)).toBe('from Anna\nfrom Bert');
    expect(Y.encodeStateVector(carl.doc)).toEqual(Y.encodeStateVector(anna.doc));
  });

  it('edits made before the document was open, and offline, arrive', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    paragraph(anna.doc, 'at once');
    await until('kept', async () => (await stateText(notes)) === 'at once');
    anna.disconnect();
    paragraph(anna.doc, 'offline');
    anna.connect();
    await until('kept', async () => (await stateText(notes)) === 'at once\noffline');
  });

  it('survives a restart, twenty times, once each', async () => {
    const { notes } = newTicket();
    const actor = staff(workspace, 'Anna');
    for (let round = 0; round < 20; round++) {
      const anna = place.connect(actor, notes);
      await synced(anna);
      expect(textOf(anna.doc).split('\n').filter(Boolean)).toHaveLength(round);
      paragraph(anna.doc, `round ${round}`);
      await until('kept', async () => (await stateText(notes)).split('\n').filter(Boolean).length === round + 1);
      leave(anna);
      if (round % 5 === 4) await restart();
    }
  });

  it('a client that reconnects 200 times around unloading ends equal', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    for (let i = 0; i < 200; i++) {
      paragraph(anna.doc, `line ${i}`);
      anna.disconnect();
      anna.connect();
      await until('connected', () => anna.wsconnected);
    }
    await until('equal', async () => (await stateText(notes)) === textOf(anna.doc));
    expect(place.documents.metrics()).toMatchObject({ refused: 0, lost: 0 });
  });

  it('what brings nothing new is not stored', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'one');
    paragraph(anna.doc, 'two');
    anna.doc.getXmlFragment('default').delete(0, 1);
    await until('kept', async () => (await stateText(notes)) === 'two');
    const { updates } = place.documents.metrics();
    for (let i = 0; i < 5; i++) {
      anna.disconnect();
      anna.connect();
      await until('synced', () => anna.synced);
    }
    await until('answered', () => place.documents.metrics().known >= 5);
    expect(place.documents.metrics().updates).toBe(updates);
  });

  it('unloads a document that nobody uses', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    paragraph(anna.doc, 'one');
    await until('in memory', () => place.documents.metrics().rooms === 1);
    leave(anna);
    await until('unloaded', () => place.documents.metrics().rooms === 0);
    expect(await stateText(notes)).toBe('one');
  });
});

describe('commit, then show', () => {
  it('shows nothing before its commit, and nothing that was never committed', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const bert = place.connect(staff(workspace, 'Bert'), notes);
    await synced(anna, bert);
    const held = gate();
    let waiting = 0;
    db.before = () => {
      waiting++;
      return held.wait;
    };
    paragraph(anna.doc, 'not yet');
    await until('the commit is held', () => waiting === 1);
    const carl = place.connect(staff(workspace, 'Carl'), notes);
    await synced(carl);
    expect([textOf(bert.doc), textOf(carl.doc), await stateText(notes)]).toEqual(['', '', '']);
    // Another server on the same log stands for a kill at this moment.
    const other = await another();
    expect(await other.documents.state(workspace, notes)).toEqual(Uint8Array.of(0, 0));
    held.open();
    await until('shown', () => textOf(bert.doc) === 'not yet' && textOf(carl.doc) === 'not yet');
  });

  it('answers a question that follows an edit only once the edit is stored', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    await synced(anna);
    const held = gate();
    let waiting = 0;
    db.before = () => {
      waiting++;
      return held.wait;
    };
    const order: string[] = [];
    const socket = anna.ws!;
    const heard = new Promise<void>((resolve) => socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      if (new Uint8Array(data).subarray(0, 2).join() !== '0,1') return;
      order.push('answer');
      resolve();
    }));
    paragraph(anna.doc, 'kept?');
    socket.send(new Uint8Array(syncMessage(0, Y.encodeStateVector(anna.doc))));
    await until('the commit is held', () => waiting === 1);
    // A second client's round trip: by now an answer that did not wait would be here.
    await synced(place.connect(staff(workspace, 'Bert'), notes));
    order.push('stored');
    held.open();
    await heard;
    expect(order).toEqual(['stored', 'answer']);
  });

  it('goes on after the database was away for a while, with nothing lost', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const bert = place.connect(staff(workspace, 'Bert'), notes);
    await synced(anna, bert);
    let failures = 0;
    db.before = () => {
      if (++failures <= 4) throw Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
    };
    paragraph(anna.doc, 'one');
    paragraph(anna.doc, 'two');
    await until('shown', () => textOf(bert.doc) === 'one\ntwo');
    expect(place.documents.metrics()).toMatchObject({ lost: 0, retries: 4 });
  });

  it('takes a commit whose answer was lost for what it is', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const bert = place.connect(staff(workspace, 'Bert'), notes);
    await synced(anna, bert);
    let once = true;
    db.after = () => {
      if (once) {
        once = false;
        throw new Error('Connection terminated unexpectedly');
      }
    };
    paragraph(anna.doc, 'only once');
    await until('shown', () => textOf(bert.doc) === 'only once');
    await restart();
    expect(await stateText(notes)).toBe('only once');
  });

  it('a refused commit is shown to nobody, and the room comes back from the database', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const bert = place.connect(staff(workspace, 'Bert'), notes);
    await synced(anna, bert);
    paragraph(anna.doc, 'kept');
    await until('shown', () => textOf(bert.doc) === 'kept');
    const closes: number[] = [];
    for (const provider of [anna, bert]) provider.on('connection-close', (event: { code: number } | null) => event && closes.push(event.code));
    let failed = false;
    db.before = () => {
      if (failed) return;
      failed = true;
      expect(textOf(bert.doc)).toBe('kept');
      throw Object.assign(new Error('refused'), { code: '23514' });
    };
    paragraph(anna.doc, 'again');
    // Anna still holds it, so it arrives when she is back.
    await until('shown after all', () => textOf(bert.doc) === 'kept\nagain', 8_000);
    expect(closes.sort()).toEqual([1012, 1012]);
    expect(place.documents.metrics().lost).toBe(1);
  });

  it('another writer on the same log is noticed by the fence, and followed', async () => {
    const { notes } = newTicket();
    const other = await another();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const bert = other.connect(staff(workspace, 'Bert'), notes);
    await synced(anna, bert);
    paragraph(anna.doc, 'here');
    await until('kept', async () => (await stateText(notes)) === 'here');
    paragraph(bert.doc, 'there');
    const both = async (of: Place): Promise<boolean> => (await stateText(notes, of)).split('\n').sort().join() === 'here,there';
    await until('both', () => both(other), 8_000);
    expect(other.documents.metrics()).toMatchObject({ lost: 0, followed: 1 });
    await restart();
    expect(await both(place)).toBe(true);
  }, 20_000);

  it('a load that fails refuses the document and stores no empty one over it', async () => {
    const { notes } = newTicket();
    const actor = staff(workspace, 'Anna');
    const anna = place.connect(actor, notes);
    await synced(anna);
    paragraph(anna.doc, 'precious');
    await until('kept', async () => (await stateText(notes)) === 'precious');
    await restart();
    let fails = 2;
    db.load = () => {
      if (fails-- > 0) throw new Error('away');
    };
    const raw = await place.raw(actor, notes);
    expect(await raw.closed).toMatchObject({ code: 1012, reason: expect.stringMatching(/^\d+$/) });
    const again = place.connect(actor, notes);
    await synced(again);
    expect(textOf(again.doc)).toBe('precious');
  });

  it('closing commits what is pending and tells everybody to come back', async () => {
    const { notes } = newTicket();
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const raw = await place.raw(staff(workspace, 'Raw'), notes);
    await synced(anna);
    const held = gate();
    db.before = () => held.wait;
    let sent = 0;
    anna.doc.on('update', () => sent++);
    paragraph(anna.doc, 'last words');
    await until('accepted', () => sent === 1 && place.documents.metrics().rooms === 1);
    const before = place.documents.metrics();
    await until('taken', async () => before.updates === 0 && (await new Promise<boolean>((resolve) => setImmediate(() => resolve(true)))));
    const closing = place.documents.close();
    held.open();
    await closing;
    expect(await raw.closed).toMatchObject({ code: 1012, reason: expect.stringMatching(/^\d+$/) });
  });
});

describe('who may come in', () => {
  it('without a valid token: 4401', async () => {
    const { notes } = newTicket();
    for (const query of ['', '?token=', '?token=forged']) {
      expect(await rawSocket(`${place.url}/${notes}${query}`).closed).toMatchObject({ code: 4401 });
    }
  });

  it('no access, unknown kinds, no names and failures look the same: 4403', async () => {
    const actor = staff(workspace, 'Anna');
    place.access = () => null;
    const { notes, id } = newTicket();
    for (const name of [notes, `nothing:${id}:notes`, `ticket:${id}:secrets`, 'x', '%E0%A4%A', '']) {
      expect([name, await rawSocket(`${place.url}/${name}?token=${place.token(actor)}`).closed]).toEqual([name, { code: 4403, reason: 'no access' }]);
    }
  });

  it('the same name in two workspaces is two documents', async () => {
    const { notes } = newTicket();
    const elsewhere = await newWorkspace(base.url);
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const eve = place.connect(staff(elsewhere, 'Eve'), notes);
    await synced(anna, eve);
    paragraph(anna.doc, 'ours');
    await until('kept', async () => (await stateText(notes)) === 'ours');
    expect(textOf(eve.doc)).toBe('');
    expect(await place.documents.state(elsewhere, notes)).toEqual(Uint8Array.of(0, 0));
  });

  it('a reader reads, and is closed when it writes', async () => {
    const { notes } = newTicket();
    const reader = staff(workspace, 'Reader', 'EXPERT');
    place.access = (actor) => (actor === reader ? 'READ' : 'WRITE');
    const anna = place.connect(staff(workspace, 'Anna'), notes);
    const bert = place.connect(reader, notes);
    await synced(anna, bert);
    paragraph(anna.doc, 'look');
    await until('read', () => textOf(bert.doc) === 'look');
    const closed = new Promise<{ code: number; reason: string }>((resolve) => bert.on('closed' as never, ((event: { code: number; reason: string }) => resolve(event)) as never));
    paragraph(bert.doc, 'graffiti');
    expect(await closed).toMatchObject({ code: 4403, reason: 'read only' });
    expect(await stateText(notes)).toBe('look');
    expect(textOf(anna.doc)).toBe('look');
  });

  it('access that is taken away closes the socket; access that shrinks makes it a reader', async () => {
    const { notes, id } = newTicket();
    const [gone, less, stays] = [staff(workspace, 'Gone'), staff(workspace, 'Less'), staff(workspace, 'Stays')];
    const sockets = await Promise.all([gone, less, stays].map((actor) => place.raw(actor, notes)));
    const writer = place.connect(less, notes);
    await synced(writer);
    await until('all in', () => place.documents.metrics().sockets === 4);
    place.access = (actor) => (actor === gone ? null : actor === less ? 'READ' : 'WRITE');
    await plain.system.rows(sql`select access_changed(${workspace}::uuid, array[${rowId('ticket', id)}]::uuid[])`);
    place.documents.recheck(workspace);
    expect(await sockets[0]!.closed).toMatchObject({ code: 4403 });
    const closed = new Promise<number>((resolve) => writer.on('connection-close', (event: { code: number } | null) => event && resolve(event.code)));
    paragraph(writer.doc, 'too late');
    expect(await closed).toBe(4403);
    expect(sockets[2]!.ws.readyState).toBe(1);
    expect(await stateText(notes)).toBe('');
  });

  it('access that is taken away while the socket opens never lets it in', async () => {
    const { notes } = newTicket();
    const answers = [gate(), gate()];
    let asked = 0;
    place.access = async () => {
      const mine = asked++;
      await answers[mine]?.wait;
      return mine === 0 ? 'WRITE' : null;
    };
    const raw = await place.raw(staff(workspace, 'Anna'), notes);
    await until('asked', () => asked === 1);
    place.documents.recheck(workspace);
    answers[0]!.open();
    answers[1]!.open();
    expect(await raw.closed).toMatchObject({ code: 4403 });
  });

  it('a revocation closes every socket of the session through the registry', async () => {
    const actor = staff(workspace, 'Anna');
    const raw = await place.raw(actor, newTicket().notes);
    await until('registered', () => place.sockets.size() === 1);
    place.sockets.closeWhere((one) => one.kind === 'USER' && one.sessionId === actor.sessionId, 4401, 'signed out');
    expect(await raw.closed).toEqual({ code: 4401, reason: 'signed out' });
    await until('taken off', () => place.sockets.size() === 0);
  });
});

describe('limits', () => {
  /** A paragraph of so many bytes by a client of its own. */
  const large = (bytes: number): Uint8Array => {
    const doc = new Y.Doc();
    paragraph(doc, 'x'.repeat(bytes));
    return syncMessage(2, Y.encodeStateAsUpdate(doc));
  };

  it('a reader that stalls costs no more, and gets one difference when it reads again; the others go on', async () => {
    const { notes } = newTicket();
    const stalled = await place.raw(staff(workspace, 'Stalled'), notes);
    const writer = await place.raw(staff(workspace, 'Writer'), notes);
    const reader = place.connect(staff(workspace, 'Reader'), notes);
    await synced(reader);
    stalled.send([0, 0, 1, 0]);
    await until('joined', () => stalled.frames.length > 0);
    stalled.ws.pause();
    const joined = stalled.frames.length;
    const edits = 40;
    for (let i = 1; i <= edits; i++) {
      writer.ws.send(large(500_000));
      await until('shown to the reader', () => reader.doc.getXmlFragment('default').length === i);
    }
    expect(place.documents.metrics()).toMatchObject({ slow: 0, sockets: 3 });
    stalled.ws.resume();
    const doc = new Y.Doc();
    const shown = (): number => {
      for (const frame of stalled.frames) if (frame[0] === 0 && frame[1] !== 0) Y.applyUpdate(doc, partsOf(frame).payload);
      return doc.getXmlFragment('default').length;
    };
    await until('everything', () => shown() === edits, 15_000);
    // What the network took at once, and one for the rest.
    expect(stalled.frames.length - joined).toBeLessThan(edits);
    doc.destroy();
  });

  it('a reader may take its time over a large document', async () => {
    const { notes } = newTicket();
    const writer = await place.raw(staff(workspace, 'Writer'), notes);
    writer.ws.send(large(3_900_000));
    await until('kept', () => place.documents.metrics().updates === 1);
    const late = place.connect(staff(workspace, 'Late'), notes);
    writer.ws.send(large(10));
    await until('all of it', () => late.doc.getXmlFragment('default').length === 2);
    expect(place.documents.metrics().slow).toBe(0);
  });

  it('a full document takes no more, and can still be read', async () => {
    const { notes } = newTicket();
    const writer = await place.raw(staff(workspace, 'Writer'), notes);
    for (let i = 1; i <= 9; i++) {
      writer.ws.send(large(3_900_000));
      if (i <= 8) await until('kept', () => place.documents.metrics().updates === i, 10_000);
    }
    expect(await writer.closed).toEqual({ code: 4413, reason: 'the document is full' });
    expect((await stateText(notes)).length).toBe(8 * 3_900_000 + 7);
  }, 40_000);

  it('what comes before the document is open is bounded', async () => {
    const opened = gate();
    place.access = async () => {
      await opened.wait;
      return 'WRITE' as const;
    };
    const { notes } = newTicket();
    const raw = await place.raw(staff(workspace, 'Raw'), notes);
    for (let i = 0; i < 1_001; i++) raw.send([3]);
    expect(await raw.closed).toMatchObject({ code: 4429 });
    opened.open();
  });
});

describe('bad frames close their own socket only', () => {
  const hello = (): Uint8Array => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'hello');
    return Y.encodeStateAsUpdate(doc);
  };
  const later = (): Uint8Array => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'one');
    const vector = Y.encodeStateVector(doc);
    doc.getText('t').insert(3, 'two');
    return Y.encodeStateAsUpdate(doc, vector);
  };
  const v2 = (): Uint8Array => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'hello');
    return Y.encodeStateAsUpdateV2(doc);
  };
  const cases: [string, () => Uint8Array, number][] = [
    ['an empty frame', () => new Uint8Array(), 4422],
    ['an unknown type', () => Uint8Array.of(7, 1), 4422],
    ['an unknown step', () => Uint8Array.of(0, 9, 0), 4422],
    ['a length beyond the frame', () => Uint8Array.of(0, 2, 200, 1), 4422],
    ['an endless number', () => new Uint8Array(20).fill(255), 4422],
    ['bytes left over', () => Buffer.concat([syncMessage(2, hello()), Buffer.from([1])]), 4422],
    ['a V2 update', () => syncMessage(2, v2()), 4422],
    ['a truncated update', () => syncMessage(2, hello().subarray(0, -2)), 4422],
    ['an update with a gap', () => syncMessage(2, later()), 4422],
    ['a state vector that is none', () => syncMessage(0, Uint8Array.of(5, 1)), 4422],
    ['awareness that is not JSON', () => awareness(1, 1, '{"a":'), 4422],
    ['awareness that is no object', () => awareness(1, 1, '[1]'), 4422],
    ['awareness with a frozen clock', () => awareness(1, 2 ** 52, '{}'), 4422],
    ['awareness that is too large', () => awareness(1, 1, JSON.stringify({ x: 'x'.repeat(5_000) })), 4413],
    ['a frame that is too large', () => syncMessage(2, new Uint8Array(5 * 1024 * 1024)), 4413],
  ];
  const awareness = (client: number, clock: number, json: string): Uint8Array =>
    new Writer().byte(1).part(new Writer().varUint(1).varUint(client).varUint(clock).string(json).done()).done();

  it.each(cases)('%s', async (_name, frame, code) => {
    const { notes } = newTicket();
    const bystander = place.connect(staff(workspace, 'Bystander'), notes);
    await synced(bystander);
    const raw = await place.raw(staff(workspace, 'Raw'), notes);
    raw.ws.send(frame());
    const closed = await raw.closed;
    expect(closed).toMatchObject({ code });
    expect(closed.reason.length).toBeGreaterThan(3);
    paragraph(bystander.doc, 'undisturbed');
    await until('kept', async () => (await stateText(notes)) === 'undisturbed');
    expect(bystander.wsconnected).toBe(true);
  });

  it('text frames', async () => {
    const raw = await place.raw(staff(workspace, 'Raw'), newTicket().notes);
    raw.ws.send('hello');
    expect(await raw.closed).toMatchObject({ code: 4422 });
  });

  it('a clientID of somebody else cannot be extended, its owner goes on from another tab', async () => {
    const { notes } = newTicket();
    const victim = staff(workspace, 'Victim');
    const anna = place.connect(victim, notes);
    await synced(anna);
    paragraph(anna.doc, 'mine');
    await until('kept', async () => (await stateText(notes)) === 'mine');
    expect(await place.documents.owners(workspace, notes)).toEqual(new Map([[anna.doc.clientID, `user:${victim.userId}`]]));

    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(anna.doc));
    forged.clientID = anna.doc.clientID;
    const thief = place.connect(staff(workspace, 'Thief'), notes, { doc: forged });
    await synced(thief);
    const closed = new Promise<number>((resolve) => thief.on('connection-close', (event: { code: number } | null) => event && resolve(event.code)));
    paragraph(forged, 'forged');
    expect(await closed).toBe(4422);
    expect(await stateText(notes)).toBe('mine');

    await restart();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(anna.doc));
    copy.clientID = anna.doc.clientID;
    const tab = place.connect(victim, notes, { doc: copy });
    await synced(tab);
    paragraph(copy, 'more');
    await until('kept', async () => (await stateText(notes)) === 'mine\nmore');
  });

  it('a changed byte anywhere leaves the server as it was', async () => {
    const { notes } = newTicket();
    const frames = [syncMessage(2, hello()), syncMessage(0, Uint8Array.of(1, 5, 5)), Buffer.from(awareness(3, 1, '{"a":1}')), syncMessage(1, later())];
    const actor = staff(workspace, 'Raw');
    for (let round = 0; round < 12; round++) {
      await Promise.all(Array.from({ length: 20 }, async (_, i) => {
        const raw = await place.raw(actor, notes);
        const bytes = Uint8Array.from(frames[i % frames.length]!);
        bytes[(round * 7 + i) % bytes.length]! ^= 1 << (round + i) % 8;
        raw.ws.send(bytes);
        raw.send([3]);
        await until('answered or closed', () => raw.frames.length > 0 || raw.ws.readyState === raw.ws.CLOSED);
        raw.ws.terminate();
      }));
    }
    expect(place.log.lines.filter(([about]) => (about as { err?: Error }).err)).toEqual([]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await place.documents.state(workspace, notes));
  });
});
