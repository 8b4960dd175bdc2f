/** The editors that people use, with their own bindings, on this server: CodeMirror, Quill, undo of several, a day offline. */
import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EditorView } from '@codemirror/view';
import type Quill from 'quill';
import type { WebsocketProvider } from 'y-websocket';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { Database } from '../../src/platform/db/database.ts';
import { openPage } from './browser-globals.ts';
import { connectDatabase, freshDatabase, leave, newTicket, newWorkspace, paragraph, staff, startPlace, synced, textOf, until, type Place } from './support.ts';

let base: { url: string; drop(): Promise<void> };
let db: Database;
let workspace: string;
let place: Place;
let closePage: () => void;

beforeAll(async () => {
  closePage = openPage();
  base = await freshDatabase();
  db = await connectDatabase(base.url);
  workspace = await newWorkspace(base.url);
}, 60_000);
afterAll(async () => {
  await db.close();
  await base.drop();
  closePage();
});
beforeEach(async () => {
  place = await startPlace(db);
});
afterEach(() => place.stop());

const restart = async (): Promise<void> => {
  await place.stop();
  place = await startPlace(db);
};

describe('CodeMirror', () => {
  const edit = async (provider: WebsocketProvider): Promise<{ view: EditorView; undo: Y.UndoManager }> => {
    const [{ EditorState }, { EditorView: View }, { yCollab }] = await Promise.all([import('@codemirror/state'), import('@codemirror/view'), import('y-codemirror.next')]);
    const text = provider.doc.getText('code');
    const undo = new Y.UndoManager(text, { captureTimeout: 0 });
    const state = EditorState.create({ doc: text.toString(), extensions: [yCollab(text, provider.awareness, { undoManager: undo })] });
    return { view: new View({ state, parent: document.body }), undo };
  };
  const type = (view: EditorView, from: number, insert: string, to = from): void => view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length } });

  test('two views type at once, undo their own, and end equal; a third who comes after a restart sees the same', async () => {
    const { notes } = newTicket();
    const providers = [place.connect(staff(workspace, 'Anna'), notes), place.connect(staff(workspace, 'Bert'), notes)];
    await synced(...providers);
    const [anna, bert] = (await Promise.all(providers.map(edit))) as [Awaited<ReturnType<typeof edit>>, Awaited<ReturnType<typeof edit>>];
    const both = (text: string): Promise<void> => until(text, () => [anna, bert].every(({ view }) => view.state.doc.toString() === text));
    type(anna.view, 0, 'const one = 1;\n');
    await both('const one = 1;\n');
    type(anna.view, 6, 'first', 9);
    type(bert.view, 15, 'const two = 2;\n');
    await both('const first = 1;\nconst two = 2;\n');
    expect([anna, bert].map(({ view }) => view.state.selection.main.anchor)).toEqual([11, 32]);
    anna.undo.undo();
    await both('const one = 1;\nconst two = 2;\n');
    bert.undo.undo();
    await both('const one = 1;\n');
    anna.undo.redo();
    await both('const first = 1;\n');
    anna.view.destroy();
    bert.view.destroy();
    await restart();
    const late = place.connect(staff(workspace, 'Cleo'), notes);
    await synced(late);
    const { view } = await edit(late);
    expect(view.state.doc.toString()).toBe('const first = 1;\n');
    view.destroy();
  });
});

describe('Quill', () => {
  const edit = async (provider: WebsocketProvider): Promise<Quill> => {
    const [{ default: Editor }, { QuillBinding }] = await Promise.all([import('quill'), import('y-quill')]);
    const element = document.body.appendChild(document.createElement('div'));
    const quill = new Editor(element);
    new QuillBinding(provider.doc.getText('quill'), quill, provider.awareness);
    return quill;
  };

  test('formats, embeds and concurrent typing arrive, and survive a restart', async () => {
    const { notes } = newTicket();
    const providers = [place.connect(staff(workspace, 'Anna'), notes), place.connect(staff(workspace, 'Bert'), notes)];
    await synced(...providers);
    const [anna, bert] = await Promise.all(providers.map(edit)) as [Quill, Quill];
    anna.insertText(0, 'Hello world', 'user');
    anna.formatText(0, 5, 'bold', true, 'user');
    await until('shown', () => bert.getText() === 'Hello world\n');
    anna.insertText(5, ',', 'user');
    bert.insertText(11, '!', 'user');
    bert.insertEmbed(0, 'image', 'data:image/png;base64,AAAA', 'user');
    const wanted = [
      { attributes: { bold: true }, insert: { image: 'data:image/png;base64,AAAA' } }, { attributes: { bold: true }, insert: 'Hello' }, { insert: ', world!\n' },
    ];
    await until('both', () => [anna, bert].every((quill) => JSON.stringify(quill.getContents().ops) === JSON.stringify(wanted)));
    await restart();
    const late = place.connect(staff(workspace, 'Cleo'), notes);
    await synced(late);
    expect((await edit(late)).getContents().ops).toEqual(wanted);
  });
});

