import { describe, expect, test } from '@jest/globals';
import * as Y from 'yjs';
import { SIDE_COLOUR, strokeOf, type PresenceState } from '../../client/shapes.ts';
import {
  BATCH_MS, marksOf, placePin, sideBook, sidesWriting, strokesOf, strokeWidth, undoMarks, undoTargets, writeStroke,
  type Later, type Side, type SideBook,
} from '../../web/canvas/strokes.ts';

const PICTURE = { width: 800, height: 600 };

const start = (side: Side, over: Partial<Parameters<typeof writeStroke>[1]> = {}) =>
  ({ id: crypto.randomUUID(), tool: 'pen', side, width: 8, picture: PICTURE, step: 2, ...over }) as const;

/** A clock whose one timer is rung by hand. */
const handTimer = () => {
  let run: (() => void) | null = null;
  const asked: number[] = [];
  const wait: Later = (callback, ms) => {
    run = callback;
    asked.push(ms);
    return () => { run = null; };
  };
  return { wait, asked, ring: () => { const due = run; run = null; due?.(); } };
};

const stamped = (side: Side): PresenceState =>
  ({ user: { id: `p_${side}`, name: 'Somebody', role: 'AGENT', side, colour: SIDE_COLOUR[side] } });

/** Two pages on one screenshot that see each other's every change and each other's presence. */
const pair = () => {
  const page = (side: Side): { doc: Y.Doc; book: SideBook } => {
    const doc = new Y.Doc();
    return { doc, book: sideBook({ client: doc.clientID, side }) };
  };
  const staff = page('STAFF');
  const customer = page('CUSTOMER');
  staff.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== 'wire') Y.applyUpdate(customer.doc, update, 'wire'); });
  customer.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== 'wire') Y.applyUpdate(staff.doc, update, 'wire'); });
  const states = new Map([[staff.doc.clientID, stamped('STAFF')], [customer.doc.clientID, stamped('CUSTOMER')]]);
  staff.book.see(states);
  customer.book.see(states);
  return { staff, customer };
};

const pin = (doc: Y.Doc, side: Side, x: number) => placePin(doc, start(side), x, 10);
const pins = (doc: Y.Doc): unknown[] => strokesOf(doc).toArray().map((map) => strokeOf(map)?.points[0]);

describe('streaming a mark', () => {
  test('[E-07] the other side sees a mark grow while it is drawn, one transaction a batch', () => {
    const { staff, customer } = pair();
    const timer = handTimer();
    let transactions = 0;
    staff.doc.on('afterTransaction', (t) => { if (t.changed.size > 0) transactions += 1; });
    const writer = writeStroke(staff.doc, start('STAFF'), timer.wait);

    for (let x = 0; x < 50; x += 5) writer.add(x, 10, 0.5);
    expect(strokesOf(customer.doc).length).toBe(0);
    timer.ring();
    expect(marksOf(customer.doc, customer.book)[0]!.stroke.points).toHaveLength(30);
    for (let x = 50; x < 100; x += 5) writer.add(x, 10, 0.5);
    timer.ring();

    expect(marksOf(customer.doc, customer.book)[0]!.stroke.points).toHaveLength(60);
    expect(transactions).toBe(2);
    expect(timer.asked).toEqual([BATCH_MS, BATCH_MS]);
  });

  test('[E-07] lifting the pen writes what waits at once, and nothing more comes later', () => {
    const { staff, customer } = pair();
    const timer = handTimer();
    const writer = writeStroke(staff.doc, start('STAFF'), timer.wait);
    writer.add(1, 2, 0.5);
    writer.finish();
    timer.ring();
    expect(marksOf(customer.doc, customer.book).map((mark) => mark.stroke.points)).toEqual([[1, 2, 0.5]]);
  });

  test('points that add nothing to see are left out, and those outside the picture lie on its edge', () => {
    const { staff } = pair();
    const writer = writeStroke(staff.doc, start('STAFF', { step: 4 }), handTimer().wait);
    writer.add(10, 10, 0.5);
    writer.add(11, 11, 0.5);
    writer.add(900, -50, 3);
    writer.finish();
    expect(marksOf(staff.doc, staff.book)[0]!.stroke.points).toEqual([10, 10, 0.5, 800, 0, 1]);
  });

  test('[E-09] a mark undone by the other party while it is drawn does not come back', () => {
    const { staff, customer } = pair();
    const timer = handTimer();
    const writer = writeStroke(customer.doc, start('CUSTOMER'), timer.wait);
    writer.add(1, 1, 0.5);
    timer.ring();
    expect(undoMarks(staff.doc, staff.book, 'CUSTOMER', 'LAST')).toBe(1);
    writer.add(50, 50, 0.5);
    writer.finish();
    expect(strokesOf(staff.doc).length).toBe(0);
    expect(strokesOf(customer.doc).length).toBe(0);
  });

  test('two people draw at once and both marks are whole', () => {
    const { staff, customer } = pair();
    const a = writeStroke(staff.doc, start('STAFF'), handTimer().wait);
    const b = writeStroke(customer.doc, start('CUSTOMER'), handTimer().wait);
    for (let i = 0; i < 20; i += 1) { a.add(i * 5, 1, 0.5); b.add(i * 5, 2, 0.5); }
    a.finish();
    b.finish();
    expect(marksOf(staff.doc, staff.book).map((mark) => [mark.side, mark.stroke.points.length])).toEqual([['STAFF', 60], ['CUSTOMER', 60]]);
  });
});

