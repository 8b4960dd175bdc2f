import { GraphQLError, type ASTNode, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from 'graphql';
import { limit } from '../../limits.ts';

const refuse = (message: string, node: ASTNode): GraphQLError =>
  new GraphQLError(message, { nodes: [node], extensions: { code: 'LIMIT' } });

/** Fields deep, fragments included; a fragment in a circle counts as too deep, and another rule names it. */
const depthOf = (selections: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, left: number): number => {
  if (left < 0) return 1;
  let deepest = 0;
  for (const selection of selections.selections) {
    if (selection.kind === 'FragmentSpread') {
      const fragment = fragments.get(selection.name.value);
      if (fragment) deepest = Math.max(deepest, depthOf(fragment.selectionSet, fragments, left - 1));
    } else if (selection.selectionSet) {
      deepest = Math.max(deepest, (selection.kind === 'Field' ? 1 : 0) + depthOf(selection.selectionSet, fragments, left - 1));
    } else deepest = Math.max(deepest, 1);
    if (deepest > limit('queryDepth')) return deepest;
  }
  return deepest;
};

/** Depth and aliases. The same rules for HTTP and WebSocket: a limit on one door only is none. */
export const limitRule: ValidationRule = (context) => {
  let aliases = 0;
  return {
    OperationDefinition: (operation) => {
      const fragments = new Map(
        context.getDocument().definitions.filter((d): d is FragmentDefinitionNode => d.kind === 'FragmentDefinition').map((d) => [d.name.value, d]),
      );
      if (depthOf(operation.selectionSet, fragments, 4 * limit('queryDepth')) > limit('queryDepth')) {
        context.reportError(refuse(`An operation is at most ${limit('queryDepth')} fields deep.`, operation));
        return false;
      }
      return undefined;
    },
    Field: (field) => {
      if (field.alias && ++aliases === limit('queryAliases') + 1) context.reportError(refuse(`An operation has at most ${limit('queryAliases')} aliases.`, field));
    },
  };
};