test('three people undo and redo in one document, each only what is theirs', async () => {
  const { notes } = newTicket();
  const providers = ['Anna', 'Bert', 'Cleo'].map((name) => place.connect(staff(workspace, name), notes));
  await synced(...providers);
  const [anna, bert, cleo] = providers.map(({ doc }) => ({ doc, undo: new Y.UndoManager(doc.getXmlFragment('default'), { captureTimeout: 0 }) })) as [Person, Person, Person];
  const all = (words: string): Promise<void> => until(words, () => providers.every(({ doc }) => textOf(doc).split('\n').sort().join(' ') === words));
  for (const [person, words] of [[anna, 'a1'], [bert, 'b1'], [cleo, 'c1'], [anna, 'a2']] as const) {
    paragraph(person.doc, words);
    await until('everywhere', () => providers.every(({ doc }) => textOf(doc).includes(words)));
  }
  anna.undo.undo();
  bert.undo.undo();
  await all('a1 c1');
  bert.undo.redo();
  cleo.undo.undo();
  await all('a1 b1');
  // What somebody else has deleted meanwhile stays so.
  anna.doc.getXmlFragment('default').delete(0, 1);
  await all('b1');
  cleo.undo.redo();
  anna.undo.undo();
  await all('a1 b1 c1');
  await restart();
  const stored = new Y.Doc();
  Y.applyUpdate(stored, await place.documents.state(workspace, notes));
  expect(textOf(stored).split('\n').sort()).toEqual(['a1', 'b1', 'c1']);
});

interface Person {
  doc: Y.Doc;
  undo: Y.UndoManager;
}

describe('y-indexeddb', () => {
  const local = async (name: string): Promise<{ doc: Y.Doc; kept: IndexeddbPersistence }> => {
    const doc = new Y.Doc();
    const kept = new IndexeddbPersistence(name, doc);
    await kept.whenSynced;
    return { doc, kept };
  };

  test('a day offline: the page is closed and opened again, others write, the server restarts, and all of it comes together', async () => {
    const { notes } = newTicket();
    const anna = staff(workspace, 'Anna');
    const morning = await local(notes);
    const online = place.connect(anna, notes, { doc: morning.doc });
    await synced(online);
    paragraph(online.doc, 'morning');
    const bert = place.connect(staff(workspace, 'Bert'), notes);
    await until('shown', () => textOf(bert.doc) === 'morning');
    await morning.kept.destroy();
    leave(online);
    // Three times the page is opened without a connection; each time it is another tab, with another clientID.
    for (let i = 1; i <= 3; i++) {
      const { doc, kept } = await local(notes);
      for (let n = 1; n <= 50; n++) paragraph(doc, `offline ${i}.${n}`);
      // Behind the updates in the same queue.
      await kept.set('opened', i);
      await kept.destroy();
      doc.destroy();
    }
    for (let n = 1; n <= 20; n++) paragraph(bert.doc, `meanwhile ${n}`);
    await until('stored', () => place.documents.metrics().updates > 1);
    await restart();
    const evening = await local(notes);
    expect(textOf(evening.doc).split('\n')).toHaveLength(151);
    const back = place.connect(anna, notes, { doc: evening.doc });
    const again = place.connect(staff(workspace, 'Bert'), notes, { doc: bert.doc });
    await synced(back, again);
    await until('together', () => [back, again].every(({ doc }) => textOf(doc).split('\n').length === 171));
    expect(textOf(back.doc)).toBe(textOf(again.doc));
    await evening.kept.destroy();
    await restart();
    const stored = new Y.Doc();
    Y.applyUpdate(stored, await place.documents.state(workspace, notes));
    expect(textOf(stored)).toBe(textOf(again.doc));
  });
});
