/**
 * Documents that customers may run. A client library may add `__typename` and print a document its own way, so documents are
 * compared in one canonical form, not by their text.
 */
import { Kind, parse, print, visit, type DocumentNode } from 'graphql';

const isTypename = (node: { name: { value: string }; alias?: unknown; directives?: readonly unknown[] }): boolean =>
  node.name.value === '__typename' && !node.alias && !node.directives?.length;

/** Without `__typename`, comments and formatting, definitions in order. */
const canonical = (document: DocumentNode): string =>
  visit(document, { Field: (node) => (isTypename(node) ? null : undefined) }).definitions.map(print).sort().join('\n');

/** Asks for nothing: `{ __typename }`, with which tools look whether anybody is there. */
const asksNothing = (document: DocumentNode): boolean =>
  document.definitions.every((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation !== 'subscription'
    && definition.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && isTypename(selection)));

/** Tells whether a document is one of the registered texts. */
export const trustedDocuments = (texts: Iterable<string>): ((document: DocumentNode) => boolean) => {
  const known = new Set([...texts].map((text) => canonical(parse(text))));
  return (document) => asksNothing(document) || known.has(canonical(document));
};
