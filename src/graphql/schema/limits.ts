/**
 * The shape of a document, measured before the specified rules see it. Some of those rules compare fields pair by pair, so
 * a small document could keep them busy for seconds; what is measured here costs one walk and ends at the first refusal.
 */
import {
  GraphQLError, Kind, visit, type ASTNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode,
  type SelectionSetNode, type ValidationRule,
} from 'graphql';
import { limit } from '../../limits.ts';

const refuse = (message: string, node?: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes: node ? [node] : [], extensions: { code: 'LIMIT' } });

/** PostgreSQL keeps no NUL in a text; it is refused at the door, in literals and in variables. */
export const hasNul = (value: unknown): boolean => {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inside]) => hasNul(key) || hasNul(inside));
};

export const nulRefused = (): GraphQLError => new GraphQLError('Text may not contain the character NUL.', { extensions: { code: 'BAD_INPUT' } });

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(document.definitions.filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));

export const operationsOf = (document: DocumentNode): OperationDefinitionNode[] =>
  document.definitions.filter((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);

/** How deep a selection goes, and how many fields it has when every fragment is written out. */
interface Extent {
  depth: number;
  fields: number;
}

const CIRCLE: Extent = { depth: Infinity, fields: Infinity };

/** Measures selections, each fragment once: spreads of spreads grow without bound only on paper. */
const measuring = (fragments: Fragments) => {
  const known = new Map<string, Extent>();
  const ofFragment = (name: string): Extent => {
    const found = known.get(name);
    if (found) return found;
    // Until it is measured, whoever comes back to it has gone in a circle.
    known.set(name, CIRCLE);
    const fragment = fragments.get(name);
    const extent = fragment ? of(fragment.selectionSet) : { depth: 0, fields: 0 };
    known.set(name, extent);
    return extent;
  };
  const of = ({ selections }: SelectionSetNode): Extent => {
    const whole: Extent = { depth: 0, fields: 0 };
    for (const selection of selections) {
      const isField = selection.kind === Kind.FIELD ? 1 : 0;
      const inside = selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : selection.selectionSet ? of(selection.selectionSet) : { depth: 0, fields: 0 };
      whole.depth = Math.max(whole.depth, isField + inside.depth);
      whole.fields += isField + inside.fields;
    }
    return whole;
  };
  return { of, ofFragment };
};

/** Aliases and directives as they are written. */
const written = (document: DocumentNode): { aliases: number; directives: number } => {
  const counts = { aliases: 0, directives: 0 };
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      counts.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD && selection.alias) counts.aliases++;
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) walk(selection.selectionSet);
    }
  };
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    counts.directives += definition.directives?.length ?? 0;
    for (const variable of definition.variableDefinitions ?? []) counts.directives += variable.directives?.length ?? 0;
    walk(definition.selectionSet);
  }
  return counts;
};

/** The fields of selections that stand in one place, fragments written out, by the name they answer to. */
const byResponse = (sets: readonly SelectionSetNode[], fragments: Fragments): Map<string, FieldNode[]> => {
  const found = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        const fragment = seen.has(name) ? undefined : fragments.get(name);
        seen.add(name);
        if (fragment) collect(fragment.selectionSet);
      } else {
        const name = (selection.alias ?? selection.name).value;
        const same = found.get(name);
        if (same) same.push(selection);
        else found.set(name, [selection]);
      }
    }
  };
  sets.forEach(collect);
  return found;
};

/** Pairs that answer to one name in one place, counted until there are more than `most`. */
const repeats = (set: SelectionSetNode, fragments: Fragments, most: number): number => {
  let pairs = 0;
  const descend = (sets: readonly SelectionSetNode[]): void => {
    for (const fields of byResponse(sets, fragments).values()) {
      pairs += (fields.length * (fields.length - 1)) / 2;
      if (pairs > most) return;
      const below = fields.flatMap((field) => field.selectionSet ?? []);
      if (below.length > 0) descend(below);
    }
  };
  descend([set]);
  return pairs;
};

const rootFields = (operation: OperationDefinitionNode, fragments: Fragments): number =>
  [...byResponse([operation.selectionSet], fragments).values()].reduce((sum, fields) => sum + fields.length, 0);

/** The first limit that an operation goes over. Its extent comes first: what follows takes time by it. */
const refusedOperation = (operation: OperationDefinitionNode, fragments: Fragments, measure: ReturnType<typeof measuring>): GraphQLError | null => {
  const { depth, fields } = measure.of(operation.selectionSet);
  if (depth > limit('queryDepth')) return refuse(`An operation is at most ${limit('queryDepth')} fields deep.`, operation);
  if (fields > limit('queryFields')) return refuse(`An operation has at most ${limit('queryFields')} fields, fragments written out.`, operation);
  if (rootFields(operation, fragments) > limit('queryRootFields')) return refuse(`An operation has at most ${limit('queryRootFields')} root fields.`, operation);
  if (repeats(operation.selectionSet, fragments, limit('queryRepeats')) > limit('queryRepeats')) return refuse('Too many fields answer to the same name in one place.', operation);
  return null;
};

/** The first limit that the document goes over, or null. */
export const refusedShape = (document: DocumentNode): GraphQLError | null => {
  const fragments = fragmentsOf(document);
  const operations = operationsOf(document);
  const definedFragments = document.definitions.length - operations.length;
  if (operations.length > limit('queryOperations')) return refuse(`A document has at most ${limit('queryOperations')} operations.`);
  if (definedFragments > limit('queryFragments')) return refuse(`A document has at most ${limit('queryFragments')} fragments.`);
  const { aliases, directives } = written(document);
  if (aliases > limit('queryAliases')) return refuse(`A document has at most ${limit('queryAliases')} aliases.`);
  if (directives > limit('queryDirectives')) return refuse(`A document has at most ${limit('queryDirectives')} directives.`);
  const measure = measuring(fragments);
  // A fragment that nobody spreads is compared by the specified rules all the same.
  for (const [name, fragment] of fragments) {
    const { depth, fields } = measure.ofFragment(name);
    if (depth > limit('queryDepth') || fields > limit('queryFields')) return refuse('A fragment is too deep, too large, or spreads itself.', fragment);
    if (repeats(fragment.selectionSet, fragments, limit('queryRepeats')) > limit('queryRepeats')) return refuse('Too many fields answer to the same name in one place.', fragment);
  }
  for (const operation of operations) {
    const refused = refusedOperation(operation, fragments, measure);
    if (refused) return refused;
  }
  return null;
};

/** A NUL in a literal. Written out it is no GraphQL, so only an escape can bring one. */
export const nulInLiteral = (text: string, document: DocumentNode): boolean => {
  if (!text.includes('\\u')) return false;
  let found = false;
  visit(document, { StringValue: (node) => void (found ||= hasNul(node.value)) });
  return found;
};

/** The shape as one rule of a validation, for a door that validates by itself. */
export const limitRule: ValidationRule = (context) => ({
  Document: (document) => {
    const refused = refusedShape(document) ?? (nulInLiteral('\\u', document) ? nulRefused() : null);
    if (refused) context.reportError(refused);
  },
});
