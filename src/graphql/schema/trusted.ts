/**
 * Documents that customers may run. A client library may add `__typename`, and it prints a document in its own way and order,
 * so documents are compared in one canonical form, not by their text.
 */
import {
  Kind, parse, print, visit, type ASTNode, type ConstDirectiveNode, type DirectiveNode, type DocumentNode, type ExecutableDefinitionNode, type FieldNode,
  type SelectionNode, type SelectionSetNode,
} from 'graphql';

const isTypename = (node: SelectionNode): boolean => node.kind === Kind.FIELD && node.name.value === '__typename' && !node.alias && !node.directives?.length;

const byText = (nodes: readonly ASTNode[] | undefined): string => (nodes ?? []).map(inOrder).sort().join(',');

/** Small nodes only: arguments, variables, directives. */
const inOrder = (node: ASTNode): string =>
  print(visit(node, { ObjectValue: { leave: (value) => ({ ...value, fields: value.fields.toSorted((a, b) => (a.name.value < b.name.value ? -1 : 1)) }) } }));

const directivesOf = ({ directives }: { directives?: readonly (DirectiveNode | ConstDirectiveNode)[] | undefined }): string => byText(directives);

const fieldText = (field: FieldNode): string =>
  `${field.alias ? `${field.alias.value}:` : ''}${field.name.value}(${byText(field.arguments)})${directivesOf(field)}${field.selectionSet ? setText(field.selectionSet) : ''}`;

const selectionText = (selection: SelectionNode): string => {
  if (selection.kind === Kind.FIELD) return fieldText(selection);
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}${directivesOf(selection)}`;
  return `... on ${selection.typeCondition?.name.value ?? ''}${directivesOf(selection)}${setText(selection.selectionSet)}`;
};

const setText = ({ selections }: SelectionSetNode): string =>
  `{${selections.filter((selection) => !isTypename(selection)).map(selectionText).sort().join(' ')}}`;

const definitionText = (definition: ExecutableDefinitionNode): string => {
  const head = definition.kind === Kind.FRAGMENT_DEFINITION ? `fragment on ${definition.typeCondition.name.value}` : definition.operation;
  return `${head} ${definition.name?.value ?? ''}(${byText(definition.variableDefinitions)})${directivesOf(definition)}${setText(definition.selectionSet)}`;
};

/** Null: it defines what is no operation's. */
const canonical = ({ definitions }: DocumentNode): string | null => {
  const texts = definitions.map((definition) => ('selectionSet' in definition ? definitionText(definition) : null));
  return texts.includes(null) ? null : texts.sort().join('\n');
};

/** How staff come in: whoever answers these with success may run any document, and nobody else learns anything by them. */
const WAYS_IN = ['signIn', 'refreshSession', 'signOut'];

const isWayIn = (node: SelectionNode): boolean => node.kind === Kind.FIELD && WAYS_IN.includes(node.name.value);

/** What anybody may ask in words of their own: `{ __typename }`, with which tools look whether anybody is there, and to be let in. */
const isForAnybody = ({ definitions }: DocumentNode): boolean =>
  definitions.every((definition) => definition.kind === Kind.FRAGMENT_DEFINITION || (definition.kind === Kind.OPERATION_DEFINITION
    && definition.operation !== 'subscription' && definition.selectionSet.selections.every((node) => isTypename(node) || (definition.operation === 'mutation' && isWayIn(node)))));

/** Tells whether a document is one of the registered texts, or one for anybody. */
export const trustedDocuments = (texts: Iterable<string>): ((document: DocumentNode) => boolean) => {
  const known = new Set([...texts].map((text) => canonical(parse(text))));
  return (document) => {
    if (isForAnybody(document)) return true;
    const text = known.size > 0 ? canonical(document) : null;
    return text !== null && known.has(text);
  };
};
