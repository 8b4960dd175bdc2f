import { readdirSync } from 'node:fs';
import ts from 'typescript';

/** How many rules each section of the requirements has. */
const SECTIONS: Record<string, number> = {
  A: 21, B: 23, C: 15, D: 20, E: 32, F: 8, G: 20, H: 9, I: 37, J: 14, K: 27, L: 15, M: 10, N: 5, O: 4, P: 9, Q: 8, R: 5,
};

/** Rules that wait, with why and for whom. */
export type Later = Record<string, { reason: string; area: string }>;

const rule = (section: string, number: number): string => `${section}-${String(number).padStart(2, '0')}`;
const span = (section: string, from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => rule(section, from + i));

/** The rules of sections (`D`), single rules (`C-05`) and ranges (`C-05..C-15`); throws at what is none. */
export const asked = (given: string[]): string[] => {
  const parts = given.flatMap((arg) => arg.split(',')).filter((part) => part !== '');
  const all = (parts.length > 0 ? parts : Object.keys(SECTIONS)).flatMap((part) => {
    const found = /^([A-R])(?:-(\d\d)(?:(?:\.\.|…|-)(?:\1-)?(\d\d))?)?$/.exec(part);
    const size = found ? SECTIONS[found[1]!]! : 0;
    const from = Number(found?.[2] ?? 1);
    const to = Number(found?.[3] ?? found?.[2] ?? size);
    if (!found || from < 1 || to > size || from > to) throw new Error(`${part} names no rules`);
    return span(found[1]!, from, to);
  });
  return [...new Set(all)].sort();
};

/** Rules named in the titles of a file's tests and of the groups around them. What is skipped does not count. */
export const quotedIn = (source: string, name: string): Set<string> => {
  const found = new Set<string>();
  const title = (call: ts.CallExpression): string | null => {
    const first = call.arguments[0];
    return first && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)) ? first.getText() : null;
  };
  /** `test`, `it` or `describe`, also behind `.each(…)` and `.only`. */
  const isTest = (callee: ts.Expression): boolean =>
    ts.isIdentifier(callee) ? ['test', 'it', 'describe'].includes(callee.text)
      : ts.isPropertyAccessExpression(callee) ? !['skip', 'todo'].includes(callee.name.text) && isTest(callee.expression)
        : ts.isCallExpression(callee) || ts.isTaggedTemplateExpression(callee) ? isTest(ts.isCallExpression(callee) ? callee.expression : callee.tag) : false;
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) for (const quoted of title(node)?.matchAll(/\b[A-R]-\d\d\b/g) ?? []) found.add(quoted[0]);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS));
  return found;
};

export const testFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}${name}`).sort();

export interface Verdict {
  quoted: string[];
  later: string[];
  /** Neither quoted nor listed. */
  missing: string[];
  /** Listed although a test quotes it. */
  settled: string[];
  /** Listed without a reason or without who owes it. */
  unfounded: string[];
}

export const judge = (rules: readonly string[], quoted: ReadonlySet<string>, later: Later): Verdict => {
  const listed = (id: string) => later[id] !== undefined;
  return {
    quoted: rules.filter((id) => quoted.has(id)),
    later: rules.filter((id) => !quoted.has(id) && listed(id)),
    missing: rules.filter((id) => !quoted.has(id) && !listed(id)),
    settled: rules.filter((id) => quoted.has(id) && listed(id)),
    unfounded: rules.filter((id) => listed(id) && (later[id]!.reason.trim().length < 10 || later[id]!.area.trim() === '')),
  };
};
