import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, OperationTypeNode, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { isStaff } from '../../../kernel/actor.ts';
import type { Context } from '../../kit/context.ts';
import type { Balance } from '../budget.ts';
import { hideSuggestion } from '../errors.ts';
import type { Admission, Gate } from '../gate.ts';

/** Stands for a document that was refused, so that Apollo does not parse it again. */
const NOTHING: DocumentNode = {
  kind: Kind.DOCUMENT,
  definitions: [{ kind: Kind.OPERATION_DEFINITION, operation: OperationTypeNode.QUERY, selectionSet: { kind: Kind.SELECTION_SET, selections: [] } }],
};

type Headers = { set(name: string, value: string): unknown };

/** As draft-ietf-httpapi-ratelimit-headers names them: quota and window, what remains, seconds until it is whole. */
const tellBalance = (headers: Headers, { quota, remaining, resetS }: Balance): void => {
  headers.set('ratelimit-policy', `"cost";q=${quota};w=60`);
  headers.set('ratelimit', `"cost";r=${remaining};t=${resetS}`);
};

/**
 * Brings every request before the gate. Apollo neither parses nor validates a request that has its document already; one that
 * was refused is answered where Apollo lets a plugin answer.
 */
export const admission = (gate: Gate, format: (error: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError): ApolloServerPlugin<Context> => ({
  requestDidStart: async ({ contextValue }) => {
    let admitted: Admission | null = null;
    const staff = (): boolean => contextValue.actor !== null && isStaff(contextValue.actor);
    return {
      didResolveSource: async (request) => {
        const { actor, tokenRefused, address } = contextValue;
        const { operationName, variables } = request.request;
        admitted = gate.admit({ query: request.source, operationName, variables }, { actor, tokenRefused, address, door: 'HTTP' });
        (request as { document?: DocumentNode }).document = 'errors' in admitted ? NOTHING : admitted.document;
      },
      didResolveOperation: async () => {
        if (admitted && 'errors' in admitted) throw admitted.errors[0]!;
      },
      didEncounterErrors: async ({ errors }) => {
        // Apollo takes status and headers from any error's extensions; only the gate's own may set them.
        for (const { originalError, extensions } of errors) if (originalError && !(originalError instanceof GraphQLError)) delete extensions.http;
      },
      willSendResponse: async ({ response }) => {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        if (admitted && 'errors' in admitted) result.errors = admitted.errors.map((error) => format(error.toJSON(), error));
        else if (admitted && result.data !== undefined) result.extensions = { ...result.extensions, cost: admitted.settle(result.data) };
        if (admitted?.balance) tellBalance(response.http.headers, admitted.balance);
        if (result.errors && !staff()) result.errors = result.errors.map((error) => ({ ...error, message: hideSuggestion(error.message) }));
      },
    };
  },
});
