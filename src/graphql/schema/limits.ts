import { GraphQLError, type ASTNode, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from 'graphql';
import { limit } from '../../limits.ts';

const refuse = (message: string, node: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes: [node], extensions: { code: 'LIMIT' } });

/** PostgreSQL keeps no NUL in a text; it is refused at the door, in literals and in variables. */
export const hasNul = (value: unknown): boolean => {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inside]) => hasNul(key) || hasNul(inside));
};

export const nulRefused = (): GraphQLError => new GraphQLError('Text may not contain the character NUL.', { extensions: { code: 'BAD_INPUT' } });

/** How deep a selection goes, and how many fields it has when every fragment is written out. */
interface Extent {
  depth: number;
  fields: number;
}

const CIRCLE: Extent = { depth: Infinity, fields: Infinity };

/** Measures selections, each fragment once: spreads of spreads grow without bound only on paper. */
const measuring = (fragments: Map<string, FragmentDefinitionNode>) => {
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
      const isField = selection.kind === 'Field' ? 1 : 0;
      const inside = selection.kind === 'FragmentSpread' ? ofFragment(selection.name.value) : selection.selectionSet ? of(selection.selectionSet) : { depth: 0, fields: 0 };
      whole.depth = Math.max(whole.depth, isField + inside.depth);
      whole.fields += isField + inside.fields;
    }
    return whole;
  };
  return of;
};

/** Depth, fields and aliases. The same rule for HTTP and WebSocket: a limit on one door only is none. */
export const limitRule: ValidationRule = (context) => {
  const fragments = context.getDocument().definitions.filter((d): d is FragmentDefinitionNode => d.kind === 'FragmentDefinition');
  const measure = measuring(new Map(fragments.map((fragment) => [fragment.name.value, fragment])));
  let aliases = 0;
  return {
    OperationDefinition: (operation) => {
      const { depth, fields } = measure(operation.selectionSet);
      if (depth > limit('queryDepth')) context.reportError(refuse(`An operation is at most ${limit('queryDepth')} fields deep.`, operation));
      if (fields > limit('queryFields')) context.reportError(refuse(`An operation has at most ${limit('queryFields')} fields, fragments written out.`, operation));
    },
    StringValue: (node) => {
      if (hasNul(node.value)) context.reportError(nulRefused());
    },
    Field: (field) => {
      if (field.alias && ++aliases === limit('queryAliases') + 1) context.reportError(refuse(`An operation has at most ${limit('queryAliases')} aliases.`, field));
    },
  };
};