describe('whose mark it is', () => {
  test('[E-07] the colour is the author\'s, not what the mark claims', () => {
    const { staff, customer } = pair();
    placePin(customer.doc, { ...start('CUSTOMER'), side: 'STAFF' }, 1, 1);
    expect(strokesOf(staff.doc).get(0).get('colour')).toBe(SIDE_COLOUR.STAFF);
    expect(marksOf(staff.doc, staff.book)[0]!.side).toBe('CUSTOMER');
  });

  test('[E-07] who has left is remembered', () => {
    const { staff, customer } = pair();
    staff.book.see(new Map());
    placePin(customer.doc, { ...start('CUSTOMER'), side: 'STAFF' }, 1, 1);
    expect(marksOf(staff.doc, staff.book)[0]!.side).toBe('CUSTOMER');
  });

  test('[E-07] nobody can make me the other side by a presence in my own name', () => {
    const { staff } = pair();
    staff.book.see(new Map([[staff.doc.clientID, stamped('CUSTOMER')]]));
    pin(staff.doc, 'STAFF', 1);
    expect(marksOf(staff.doc, staff.book)[0]!.side).toBe('STAFF');
  });

  test.each([
    [SIDE_COLOUR.CUSTOMER, 'CUSTOMER'], ['#FFD400', 'CUSTOMER'], [SIDE_COLOUR.STAFF, 'STAFF'], ['red', 'STAFF'],
  ])('[E-07] a mark of somebody never met, coloured %s, counts as %s for a customer', (colour, side) => {
    const doc = new Y.Doc();
    const stranger = new Y.Doc();
    placePin(stranger, start('STAFF'), 1, 1);
    strokesOf(stranger).get(0).set('colour', colour);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stranger));
    expect(marksOf(doc, sideBook({ client: doc.clientID, side: 'CUSTOMER' }))[0]!.side).toBe(side);
  });

  test('what is no mark is passed over, and does not shift the indexes', () => {
    const { staff } = pair();
    strokesOf(staff.doc).push([new Y.Map()]);
    (strokesOf(staff.doc) as unknown as Y.Array<string>).push(['rubbish']);
    pin(staff.doc, 'STAFF', 7);
    expect(marksOf(staff.doc, staff.book).map((mark) => mark.index)).toEqual([2]);
    undoMarks(staff.doc, staff.book, 'STAFF', 'LAST');
    expect(strokesOf(staff.doc).length).toBe(2);
  });
});

