/** The import directions of the design: what a file may import follows from the folder it lies in. A failure names file and import. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { LEVELS } from '../src/modules/index.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const GENERATED = 'src/graphql/kit/types.generated.ts';

interface Import {
  /** The file that imports, from the root. */
  file: string;
  /** What it imports: a path from the root, or the name of a package. */
  target: string;
  local: boolean;
  typeOnly: boolean;
}

const filesOf = (directory: string): string[] =>
  readdirSync(path.join(ROOT, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts)$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('web/dist/'))
    .sort();

/** Every way to name another module: import, export from, `import()`, `import('…')` as a type, `new URL('./x.ts', import.meta.url)`. */
const specifiers = (file: string): { name: string; typeOnly: boolean }[] => {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: { name: string; typeOnly: boolean }[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (node && ts.isStringLiteralLike(node)) found.push({ name: node.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    else if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && /\.[cm]?tsx?['"`]$/.test(node.arguments?.[0]?.getText() ?? '')) add(node.arguments![0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const importsOf = (file: string): Import[] =>
  specifiers(file).map(({ name, typeOnly }) => {
    const local = name.startsWith('.');
    return { file, target: local ? path.normalize(path.join(path.dirname(file), name)) : name, local, typeOnly };
  });

const sources = filesOf('src').flatMap(importsOf);
const local = sources.filter((each) => each.local);
const inside = (folder: string) => ({ file }: { file: string }): boolean => file.startsWith(`${folder}/`);
const shown = (violations: Import[]): string[] => violations.map(({ file, target, typeOnly }) => `${file} imports ${typeOnly ? 'the types of ' : ''}${target}`);
const none = (violations: Import[]): void => expect(shown(violations)).toEqual([]);

/** Name of the module that a file belongs to: the longest of LEVELS that its path begins with. */
const modules = LEVELS.flat();
const moduleOf = (file: string): string | undefined =>
  modules.filter((name) => file.startsWith(`src/modules/${name}/`)).sort((a, b) => b.length - a.length)[0];
const levelOf = (name: string): number => LEVELS.findIndex((level) => level.includes(name));

/** Levels of the house: a folder imports from itself, from what is listed, from packages. */
const FOLDERS: [folder: string, mayImport: string[]][] = [
  ['src/kernel', []],
  ['src/platform', ['src/kernel', 'src/limits.ts']],
  ['src/graphql/kit', ['src/kernel', 'src/limits.ts', 'src/platform']],
  ['src/modules', ['src/kernel', 'src/limits.ts', 'src/platform', 'src/graphql/kit', 'client']],
  ['src/graphql/schema', ['src/kernel', 'src/limits.ts', 'src/platform', 'src/graphql/kit', 'src/modules']],
];
const under = (target: string, folder: string): boolean => target === folder || target.startsWith(`${folder}/`);

test.each(FOLDERS)('%s imports only what lies below it', (folder, below) => {
  none(local.filter(inside(folder)).filter(({ file, target, typeOnly }) =>
    ![folder, ...below].some((allowed) => under(target, allowed)) && !(file === GENERATED && typeOnly && under(target, 'src/modules'))));
});

test('kernel imports no package, limits.ts and config.ts import nothing of ours', () => {
  none(sources.filter(inside('src/kernel')).filter((each) => !each.local && !each.target.startsWith('node:')));
  none(sources.filter(({ file }) => file === 'src/limits.ts'));
  none(local.filter(({ file }) => file === 'src/config.ts'));
});

test('every import of ours names a file that is there', () => {
  none(local.filter(({ target }) => !existsSync(path.join(ROOT, target))));
});

test('every file of src lies in a folder that has rules', () => {
  const root = /^src\/(app|config|demo(-\w+)?|limits|main|stats)\.ts$/;
  expect(filesOf('src').filter((file) => !root.test(file) && !FOLDERS.some(([folder]) => under(file, folder)))).toEqual([]);
});

test('only main.ts imports app.ts, config.ts and the demo, commands config.ts, and nothing imports those; the demo may know the types of app.ts', () => {
  const top = local.filter(({ target }) => /^src\/(app|config|demo(-\w+)?|main|stats)\.ts$/.test(target));
  const commands = ['src/stats.ts'];
  const demo = (file: string): boolean => file.startsWith('src/demo');
  none(top.filter(({ file, target, typeOnly }) => file !== 'src/main.ts' && !(commands.includes(file) && target === 'src/config.ts') && !(demo(file) && (demo(target) || (target === 'src/app.ts' && typeOnly)))));
});

test('every module folder stands in LEVELS, and every module of LEVELS has a folder with a door', () => {
  const doors = filesOf('src/modules').filter((file) => path.basename(file) === 'index.ts' && file !== 'src/modules/index.ts');
  expect(doors.map((file) => path.dirname(path.relative('src/modules', file))).sort()).toEqual([...modules].sort());
  expect(filesOf('src/modules').filter((file) => file !== 'src/modules/index.ts' && moduleOf(file) === undefined)).toEqual([]);
  expect(new Set(modules).size).toBe(modules.length);
});

test('a module imports of other modules only the doors of those on lower levels', () => {
  none(local.filter(inside('src/modules')).filter(({ file, target }) => {
    const [from, to] = [moduleOf(file), moduleOf(target)];
    if (!from || !to || from === to) return target === 'src/modules/index.ts';
    return target !== `src/modules/${to}/index.ts` || levelOf(to) >= levelOf(from);
  }));
});

test('only resolvers import graphql/kit, and no module imports graphql/schema', () => {
  none(local.filter(inside('src/modules')).filter(({ file, target }) => under(target, 'src/graphql/kit') && !file.endsWith('resolvers.ts')));
  none(local.filter(inside('src/modules')).filter(({ target }) => under(target, 'src/graphql/schema')));
});

test('a door does not open onto its resolvers: the types of GraphQL stay out of other modules', () => {
  none(local.filter(inside('src/modules')).filter(({ file, target }) => target.endsWith('resolvers.ts') && !file.endsWith('resolvers.ts')));
});

test('rules.ts imports only kernel and limits.ts', () => {
  none(sources.filter(({ file }) => path.basename(file) === 'rules.ts').filter(({ target }) => !under(target, 'src/kernel') && target !== 'src/limits.ts'));
});

test('nothing imports the generated types but the kit and resolvers, and the generated types import modules by type only', () => {
  none(local.filter(({ file, target }) => target === GENERATED && !under(file, 'src/graphql') && !file.endsWith('resolvers.ts')));
  none(local.filter(({ file, typeOnly }) => file === GENERATED && !typeOnly));
});

/** What both sides of the wire must understand alike. */
const SHARED = ['client/shapes.ts', 'client/outline.ts'];

test('modules take of client only the shapes that both sides share, and those import nothing of ours', () => {
  none(local.filter(({ target }) => under(target, 'client') && !SHARED.includes(target)));
  none(SHARED.flatMap(importsOf).filter((each) => each.local && !SHARED.includes(each.target)));
});

test('the client imports nothing of src, web or tests', () => {
  none(filesOf('client').flatMap(importsOf).filter((each) => each.local && !under(each.target, 'client')));
});

test('the pages import nothing of src: they speak only the public API', () => {
  none(filesOf('web').flatMap(importsOf).filter((each) => each.local && !under(each.target, 'web') && !under(each.target, 'client')));
});

/** Tables that the server keeps as code, and the reference prints. */
const PRINTED = ['src/limits.ts', 'src/kernel/errors.ts'];

test('measurements and replays speak the public API, too; only the reference reads the tables of limits and codes, and the day runs a database', () => {
  const own = filesOf('bench').flatMap(importsOf).filter((each) => each.local && !under(each.target, 'bench') && !under(each.target, 'client'));
  // The day's database outlives the node that is killed, so the bench starts it.
  const started = ({ file, target }: Import): boolean => file === 'bench/day/nodes.ts' && target === 'src/platform/db/embedded.ts';
  none(own.filter((each) => !(under(each.file, 'bench/docs') && PRINTED.includes(each.target)) && !started(each)));
});

test('only config.ts reads the environment', () => {
  const readers = filesOf('src').filter((file) => {
    let reads = false;
    const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      reads ||= (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && /^process(\.env|\[['"]env['"]\])$/.test(node.getText());
      ts.forEachChild(node, visit);
    };
    visit(source);
    return reads;
  });
  expect(readers).toEqual(['src/config.ts']);
});