describe('undo', () => {
  test.each([
    ['STAFF', 'LAST', [3]], ['STAFF', 'ALL', [3, 0]], ['CUSTOMER', 'LAST', [4]], ['CUSTOMER', 'ALL', [4, 2, 1]],
  ] as const)('[E-09] of %s, %s: marks %j', (party, which, expected) => {
    const sides: Side[] = ['STAFF', 'CUSTOMER', 'CUSTOMER', 'STAFF', 'CUSTOMER'];
    expect(undoTargets(sides.map((side, index) => ({ index, side })), party, which)).toEqual(expected);
  });

  test('[E-09] nothing to undo is no error', () => {
    const { staff } = pair();
    expect(undoMarks(staff.doc, staff.book, 'STAFF', 'LAST')).toBe(0);
    expect(undoMarks(staff.doc, staff.book, 'CUSTOMER', 'ALL')).toBe(0);
  });

  test('[E-09] undo last takes the newest mark of the named party only, whoever drew in between', () => {
    const { staff, customer } = pair();
    pin(staff.doc, 'STAFF', 1);
    pin(customer.doc, 'CUSTOMER', 2);
    pin(staff.doc, 'STAFF', 3);
    pin(customer.doc, 'CUSTOMER', 4);
    undoMarks(staff.doc, staff.book, 'STAFF', 'LAST');
    expect(pins(customer.doc)).toEqual([1, 2, 4]);
    undoMarks(staff.doc, staff.book, 'CUSTOMER', 'LAST');
    expect(pins(customer.doc)).toEqual([1, 2]);
  });

  test('[E-09] undo all takes every mark of the named party in one change', () => {
    const { staff, customer } = pair();
    for (const x of [1, 3, 5]) { pin(staff.doc, 'STAFF', x); pin(customer.doc, 'CUSTOMER', x + 1); }
    let updates = 0;
    staff.doc.on('update', () => { updates += 1; });
    expect(undoMarks(customer.doc, customer.book, 'CUSTOMER', 'ALL')).toBe(3);
    expect(pins(staff.doc)).toEqual([1, 3, 5]);
    expect(updates).toBe(1);
  });

  test('[E-09] after a reload undo still finds the newest of one\'s own marks', () => {
    const { customer } = pair();
    pin(customer.doc, 'CUSTOMER', 1);
    pin(customer.doc, 'CUSTOMER', 2);
    const reloaded = new Y.Doc();
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(customer.doc));
    const book = sideBook({ client: reloaded.clientID, side: 'CUSTOMER' });
    pin(reloaded, 'CUSTOMER', 3);
    undoMarks(reloaded, book, 'CUSTOMER', 'LAST');
    undoMarks(reloaded, book, 'CUSTOMER', 'LAST');
    expect(pins(reloaded)).toEqual([1]);
  });

  test('[E-09] both undo the same mark at the same moment: it is gone once', () => {
    const { staff, customer } = pair();
    pin(staff.doc, 'STAFF', 1);
    pin(staff.doc, 'STAFF', 2);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(staff.doc));
    undoMarks(copy, sideBook({ client: copy.clientID, side: 'CUSTOMER' }), 'STAFF', 'LAST');
    undoMarks(staff.doc, staff.book, 'STAFF', 'LAST');
    Y.applyUpdate(staff.doc, Y.encodeStateAsUpdate(copy));
    expect(pins(customer.doc)).toEqual([1]);
  });
});

describe('who is drawing now', () => {
  test('a side that writes is told, one that only undoes is not', () => {
    const { staff, customer } = pair();
    const told: Side[][] = [];
    strokesOf(staff.doc).observeDeep((_, transaction) => { if (!transaction.local) told.push([...sidesWriting(transaction, staff.book)]); });
    pin(customer.doc, 'CUSTOMER', 1);
    undoMarks(customer.doc, customer.book, 'CUSTOMER', 'LAST');
    expect(told).toEqual([['CUSTOMER'], []]);
  });
});

test.each([[{ width: 390, height: 560 }, 7], [{ width: 1920, height: 1080 }, 24], [{ width: 8000, height: 6000 }, 64], [{ width: 40, height: 30 }, 3]])(
  'a line on %j is %d pixels thick', (picture, width) => {
    expect(strokeWidth(picture)).toBe(width);
  });
